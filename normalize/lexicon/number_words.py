"""The number words of a language: those of its file, and those that it builds of them by a rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from normalize.lexicon.schema import Locale

__all__ = ["number_words"]

HUNDRED = 100
"""Above it nothing is said with a half or a quarter before it."""
TEENS = ("11", "12", "13")
"""A language without words of its own for these says ten and one, ten and two."""


def number_words(language: Locale) -> Mapping[str, tuple[str, ...]]:
    """Numbers as text to their words: "13" to "on üç" in Turkish, "3.5" to "साढ़े तीन" and "साढ़े 3" in Hindi."""
    own = language.groups("numbers", "words")
    found: dict[str, list[str]] = defaultdict(list)
    for value, words in own.items():
        found[value] += words
    for value, word in (*_teens(own), *_shifted(own, language.groups("numbers", "added"))):
        found[value].append(word)
    return {value: tuple(words) for value, words in found.items()}


def _teens(own: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    tens = tuple(own.get("10", ()))
    if not tens or any(not word.startswith(tens) for teen in TEENS for word in own.get(teen, ())):
        return
    for ten in tens:
        for unit in range(1, 10):
            for word in own.get(str(unit), ()):
                yield str(10 + unit), f"{ten} {word}"


def _shifted(
    own: Mapping[str, tuple[str, ...]], added: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Words that say how much more or less the number behind them is meant."""
    for shift, leads in added.items():
        for number in range(1, HUNDRED):
            for word in (*own.get(str(number), ()), str(number)):
                for lead in leads:
                    yield str(number + Decimal(shift)), f"{lead} {word}"
