"""Letter pairs and triples of our own word lists: weak evidence, but for every language that has a list.

A naive Bayes model over the pairs and triples of letters in the lists, compiled with them; it is read only where
words and the first engine disagree, and stands in for an engine where none is installed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from normalize.lexicon.grams import GRAM_SCALE, grams
from normalize.lexicon.table import load

__all__ = ["gram_scores"]

WORDS = 40
"""Words that are looked at; more tell no more."""


@lru_cache(maxsize=1)
def _floors() -> dict[str, int]:
    return {tag: int(floor) for tag, floor in load("gram_floors").items()}


@lru_cache(maxsize=1)
def _gains_of() -> dict[str, str]:
    return dict(load("grams").items())


@lru_cache(maxsize=8192)
def _gains(payload: str) -> tuple[tuple[str, int], ...]:
    pairs = (item.partition(":") for item in payload.split())
    return tuple((tag, int(gain)) for tag, _, gain in pairs)


def gram_scores(words: Sequence[str], tags: Sequence[str]) -> dict[str, float]:
    """Log likelihood of the words for each of the tags, as the distance from the best (0.0).

    >>> scores = gram_scores(["wissenschaft", "schnell"], ["de", "it", "pl"])
    >>> max(scores, key=scores.__getitem__)
    'de'
    """
    counts = Counter(gram for word in words[:WORDS] for gram in grams(word))
    floors = _floors()
    total = sum(counts.values())
    found = {tag: floors[tag] * total for tag in tags if tag in floors}
    get = _gains_of().get
    for gram, count in counts.items():
        payload = get(gram)
        if payload is not None:
            for tag, gain in _gains(payload):
                if tag in found:
                    found[tag] += gain * count
    best = max(found.values(), default=0)
    return {tag: (value - best) / GRAM_SCALE for tag, value in found.items()}
