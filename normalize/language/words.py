"""What the words and letters of a text say about its language: votes from the compiled word lists.

A word votes for every language that lists it, the more weightily the fewer they are; a stamp word (a month, a label)
a little less than a function word.  A letter beyond its script's basic alphabet votes like a word, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import log2

from normalize.language.fields import Reader, names_scripts, owners, packed, places
from normalize.lexicon.table import load
from normalize.patterns import pattern
from normalize.text.scripts import split_words

__all__ = [
    "COUNTED", "UNIT", "kin", "letter_votes", "lists", "shown_by", "split_names", "spread_votes", "tokens", "votes",
    "with_script", "word_votes",
]  # fmt: skip

UNIT = 200
"""One vote in a field."""
STEPS = 40
"""A weight is rounded to so many parts of a vote, and a small word counts five of them where a name counts four."""
SMALL_WORD, NAME = 5, 4
_NO_WORD = pattern(r"[!-~]*(?:[@/\\<>=_#{}\d]|[a-z][.:][a-z])[!-~]*")
"""What is no prose: addresses, handles, tags, code, and words with digits in them."""
_ODD = pattern(r"[@/\\<>=_#{}\d]|[a-z][.:][a-z]")
_JOINED = pattern("['’ʼ‘ʻ-]")
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ‘ʻ"), "'")
COMMON = 16
"""A short word of more languages than these says nothing."""
LONG, LEAST_LONG, LONG_LOSS = 4, 0.3, 0.1
"""A word of more letters than LONG loses less, and keeps at least so much, where several languages share it."""
_STAMP = 0.95
"""Weight of a stamp word against a function word."""
SPREAD = 0.05
"""Votes for each doubling of the number of countries whose papers write a language."""
NEWS = 0.15
"""Votes of a language that the papers of some country write at all."""
KEPT = 1 << 15
"""Words that are remembered with their votes, those of no list (no votes) among them."""
COUNTED = 250
"""Words that are added up at once; a field of votes holds no more."""
LONGEST = 40
"""A longer word is in no list and is not remembered."""


class _Known(dict[str, int]):
    """Words with their packed votes, filled as they are asked for, so that a sum over words runs in C."""

    def __init__(self, find: Callable[[str], str | None], *, letters: bool) -> None:
        self._find, self._letters = find, letters

    def __missing__(self, word: str) -> int:
        if len(word) > LONGEST:
            return 0
        if len(self) >= KEPT:
            self.clear()
        payload = self._find(word)
        long = len(word) > LONG and not self._letters
        votes = packed(_weights(payload, long)) if payload is not None else 0
        self[word] = votes
        return votes


def _weights(payload: str, long: bool) -> list[tuple[str, int]]:
    """A payload's tags with their weights; a short word that many languages have says little, a long one more."""
    tags = payload.split()
    if not long and len(tags) > COMMON:
        return []
    weight = max(LEAST_LONG, 1.0 - LONG_LOSS * log2(len(tags))) if long else 1.0 - 0.2 * log2(len(tags))
    own, stamp = round(weight * STEPS), round(weight * _STAMP * STEPS)
    return [(t[1:], stamp) if t[0] == "~" else (t, own) for t in tags]


@lru_cache(maxsize=1)
def _words() -> Callable[[str], int]:
    return _Known(load("language").get, letters=False).__getitem__


@lru_cache(maxsize=1)
def _letters() -> Callable[[str], int]:
    return _Known(load("letters").get, letters=True).__getitem__


def word_votes(low: Iterable[str], names: Sequence[str] = ()) -> int:
    """The packed votes of words and of names (:mod:`normalize.language.fields`), `UNIT` for a word of one language.

    >>> from normalize.language.fields import reader
    >>> latin = reader("Latn")
    >>> votes = latin.read(word_votes(["the", "minister", "and", "his"]))
    >>> latin.tags[votes.index(max(votes))]
    'en'
    """
    known = _words()
    total = sum(map(known, low)) * SMALL_WORD
    return total + sum(map(known, names)) * NAME if names else total


def shown_by(words: Iterable[str], tag: str) -> int:
    """How many of the words no other language lists: the cheapest proof of a language.

    >>> shown_by(["the", "in", "and"], "en"), shown_by(["the", "in", "and"], "de")
    (2, 0)
    """
    return list(map(_words(), words)).count(_alone(tag))


@lru_cache(maxsize=256)
def _alone(tag: str) -> int:
    """The packed vote of a word that one language alone lists."""
    return packed([(tag, STEPS)]) if tag in places() else -1


def letter_votes(text: str) -> int:
    """The packed votes of the distinct letters of a text in lower case that are beyond a basic alphabet."""
    return sum(map(_letters(), set(text))) * SMALL_WORD


def tokens(text: str) -> list[str]:
    """The words of a text, folded, names among them; addresses, handles, code and numbers are left out."""
    low, names = split_names(text)
    return low + names


def votes(words: Iterable[str]) -> dict[str, float]:
    """The votes of words language by language, for a caller who wants them by tag.

    >>> found = votes(["the", "minister", "and", "his"])
    >>> max(found, key=found.__getitem__)
    'en'
    """
    everyone = _everyone()
    found: dict[str, float] = {}
    rest = list(words)
    for at in range(0, len(rest), COUNTED):
        fields = everyone.read(word_votes(rest[at : at + COUNTED]))
        for tag, field in zip(everyone.tags, fields, strict=True):
            if field:
                found[tag] = found.get(tag, 0.0) + field / UNIT
    return found


@lru_cache(maxsize=1)
def _everyone() -> Reader:
    return Reader(tuple(places()), places())


def lists(word: str) -> tuple[str, ...]:
    """The languages that list a folded word.

    >>> "en" in lists("the"), lists("xkcd")
    (True, ())
    """
    payload = load("language").get(word)
    return tuple(tag.lstrip("~") for tag in payload.split()) if payload else ()


def split_names(text: str) -> tuple[list[str], list[str]]:
    """The folded words of a text and, apart, those that are capitalised as names are: not first, among small ones.

    A word with an apostrophe or hyphens counts whole and in its parts.

    >>> split_names("the talks with President Obama will be held")
    (['the', 'talks', 'with', 'will', 'be', 'held'], ['president', 'obama'])
    >>> split_names("L'an dernier: mail@example.org, H2O")[0]
    ["l'", 'an', "l'an", 'dernier']
    """
    words = split_words(_NO_WORD.sub(" ", text) if _ODD.search(text) else text)
    if not words:
        return [], []
    capitals = [word for word in words if word[0].isupper()]
    if not capitals or len(capitals) * 10 >= len(words) * 7:
        return _folded(words), []
    low = [words[0], *(word for word in words[1:] if not word[0].isupper())]
    return _folded(low), _folded(capitals[1:] if words[0] is capitals[0] else capitals)


def _folded(words: list[str]) -> list[str]:
    """Words case-folded; one with an apostrophe or hyphens follows its parts."""
    text = " ".join(words).casefold()
    if not _JOINED.search(text):
        return text.split()
    out: list[str] = []
    for word in text.translate(_APOSTROPHES).split():
        out += _parts(word)
        out.append(word)
    return out


def _parts(word: str) -> list[str]:
    """The parts of a word with an apostrophe or hyphen: "l'an" is "l'" and "an"."""
    head, mark, tail = word.partition("'")
    if mark:
        return [head + mark, tail]
    return word.split("-") if "-" in word else []


@lru_cache(maxsize=64)
def kin(script: str) -> tuple[tuple[int, int], ...]:
    """The languages of a script that are like a larger one, and that one, by their places among its owners."""
    at = {tag: place for place, tag in enumerate(owners(script))}
    return tuple((at[child], at[parent]) for child, parent in load("kin").items() if child in at and parent in at)


@lru_cache(maxsize=64)
def spread_votes(script: str) -> tuple[float, ...]:
    """What each owner of a script gets for being written by some country's papers, and by many: it breaks ties."""
    spread = load("spread")
    papers = [int(spread.get(tag) or 0) for tag in owners(script)]
    return tuple(UNIT * (SPREAD * log2(1 + count) + NEWS) if count else 0.0 for count in papers)


@lru_cache(maxsize=1024)
def with_script(tag: str, script: str) -> str:
    """The entry of our lists that an engine's tag means in a script: "sr" in Latin letters is "sr-Latn".

    >>> with_script("sr", "Latn"), with_script("sr", "Cyrl"), with_script("de", "Latn")
    ('sr-Latn', 'sr', 'de')
    """
    if script in names_scripts(tag):
        return tag
    stem = tag.partition("-")[0]
    return next((own for own in owners(script) if own.partition("-")[0] == stem), tag)
