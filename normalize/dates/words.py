"""Date words at run time: from a canonical word to its letter in a shape and to its senses."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from normalize.lexicon.table import load

__all__ = [
    "Sense", "divided", "edge_letters", "entry", "habit_order", "kinds_of", "letters_of", "month_numbers", "months",
    "senses", "usual",
]  # fmt: skip


class Sense(NamedTuple):
    """One meaning of a word: its kind (`build_dates`), the value in that kind, the languages that write it."""

    kind: str
    value: str
    languages: frozenset[str]


@lru_cache(maxsize=4096)
def entry(key: str) -> tuple[str, int] | None:
    """A word's letter ("" if it only begins longer entries) and the chunks of the longest entry it begins."""
    payload = load("dates").get(key)
    if payload is None:
        return None
    head = payload.partition(";")[0]
    letter, _, length = head.partition("^")
    return letter, int(length or 1)


@lru_cache(maxsize=4096)
def senses(key: str, kinds: str) -> tuple[Sense, ...]:
    """The senses of a canonical word among the wanted kinds.

    >>> [(s.value, sorted(s.languages)[:1]) for s in senses("februar", "m")]
    [('2', ['bs'])]
    """
    payload = load("dates").get(key) or ""
    rows = [row for row in payload.split(";")[1:] if row[0] in kinds]
    return tuple(_sense(row) for row in rows)


def _sense(row: str) -> Sense:
    value, _, languages = row[1:].partition("#")
    return Sense(row[0], value, _languages(languages))


@lru_cache(maxsize=2048)
def _languages(number: str) -> frozenset[str]:
    return frozenset((load("date_languages").get(number) or "").split())


@lru_cache(maxsize=1)
def usual() -> frozenset[str]:
    """The languages that have a file of their own."""
    return _languages("@files")


@lru_cache(maxsize=2)
def edge_letters(edge: str) -> frozenset[str]:
    """The letters that begin ("@first") or end ("@last") the entries in scripts that may lack blanks."""
    return frozenset(load("date_languages").get(edge) or "")


@lru_cache(maxsize=64)
def letters_of(kinds: str, without: str = "") -> str:
    """All letters of words that have one of the kinds and none of `without`."""
    found = [
        letter
        for letter, have in load("date_kinds").items()
        if any(k in have for k in kinds) and not any(k in have for k in without)
    ]
    return "".join(found)


@lru_cache(maxsize=256)
def kinds_of(letter: str) -> str:
    """The kinds behind a letter of a shape; "" for a digit or a sign."""
    return load("date_kinds").get(letter) or ""


@lru_cache(maxsize=512)
def habit_order(tag: str) -> str | None:
    """The usual order of a numeric date for a language tag, falling back to shorter tags.

    >>> habit_order("en-US"), habit_order("en-GB"), habit_order("he"), habit_order("und-JP"), habit_order("und-GB")
    ('MDY', 'DMY', 'DMY', 'YMD', 'DMY')
    """
    table = load("date_orders")
    parts = tag.replace("_", "-").split("-")
    while parts:
        if found := table.get("-".join(parts)):
            return found
        if len(parts) == 2 and len(parts[1]) == 2 and (found := table.get(f"und-{parts[1].upper()}")):
            return found
        parts.pop()
    return None


def divided(tag: str) -> bool:
    """Whether the countries of a language write different orders.

    >>> divided("en"), divided("en-US"), divided("de")
    (True, False, False)
    """
    return f"@{tag}" in load("date_orders")


def months(word: str, languages: Sequence[str], short: int = 3) -> list[Sense]:
    """The months that a word can mean, those of the named languages first; one of a small language counts in a longer
    word or under its own hint.

    >>> [sense.value for sense in months("listopada", ("pl",))], [sense.value for sense in months("listopada", ("hr",))]
    (['11', '10'], ['10', '11'])
    """
    named = {tag.partition("-")[0] for tag in languages}
    found = [
        s for s in senses(word, "mr")
        if len(word) > short or not s.languages.isdisjoint(usual()) or not s.languages.isdisjoint(named)
    ]  # fmt: skip
    return sorted(found, key=lambda sense: sense.languages.isdisjoint(named)) if named else found


def month_numbers(word: str, languages: Sequence[str], short: int = 3) -> list[int]:
    """The months of the Gregorian calendar that a word or a number can mean."""
    if word.isdigit():
        return [int(word)]
    return [int(sense.value) for sense in months(word, languages, short) if "." not in sense.value]
