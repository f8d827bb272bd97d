"""ninjs 3.1, the IPTC's news item in JSON."""

from __future__ import annotations

from typing import Any

from normalize.export.stamps import address, instant
from normalize.model import Record

__all__ = ["SCHEMA", "to_ninjs"]

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
_PLAIN = "text/plain"


def to_ninjs(record: Record) -> dict[str, Any]:
    """The record as a ninjs 3.1 text item, JSON types only.

    A time without a zone, or known to the day only, is left out, and `edNote` says so.  A record without an address
    is named by its content (an `ni` URI, RFC 6920).

    >>> item = to_ninjs(Record(headline="Hi", body="There.", url="https://news.example/1"))
    >>> item["uri"], item["headlines"]
    ('https://news.example/1', [{'contentType': 'text/plain', 'value': 'Hi'}])
    """
    first, first_note = instant(record.published, "published")
    last, last_note = instant(record.updated, "updated")
    notes = [*record.notes, *filter(None, (first_note, last_note))]
    item: dict[str, Any] = {
        "uri": _uri(record),
        "type": "text",
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "language": None if record.language is None or record.language.tag == "und" else record.language.tag,
        "firstCreated": first,
        "versionCreated": last or first,
        "headlines": _texts(record.headline),
        "descriptions": [*_texts(record.description, role="summary"), *_texts(*record.captions, role="caption")],
        "bodies": _bodies(record.body),
        "by": ", ".join(record.authors),
        "infoSources": _sources(record),
        "located": record.dateline,
        "copyrightNotice": "\n".join(cut.text for cut in record.removed if cut.kind == "copyright"),
        "edNote": "\n".join(notes),
    }
    return {name: value for name, value in item.items() if value}


def _uri(record: Record) -> str:
    known = address(record.url)
    if known is not None:
        return known
    import base64
    import hashlib

    text = record.restore() or "\n\n".join(filter(None, (record.headline, record.body)))
    name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return "ni:///sha-256;" + base64.urlsafe_b64encode(name).rstrip(b"=").decode()


def _texts(*values: str | None, role: str = "") -> list[dict[str, str]]:
    return [
        {**({"role": role} if role else {}), "contentType": _PLAIN, "value": value} for value in values if value
    ]


def _bodies(body: str) -> list[dict[str, Any]]:
    if not body:
        return []
    return [{"contentType": _PLAIN, "charCount": len(body), "wordCount": len(body.split()), "value": body}]


def _sources(record: Record) -> list[dict[str, str]]:
    people = [{"name": name, "role": "author"} for name in record.authors if name]
    return [*people, *({"name": name, "role": "credit"} for name in record.credits if name)]
