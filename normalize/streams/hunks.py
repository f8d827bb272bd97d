r"""What a change took away, as pieces that put it back: half-open spans of the new text and the old text of each.

The pieces are found line by line (`\n`, or the two characters `\n` in JSON), so that cutting a label at the top and
a stamp at the end keeps two short pieces and not the whole article.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalize.patterns import pattern

__all__ = ["Hunk", "find_hunks", "undo_hunks"]

Hunk = tuple[int, int, str]
"""Start and end in the new text, and what stood there before."""

_PIECE = pattern(r"(?:[^\n\\]|\\(?!n))*+(?:\n|\\n|\Z)")
_LARGEST = 1_000
"""Lines up to which two texts are compared line by line; beyond, one piece holds all that differs."""


def find_hunks(before: str, after: str) -> list[Hunk]:
    r"""The pieces that lead back from `after` to `before`.

    >>> find_hunks("Share\nNews\nbody\nby me\n", "News\nbody\n")
    [(0, 0, 'Share\n'), (10, 10, 'by me\n')]
    """
    if before == after:
        return []
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    start = sum(map(len, new[:head]))
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(old) + len(new) > _LARGEST:
        return [(start, start + len("".join(new)), "".join(old))]
    return _differences(old, new, start)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _differences(old: list[str], new: list[str], start: int) -> list[Hunk]:
    from difflib import SequenceMatcher

    places = [start]
    for piece in new:
        places.append(places[-1] + len(piece))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (places[new_start], places[new_end], "".join(old[old_start:old_end]))
        for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes()
        if tag != "equal"
    ]


def undo_hunks(after: str, hunks: Sequence[Hunk]) -> str:
    r"""The old text.

    >>> undo_hunks("News\nbody\n", [(0, 0, "Share\n"), (10, 10, "by me\n")])
    'Share\nNews\nbody\nby me\n'
    """
    parts: list[str] = []
    place = 0
    for start, end, before in hunks:
        parts += (after[place:start], before)
        place = end
    return "".join((*parts, after[place:]))
