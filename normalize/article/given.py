"""What the caller passed: a text, undecoded bytes, or a scraped record whose fields are evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from normalize.article.decoding import decode
from normalize.errors import InputError
from normalize.text.repair import repair
from normalize.value import Value

__all__ = ["OWN", "Given", "Mark", "open_source", "tidied"]

Mark = tuple[int, str, str]
"""An offset of the text, the role of what stands there by the markup of the page, and the rule."""


OWN = "markup:paragraph"
"""The rule of a row that is a paragraph in the article's own container, whatever its role will be."""


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


def tidied(value: str) -> str:
    """What a field says without what is broken or invisible in it: references, bidi marks, mojibake."""
    return repair(value).text.strip()


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
        from normalize.article.records import open_record

        return open_record(source)
    raise InputError(f"the source is {type(source).__name__}; pass str, bytes or a mapping with a text field")
