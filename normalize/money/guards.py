"""What looks like money and is none: weights, model years, versions, percentages."""

from __future__ import annotations

from collections.abc import Collection

from normalize.money.amount import Amount
from normalize.money.currency import codes_of
from normalize.money.scan import cue_left, cue_right
from normalize.money.surfaces import Hit
from normalize.money.words import Words

__all__ = ["is_bare_price", "is_lone_sign", "is_money", "is_year", "looks_like_year"]

YEARS = range(1900, 2100)


def is_money(
    text: str, words: Words, amount: Amount, known: Collection[str] = (), *, whole: bool = False
) -> bool:
    """Whether a marked amount is money; `whole` says that the text is one expression, where little is doubtful.

    `known` are the codes that the text names beyond doubt: they vouch for words such as "pounds".
    """
    mark = amount.right or amount.left
    if mark is None:
        return False
    if text[amount.end : amount.end + 1] in ("%", "‰") and amount.right is None:
        return False
    if whole:
        doubtful = "K" in mark.entry.cues and len(mark.surface) == 1 and mark.surface.isupper() and not words.tags
        return amount.scaled or not doubtful or len(amount.parts[0].fraction) == 2 or len(amount.parts[0].whole) > 6
    if amount.left is not None and amount.right is None and is_word(amount.left):
        if not amount.left.entry.cues.isdisjoint("KG") and not _named(mark, words, known):
            return False  # "won 2.5 million votes"
        return amount.scaled or not amount.plain or _large(amount)
    if not amount.scaled and not _vouched(mark, amount, words, known):
        return False
    if "X" in cue_right(text, words, amount.end):
        return False
    return not (is_word(mark) and is_year(amount) and "Y" in cue_left(text, words, amount.start, 0)[0])


LINES = frozenset(("240", "360", "480", "576", "720"))
"""Lines of a video picture: "720p" is no price."""


def _vouched(mark: Hit, amount: Amount, words: Words, known: Collection[str]) -> bool:
    """A word that is a common word too needs the right country or another mention of its currency."""
    if "V" in mark.entry.cues and amount.parts[0].whole != "1":
        return False
    if mark.entry.cues.isdisjoint("KG"):
        return True
    part = amount.parts[0]
    digits = len(part.whole) + (len(part.fraction) if part.numeral is not None and part.numeral.doubt else 0)
    if "G" in mark.entry.cues and digits > 3 and not is_year(amount):
        return True
    if amount.plain and (len(part.whole) > 3 or part.whole in LINES) and (
        any(sense.kind == "M" for sense in mark.entry.money)
    ):
        return False  # "1080p", "720p"
    return _named(mark, words, known)


def _named(mark: Hit, words: Words, known: Collection[str]) -> bool:
    """Whether the text or the country speaks of one of the mark's currencies."""
    codes = codes_of(mark.entry.money)
    return any(code in known or code in words.codes for code in codes)


def is_word(hit: Hit) -> bool:
    """Whether a mark is a word ("euro") and no code, sign or abbreviation."""
    return hit.surface.isalpha() and len(hit.surface) > 2 and not hit.surface.isupper()


def _large(amount: Amount) -> bool:
    return len(amount.parts[0].whole) >= 3 and not is_year(amount)


def is_year(amount: Amount) -> bool:
    """Whether the number is a bare run of digits that may be a year."""
    return amount.plain and looks_like_year(amount.parts[0].whole)


def looks_like_year(digits: str) -> bool:
    """Whether digits may be a year of this time."""
    return len(digits) == 4 and digits.isdigit() and int(digits) in YEARS


def is_bare_price(text: str, start: int, end: int, year: bool) -> bool:
    """Whether a number without a mark may be read as a price: no percentage, no part of a word."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    if text[end : end + 2].strip()[:1] in ("%", "‰") and text[end : end + 1]:
        return False
    if year and text[: start].rstrip(" ,.")[-1:].isalpha() and "," in text[: start]:
        return False
    return not (before.isalpha() or before == "_" or after == "_" or (after.isalpha() and after.isascii()))


def is_lone_sign(amount: Amount) -> bool:
    """Whether the only mark is one ideograph for a minor unit: "15分" is minutes or a score; as a tail it is money."""
    hit = amount.right
    if hit is None or amount.left is not None or len(hit.surface) != 1 or hit.surface < "\u2e80":
        return False
    return all(sense.kind == "M" for sense in hit.entry.money)
