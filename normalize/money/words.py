"""The money lexicon at run time: surfaces to senses, found by slice to the right or left of a position."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from normalize.lexicon.table import load, read

__all__ = ["GAP", "Entry", "Hit", "Sense", "Words", "families", "fold", "is_letter", "is_spaceless", "lexicon"]

FOLDED = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "״": '"', "׳": "'", "”": '"', "“": '"'})
MARKS = "\u200b\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c"
GAP = frozenset(" \u00a0\u202f\u2009\u2007" + MARKS)
MAX_NAME = 70
MAX_ENDING = 8
MIN_STEM = 3
"""An ending is glued to a word, never to an abbreviation."""
MAX_SEEN = 8192


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


def _sense(part: str) -> Sense:
    body, _, tags = part.partition("@")
    return Sense(body[0], body[1:], frozenset(tags.split(",")) if tags else frozenset())


class Lexicon:
    """The core table with an index of its longer keys by their first and last three characters."""

    __slots__ = ("endings", "heads", "rows", "tails")

    def __init__(self) -> None:
        self.rows: dict[str, str] = dict(load("money").items())
        heads: dict[str, set[int]] = {}
        tails: dict[str, set[int]] = {}
        for key in self.rows:
            if len(key) > 2:
                heads.setdefault(key[:3].lower(), set()).add(len(key))
                tails.setdefault(key[-3:].lower(), set()).add(len(key))
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
    return char.isalpha() or (char > "\u02ff" and unicodedata.category(char[0])[0] == "M")


class Names:
    """The table of full names, searched in place: loading it is one read, a look-up one bisection."""

    __slots__ = ("lines",)

    def __init__(self) -> None:
        self.lines = read("money_names").split(b"\n")

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
def _beginning(word: str) -> FullNames:
    """The full names that begin with a word, the longest first."""
    if len(word) < 2:
        return ()
    names = sorted(_names().beginning(word).items(), key=lambda item: -len(item[0]))
    return tuple((name, tuple(map(_sense, payload.split(";")))) for name, payload in names)


class Words:
    """The lexicon as one text sees it: its languages' cues and scales, the marks that its country or languages use."""

    __slots__ = ("_seen", "codes", "tags")

    def __init__(self, tags: tuple[str, ...], codes: tuple[str, ...]) -> None:
        self.tags = frozenset(tags)
        self.codes = frozenset(codes)
        self._seen: dict[str, Entry | None] = {}

    def look(self, surface: str) -> Entry | None:
        """The senses of a surface as it stands (case counts for codes and signs) and folded."""
        try:
            return self._seen[surface]
        except KeyError:
            if len(self._seen) >= MAX_SEEN:
                self._seen.clear()
            entry = self._seen[surface] = self._read(surface)
            return entry

    def _read(self, surface: str) -> Entry | None:
        rows = lexicon().rows
        folded = fold(surface).strip(MARKS)
        raw = rows.get(surface)
        low = rows.get(folded) if folded != surface else None
        parts = ";".join(p for p in (raw, low) if p)
        return self._entry(surface, [_sense(p) for p in parts.split(";")]) if parts else None

    def _entry(self, surface: str, senses: list[Sense]) -> Entry | None:
        scales = tuple(s for s in senses if s.kind in "SDP")
        if self.tags and len(surface) <= 3:
            spoken = tuple(filter(self._speaks, scales))
            scales = scales if not spoken and _is_abbreviation(surface) else spoken
        money = tuple(s for s in senses if s.kind in "CFM" and self._uses(surface, s))
        numbers = tuple(s for s in senses if s.kind == "N" and self._speaks(s))
        cues = frozenset(s.kind for s in senses if s.kind not in "CFMSDPNE" and self._speaks(s))
        if not (scales or money or numbers or cues):
            return None
        return Entry(money, tuple(filter(self._speaks, scales)) or scales, numbers, cues)

    def _speaks(self, sense: Sense) -> bool:
        return not self.tags or not sense.tags or not self.tags.isdisjoint(sense.tags)

    def _uses(self, surface: str, sense: Sense) -> bool:
        """One letter, or up to three in lower case, are a currency only where the language or country uses them so."""
        if not surface.isalpha() or len(surface) > 3 or surface[0] >= "\u0530":
            return True
        if len(surface) > 1 and (not self.tags or not sense.tags or not surface.islower()):
            return True
        if self.tags and sense.tags and not self.tags.isdisjoint(sense.tags):
            return True
        return any(code in self.codes for code in families(sense.value.split("/")[0]))

    def right(self, text: str, start: int) -> Hit | None:
        """The longest surface that begins at `start` and ends at a word boundary (or with a known ending)."""
        lengths = lexicon().heads.get(fold(text[start : start + 3]))
        size = len(text)
        if lengths is not None:
            for length in lengths:
                end = start + length
                if end <= size and (entry := self.look(text[start:end])) is not None:
                    stop = _boundary(text, start, end, entry)
                    if stop:
                        return Hit(entry, start, stop, text[start:end])
        for end in (start + 2, start + 1):
            entry = self.look(text[start:end]) if end <= size else None
            if entry is not None and (stop := _boundary(text, start, end, entry)):
                return Hit(entry, start, stop, text[start:end])
        return None

    def left(self, text: str, end: int) -> Hit | None:
        """The longest surface that ends at `end` and begins at a word boundary."""
        for length in lexicon().tails.get(fold(text[max(0, end - 3) : end]), ()):
            start = end - length
            if start >= 0 and (entry := self.look(text[start:end])) is not None and _begins(text, start):
                return Hit(entry, start, end, text[start:end])
        for start in (end - 2, end - 1):
            if start >= 0 and (entry := self.look(text[start:end])) is not None and _begins(text, start):
                return Hit(entry, start, end, text[start:end])
        return None

    def name(self, text: str, start: int) -> Hit | None:
        """The longest full currency name of CLDR that begins at `start`."""
        stop = start
        while stop < len(text) and stop - start < 24 and _continues(text, start, stop):
            stop += 1
        names = _beginning(fold(text[start:stop]))
        if not names:
            return None
        window = fold(text[start : start + MAX_NAME])
        for name, money in names:
            end = len(name)
            if window.startswith(name) and not (is_letter(window[end : end + 1]) and is_letter(name[-1])):
                return Hit(Entry(money, (), (), frozenset()), start, start + end, text[start : start + end])
        return self._qualified(text, start, stop, names)

    def _qualified(self, text: str, start: int, stop: int, names: FullNames) -> Hit | None:
        """ "danske kr": the adjective begins full names, the word behind it is a family that holds just one of them."""
        hit = self.right(text, stop + 1) if text[stop : stop + 1] == " " else None
        if hit is None or not hit.entry.money or hit.end - hit.start < 2:
            return None
        family = {code for sense in hit.entry.money for code in families(sense.value.split("/")[0])}
        told = {s.value for _, money in names for s in money} & family
        if len(told) != 1 or any(s.kind == "M" for s in hit.entry.money):
            return None
        money = (Sense("C", told.pop(), frozenset()),)
        return Hit(Entry(money, (), (), frozenset()), start, hit.end, text[start : hit.end])


def _continues(text: str, start: int, at: int) -> bool:
    """Whether a word goes on: a letter, or the hyphen behind a prefix of one letter ("i-US Dollar")."""
    return is_letter(text[at]) or (at == start + 1 and text[at] == "-")


def _is_abbreviation(surface: str) -> bool:
    """Two or three letters without a vowel ("bn", "mln") are short for one thing in every language."""
    return len(surface) > 1 and surface.isalpha() and not any(c in "aeiouAEIOU" for c in surface)


def _boundary(text: str, start: int, end: int, entry: Entry) -> int:
    """Where a surface that ends at `end` really ends, 0 if it is only the beginning of another word."""
    following, last = text[end : end + 1], text[end - 1]
    if not (following.isdigit() or is_letter(following)) or is_spaceless(last) or not is_letter(last):
        return end
    if entry.scales and text[end : end + 3].isupper() and text[end : end + 3] in lexicon().rows:
        return end  # "12 kMXN", "3 MFCFA": an abbreviation glued to a code
    if following.isdigit() or not (entry.money or entry.scales) or end - start < MIN_STEM:
        return 0
    stop = end
    while stop < len(text) and stop - end <= MAX_ENDING and is_letter(text[stop]):
        stop += 1
    tags = lexicon().endings.get(fold(text[end:stop]))
    return stop if tags and any(tags & s.tags or not s.tags for s in (*entry.money, *entry.scales)) else 0


def _begins(text: str, start: int) -> bool:
    if start == 0 or not text[start].isalpha():
        return True
    return not is_letter(text[start - 1]) or is_spaceless(text[start])
