"""Pairs and triples of letters, cut the same way when the tables are compiled and when they are asked."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["GRAM_SCALE", "grams"]

GRAM_SCALE = 20
"""Log likelihoods are stored as whole twentieths of a nat."""


def grams(word: str) -> Iterator[str]:
    """Pairs and triples of letters, the word's ends marked by a dot.

    >>> list(grams("ab"))
    ['.a', 'ab', 'b.', '.ab', 'ab.']
    """
    marked = f".{word}."
    for size in (2, 3):
        for at in range(len(marked) - size + 1):
            yield marked[at : at + size]
