"""Hard-wrapped text: paragraphs that were broken at a fixed width, as in mails, press releases and old archives."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

__all__ = ["joined"]

NARROWEST = 30
"""Characters of the width that lines are broken at."""
SLACK = 6
"""A wrapped line falls short of the width by the next word and no more than so many characters."""
LEAST = 3
"""So many pairs of lines must go on in the middle of a sentence."""
SHARE = 0.3
"""And such a share of all lines with a neighbour below."""
BULLETS = "-*•–—>·#|"


def joined(lines: Sequence[str]) -> list[tuple[str, bool]]:
    """The lines with those of one paragraph joined by spaces, each with whether it was joined; all characters count.

    >>> wide = ["The old bridge over the river was", "opened to traffic on Monday after", "two years."]
    >>> joined([*wide, "", *wide])[0]
    ('The old bridge over the river was opened to traffic on Monday after two years.', True)
    >>> joined(["Jane Roe", "Berlin"])
    [('Jane Roe', False), ('Berlin', False)]
    """
    width = max(map(len, lines), default=0)
    goes_on = [_goes_on(one, two, width) for one, two in pairwise(lines)]
    pairs = sum(1 for one, two in pairwise(lines) if one.strip() and two.strip())
    sure = sum(1 for (one, two), follows in zip(pairwise(lines), goes_on, strict=True) if follows and _surely(one, two))
    if width < NARROWEST or sure < LEAST or sum(goes_on) < SHARE * pairs:
        return [(line, False) for line in lines]
    out: list[tuple[str, bool]] = []
    part = [lines[0]]
    for line, follows in zip(lines[1:], goes_on, strict=True):
        if follows:
            part.append(line)
            continue
        out.append((" ".join(part), len(part) > 1))
        part = [line]
    return [*out, (" ".join(part), len(part) > 1)]


def _goes_on(line: str, below: str, width: int) -> bool:
    """Whether the line below goes on with a line's sentence: its first word did not fit any more."""
    text = below.strip()
    if not text or text[0] in BULLETS or not line.strip():
        return False
    return len(line.rstrip()) + 1 + len(text.split(None, 1)[0]) > width - SLACK


def _surely(line: str, below: str) -> bool:
    """Whether a line is plainly the middle of a sentence: the next begins with a small letter, or has none."""
    first = below.strip()[0]
    caseless = first.isalpha() and first.upper() == first.lower()
    return first.islower() or (caseless and line.rstrip()[-1].isalpha())
