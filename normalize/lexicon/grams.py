"""Short letter sequences, cut the same way when the tables are compiled and when they are asked."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["GRAM_SCALE", "GRAM_SIZES", "grams"]

GRAM_SCALE = 8
"""Log likelihoods of our own lists are stored as whole eighths of a nat, each of them worth a 200th of a vote."""
GRAM_SIZES = (2, 3, 4)
"""Letters of a sequence; our own word lists give pairs and triples, the distilled tables longer ones too."""


def grams(word: str) -> Iterator[str]:
    """Pairs and triples of letters, the word's ends as blanks.

    >>> list(grams("ab"))
    [' a', 'ab', 'b ', ' ab', 'ab ']
    """
    marked = f" {word} "
    for size in GRAM_SIZES[:2]:
        for at in range(len(marked) - size + 1):
            yield marked[at : at + size]
