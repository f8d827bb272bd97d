"""Years in words behind a date: "two thousand and twelve", "neunzehnhundertachtundsechzig", "deux mille douze"."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.dates.relative_words import Lexicon
from normalize.patterns import pattern

__all__ = ["spelled_year"]

_LETTERS = pattern(r"[^\W\d_]+")
_YEARS = range(1500, 2100)
_MOST = 8
"""Words of the longest year."""


def spelled_year(text: str, words: Lexicon) -> tuple[int, int] | None:
    """The year that the last words of a soft text spell, and where it begins.

    >>> from normalize.dates.relative_words import lexicon
    >>> spelled_year("10 september, nineteen sixty-eight", lexicon("en"))
    (1968, 14)
    >>> spelled_year("10 september at ten", lexicon("en")), spelled_year("twenty twelve", lexicon("en"))
    (None, None)
    """
    if not text[-1:].isalpha():
        return None
    found = None
    values: list[int] = []
    for match in list(_LETTERS.finditer(text))[: -_MOST - 1 : -1]:
        if "and" in words.words.get(match[0], ()):
            continue
        pieces = _values(match[0], words)
        if not pieces:
            break
        values = pieces + values
        year = _sum(values)
        if year in _YEARS and len(values) > 1 and (max(values) >= 100 or match.start() > 0 or year % 100 > 59):
            found = year, match.start()
    return found


def _values(word: str, words: Lexicon) -> list[int]:
    """The numbers that a word is, or is glued from; empty where any of it is none."""
    found: list[int] = []
    at = 0
    while at < len(word):
        end = next((e for e in range(len(word), at, -1) if _value(word[at:e], words) is not None), 0)
        if not end:
            joined = next((e for e in range(at + 1, min(at + 4, len(word))) if _joins(word[at:e], words)), 0)
            if not joined or not found:
                return []
            at = joined
            continue
        found.append(_value(word[at:end], words) or 0)
        at = end
    return found


def _value(piece: str, words: Lexicon) -> int | None:
    told = next((s[2:] for s in words.words.get(piece, ()) if s[:2] == "n:"), "")
    return int(told) if told.isdigit() else None


def _joins(piece: str, words: Lexicon) -> bool:
    return "and" in words.words.get(piece, ())


def _sum(values: Sequence[int]) -> int:
    """The number that numbers side by side say; a century and a year of it count as such ("nineteen" "zero" "one")."""
    total = part = 0
    for value in values:
        if value >= 1000:
            total, part = total + max(part, 1) * value, 0
        elif value == 100:
            part = max(part, 1) * 100
        elif not total and 15 <= part <= 20 and (not value or value >= 10):
            part = part * 100 + value
        else:
            part += value
    return total + part
