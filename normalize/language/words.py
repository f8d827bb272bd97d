"""What the words and letters of a text say about its language: votes from the compiled word lists.

A word votes for every language that lists it, the more weightily the fewer they are; a stamp word (a month, a label)
a little less than a function word.  A letter beyond its script's basic alphabet votes like a word, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import log2

from normalize.language.fields import Reader, Remembered, names_scripts, owners, packed, places
from normalize.lexicon.table import fold, load
from normalize.patterns import pattern
from normalize.text.scripts import split_words

__all__ = [
    "COUNTED", "UNIT", "kin", "letter_votes", "lists", "named", "shown_by", "spread_votes", "tokens", "votes",
    "with_script", "word_votes",
]  # fmt: skip

UNIT = 200
"""One vote in a field."""
_NO_WORD = pattern(r"(?<![!-~])[!-~]*(?:[@/\\<>=_#{}\d]|[a-z][.:][a-z])[!-~]*")
"""What is no prose: addresses, handles, tags, code, and words with digits in them."""
_ODD = pattern(r"[@/\\<>=_#{}0-9]")
_GLUED = pattern(r"[a-z][.:][a-z]")
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
KEPT = 1 << 14
"""Words of a generation that are remembered with their votes, those of no list (no votes) among them."""
COUNTED = 250
"""Words that are added up at once; a field of votes holds no more."""
LONGEST = 40
"""A longer word is in no list."""
_APOSTROPHE = pattern("[’ʼ‘ʻ]")
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ‘ʻ"), "'")
TITLE = 0.7
"""Share of capitalised words from which a line is a headline in capitals, whose capitals mark no names."""


def _weights(payload: str, long: bool) -> list[tuple[str, int]]:
    """A payload's tags with their weights; a short word that many languages have says little, a long one more."""
    tags = payload.split()
    if not long and len(tags) > COMMON:
        return []
    weight = max(LEAST_LONG, 1.0 - LONG_LOSS * log2(len(tags))) if long else 1.0 - 0.2 * log2(len(tags))
    own, stamp = round(weight * UNIT), round(weight * _STAMP * UNIT)
    return [(t[1:], stamp) if t[0] == "~" else (t, own) for t in tags]


def _word(word: str) -> int:
    if len(word) > LONGEST:
        return 0
    key = fold(word)
    payload = load("language").get(key if key.isascii() else key.translate(_APOSTROPHES))
    return packed(_weights(payload, len(key) > LONG)) if payload is not None else 0


def _letter(letter: str) -> int:
    payload = load("letters").get(letter)
    return packed(_weights(payload, long=False)) if payload is not None else 0


@lru_cache(maxsize=1)
def _words() -> Callable[[str], int]:
    return Remembered(_word, KEPT).__getitem__


@lru_cache(maxsize=1)
def _letters() -> Callable[[str], int]:
    return Remembered(_letter, KEPT).__getitem__


def word_votes(words: Iterable[str]) -> int:
    """The packed votes of words in any case (:mod:`normalize.language.fields`), `UNIT` for a word of one language.

    >>> from normalize.language.fields import reader
    >>> latin = reader("Latn")
    >>> votes = latin.read(word_votes(["The", "minister", "and", "his"]))
    >>> latin.tags[votes.index(max(votes))]
    'en'
    """
    return sum(map(_words(), words))


def shown_by(words: Iterable[str], tag: str) -> int:
    """How many of the words no other language lists: the cheapest proof of a language.

    >>> shown_by(["the", "in", "and"], "en"), shown_by(["the", "in", "and"], "de")
    (2, 0)
    """
    return list(map(_words(), words)).count(_alone(tag))


@lru_cache(maxsize=256)
def _alone(tag: str) -> int:
    """The packed vote of a word that one language alone lists."""
    return packed([(tag, UNIT)]) if tag in places() else -1


def letter_votes(text: str) -> int:
    """The packed votes of the distinct letters of a text in lower case that are beyond a basic alphabet."""
    return sum(map(_letters(), set(text)))


def tokens(text: str) -> list[str]:
    """The words of a text as they stand; addresses, handles, code and numbers are left out.

    A word with an apostrophe or hyphens counts whole and in its parts.

    >>> tokens("L'an dernier: mail@example.org, H2O")
    ["L'", 'an', "L'an", 'dernier']
    """
    odd = _ODD.search(text) or (("." in text or ":" in text) and _GLUED.search(text))
    words = split_words(_NO_WORD.sub(" ", text) if odd else text)
    if "-" not in text and "'" not in text and (text.isascii() or not _APOSTROPHE.search(text)):
        return words
    out: list[str] = []
    for word in words:
        if not word.isalpha():
            out += _parts(word.translate(_APOSTROPHES))
        out.append(word)
    return out


def _parts(word: str) -> list[str]:
    """The parts of a word with an apostrophe or hyphens: "l'an" is "l'" and "an"."""
    head, mark, tail = word.partition("'")
    if mark:
        return [part for part in (head + mark, tail) if part]
    return [part for part in word.split("-") if part] if "-" in word else []


def named(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Words in lower case and, apart, those that are capitalised as names are: not first, among small ones.

    >>> named("the talks with President Obama will be held".split())
    (['the', 'talks', 'with', 'will', 'be', 'held'], ['president', 'obama'])
    """
    capitals = [word for word in words if word[0].isupper()]
    if not capitals or len(capitals) >= len(words) * TITLE:
        return _lower(words), []
    low = [words[0], *(word for word in words[1:] if not word[0].isupper())]
    return _lower(low), _lower(capitals[1:] if words[0] is capitals[0] else capitals)


def _lower(words: Iterable[str]) -> list[str]:
    return " ".join(words).lower().split()


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


@lru_cache(maxsize=64)
def kin(script: str) -> tuple[tuple[int, int], ...]:
    """The languages of a script that are like a larger one, and that one, by their places among its owners."""
    at = {tag: place for place, tag in enumerate(owners(script))}
    return tuple((at[child], at[parent]) for child, parent in load("kin").items() if child in at and parent in at)


@lru_cache(maxsize=64)
def spread_votes(script: str) -> int:
    """What the owners of a script get for being written by some country's papers, and by many: it breaks ties."""
    spread = load("spread")
    papers = [(tag, int(spread.get(tag) or 0)) for tag in owners(script)]
    return packed((tag, round(UNIT * (SPREAD * log2(1 + count) + NEWS))) for tag, count in papers if count)


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
