"""A record as one row of a table: one column a field, lists joined, the full record where a table cannot hold it."""

from __future__ import annotations

import json
from typing import Any

from normalize.model import Date, Money, Record

__all__ = ["COLUMNS", "FLAGS", "alternatives", "to_row", "to_text"]

COLUMNS = (
    "url", "headline", "description", "body", "authors", "credits", "captions", "dateline", "language", "script",
    "published", "published_precision", "published_ambiguous", "published_alternatives", "updated", "dates", "money",
    "notes", "removed",
)  # fmt: skip
FLAGS = ("published_ambiguous",)
"""Columns that are true or false."""


def to_row(record: Record) -> dict[str, Any]:
    """The columns of a record; several values are joined by a semicolon, `removed` is JSON.

    >>> row = to_row(Record(headline="Hi", authors=("Ann Lee", "Bo Ek")))
    >>> row["authors"], row["published"]
    ('Ann Lee; Bo Ek', None)
    """
    language, published = record.language, record.published
    others = [] if published is None else alternatives(published)
    removed = [{"kind": cut.kind, "text": cut.text, "start": cut.start, "end": cut.end} for cut in record.removed]
    return {
        "url": record.url, "headline": record.headline, "description": record.description, "body": record.body,
        "authors": _joined(record.authors), "credits": _joined(record.credits), "captions": _joined(record.captions),
        "dateline": record.dateline, "language": None if language is None else language.tag,
        "script": None if language is None else language.script, "published": _iso(published),
        "published_precision": None if published is None else published.precision,
        "published_ambiguous": None if published is None else published.ambiguous,
        "published_alternatives": _joined(others),
        "updated": _iso(record.updated),
        "dates": _joined([d.isoformat() or d.text for d in record.dates]),
        "money": _joined([_amount(m) for m in record.money]), "notes": _joined(record.notes),
        "removed": json.dumps(removed, ensure_ascii=False) if removed else None,
    }  # fmt: skip


def to_text(record: Record) -> str:
    """The cleaned article: headline, description and body, a blank line between each two.

    >>> to_text(Record(headline="Hi", body="There."))
    'Hi\\n\\nThere.'
    """
    return "\n\n".join(part for part in (record.headline, record.description, record.body) if part)


def alternatives(date: Date) -> list[str]:
    """The other readings of a date, as precise as the one that was chosen."""
    others = (Date(value, date.precision, date.text, date.start, date.end) for value in date.alternatives)
    return [other.isoformat() or "" for other in others]


def _joined(values: Any) -> str | None:
    return "; ".join(values) or None


def _iso(date: Date | None) -> str | None:
    return None if date is None else date.isoformat()


def _amount(money: Money) -> str:
    high = "" if money.amount_max is None else f"-{money.amount_max:f}"
    return f"{money.amount:f}{high} {money.currency or '?'}"
