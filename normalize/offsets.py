"""Carrying spans of a repaired text back to its source, and undoing the repair: what a `Repaired` value can do."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from normalize.model import Edit

__all__ = ["OffsetMap", "to_source", "undo"]


class OffsetMap:
    """Carries spans of a repaired text back to its source: O(log edits) a span.

    >>> OffsetMap([Edit(1, 6, "&amp;", "&", "entity")]).to_source(2, 3)
    (6, 7)
    """

    __slots__ = ("_edits", "_ends", "_starts")

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        shifts = [0, *accumulate(len(e.after) - len(e.before) for e in edits)]
        self._starts = [e.start + s for e, s in zip(edits, shifts, strict=False)]
        self._ends = [a + len(e.after) for a, e in zip(self._starts, edits, strict=True)]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of `start:end`; a span that touches an edit covers the whole of what was replaced."""
        if not self._edits:
            return start, end
        return self._left(start), self._right(end) if end > start else self._left(start)

    def _left(self, position: int) -> int:
        index = bisect_right(self._ends, position)
        if index < len(self._edits) and self._starts[index] <= position < self._ends[index]:
            return self._edits[index].start
        return self._outside(position, index)

    def _right(self, position: int) -> int:
        index = bisect_left(self._starts, position)
        if index and position <= self._ends[index - 1] and self._starts[index - 1] < position:
            return self._edits[index - 1].end
        return self._outside(position, index)

    def _outside(self, position: int, edits_before: int) -> int:
        if not edits_before:
            return position
        return position - self._ends[edits_before - 1] + self._edits[edits_before - 1].end


def to_source(edits: Sequence[Edit], start: int, end: int) -> tuple[int, int]:
    """One span carried back to the source; for many spans keep an :class:`OffsetMap`."""
    return OffsetMap(edits).to_source(start, end)


def undo(text: str, edits: Iterable[Edit]) -> str:
    """The source of a repaired text.

    >>> undo("a&b", [Edit(1, 6, "&amp;", "&", "entity")])
    'a&amp;b'
    """
    parts: list[str] = []
    at = shift = 0
    for edit in edits:
        start = edit.start + shift
        parts += (text[at:start], edit.before)
        at = start + len(edit.after)
        shift += len(edit.after) - len(edit.before)
    return "".join((*parts, text[at:]))
