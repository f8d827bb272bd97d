"""What the words and letters of a text say about its language: votes from the compiled word lists.

A word votes for every language that lists it, the more weightily the fewer they are; a stamp word (a month, a label)
a little less than a function word.  A letter beyond its script's basic alphabet votes like a word, once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache
from math import log2

from normalize.lexicon.table import load
from normalize.patterns import pattern
from normalize.text.scripts import members, split_words

__all__ = [
    "Votes", "add_kin", "code_scripts", "kin_of", "letter_votes", "names_scripts", "owners",
    "sharp_words", "split_names",
    "spread_votes", "tokens", "votes", "with_script",
]  # fmt: skip

_NO_WORD = pattern(r"[!-~]*(?:[@/\\<>=_#{}\d]|[a-z][.:][a-z])[!-~]*")
"""What is no prose: addresses, handles, tags, code, and words with digits in them."""
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ‘ʻ"), "'")
COMMON = 16
"""A short word of more languages than these says nothing."""
LONG, LEAST_LONG, LONG_LOSS = 4, 0.3, 0.1
"""A word of more letters than LONG loses less, and keeps at least so much, where several languages share it."""
_STAMP = 0.95
"""Weight of a stamp word against a function word."""
KIN, KIN_SHARE = 0.5, 0.15
"""Votes of its own words that a language needs against a larger one that it is like: at least, and for each vote of
the larger one."""
SPREAD = 0.05
"""Votes for each doubling of the number of countries whose papers write a language."""
_LETTER = 1.0
"""Weight of a letter against a word."""

Votes = dict[str, float]


@lru_cache(maxsize=8192)
def _parsed(payload: str, long: bool) -> tuple[tuple[str, float], ...]:
    """A payload's tags with their weights; a short word that many languages have says little, a long one more."""
    tags = payload.split()
    if not long and len(tags) > COMMON:
        return ()
    weight = max(LEAST_LONG, 1.0 - LONG_LOSS * log2(len(tags))) if long else 1.0 - 0.2 * log2(len(tags))
    return tuple((t[1:], weight * _STAMP) if t[0] == "~" else (t, weight) for t in tags)


def tokens(text: str) -> list[str]:
    """The words of a text, folded, names among them; addresses, handles, code and numbers are left out.

    >>> tokens("L'an dernier: mail@example.org, H2O")
    ["l'", 'an', "l'an", 'dernier']
    """
    low, names = split_names(text)
    return low + names


def split_names(text: str) -> tuple[list[str], list[str]]:
    """The folded words of a text and, apart, those that are capitalised as names are: not first, among small ones.

    >>> split_names("the talks with President Obama will be held")
    (['the', 'talks', 'with', 'will', 'be', 'held'], ['president', 'obama'])
    """
    words = split_words(_NO_WORD.sub(" ", text))
    capitals = sum(word[0].isupper() for word in words)
    mixed = capitals * 10 < len(words) * 7
    low: list[str] = []
    names: list[str] = []
    for at, word in enumerate(words):
        into = names if mixed and at and word[0].isupper() else low
        key = word.casefold()
        if not key.isalpha():
            key = key.translate(_APOSTROPHES)
            into += _parts(key)
        into.append(key)
    return low, names


def _parts(word: str) -> list[str]:
    """The parts of a word with an apostrophe or hyphen: "l'an" is "l'" and "an"."""
    head, mark, tail = word.partition("'")
    if mark:
        return [head + mark, tail]
    return word.split("-") if "-" in word else []


def votes(words: Iterable[str]) -> Votes:
    """Votes for each language, from all its listed words.

    >>> max(votes(["the", "minister", "and", "his"]).items(), key=lambda v: v[1])[0]
    'en'
    """
    found: Votes = {}
    get = _lists().get
    known = Counter((payload, len(word) > LONG) for word in words if (payload := get(word)) is not None)
    for (payload, long), count in known.items():
        for tag, weight in _parsed(payload, long):
            found[tag] = found.get(tag, 0.0) + weight * count
    return found


@lru_cache(maxsize=1)
def _lists() -> dict[str, str]:
    """All words with their payloads, as a plain dictionary: every text asks for many."""
    return dict(load("language").items())


@lru_cache(maxsize=16)
def sharp_words(tag: str) -> frozenset[str]:
    """The words that no other language lists: one of them shows the language of a sentence.

    >>> "the" in sharp_words("en"), "in" in sharp_words("en")
    (True, False)
    """
    return frozenset(word for word, payload in _lists().items() if payload == tag and len(word) > 2)


@lru_cache(maxsize=1)
def _kin() -> tuple[tuple[str, str], ...]:
    return tuple(load("kin").items())


@lru_cache(maxsize=256)
def kin_of(parent: str) -> tuple[str, ...]:
    """The languages that are like a larger one and get its votes too.

    >>> kin_of("zu")
    ('nd',)
    """
    return tuple(child for child, larger in _kin() if larger == parent)


def add_kin(found: Votes) -> None:
    """Give a language that is like a larger one the larger one's votes too, so that its own words decide."""
    for child, parent in _kin():
        if parent in found and child in found:
            found[child] += found[parent] - max(KIN, KIN_SHARE * found[parent])


def letter_votes(chars: Collection[str], into: Votes) -> None:
    """Add the votes of the distinct letters beyond a basic alphabet."""
    table = load("letters")
    for char in chars:
        payload = table.get(char)
        if payload is not None:
            for tag, weight in _parsed(payload, False):
                into[tag] = into.get(tag, 0.0) + weight * _LETTER


@lru_cache(maxsize=1)
def code_scripts() -> dict[str, tuple[str, ...]]:
    """Every language with word lists and the ISO 15924 codes it is written in ("Hans", "Jpan"), the usual first."""
    return {tag: tuple(scripts.split()) for tag, scripts in load("tags").items()}


@lru_cache(maxsize=1)
def _scripts() -> dict[str, tuple[str, ...]]:
    return {
        tag: tuple(dict.fromkeys(m for code in codes for m in members(code))) for tag, codes in code_scripts().items()
    }


def names_scripts(tag: str) -> tuple[str, ...]:
    """The scripts a language is written in, the usual one first; empty for a language we have no words of.

    >>> names_scripts("he")
    ('Hebr',)
    """
    return _scripts().get(tag, ())


@lru_cache(maxsize=256)
def spread_votes(script: str) -> tuple[tuple[str, float], ...]:
    """A small vote for each language of a script that many countries' papers write: it breaks ties."""
    spread = load("spread")
    return tuple((tag, SPREAD * log2(1 + int(n))) for tag in owners(script) if (n := spread.get(tag)))


@lru_cache(maxsize=256)
def owners(script: str) -> tuple[str, ...]:
    """The languages with word lists that are written in a script.

    >>> owners("Thai")
    ('th',)
    """
    return tuple(sorted(tag for tag, scripts in _scripts().items() if script in scripts))


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
