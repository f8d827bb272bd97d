"""Amounts of money: exact decimals with their currency, found in running text or read from one expression."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from normalize.hints import Hints
from normalize.model import Money
from normalize.money import guards, ranges
from normalize.money.amount import Amount
from normalize.money.currency import Home, codes_of, default_of, home
from normalize.money.gather import DIGIT, Item, gather, has_native, numbers
from normalize.money.plain import NUMBER, Plain, reader
from normalize.money.settle import bare, lone, marks_of, only, settle
from normalize.money.spelled import is_free_of_numbers
from normalize.money.words import Words
from normalize.text.digits import DigitRun

__all__ = ["find_in", "find_money", "parse_money"]


BEFORE_PRICE = " \t\n:=,/"
"""What may stand before a price without a mark, and belongs to neither a sign nor a word."""


def find_money(text: str, *, language: str | None = None, country: str | None = None) -> list[Money]:
    """Every amount of money in a text, in order; each has a currency mark of its own or shares a range's.

    `language` (BCP 47) and `country` (ISO 3166-1 alpha-2) are hints, outweighed by what is written.

    >>> [(m.amount, m.currency, m.text) for m in find_money("Israel inks $1.6 billion arms deal")]
    [(Decimal('1600000000'), 'USD', '$1.6 billion')]
    >>> find_money("In 2012 he won 3 medals")
    []
    """
    return find_in(text, Hints((language,) if language else (), country))


def parse_money(text: str, *, language: str | None = None, country: str | None = None) -> Money | None:
    """The amount that a short text states, `None` if it states none; without a currency mark `currency` is `None`.

    >>> parse_money("2.375,80 €").amount
    Decimal('2375.80')
    >>> parse_money("1e999") is None
    True
    """
    place = home((language,) if language else (), country)
    quick = _quick(text, place)
    if quick is not None:
        return quick
    words = place.words
    found = ranges.join(text, words, numbers(text, place, whole=True), whole=True)
    long = [a for a in found if isinstance(a, Amount)]
    marked = [a for a in long if a.marked and guards.is_money(text, words, a, whole=True)]
    chosen = marked or [a for a in long if not a.marked and _is_bare_price(text, a)]
    if not chosen:
        return None
    chosen[0].negative |= _bracketed(text, chosen[0])
    return only(text, chosen[0], place)


def _is_bare_price(text: str, amount: Amount) -> bool:
    return guards.is_bare_price(text, amount.start, amount.end, guards.is_year(amount))


def _quick(text: str, place: Home) -> Money | None:
    """The amount of a text with one number, where the short way can tell; `None` leaves it to the long way."""
    match = NUMBER.search(text)
    if match is None or DIGIT.search(text, match.end()) or "(" in text or (not text.isascii() and has_native(text)):
        return None
    start = match.start()
    item = reader(place).read(text, match, start, 0)
    if item is None:
        return None
    if isinstance(item, int):
        end = match.end(1)
        if item != end or (start and text[start - 1] not in BEFORE_PRICE) or not is_free_of_numbers(text, place.tags):
            return None
        if not guards.is_bare_price(text, start, end, guards.looks_like_year(match[1])):
            return None
        return bare(text, start, match[1], place)
    if item.end - item.start < len(text) and not is_free_of_numbers(text, place.tags):
        return None
    return lone(text, item, place)


def find_in(
    text: str, hints: Hints, runs: Iterable[DigitRun] | None = None, mentions: Sequence[str] = ()
) -> list[Money]:
    """The engine behind `find_money`; `runs` shares a scan, `mentions` are codes that the article names elsewhere."""
    place = home(hints.languages, hints.country)
    found = gather(text, place, runs)
    if not found:
        return []
    words = place.words
    if all(item.__class__ is Plain for item in found):
        return settle(text, found, place, mentions)
    found = ranges.join(text, words, found)
    witness = _Witness(found, mentions)
    marked = [item for item in found if item.__class__ is Plain or _is_money(text, words, item, witness)]
    return settle(text, marked, place, mentions) if marked else []


class _Witness:
    """What the amounts of a text tell of its currencies; looked for when a doubtful mark asks."""

    __slots__ = ("_found", "_known", "_mentions", "_signs")

    def __init__(self, found: Sequence[Item], mentions: Sequence[str]) -> None:
        self._found = found
        self._mentions = mentions
        self._known: tuple[str, ...] | None = None
        self._signs: set[str] | None = None

    def known(self) -> tuple[str, ...]:
        """The codes that the text names beyond doubt."""
        if self._known is None:
            self._known = tuple(dict.fromkeys((*self._mentions, *_written_codes(self._found))))
        return self._known

    def signs(self) -> set[str]:
        """What the signs of the text usually mean: they vouch for minor units."""
        if self._signs is None:
            marks = [item.mark.money if isinstance(item, Plain) else marks_of(item) for item in self._found]
            self._signs = {default_of(senses) for senses in marks if any(not sense.tags for sense in senses)} - {""}
        return self._signs


def _is_money(text: str, words: Words, item: Item, witness: _Witness) -> bool:
    assert isinstance(item, Amount)
    mark = item.right or item.left
    if mark is None or guards.is_lone_sign(item):
        return False
    if mark.entry.cues.isdisjoint("KG"):  # nothing to vouch for
        return guards.is_money(text, words, item)
    minor = any(sense.kind == "M" for sense in marks_of(item))
    return guards.is_money(text, words, item, (*witness.known(), *witness.signs()) if minor else witness.known())


def _bracketed(text: str, amount: Amount) -> bool:
    """Accounting style: the whole text is one amount in brackets."""
    inside = text.strip()
    return inside[:1] == "(" and inside[-1:] == ")" and "(" not in text[: amount.start].strip()[1:]


def _mark_cues(amount: Amount) -> frozenset[str]:
    mark = amount.right or amount.left
    return mark.entry.cues if mark is not None else frozenset()


def _written_codes(found: Iterable[Item]) -> list[str]:
    """The codes that the marks of the text name beyond doubt."""
    codes = []
    for item in found:
        if isinstance(item, Plain):
            told = item.codes
        else:
            told = codes_of(marks_of(item)) if item.marked and _mark_cues(item).isdisjoint("KG") else ()
        if len(told) == 1:
            codes.append(told[0])
    return codes
