"""Every label and unit word of every language file, again and again: the cost of 4n is about four times that of n."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

import normalize
from normalize.lexicon.schema import Locale, read_folder
from tests.fuzz.box import boxed

SIZE = 2500
LIMIT = 5.0
"""Largest cost of 4n over cost of n; linear is 4."""
TRIES = 4
"""A growth over the limit counts only when it is seen so often in a row: clocks are noisy."""
NOISE = 0.002


@lru_cache(maxsize=1)
def languages() -> tuple[Locale, ...]:
    return read_folder(Path(__file__).parents[2] / "locales")


def labels() -> list[str]:
    return sorted({word for language in languages() for words in language.sections.get("labels", {}).values()
                   for word in words})  # fmt: skip


def units() -> list[str]:
    """Unit and scale words, currencies, months: each with a number before it."""
    keyed = (("relative", "units"), ("numbers", "scales"), ("money", "currencies"), ("dates", "months"))
    words = {
        word for language in languages() for section, key in keyed
        for group in language.groups(section, key).values() for word in group
    }  # fmt: skip
    return sorted(f"12 {word}" for word in words)


def filled(unit: str, size: int, end: str) -> str:
    return (unit + end) * (size // (len(unit) + len(end)) + 1)


def spent(call: Callable[[str], object], text: str) -> float:
    began = time.thread_time()
    call(text)
    return time.thread_time() - began


def grows(call: Callable[[str], object], unit: str, end: str) -> bool:
    """Whether the cost of 4n is more than `LIMIT` times that of n, every time it is looked at."""
    small, large = filled(unit, SIZE, end), filled(unit, 4 * SIZE, end)
    for _ in range(TRIES):
        most = spent(call, large)
        if most < NOISE or most <= LIMIT * max(spent(call, small), spent(call, small)):
            return False
    return True


def families() -> Iterator[tuple[str, Callable[[], list[str]], str]]:
    yield "labels in one line", labels, ": "
    yield "labels in lines", labels, "\n"
    yield "units in one line", units, " "
    yield "units in lines", units, "\n"


@pytest.mark.parametrize(("words", "end"), [f[1:] for f in families()], ids=[f[0] for f in families()])
def test_no_word_makes_the_cost_grow(words: Callable[[], list[str]], end: str) -> None:
    everything = words()
    assert len(everything) > 500
    for word in boxed(everything, 0.06):
        assert not grows(normalize.normalize, word, end), word
