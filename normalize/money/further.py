"""What belongs to an amount behind its scale word: further numbers, and a half of the scale."""

from __future__ import annotations

from normalize.money.amount import Amount, Part
from normalize.money.numbers import Numeral, numeral
from normalize.money.surfaces import Hit, gap_right
from normalize.money.surfaces import is_spaceless as spaceless
from normalize.money.words import Words

__all__ = ["GLUED_AND", "add_half", "and_half", "more_digits"]

MAX_NUMBERS = 6
HYPHENS = "-‐‑"
GLUED_AND = frozenset("\u0648\u05d5")
"""The conjunction of Arabic and Hebrew, glued to the number."""


def and_half(amount: Amount, text: str, words: Words, at: int) -> int:
    """Where "and a half" behind a scale word ends, which is a half of that scale: "2 millones y medio"."""
    link = words.right(text, gap_right(text, at)) if text[at : at + 1] == " " else None
    half = words.right(text, gap_right(text, link.end)) if link is not None and "W" in link.entry.cues else None
    if half is None or "H" not in half.entry.cues or not _ends_number(text, words, half.end):
        return at
    add_half(amount)
    return half.end


def add_half(amount: Amount) -> bool:
    """Add a half of the scale just read, or to a whole number; False where there is neither."""
    last = amount.parts[-1]
    if last.scales:
        part = Part(None, "0", "5")
        part.scales = last.scales[-1:]
        amount.parts.append(part)
    elif last.fraction:
        return False
    else:
        last.fraction = "5"
    return True


def _ends_number(text: str, words: Words, at: int) -> bool:
    """Whether a sign, the end or a currency follows, perhaps behind a joiner: no "$5 million and half of it"."""
    for _ in range(2):
        begin = gap_right(text, at)
        if not text[begin : begin + 1].isalpha():
            return text[begin : begin + 1] not in HYPHENS or begin == len(text)
        hit = words.right(text, begin)
        if hit is None or "J" not in hit.entry.cues:
            return hit is not None and bool(hit.entry.money)
        at = hit.end
    return False


def more_digits(amount: Amount, text: str, words: Words, at: int) -> int:
    """1億2000万, 12조2천억, 2 crore 50 lakh: further numbers with smaller scales belong to the same amount."""
    for _ in range(MAX_NUMBERS):
        begin, linked = _next_number(amount, text, words, at)
        number = numeral(text, begin) if text[begin : begin + 1].isdigit() else None
        if number is None:
            return at
        glued = spaceless(text[at - 1]) and begin == at
        hit = words.right(text, gap_right(text, number.end))
        if not glued and (hit is None or not _belongs(amount, text, at, number, hit, linked)):
            return at
        part = Part(number)
        amount.parts.append(part)
        at = number.end
        while hit is not None and hit.entry.scales:
            part.scales.append(hit.entry.scales)
            at = hit.end
            hit = words.right(text, at)
    return at


def _next_number(amount: Amount, text: str, words: Words, at: int) -> tuple[int, bool]:
    """Where a number behind a scale word may begin, and whether a word for "and" stands before it."""
    begin = at if spaceless(text[at - 1]) else gap_right(text, at)
    if text[begin : begin + 1] == " ":
        begin += 1
    near = text[begin : begin + 1]
    if amount.left is not None or begin == at or not near.isalpha():
        return begin, False
    if near in GLUED_AND:
        begin += 1
        return gap_right(text, begin + (text[begin : begin + 1] in HYPHENS and begin < len(text))), True
    hit = words.right(text, begin) if any(map(str.isdigit, text[begin : begin + 6])) else None
    return (begin, False) if hit is None or "W" not in hit.entry.cues else (gap_right(text, hit.end), True)


def _belongs(amount: Amount, text: str, at: int, number: Numeral, hit: Hit, linked: bool) -> bool:
    """Whether a further number with a scale or mark behind it belongs to the amount."""
    if hit.entry.scales and not linked:
        return True
    if hit.entry.scales and not hit.entry.money:
        return _falls(amount, number, hit)
    if not hit.entry.money or any(sense.kind == "M" for sense in hit.entry.money):
        return False
    return spaceless(text[at - 1]) or _fills(amount, number)


def _falls(amount: Amount, number: Numeral, scale: Hit) -> bool:
    """Whether a number and its scale are less than the scale before it: "2 million and 300 thousand"."""
    part = amount.parts[-1]
    if part.fraction or number.fraction or scale.end - scale.start == 1:  # one letter may mean anything
        return False
    above = min((int(sense.value) for senses in part.scales for sense in senses), default=0)
    below = max(int(sense.value) for sense in scale.entry.scales)
    return below < above and len(number.whole) + below <= above


def _fills(amount: Amount, number: Numeral) -> bool:
    """Whether a number fills the places that the scale word before it leaves open: "4 thousand 250 lira"."""
    part = amount.parts[-1]
    open_places = min((int(sense.value) for senses in part.scales for sense in senses), default=0)
    if amount.left is not None or part.fraction or (number.fraction and not number.doubt):
        return False
    places = len(number.whole + number.fraction)
    return open_places - 3 < places <= open_places
