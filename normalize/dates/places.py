"""Streets and squares that are named after a day: "rue du 4 Septembre 12" is no date."""

from __future__ import annotations

from functools import lru_cache

from normalize.lexicon.table import load, soft

__all__ = ["names_place"]

REACH = 24
"""Characters of the longest word for a street, with what joins it to the day."""


@lru_cache(maxsize=2)
def _words(side: str) -> tuple[str, ...]:
    """The words for places of all languages that stand before ("before") or behind a day ("after"), a blank first."""
    return tuple(f" {word}" for word in (load("date_places").get(side) or "").split("|") if word)


def names_place(text: str, start: int, end: int) -> bool:
    """Whether the word right before or behind a day shows that a place is named after it.

    >>> names_place("12, rue du 4 Septembre", 11, 22), names_place("dans la rue le 4 septembre", 15, 26)
    (True, False)
    >>> names_place("26 July Street, Harare", 0, 7), names_place("26 July streetcars", 0, 7)
    (True, False)
    """
    before = f" {soft(text[max(0, start - REACH) : start])}"
    if before[-1] == " " and before[:-1].endswith(_words("before")):
        return True
    end += text[end : end + 1] == "."  # "Március 15. tér"
    behind = soft(text[end : end + REACH]) if text[end : end + 1] == " " else ""
    if not behind.startswith(_words("after")):
        return False
    return any(behind.startswith(word) and not behind[len(word) :][:1].isalpha() for word in _words("after"))
