"""What the caller passed: a text, undecoded bytes, or a scraped record whose fields are evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from normalize.article.decoding import decode
from normalize.errors import InputError
from normalize.value import Value

__all__ = ["FIELDS", "Given", "Mark", "open_source"]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "maintext", "articleBody", "body_text", "content", "cleaned_text", "article_text", "raw_text",
    ),
    "headline": ("headline", "title", "headlines", "name"),
    "description": ("description", "summary", "abstract", "description_text", "meta_description", "excerpt"),
    "published": (
        "published", "date", "date_publish", "datePublished", "publish_date", "date_published", "firstCreated",
        "firstcreated", "datePublishedRaw", "pubDate",
    ),
    "updated": (
        "updated", "modified", "date_modify", "dateModified", "date_modified", "versionCreated", "versioncreated",
        "contentModified",
    ),
    "authors": ("authors", "author", "byline", "by", "bylines"),
    "url": ("url", "canonicalUrl", "canonical_link", "source_url", "link", "uri"),
    "language": ("language", "inLanguage", "lang", "meta_lang", "languages"),
    "fetched": ("fetched", "date_download", "fetch_date", "filedate", "crawl_date", "downloaded_at", "dateDownloaded"),
}  # fmt: skip
"""Our name of a field to the names that trafilatura, news-please, newspaper4k, Zyte, ninjs and schema.org give it."""

_NAMED = ("name", "text", "value", "rawName", "nameRaw", "@value", "literal", "contentText")
"""Keys under which a nested value holds its text."""


Mark = tuple[int, str, str]
"""An offset of the text, the role of what stands there by the markup of the page, and the rule."""


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Given(Value):
    """The text to work on, what the record's other fields say, and what was odd about the input."""

    text: str
    fields: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    """What the markup says of lines of the text, in their order."""
    origin: str = "field"
    """Where the fields come from, as evidence names it: "field" or "markup"."""

    def first(self, name: str) -> str | None:
        """The first value of a field, or `None`."""
        values = self.fields.get(name, ())
        return values[0] if values else None


def open_source(source: str | bytes | Mapping[str, Any]) -> Given:
    """Read what the caller passed; `InputError` when there is no text in it.

    >>> open_source({"title": "Hi", "maintext": "There."}).first("headline")
    'Hi'
    """
    if isinstance(source, str):
        return Given(source, {})
    if isinstance(source, bytes | bytearray | memoryview):
        text, note = decode(bytes(source))
        return Given(text, {}, (note,) if note else ())
    if isinstance(source, Mapping):
        return _from_record(source)
    raise InputError(f"the source is {type(source).__name__}; pass str, bytes or a mapping with a text field")


def _from_record(record: Mapping[str, Any]) -> Given:
    fields = {name: _values(record, keys) for name, keys in FIELDS.items()}
    texts = fields.pop("text")
    if not texts and not fields["headline"]:
        known = ", ".join(FIELDS["text"])
        raise InputError(f"the record has no text; its text field is one of {known}")
    note = _odd(record)
    return Given("\n\n".join(texts), {k: v for k, v in fields.items() if v}, note)


def _odd(record: Mapping[str, Any]) -> tuple[str, ...]:
    present = [key for key in FIELDS["text"] if _texts(record.get(key))]
    if len(present) < 2:
        return ()
    return (f"The record has more than one text field ({', '.join(present)}); {present[0]} was read.",)


def _values(record: Mapping[str, Any], keys: Sequence[str]) -> tuple[str, ...]:
    """The texts of the first key that has any."""
    for key in keys:
        if values := tuple(_texts(record.get(key))):
            return values
    return ()


def _texts(value: Any) -> Iterable[str]:
    """The texts in a value as scrapers write it: a string, a list, a mapping with a name; dates by `isoformat`."""
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    if isinstance(value, Mapping):
        return next((found for key in _NAMED if (found := tuple(_texts(value.get(key))))), ())
    if isinstance(value, list | tuple):
        return tuple(text for item in value[:50] for text in _texts(item))
    if hasattr(value, "isoformat"):
        return (str(value.isoformat()),)
    return ()
