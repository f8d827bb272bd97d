"""schema.org NewsArticle as JSON-LD."""

from __future__ import annotations

import datetime as dt
from typing import Any

from normalize.export.stamps import address, instant
from normalize.model import Date, Money, Record

__all__ = ["CONTEXT", "to_schema_org"]

CONTEXT = "https://schema.org"


def to_schema_org(record: Record) -> dict[str, Any]:
    """The record as a NewsArticle, JSON types only; amounts of money are texts, so that no digit is lost.

    A day is written as a day.  A time of day without a zone is left out, and `newsnorm:note` (a name of our own,
    outside the vocabulary) says so.

    >>> to_schema_org(Record(headline="Hi", authors=("Ann Lee",)))["author"]
    [{'@type': 'Person', 'name': 'Ann Lee'}]
    """
    published, published_note = _moment(record.published, "published")
    updated, updated_note = _moment(record.updated, "updated")
    notes = [*record.notes, *filter(None, (published_note, updated_note))]
    article: dict[str, Any] = {
        "@context": [CONTEXT, {"newsnorm": "urn:newsnorm:"}] if notes else CONTEXT,
        "@type": "NewsArticle",
        "url": address(record.url),
        "headline": record.headline,
        "abstract": record.description,
        "articleBody": record.body,
        "inLanguage": None if record.language is None or record.language.tag == "und" else record.language.tag,
        "datePublished": published,
        "dateModified": updated,
        "dateline": record.dateline,
        "author": [{"@type": "Person", "name": name} for name in record.authors if name],
        "creditText": "; ".join(record.credits),
        "image": [{"@type": "ImageObject", "caption": caption} for caption in record.captions if caption],
        "copyrightNotice": "\n".join(cut.text for cut in record.removed if cut.kind == "copyright"),
        "mentions": [_amount(money) for money in record.money],
        "newsnorm:note": notes,
    }
    return {name: value for name, value in article.items() if value}


def _moment(date: Date | None, name: str) -> tuple[str | None, str | None]:
    """A day as it stands, anything finer as a point in time."""
    if date is not None and date.precision == "day" and isinstance(date.value, dt.date):
        return date.isoformat(), None
    return instant(date, name)


def _amount(money: Money) -> dict[str, str]:
    amount = {"@type": "MonetaryAmount", "name": money.text}
    if money.currency is not None:
        amount["currency"] = money.currency
    if money.amount_max is None:
        amount["value"] = f"{money.amount:f}"
    else:
        amount["minValue"], amount["maxValue"] = f"{money.amount:f}", f"{money.amount_max:f}"
    return amount
