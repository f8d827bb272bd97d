"""The tables of the money lexicon at run time: surfaces to senses, where longer surfaces begin and end, full names."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from normalize.lexicon.table import load, read

__all__ = [
    "AHEAD", "GAP", "MARKS", "Entry", "FullNames", "Hit", "Sense", "beginning", "continuations", "endings", "families",
    "fold", "gap_left", "gap_right", "going_on", "is_letter", "is_spaceless", "leads", "lengths", "precedents", "sense",
]  # fmt: skip

FOLDED = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "״": '"', "׳": "'", "”": '"', "“": '"'})
MARKS = "\u200b\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c"
GAP = frozenset(" \u00a0\u202f\u2009\u2007" + MARKS)
MAX_GAP = 3
MAX_NAMES = 4096
AHEAD = 3


class Sense(NamedTuple):
    """What a surface can mean, and the languages that mean it (empty: every language)."""

    kind: str
    value: str
    tags: frozenset[str]


class Entry(NamedTuple):
    """All senses of one surface, by kind."""

    money: tuple[Sense, ...]
    """Codes, families and minor units."""
    scales: tuple[Sense, ...]
    numbers: tuple[Sense, ...]
    cues: frozenset[str]
    """Letters of the cues that the surface is (see `build_money`)."""


FullNames = tuple[tuple[str, tuple[Sense, ...]], ...]
"""Names with their senses, the longest first."""


class Hit(NamedTuple):
    """An entry found in a text."""

    entry: Entry
    start: int
    end: int
    surface: str


def fold(surface: str) -> str:
    """The table's key of a slice of text, of the same length."""
    return surface.lower() if surface.isascii() else surface.translate(FOLDED).lower()


@lru_cache(maxsize=4096)
def sense(part: str) -> Sense:
    """One sense of a payload."""
    body, _, tags = part.partition("@")
    return Sense(body[0], body[1:], frozenset(tags.split(",")) if tags else frozenset())


@lru_cache(maxsize=4096)
def lengths(key: str) -> tuple[int, ...]:
    """Lengths of the surfaces with these three characters first (`h` before them) or last (`t`), the longest first."""
    return tuple(map(int, (load("money_index").get(key) or "").split()))


@lru_cache(maxsize=2048)
def endings(ending: str) -> frozenset[str]:
    """The languages that glue an ending to a word."""
    return frozenset((load("money_index").get("e" + ending) or "").split(",")) - {""}


def continuations(word: str) -> tuple[str, ...]:
    """How the surfaces that begin with a word, or with one sign, and are longer go on."""
    row = load("money_index").get("m" + word)
    return tuple(row.split("|")) if row else ()


def leads(word: str) -> tuple[str, ...]:
    """What stands before a word in the longer surfaces that end with it."""
    row = load("money_index").get("l" + word)
    return tuple(row.split("|")) if row else ()


def precedents(word: str) -> tuple[str, ...]:
    """What stands before a word in the longer marks and scale words that end with it."""
    row = load("money_index").get("p" + word)
    return tuple(row.split("|")) if row else ()


@lru_cache(maxsize=64)
def families(name: str) -> tuple[str, ...]:
    """The members of a family, the default first ("-" for none)."""
    return tuple((load("money_families").get(name) or name).split())


def gap_right(text: str, at: int) -> int:
    """Skip at most `MAX_GAP` spaces and marks."""
    stop = at + MAX_GAP
    while at < stop and text[at : at + 1] in GAP and at < len(text):
        at += 1
    return at


def gap_left(text: str, at: int, floor: int = 0) -> int:
    """Skip at most `MAX_GAP` spaces and marks to the left."""
    stop = max(floor, at - MAX_GAP)
    while at > stop and text[at - 1] in GAP:
        at -= 1
    return at


def is_spaceless(char: str) -> bool:
    """Whether the character's script writes words without spaces (Han, kana, Hangul, Thai, Lao, Khmer, Burmese)."""
    return char >= "\u0e00" and (
        char <= "\u0eff" or "\u1000" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff"
        or "\u3005" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af"
    )  # fmt: skip


def is_letter(char: str) -> bool:
    """Whether a character belongs to a word: a letter, or a sign that combines with one."""
    return char.isalpha() or (char > "\u02ff" and unicodedata.category(char[0])[0] == "M")


@lru_cache(maxsize=1)
def _names() -> bytes:
    """The table of full names, searched in place: loading it is one read, a look-up one bisection."""
    return read("money_names")


@lru_cache(maxsize=MAX_NAMES)
def beginning(word: str) -> FullNames:
    """The full names whose first word is `word`, the longest first."""
    if len(word) < 2:
        return ()
    data, first = _names(), word.encode("utf8", "surrogatepass")
    found = []
    for line in data[slice(*_block(data, first))].split(b"\n"):
        name, _, payload = line.decode("utf8").partition("\t")
        if name and (len(name) == len(word) or not is_letter(name[len(word)])):
            found.append((name, tuple(map(sense, payload.split(";")))))
    return tuple(sorted(found, key=lambda item: -len(item[0])))


@lru_cache(maxsize=MAX_NAMES)
def going_on(word: str) -> dict[str, FullNames]:
    """The full names that begin with a word, by the `AHEAD` characters behind it ("" for those that end before)."""
    found: dict[str, list[tuple[str, tuple[Sense, ...]]]] = {}
    for item in beginning(word):
        ahead = item[0][len(word) : len(word) + AHEAD]
        found.setdefault(ahead if len(ahead) == AHEAD else "", []).append(item)
    return {ahead: tuple(items) for ahead, items in found.items()}


def _block(data: bytes, first: bytes) -> tuple[int, int]:
    """Where the lines lie that begin with these bytes."""
    low = _bisect(data, first, 0)
    return (low, _bisect(data, first + b"\xff", low)) if data.startswith(first, low) else (low, low)


def _bisect(data: bytes, key: bytes, low: int) -> int:
    """Where the first line begins that is not below the key."""
    high = len(data)
    while low < high:
        start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = data.find(b"\n", start) + 1 or len(data)
        if data[start:end] < key:
            low = end
        else:
            high = start
    return low
