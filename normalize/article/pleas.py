"""Pleas: sentences that ask the reader for something, by the words of such labels in them."""

from __future__ import annotations

from functools import lru_cache

from normalize.lexicon.build_labels import EDGE
from normalize.lexicon.table import fold, load

__all__ = ["plea"]


@lru_cache(maxsize=1)
def _plea_words() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """The words and pairs with what they ask for, and what a word or the first of a pair can be."""
    known = {word: tuple(kinds.split(" ")) for word, kinds in load("pleas").items()}
    return known, frozenset(word.partition(" ")[0] for word in known)


def plea(text: str, least: int) -> str | None:
    """The kind of boilerplate that at least so many words, or pairs of them, of a sentence speak of."""
    known, first = _plea_words()
    words = fold(text).replace("’", "'").split()
    keys = [word if word.isalnum() else word.strip(EDGE) for word in words]
    if first.isdisjoint(keys):
        return None
    kinds: dict[str, int] = {}
    for at, key in enumerate(keys):
        if key in first:
            pair = " ".join(words[at : at + 2]).strip(EDGE)
            for kind in dict.fromkeys((*known.get(pair, ()), *known.get(key, ()))):
                kinds[kind] = kinds.get(kind, 0) + 1
    return max(kinds, key=lambda k: kinds[k]) if sum(kinds.values()) >= least else None
