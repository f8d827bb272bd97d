"""From a text to clusters: digit runs and the known words around them, each a token with a letter.

A cluster is a stretch of digit runs, date words and signs without an unknown word; its letters, joined, are its
*shape*, on which the grammar works.  Only what stands beside digit runs is ever looked up, a bounded way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from normalize.dates.beside import leads, opens, reach
from normalize.dates.ideographs import with_ideographs
from normalize.dates.shape import is_telling
from normalize.dates.tokens import NOTHING, Stretch, Token, between, head, tail
from normalize.dates.words import kinds_of
from normalize.text.digits import DigitRun, scan_digits

__all__ = ["Cluster", "clusters", "framed"]

HEAD = 48
TAIL = 56
"""How far right and left of a digit run words are looked up."""
NARROW = 16
"""The same before a digit run in a script without blanks, where a word has few characters."""
WHOLE = 56
"""The longest stretch between two digit runs of one cluster."""
REPEATED = 8
"""A stretch so short repeats from text to text: the cache answers sooner than a look at it."""
MAX_RUNS = 24
_LENGTHS = ["x", *"123456789", "x", "x", "V", "x", "W"] + ["x"] * 26
"""Letters of digit runs by their lengths; a run too long for a number has no digits."""
_WHOLE_DATES = "8VW"
"""Lengths of a number that can be a date by itself: 20120226, with a clock behind it 12 or 14 digits."""
_YEARS = ("1990", "2059")
_GLUED_LEAST, _GLUED_MOST = 5, 12
"""Digits of the shortest and the longest run that is taken apart by what they say."""
_new = tuple.__new__
_SEAM = Stretch(" ", (Token(" ", 0, 0, " "),))
"""Stands between two numbers that are glued."""
Piece = DigitRun | tuple[int, Stretch]
"""What clusters are made of: digit runs, and stretches of words with where they begin."""


class Cluster(NamedTuple):
    """Tokens side by side, field by field: their letters are the `shape`, their canonical words the `keys` (ASCII
    digits for numbers); offsets count in the text."""

    shape: str
    keys: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


def clusters(text: str, runs: Sequence[DigitRun]) -> list[Cluster]:
    """All clusters of a text in which a clock or a date can be."""
    found: list[Cluster] = []
    shape, pieces, gap = "", list[Piece](), None
    last = count = 0
    for run, stop in zip(runs, [*(run[0] for run in islice(runs, 1, None)), len(text)], strict=False):
        start, end, digits = run
        if gap is None:
            led = last < start and leads(text, last, start)
            if not led and _is_alone(text, end, stop, len(digits)):
                last = end
                continue
            gap, last = _before(text, last, start) if led else (NOTHING, last)
            shape, pieces, count = "", [], 0
        shape += gap[0]
        pieces.append((last, gap))
        cut = _glued(text, end, digits, shape) if 4 <= end - start <= _GLUED_MOST and len(shape) > 1 else 0
        if cut:
            pieces += [_new(DigitRun, (start, start + cut, digits[:cut])), (start + cut, _SEAM)]
            shape += _LENGTHS[cut] + " "
            digits = digits[cut:]
            run = _new(DigitRun, (start + cut, end, digits))
        shape += _LENGTHS[len(digits)]
        pieces.append(run)
        last, count = end, count + 1
        gap = _gap(text, end, stop) if count < MAX_RUNS and stop < len(text) else None
        if gap is None:
            _close(found, shape, pieces, text, end, stop)
    return found


def _is_alone(text: str, end: int, stop: int, length: int) -> bool:
    """Whether a number with nothing known before it has nothing known behind it either, and is no date by itself."""
    return stop - end > REPEATED and _LENGTHS[length] not in _WHOLE_DATES and not opens(text, end, stop)


def _gap(text: str, last: int, start: int) -> Stretch | None:
    """What stands between two numbers of one cluster; `None` where it does not join them."""
    if start - last > REPEATED and (start - last > WHOLE or not opens(text, last, start)):
        return None
    return between(text[last:start])


def _before(text: str, low: int, stop: int) -> tuple[Stretch, int]:
    """The known words right before a digit run, and where they are counted from."""
    start = max(low, stop - (NARROW if "\u2e80" <= text[stop - 1] <= "\ud7af" else TAIL))
    start = reach(text, start, stop)
    return tail(text[start:stop]), start


def _glued(text: str, end: int, digits: str, shape: str) -> int:
    """Where two numbers without a blank between them part ("20232:23 PM", "202430. Januar"); 0 for nowhere.

    A year is glued to an hour or a day, or behind day and month to any number ("May 3, 20240128" views); a day behind
    its month mark to an hour ("6月2911:30").
    """
    after = text[end : end + 1]
    if len(digits) == 4:
        return 2 if after == ":" and shape[-1] != " " and "M" in kinds_of(shape[-1]) else 0
    if not _YEARS[0] <= digits[:4] <= _YEARS[1] or not any(c in "12" for c in shape[-8:]):
        return 0
    return 4 if after in (":", ".") or any("m" in kinds_of(c) for c in shape[-5:] if c > " ") else 0


def _close(found: list[Cluster], shape: str, pieces: list[Piece], text: str, start: int, stop: int) -> None:
    """End a cluster with the known words behind its last digits; most hold nothing, and no token is made for them."""
    if start < stop and opens(text, start, stop):
        behind = head(text[start : min(stop, start + HEAD)])
        shape += behind[0]
        pieces.append((start, behind))
    if (len(shape) > 1 or shape in _WHOLE_DATES) and is_telling(shape):
        found.append(_cluster(shape, pieces))


def _cluster(shape: str, pieces: Iterable[Piece]) -> Cluster:
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in pieces:
        if len(piece) == 3:
            start, end, digits = piece
            keys.append(digits)
            starts.append(start)
            ends.append(end)
        else:
            base, (_, tokens) = piece
            for _, start, end, key in tokens:
                keys.append(key)
                starts.append(base + start)
                ends.append(base + end)
    return _new(Cluster, (shape, keys, starts, ends))


Frame = tuple[Cluster, tuple[tuple[int, int, int], ...]]
"""A cluster whose figures are still open, and where its numbers are: place among the tokens, span in the text."""


def framed(text: str) -> list[Cluster] | None:
    """The clusters of a short text by its frame, which stamps of one source share; `None` where figures shape it."""
    frames = _frames(text.translate(_ZEROS))
    return None if frames is None else [_filled(text, frame) for frame in frames]


_ZEROS = dict.fromkeys(range(ord("1"), ord("9") + 1), "0")


@lru_cache(maxsize=4096)
def _frames(zeros: str) -> tuple[Frame, ...] | None:
    """The clusters of a text whose figures are all zeros; `None` where numbers may be glued or not in ASCII."""
    runs = scan_digits(zeros)
    open_figures = all(end - start < _GLUED_LEAST and zeros[start:end] == digits for start, end, digits in runs)
    if not open_figures or with_ideographs(zeros, runs) is not runs:
        return None
    return tuple(_frame(cluster) for cluster in clusters(zeros, runs))


def _frame(cluster: Cluster) -> Frame:
    _, keys, starts, ends = cluster
    numbers = [place for place, key in enumerate(keys) if key[:1] == "0"]
    return cluster, tuple((place, starts[place], ends[place]) for place in numbers)


def _filled(text: str, frame: Frame) -> Cluster:
    (shape, zeros, starts, ends), numbers = frame
    keys = list(zeros)
    for place, start, end in numbers:
        keys[place] = text[start:end]
    return _new(Cluster, (shape, keys, starts, ends))
