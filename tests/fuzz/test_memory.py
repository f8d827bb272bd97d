"""Caches are bounded: each says its size, and a stream of texts that are all different does not fill the memory."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import tracemalloc

import normalize
from normalize.lexicon.table import load
from tests.fuzz.box import boxed

GROWTH = 2_000_000
"""Bytes that a second stretch of the stream may add, caches on their way to their bounds included."""
CARDS = range(1_000_000)
TABLES = ("dates", "labels", "language", "money", "money_index", "pleas", "credit_words", "positions", "surnames")


def text(number: int) -> str:
    """A short article unlike every other one, in its words, names, dates and amounts."""
    day, month, year = number % 28 + 1, number % 12 + 1, 1990 + number % 40
    return (
        f"Hall {number} opens in Quarter{number}\n\nBy Ana{number} Ruiz\n\n"
        f"Published: {day:02}.{month:02}.{year}, 18:40\n"
        f"\nThe hall cost ${number} million, said Vox{number:x} on Monday, and label{number}: {number * 7919}.\n"
    )


def test_every_cache_has_a_bound() -> None:
    unbounded = []
    for module in pkgutil.walk_packages(normalize.__path__, "normalize."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            info = getattr(value, "cache_parameters", None)
            if info is not None and info()["maxsize"] is None:
                unbounded.append(f"{module.name}.{name}")
    assert unbounded == []


def test_many_distinct_texts_do_not_grow_memory() -> None:
    for name in TABLES:  # each becomes a dictionary once, when it has been asked often enough
        assert any(load(name).items())
    for number in boxed(CARDS[:500_000], 0.03):
        normalize.normalize(text(number))
    gc.collect()
    tracemalloc.start()
    try:
        for number in boxed(CARDS[500_000:], 0.08):
            normalize.normalize(text(number))
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] < GROWTH
    finally:
        tracemalloc.stop()
