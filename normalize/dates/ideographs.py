"""Numbers in Chinese characters before 年, 月, 日: "二〇一二年二月二十六日", "令和元年"."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.patterns import pattern
from normalize.text.digits import DigitRun

__all__ = ["ideograph_number", "with_ideographs"]

_VALUES = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "兩": 2, "两": 2}
_NUMBER = pattern(
    "[〇零○一二三四五六七八九]{4}(?=年)|[〇零一二三四五六七八九十廿卅]{1,4}(?=[年月日號号時时點点分秒])"
    "|元(?=年)"
)


def with_ideographs(text: str, runs: Sequence[DigitRun]) -> Sequence[DigitRun]:
    """The digit runs of a text together with its numbers in Chinese characters, in order.

    >>> [r.digits for r in with_ideographs("二〇一二年二月二十六日", ())]
    ['2012', '2', '26']
    """
    if not (_stands_before(text, "月") or _stands_before(text, "年") or _in_part(text)):
        return runs
    found = [
        DigitRun(m.start(), m.end(), digits)
        for m in _NUMBER.finditer(text)
        if (digits := ideograph_number(m.group())) is not None
    ]
    return sorted([*runs, *found]) if found else runs


def _in_part(text: str) -> bool:
    """Whether a day or an hour is in characters behind a month or year in figures ("3月三號")."""
    return ("月" in text or "年" in text) and any(mark in text and _stands_before(text, mark) for mark in _SMALL)


def _stands_before(text: str, mark: str) -> bool:
    """Whether a number in Chinese characters stands right before one of the marks."""
    at = text.find(mark)
    while at >= 0:
        if at and text[at - 1] in _LAST:
            return True
        at = text.find(mark, at + 1)
    return False


_SMALL = "日號号点點时時"
_LAST = frozenset("〇零○一二三四五六七八九十元")


def ideograph_number(word: str) -> str | None:
    """The digits of a number in Chinese characters.

    >>> ideograph_number("二十六"), ideograph_number("十"), ideograph_number("二〇一二"), ideograph_number("元")
    ('26', '10', '2012', '1')
    """
    word = word.replace("廿", "二十").replace("卅", "三十")
    if word == "元":
        return "1"
    tens, ten, ones = word.partition("十")
    if not ten:
        return "".join(str(_VALUES[c]) for c in word)
    if len(tens) > 1 or len(ones) > 1:
        return None
    return str(_VALUES.get(tens, 1) * 10 + _VALUES.get(ones, 0))
