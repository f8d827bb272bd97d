"""Edits in source offsets: made, applied, composed, undone, and the map that carries spans back to the source.

An edit list is sorted, disjoint and in *source* offsets; no edit is a pure insertion, so the map is never ambiguous.
Two passes of repair compose into one list (:func:`compose`), however many passes there were.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from normalize.model import Edit

__all__ = ["OffsetMap", "apply", "compose", "to_source", "trimmed", "undo"]


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


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits.

    >>> apply("a&amp;b", [Edit(1, 6, "&amp;", "&", "entity")])
    'a&b'
    """
    parts, at = [], 0
    for edit in edits:
        parts += (text[at : edit.start], edit.after)
        at = edit.end
    return "".join((*parts, text[at:]))


def undo(text: str, edits: Iterable[Edit]) -> str:
    """The source of a repaired text.

    >>> undo("a&b", [Edit(1, 6, "&amp;", "&", "entity")])
    'a&amp;b'
    """
    parts, at, shift = [], 0, 0
    for edit in edits:
        start = edit.start + shift
        parts += (text[at:start], edit.before)
        at = start + len(edit.after)
        shift += len(edit.after) - len(edit.before)
    return "".join((*parts, text[at:]))


def trimmed(start: int, before: str, after: str, reason: str) -> Edit | None:
    """The smallest edit that turns `before` (at `start`) into `after`; `None` when they are equal.

    What it replaces is never empty, so that no edit is a pure insertion.
    """
    if before == after:
        return None
    limit = min(len(before) - 1, len(after))
    head = 0
    while head < limit and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < limit - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    stop = len(before) - tail
    return Edit(start + head, start + stop, before[head:stop], after[head : len(after) - tail], reason)


def compose(source: str, first: Sequence[Edit], middle: str, second: Sequence[Edit]) -> tuple[Edit, ...]:
    """One list for two passes: `first` leads from `source` to `middle`, `second` from there to the result.

    >>> compose("&amp;x", [Edit(0, 5, "&amp;", "&", "entity")], "&x", [Edit(0, 1, "&", "+", "plus")])
    (Edit(start=0, end=5, before='&amp;', after='+', reason='entity'),)
    """
    if not first or not second:
        return tuple(first or second)
    out, shift = [], 0
    for start, end, ones, twos in _groups(_in_middle(first), second):
        begin = start + shift
        shift += sum(len(e.before) - len(e.after) for e in ones)
        inside = [Edit(e.start - start, e.end - start, e.before, e.after, e.reason) for e in twos]
        after = apply(middle[start:end], inside)
        before = source[begin : end + shift]
        if before != after:
            out.append(Edit(begin, end + shift, before, after, (ones or twos)[0].reason))
    return tuple(out)


def _in_middle(edits: Sequence[Edit]) -> list[Edit]:
    """The same edits with their spans in the text that they produced."""
    shift, out = 0, []
    for e in edits:
        start = e.start + shift
        out.append(Edit(start, start + len(e.after), e.before, e.after, e.reason))
        shift += len(e.after) - len(e.before)
    return out


Group = tuple[int, int, list[Edit], list[Edit]]


def _groups(first: Sequence[Edit], second: Sequence[Edit]) -> Iterator[Group]:
    """Start, end and edits of both passes, in order; edits that overlap in the middle text come as one group.

    What `first` deleted is an empty span there: it joins a group only when it lies strictly inside.
    """
    tagged = sorted([*((e.start, e.end, 0, e) for e in first), *((e.start, e.end, 1, e) for e in second)],
                    key=lambda row: row[:3])  # fmt: skip
    group: Group | None = None
    for start, end, rank, edit in tagged:
        if group is None or start >= group[1]:
            if group is not None:
                yield group
            group = (start, end, [], [])
        group = (group[0], max(group[1], end), group[2], group[3])
        group[2 + rank].append(edit)
    if group is not None:
        yield group
