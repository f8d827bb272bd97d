"""Pieces of a text: stretches in one language, repairs, what was cut, the tiles that rebuild a source.

Those that a page has hundreds of are named tuples: frozen, slotted and typed as well, at half the price.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from normalize.value import Value

__all__ = ["REMOVED_KINDS", "Cleaned", "Edit", "LanguageSpan", "Removed", "Repaired", "Segment"]

REMOVED_KINDS = (
    "stamp.published", "stamp.updated", "byline", "credit", "caption", "related", "read-more", "comments",
    "share", "newsletter", "subscribe", "cookies", "advertisement", "navigation", "copyright", "agency",
    "invisible", "other",
)  # fmt: skip
"""Every legal `Removed.kind`."""


class LanguageSpan(NamedTuple):
    """A stretch of text in one language; the spans of one call tile its text."""

    start: int
    end: int
    tag: str
    script: str


class Edit(NamedTuple):
    """One repair: `before` stood at `start:end` of the source, `after` replaced it; `reason` is a code."""

    start: int
    end: int
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Repaired(Value):
    """A repaired text with the edits (in source offsets, sorted, disjoint) that lead there and back."""

    text: str
    edits: tuple[Edit, ...] = ()

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Carry a span of `text` back to the source; a span that touches an edit covers the whole of it.

        >>> Repaired("a&b", (Edit(1, 6, "&amp;", "&", "entity"),)).to_source(1, 3)
        (1, 7)
        """
        from normalize.offsets import to_source

        return to_source(self.edits, start, end)

    def source(self) -> str:
        """The source text, rebuilt exactly.

        >>> Repaired("a&b", (Edit(1, 6, "&amp;", "&", "entity"),)).source()
        'a&amp;b'
        """
        from normalize.offsets import undo

        return undo(self.text, self.edits)


class Removed(NamedTuple):
    """Something that was cut: kind, text and span, the rule that cut it, the label's language."""

    kind: str
    text: str
    start: int
    end: int
    rule: str
    language: str | None = None


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Cleaned(Value):
    """A text without its boilerplate, and everything that was cut."""

    text: str
    removed: tuple[Removed, ...] = ()


class Segment(NamedTuple):
    """A tile of the source: its role, and its text where no field of the record holds it verbatim."""

    role: str
    start: int
    end: int
    text: str | None = None
