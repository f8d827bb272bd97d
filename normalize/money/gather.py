"""All amounts of a text in order: at each number the short way first, the long way where only that can tell."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from normalize.money import tails
from normalize.money.amount import Amount
from normalize.money.currency import Home
from normalize.money.lead import larger_before, scale_before
from normalize.money.numbers import shape, token_end
from normalize.money.plain import NUMBER, Plain, reader
from normalize.money.ranges import DASHES
from normalize.money.scan import amount_at, amounts, cues_of
from normalize.money.spelled import is_free_of_numbers, spelled
from normalize.patterns import pattern
from normalize.text.digits import DigitRun, scan_digits

__all__ = ["DIGIT", "Item", "gather", "has_native", "numbers"]

Item = Amount | Plain

NEAR = 14
"""The two ends of a range are no further apart."""
REACH = 26
"""A mark before the second end takes some of that room."""
ZEROS = (
    "\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50\u0ed0\u0f20\u1040\u1090"
    "\u17e0\u1810\u1946\u19d0\u1a80\u1a90\u1b50\u1bb0\u1c40\u1c50\ua620\ua8d0\ua900\ua9d0\ua9f0\uaa50\uabf0\uff10"
)
NATIVE = pattern(f"[{''.join(f'{zero}-{chr(ord(zero) + 9)}' for zero in ZEROS)}]")
"""Digits beyond ASCII: Unicode's Nd of the first plane."""
ASTRAL = pattern("[\U000104a0-\U00016b59\U0001d7ce-\U0001d7ff\U0001e140-\U0001e959\U0001fbf0-\U0001fbf9]")
"""The blocks of the other planes that hold digits."""
DIGIT = pattern("[0-9]")
_START = itemgetter(0)
FIRST_SIGNS = frozenset(sign[0] for sign in DASHES)


def numbers(text: str, place: Home, whole: bool = False) -> list[Amount]:
    """Every number of the text read the long way, in digits and in words, in order, with its tail in the minor unit."""
    found = amounts(text, place.words, scan_digits(text), loose=whole)
    worded = () if whole and is_free_of_numbers(text, place.tags) else spelled(text, place.words, place, whole)
    if worded:
        found = sorted([*found, *worded], key=lambda amount: amount.start)
    return tails.extend(text, place.words, _led(text, found, place), place, whole)


def _led(text: str, found: Iterable[Amount], place: Home) -> list[Amount]:
    """The amounts with the larger scales in words before them; a number in words that became one is dropped."""
    out: list[Amount] = []
    for amount in found:
        loose = bool(out) and out[-1].spelled and not out[-1].marked
        floor = 0 if not out else out[-1].start if loose else out[-1].end
        if larger_before(text, amount, floor, place) and loose and out[-1].end > amount.start:
            out.pop()
        out.append(amount)
    return out


def gather(text: str, place: Home, runs: Iterable[DigitRun] | None = None) -> list[Item]:
    """The marked amounts of a text, and the numbers that may be the other end of a range with one.

    `runs`, a scan of its digits, spares a look for those beyond ASCII.
    """
    if not text.isascii():
        native = has_native(text) if runs is None else max(map(text.__getitem__, map(_START, runs)), default="") > "9"
        if native:
            return list(numbers(text, place))
    walk = _Walk(text, place)
    worded = spelled(text, place.words, place)
    walk.along(iter(worded))
    return walk.found


def has_native(text: str) -> bool:
    """Whether digits beyond ASCII stand in the text; characters beyond the first plane are counted before a search."""
    if NATIVE.search(text):
        return True
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text) and ASTRAL.search(text) is not None


class _Walk:
    """One pass over the numbers of a text."""

    __slots__ = ("end", "floor", "found", "kept", "place", "start", "text")

    def __init__(self, text: str, place: Home) -> None:
        self.text = text
        self.place = place
        self.found: list[Item] = []
        self.start = self.floor = 0
        """Where the last number begins, and what could not belong to it."""
        self.end = 0
        """Where the last number ends with its surroundings; nothing before it is looked at again."""
        self.kept = False
        """Whether the last number is the last of `found`."""

    def along(self, worded: Iterable[Amount]) -> None:
        """Read every number; `worded` are the amounts in words, in order."""
        text, read, found = self.text, reader(self.place).read, self.found
        queue = iter(worded)
        spoken = next(queue, None)
        for match in NUMBER.finditer(text):
            start = match.start()
            if start < self.end:
                continue
            while spoken is not None and spoken.start < start:
                self._admit(spoken)
                spoken = next(queue, None)
            if start < self.end:
                continue
            item = read(text, match, start, self.end)
            if isinstance(item, int):
                if self.kept and start - self.end <= NEAR and self._may_link(start):
                    self._long(start, match.end(1))
                else:
                    self.start, self.floor, self.end, self.kept = start, self.end, item, False
            elif item is None or (self.end and item.start - self.end <= NEAR and self._may_link(item.start)) or (
                shape(item.number) is None or (item.exponent and self._is_led(item.start))
            ):
                self._long(start, match.end(1))
            else:
                found.append(item)
                self.start, self.floor, self.end, self.kept = start, self.end, item.end, True
        while spoken is not None:
            self._admit(spoken)
            spoken = next(queue, None)

    def _may_link(self, start: int) -> bool:
        """Whether what stands between two numbers can join them: a dash, or a word such as "to"."""
        words = self.place.words
        between = self.text[self.end : start].strip()
        if between[:1] in FIRST_SIGNS:
            return bool(between)
        return not (cues_of(between, words) | cues_of(between.rstrip("-–"), words)).isdisjoint("TW")

    def _is_led(self, start: int) -> bool:
        """Whether a scale word stands before a number: "one million 200 thousand"."""
        return scale_before(self.text, start, self.end, self.place.words)[0] is not None

    def _long(self, start: int, stop: int) -> None:
        """Read the number at `start` the long way, and what is left of its digits up to `stop`."""
        text, words = self.text, self.place.words
        while True:
            amount = amount_at(text, words, start, self.end)
            if amount is None:
                self.start, self.floor, self.kept = start, self.end, False
                self.end = max(self.end, token_end(text, start))
            else:
                self._admit(amount)
            rest = DIGIT.search(text, self.end, stop) if self.end < stop else None
            if rest is None:
                return
            start = rest.start()

    def _admit(self, amount: Amount) -> None:
        """Take an amount in; the number before it is read again where the two may be one range."""
        if amount.start < self.end:
            return
        last = self.found[-1] if self.kept else None
        loose = last if isinstance(last, Amount) and last.spelled and not last.marked else None
        if larger_before(self.text, amount, self.end if loose is None else loose.start, self.place) and loose:
            self.found.pop()
            self.kept = False
            self.end = amount.start
        linked = bool(self.end) and amount.start - self.end <= NEAR and self._may_link(amount.start)
        if linked:
            self._again()
            if self.found and self.found[-1].end > amount.start:  # it goes on: "50 thousand and 200 dinars"
                self.end, self.kept = self.found[-1].end, True
                return
        floor = self.end
        if amount.marked:
            tails.add(self.text, self.place.words, amount, self.place)
        keep = amount.marked or linked or amount.spelled
        if keep:
            self.found.append(amount)
        self.start, self.floor, self.end, self.kept = amount.number_start, floor, amount.end, keep

    def _again(self) -> None:
        """The last number, read the long way."""
        if self.kept and self.found[-1].__class__ is Amount:
            return
        amount = amount_at(self.text, self.place.words, self.start, self.floor)
        if amount is None:
            return
        if self.kept:
            self.found[-1] = amount
        else:
            self.found.append(amount)
