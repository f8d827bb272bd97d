"""The money lexicon at run time: surfaces to senses, found by slice to the right or left of a position."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from normalize.lexicon.table import load, tables_folder

__all__ = ["Entry", "Hit", "Sense", "families", "fold", "lookup", "match_left", "match_name", "match_right"]

FOLDED = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "״": '"', "׳": "'", "”": '"', "“": '"'})
MARKS = "\u200b\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c"
GAP = frozenset(" \u00a0\u202f\u2009\u2007" + MARKS)
MAX_NAME = 70
MAX_NAME_WORDS = 7
MAX_ENDING = 6


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


class Hit(NamedTuple):
    """An entry found in a text."""

    entry: Entry
    start: int
    end: int
    surface: str


def fold(surface: str) -> str:
    """The table's key of a slice of text, of the same length."""
    return surface.lower() if surface.isascii() else surface.translate(FOLDED).lower()


def _sense(part: str) -> Sense:
    body, _, tags = part.partition("@")
    return Sense(body[0], body[1:], frozenset(tags.split(",")) if tags else frozenset())


class Lexicon:
    """The core table with an index of its keys by their first and last two characters."""

    __slots__ = ("endings", "heads", "rows", "tails")

    def __init__(self) -> None:
        self.rows: dict[str, str] = dict(load("money").items())
        heads: dict[str, set[int]] = {}
        tails: dict[str, set[int]] = {}
        for key in self.rows:
            heads.setdefault(key[:2].lower(), set()).add(len(key))
            tails.setdefault(key[-2:].lower(), set()).add(len(key))
        self.heads = _sorted(heads)
        self.tails = _sorted(tails)
        self.endings = {k: _ending_tags(v) for k, v in self.rows.items() if _is_ending(v)}


def _sorted(index: dict[str, set[int]]) -> dict[str, tuple[int, ...]]:
    return {pair: tuple(sorted(lengths, reverse=True)) for pair, lengths in index.items()}


def _is_ending(payload: str) -> bool:
    return payload[0] == "E" or ";E" in payload


def _ending_tags(payload: str) -> frozenset[str]:
    return next(sense.tags for sense in map(_sense, payload.split(";")) if sense.kind == "E")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read at first use."""
    return Lexicon()


@lru_cache(maxsize=16384)
def lookup(surface: str) -> Entry | None:
    """The senses of a surface as it stands (case counts for codes and signs) and folded."""
    rows = lexicon().rows
    folded = fold(surface).strip(MARKS)
    raw = rows.get(surface)
    low = rows.get(folded) if folded != surface else None
    if raw is None and low is None:
        return None
    parts = ";".join(p for p in (raw, low) if p)
    return _entry(tuple(map(_sense, parts.split(";"))))


def _entry(senses: Iterable[Sense]) -> Entry | None:
    found = [s for s in senses if s.kind != "E"]
    if not found:
        return None
    return Entry(
        tuple(s for s in found if s.kind in "CFM"),
        tuple(s for s in found if s.kind in "SDP"),
        tuple(s for s in found if s.kind == "N"),
        frozenset(s.kind for s in found if s.kind not in "CFMSDPN"),
    )


@lru_cache(maxsize=64)
def families(name: str) -> tuple[str, ...]:
    """The members of a family, the default first ("-" for none)."""
    return tuple((load("money_families").get(name) or name).split())


def is_spaceless(char: str) -> bool:
    """Whether the character's script writes words without spaces (Han, kana, Hangul, Thai, Lao, Khmer, Burmese)."""
    return char >= "\u0e00" and (
        char <= "\u0eff" or "\u1000" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff"
        or "\u3005" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af"
    )  # fmt: skip


def is_letter(char: str) -> bool:
    """Whether a character belongs to a word: a letter, or a sign that combines with one."""
    return char.isalpha() or (char > "\u02ff" and unicodedata.category(char)[0] == "M")


def match_right(text: str, start: int) -> Hit | None:
    """The longest surface that begins at `start` and ends at a word boundary (or with a known ending)."""
    lengths = lexicon().heads.get(fold(text[start : start + 2]))
    if lengths is None:
        lengths = lexicon().heads.get(fold(text[start : start + 1]))
        if lengths is None:
            return None
    size = len(text)
    for length in lengths:
        end = start + length
        if end <= size and (entry := lookup(text[start:end])) is not None:
            stop = _boundary(text, end, entry)
            if stop:
                return Hit(entry, start, stop, text[start:end])
    return _single(text, start) if len(lengths) and lengths[-1] > 1 else None


def _single(text: str, start: int) -> Hit | None:
    """A surface of one character."""
    entry = lookup(text[start : start + 1])
    stop = 0 if entry is None else _boundary(text, start + 1, entry)
    return Hit(entry, start, stop, text[start]) if entry is not None and stop else None


def _boundary(text: str, end: int, entry: Entry) -> int:
    """Where a surface that ends at `end` really ends, 0 if it is only the beginning of another word."""
    following = text[end : end + 1]
    if not (following.isdigit() or is_letter(following)) or is_spaceless(text[end - 1]) or not is_letter(text[end - 1]):
        return end
    if following.isdigit():
        return 0
    if not entry.money and not entry.scales:
        return 0
    stop = end
    while stop < len(text) and stop - end <= MAX_ENDING and is_letter(text[stop]):
        stop += 1
    tags = lexicon().endings.get(fold(text[end:stop])) if end - stop >= -MAX_ENDING else None
    return stop if tags and any(tags & s.tags or not s.tags for s in (*entry.money, *entry.scales)) else 0


def match_left(text: str, end: int) -> Hit | None:
    """The longest surface that ends at `end` and begins at a word boundary."""
    lengths = lexicon().tails.get(fold(text[max(0, end - 2) : end]))
    if lengths is None or lengths[-1] > 1:
        lengths = (*(lengths or ()), 1)
    for length in lengths:
        start = end - length
        if start >= 0 and (entry := lookup(text[start:end])) is not None and _begins(text, start):
            return Hit(entry, start, end, text[start:end])
    return None


def _begins(text: str, start: int) -> bool:
    if start == 0 or not text[start].isalpha():
        return True
    return not is_letter(text[start - 1]) or is_spaceless(text[start])


class Names:
    """The table of full names, searched in place: loading it is one read, a look-up one bisection."""

    __slots__ = ("lines",)

    def __init__(self) -> None:
        self.lines = (tables_folder() / "money_names.tsv").read_bytes().split(b"\n")

    def beginning(self, word: str) -> dict[str, str]:
        """All names whose first word is `word`."""
        first = word.encode("utf8", "surrogatepass")
        at = bisect_left(self.lines, first)
        out = {}
        while at < len(self.lines) and self.lines[at].startswith(first):
            name, _, payload = self.lines[at].decode("utf8").partition("\t")
            if len(name) == len(word) or not is_letter(name[len(word)]):
                out[name] = payload
            at += 1
        return out


@lru_cache(maxsize=1)
def _names() -> Names:
    return Names()


@lru_cache(maxsize=4096)
def _beginning(word: str) -> dict[str, str]:
    return _names().beginning(word) if len(word) > 1 else {}


def match_name(text: str, start: int) -> Hit | None:
    """The longest full currency name of CLDR that begins at `start`."""
    stop = start
    while stop < len(text) and stop - start < 24 and is_letter(text[stop]):
        stop += 1
    names = _beginning(fold(text[start:stop]))
    if not names:
        return None
    window = fold(text[start : start + MAX_NAME]).replace("\n", "\x00")
    for end in reversed(_word_ends(window, stop - start)):
        payload = names.get(window[:end].rstrip(MARKS))
        if payload is not None:
            entry = _entry(tuple(map(_sense, payload.split(";"))))
            return None if entry is None else Hit(entry, start, start + end, text[start : start + end])
    return None


def _word_ends(window: str, first: int) -> list[int]:
    """The ends of the first words of a window."""
    ends, at = [first], first
    while len(ends) < MAX_NAME_WORDS and at < len(window):
        if not is_letter(window[at]) and is_letter(window[at - 1]):
            ends.append(at)
        at += 1
    if at == len(window) and at < MAX_NAME and window[at - 1] not in " \x00":
        ends.append(at)
    return ends
