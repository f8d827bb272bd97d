"""Votes of all languages in one whole number: a field of sixteen bits each, so that a sum of words is a sum of numbers.

What a word, a letter or a letter sequence says of a hundred and fifty languages is one integer; adding two of them
adds every language's votes at once, in C.  The fields are read once, when everything has been added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from struct import Struct

from normalize.lexicon.table import load
from normalize.text.scripts import members

__all__ = ["MOST", "Reader", "Remembered", "code_scripts", "names_scripts", "owners", "packed", "places", "reader"]

BITS = 16
MOST = (1 << BITS) - 1
"""The most that a field holds; a sum must stay below."""
FIRST = "Latn"
"""Languages of this script come first: a number ends with its highest field, and most texts are Latin."""


@lru_cache(maxsize=1)
def code_scripts() -> dict[str, tuple[str, ...]]:
    """Every language with word lists and the ISO 15924 codes it is written in ("Hans", "Jpan"), the usual first."""
    return {tag: tuple(scripts.split()) for tag, scripts in load("tags").items()}


@lru_cache(maxsize=1)
def _scripts() -> dict[str, tuple[str, ...]]:
    return {tag: tuple(s for code in codes for s in members(code)) for tag, codes in code_scripts().items()}


def names_scripts(tag: str) -> tuple[str, ...]:
    """The scripts of the characters that a language is written with, the usual one first; empty for an unknown tag.

    >>> names_scripts("he"), names_scripts("ja")
    (('Hebr',), ('Hira', 'Kana', 'Hani'))
    """
    return _scripts().get(tag, ())


@lru_cache(maxsize=256)
def owners(script: str) -> tuple[str, ...]:
    """The languages with word lists that are written in a script.

    >>> owners("Thai")
    ('th',)
    """
    return tuple(sorted(tag for tag, scripts in _scripts().items() if script in scripts))


@lru_cache(maxsize=1)
def places() -> dict[str, int]:
    """The number of each language's field."""
    first = owners(FIRST)
    return {tag: at for at, tag in enumerate((*first, *(tag for tag in sorted(_scripts()) if tag not in first)))}


def packed(votes: Iterable[tuple[str, int]]) -> int:
    """One number of the votes of some languages.

    >>> reader("Thai").read(packed([("th", 7)]))
    (7,)
    """
    at = places()
    return sum(vote << BITS * at[tag] for tag, vote in votes)


class Remembered(dict[str, int]):
    """What a function said, filled as it is asked for, so that a sum over keys runs in C.

    It holds two generations of at most `kept` keys: what nobody has asked for since the last one is forgotten.
    """

    def __init__(self, find: Callable[[str], int], kept: int) -> None:
        super().__init__()
        self._find, self._kept = find, kept
        self._old: dict[str, int] = {}

    def __missing__(self, key: str) -> int:
        value = self._old.get(key)
        if value is None:
            value = self._find(key)
        if len(self) >= self._kept:
            self._old = dict(self)
            self.clear()
        self[key] = value
        return value


class Reader:
    """Reads the fields of the languages of one script, in the order of `tags`."""

    __slots__ = ("_bytes", "_mask", "_pick", "_struct", "at", "tags")

    def __init__(self, tags: Sequence[str], numbers: Mapping[str, int]) -> None:
        self.tags = tuple(tags)
        self.at = {tag: at for at, tag in enumerate(self.tags)}
        count = max((numbers[tag] + 1 for tag in self.tags), default=0)
        self._bytes = count * BITS // 8
        self._mask = (1 << count * BITS) - 1
        self._struct = Struct(f"<{count}H")
        numbered = [numbers[tag] for tag in self.tags]
        self._pick: Callable[[tuple[int, ...]], tuple[int, ...]] | None = None
        if len(numbered) > 1 and numbered != list(range(count)):
            self._pick = itemgetter(*numbered)
        elif len(numbered) == 1:
            self._pick = lambda fields: fields[-1:]

    def read(self, total: int) -> tuple[int, ...]:
        """The fields of a sum."""
        fields = self._struct.unpack((total & self._mask).to_bytes(self._bytes, "little"))
        return fields if self._pick is None else self._pick(fields)


@lru_cache(maxsize=256)
def reader(script: str) -> Reader:
    """The reader of a script's languages."""
    return Reader(owners(script), places())
