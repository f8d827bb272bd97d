"""The language of the words around a date: the last resort for its habits, where nobody named a language."""

from __future__ import annotations

from functools import lru_cache

from normalize.lexicon.table import fold, load
from normalize.patterns import pattern

__all__ = ["label_language"]

_WORD = pattern(r"[^\W\d_]{2,24}")
_WORDS = 24
_REACH = 160
"""A label stands beside its date; farther words are not looked at."""


@lru_cache(maxsize=512)
def label_language(text: str) -> str | None:
    """The one language that most words of a short text speak for; `None` where two are level.

    >>> label_language("פרסום ראשון:"), label_language("Veröffentlicht am"), label_language("02.03.12")
    ('he', 'de', None)
    """
    votes: dict[str, int] = {}
    table = load("language")
    for word in _WORD.findall(text[:_REACH])[:_WORDS]:
        for tag in (table.get(fold(word)) or "").split():
            tag = tag.lstrip("~")
            votes[tag] = votes.get(tag, 0) + 1
    ranked = sorted(votes, key=lambda tag: -votes[tag])
    if not ranked or (len(ranked) > 1 and votes[ranked[0]] == votes[ranked[1]]):
        return None
    return ranked[0]
