"""A tail in the minor unit: "20 dollars and 43 cents", "5€50", "2 lei 23 de bani"."""

from __future__ import annotations

from normalize.money.amount import Amount, Part
from normalize.money.currency import Home
from normalize.money.further import GLUED_AND
from normalize.money.numbers import numeral
from normalize.money.surfaces import Hit, gap_right
from normalize.money.word_numbers import cents
from normalize.money.words import Words

__all__ = ["add", "extend"]

def extend(text: str, words: Words, found: list[Amount], place: Home, whole: bool) -> list[Amount]:
    """Give each marked amount its tail, and drop the numbers that became one."""
    out: list[Amount] = []
    for amount in found:
        if out and amount.start < out[-1].end:
            continue
        add(text, words, amount, place, whole)
        out.append(amount)
    return out


def add(text: str, words: Words, amount: Amount, place: Home, whole: bool = False) -> None:
    """Give a marked amount its tail, if it has one."""
    if _may_have_tail(amount, whole):
        _tail(text, words, amount, place, whole)


def _may_have_tail(amount: Amount, whole: bool) -> bool:
    if amount.right is not None:
        return not amount.scaled and amount.right.entry.money[0].kind != "M"
    return whole and amount.left is not None and not amount.parts[0].fraction


def _tail(text: str, words: Words, amount: Amount, place: Home, whole: bool) -> None:
    at, linked = _conjunction(text, words, gap_right(text, amount.end))
    number = _number(text, words, at, place)
    if number is None:
        return
    part, end = number
    hit = words.right(text, gap_right(text, end))
    if hit is not None and "J" in hit.entry.cues:
        hit = words.right(text, gap_right(text, hit.end))
    divisor = _minor(hit)
    if divisor and hit is not None:
        amount.minor.append((part, divisor))
        amount.end = hit.end
        if len(amount.minor) == 1:
            _tail(text, words, amount, place, whole)
    elif not amount.minor and len(part.whole) <= 2 and (
        _glued(amount, at, end) or (_ends(text, end, linked) if whole else _stops(text, part, end))
    ):
        amount.minor.append((part, "100"))
        amount.end = end


def _conjunction(text: str, words: Words, at: int) -> tuple[int, bool]:
    if text[at : at + 1] in GLUED_AND and at < len(text):
        return gap_right(text, at + 1), True
    hit = words.right(text, at)
    if hit is not None and "W" in hit.entry.cues:
        return gap_right(text, hit.end), True
    return at, False


def _number(text: str, words: Words, at: int, place: Home) -> tuple[Part, int] | None:
    if text[at : at + 1].isdigit():
        found = numeral(text, at)
        return None if found is None or found.fraction else (Part(found), found.end)
    return cents(text, words, at, place)


def _minor(hit: Hit | None) -> str:
    """How many of the minor unit make one, "" if the hit is none."""
    if hit is None:
        return ""
    return next((s.value.partition("/")[2] or "100" for s in hit.entry.money if s.kind == "M"), "")


def _glued(amount: Amount, at: int, end: int) -> bool:
    """ "5€50": two digits right behind the sign."""
    return at == amount.end and end - at == 2 and amount.right is not None and not amount.right.surface.isalpha()


def _stops(text: str, part: Part, end: int) -> bool:
    """Whether two digits end the sentence: "for 12 dollars 25."."""
    return part.numeral is not None and part.numeral.end - part.numeral.start == 2 and text[end : end + 2].strip() in (
        "", ".", ",", "!", "?", ";")  # fmt: skip


def _ends(text: str, end: int, linked: bool) -> bool:
    """Whether nothing but the rest of a range follows."""
    rest = text[end : end + 3].strip()
    return not rest or (linked and not rest[0].isalnum()) or rest[0] in "-–)"
