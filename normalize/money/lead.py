"""A larger scale in words before a number in digits with a smaller one: "one million 200 thousand dollars"."""

from __future__ import annotations

from normalize.money.amount import Amount
from normalize.money.currency import Home
from normalize.money.further import GLUED_AND
from normalize.money.surfaces import Hit, Sense, gap_left
from normalize.money.word_numbers import read_number
from normalize.money.words import Words

__all__ = ["larger_before", "scale_before"]

MAX_LEAD = 3
"""Words of the number before its scale."""


def larger_before(text: str, amount: Amount, floor: int, place: Home) -> bool:
    """Let an amount in digits begin with the larger scale in words before it; whether one stands there."""
    scales = amount.parts[0].scales
    if amount.left is not None or amount.right is None or amount.spelled or not scales:
        return False
    scale, linked = scale_before(text, amount.start, floor, place.words)
    if scale is None or _least(scale.entry.scales) <= _most(scales[0]):
        return False
    start = _first(text, place.words, scale, floor)
    if start == scale.start and not linked:
        return False
    number = read_number(text, place.words, start, place)
    if number is None or number.end != scale.end:
        return False
    amount.parts[:0] = number.parts
    amount.start = amount.number_start = start
    return True


def scale_before(text: str, start: int, floor: int, words: Words) -> tuple[Hit | None, bool]:
    """The scale word before a number, perhaps with "and" between them, and whether that stands there."""
    end, linked = _linked(text, words, gap_left(text, start, floor), floor)
    scale = words.left(text, end) if end > floor else None
    return (scale if scale is not None and scale.entry.scales else None), linked


def _linked(text: str, words: Words, end: int, floor: int) -> tuple[int, bool]:
    """Where the words before the number end without the "and" between them, which some scripts glue to the number."""
    if end > floor and text[end - 1] in GLUED_AND and text[end - 2 : end - 1].isspace():
        return gap_left(text, end - 1, floor), True
    link = words.left(text, end) if end > floor else None
    if link is None or "W" not in link.entry.cues:
        return end, False
    return gap_left(text, link.start, floor), True


def _first(text: str, words: Words, scale: Hit, floor: int) -> int:
    """Where the number words before a scale begin, the scale itself if there are none."""
    start = scale.start
    for _ in range(MAX_LEAD):
        end = gap_left(text, start, floor)
        hit = words.left(text, end) if end > floor else None
        if hit is None or not hit.entry.numbers:
            break
        start = hit.start
    return start


def _least(senses: tuple[Sense, ...]) -> int:
    return min(int(sense.value) for sense in senses)


def _most(senses: tuple[Sense, ...]) -> int:
    return max(int(sense.value) for sense in senses)
