"""Edits in source offsets: made, applied, composed (`normalize.offsets` undoes them and carries spans back).

An edit list is sorted, disjoint and in *source* offsets; no edit is a pure insertion, so the map is never ambiguous.
Two passes of repair compose into one list (:func:`compose`), however many passes there were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from normalize.model import Edit

__all__ = ["apply", "compose", "trimmed"]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits.

    >>> apply("a&amp;b", [Edit(1, 6, "&amp;", "&", "entity")])
    'a&b'
    """
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.after)
        at = edit.end
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
    out: list[Edit] = []
    shift = 0
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
        (group[3] if rank else group[2]).append(edit)
    if group is not None:
        yield group
