"""The money lexicon as one text sees it: surfaces found by slice to the right or left of a position.

A look is remembered by the word it begins (or ends) with, so that a text pays once for each of its words; only a word
that longer surfaces continue is looked at again in its place.
"""

from __future__ import annotations

from normalize.lexicon.table import load
from normalize.money.surfaces import (
    AHEAD,
    MARKS,
    Entry,
    FullNames,
    Hit,
    Sense,
    beginning,
    continuations,
    endings,
    families,
    fold,
    going_on,
    is_letter,
    is_spaceless,
    leads,
    lengths,
    sense,
)
from normalize.patterns import pattern

__all__ = ["TOKEN", "Words"]

MAX_NAME = 70
MAX_FIRST = 24
"""No first word of a name is longer."""
MAX_ENDING = 8
MAX_MARK = 4
"""An abbreviation that a scale is glued to is shorter."""
MIN_STEM = 3
"""An ending is glued to a word, never to an abbreviation."""
MAX_SEEN = 8192
REACH = 25
"""So far to the left a word may begin."""
LETTERS = (
    "$%A-Za-z\u00a2-\u00a5\u00aa\u00b5\u00ba\u00c0-\u060b"
    "\u060d-\u0669\u066d-\u0dff\u10a0-\u177f\u1800-\u1fff\u20a0-\u20cf\u2c00-\u2dff"
)
TOKEN = f"[{LETTERS}]+[.'’]?"
"""A word or sign of the scripts that write words apart, with a stop or an apostrophe behind it."""
_TOKEN = pattern(TOKEN)
_ASCII_WORD = pattern("[A-Za-z]+")
_SIGNS = ("&", "-", ":")
"""What a surface may begin with beside letters, signs of money, and the scripts without spaces."""
_FIRST = pattern(r"[^\W\d_]+|.")

Before = tuple[Entry | None, int, tuple[str, ...]]
"""The entry that a word is at its end, its length, and what stands before the word in longer surfaces."""
BEHIND = 15
"""So much of what stands before a word is compared."""
Look = tuple[Entry | None, int, int, tuple[str, ...]]
"""The entry that a word is, its length, the length of the word's letters, and how longer surfaces go on."""


def first_word(folded: str) -> str:
    """The letters that a folded surface begins with, or its first sign."""
    match = _FIRST.match(folded)
    return match[0] if match is not None else folded[:1]


class Words:
    """The lexicon as one text sees it: its languages' cues and scales, the marks that its country or languages use."""

    __slots__ = ("_befores", "_looks", "_seen", "codes", "tags")

    def __init__(self, tags: tuple[str, ...], codes: tuple[str, ...]) -> None:
        self.tags = frozenset(tags)
        self.codes = frozenset(codes)
        self._seen: dict[str, Entry | None] = {}
        self._looks: dict[str, Look] = {}
        self._befores: dict[str, Before] = {}

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
        rows = load("money")
        folded = fold(surface).strip(MARKS)
        raw = rows.get(surface)
        low = rows.get(folded) if folded != surface else None
        if raw and low and raw[0] == "S":  # a scale that is written so is no other
            low = None
        parts = ";".join(p for p in (raw, low) if p)
        if not parts or (surface[-1] == "." and self._ends_sentence(folded, parts)):
            return None
        return self._entry(surface, [sense(p) for p in parts.split(";")])

    def _ends_sentence(self, folded: str, parts: str) -> bool:
        """Whether a stop belongs to no word of the languages: "300 mil." in Portuguese is no abbreviated million."""
        bare = load("money").get(folded[:-1]) if self.tags else None
        if bare is None or any(self._speaks(sense(part)) for part in parts.split(";")):
            return False
        return any(self._speaks(one) for one in map(sense, bare.split(";")) if one.tags)

    def _entry(self, surface: str, senses: list[Sense]) -> Entry | None:
        scales = tuple(s for s in senses if s.kind in "SDP")
        if self.tags and len(surface) <= 3:
            spoken = tuple(filter(self._speaks, scales))
            scales = scales if not spoken and _is_abbreviation(surface) else spoken
        elif not self.tags and len(surface) == 1 and surface.isalpha() and surface.islower():
            # Without a language a small letter is a scale where it is one nearly everywhere, and no link word.
            linked = any(s.kind in "TWJR" for s in senses)
            scales = () if linked or all(s.tags for s in scales) else scales
        money = tuple(s for s in senses if s.kind in "CFM" and self._uses(surface, s))
        numbers = tuple(s for s in senses if s.kind == "N" and self._speaks(s))
        if numbers and not self.tags:  # a word of its own ("mil") before an abbreviation
            told = {s.value for s in numbers}
            scales = tuple(sorted(scales, key=lambda s: "1" + "0" * int(s.value) not in told))
        if not self.tags:  # a word that is doubtful in one of its languages only is not doubtful in general
            named, assumed = {t for s in money for t in s.tags}, load("money_habits").get("*")
            senses = [s for s in senses if s.kind not in "KGV" or named <= s.tags or assumed in s.tags]
        cues = frozenset(s.kind for s in senses if s.kind not in "CFMSDPNE" and self._speaks(s))
        if scales and "K" in cues:  # a common word of the language is no scale of another ("a $100 bill")
            own = self.tags or {load("money_habits").get("*")}
            scales = tuple(s for s in scales if not s.tags or not s.tags.isdisjoint(own))
        if not (scales or money or numbers or cues):
            return None
        return Entry(money, tuple(filter(self._speaks, scales)) or scales, numbers, cues)

    def _speaks(self, sense: Sense) -> bool:
        return not self.tags or not sense.tags or not self.tags.isdisjoint(sense.tags)

    def _uses(self, surface: str, sense: Sense) -> bool:
        """One letter, or up to three in lower case, are a currency only where the language or country uses them so."""
        if not surface.isalpha() or len(surface) > 3 or surface[0] >= "\u0530":
            return True
        hintless = not self.tags and not self.codes and surface.islower()
        if hintless and sense.kind == "M" and load("money_habits").get("*") in sense.tags:
            return True  # weak without a language, but a sign in the text may vouch for it ("3p")
        if len(surface) > 1 and (not self.tags or not sense.tags or not surface.islower()):
            return True
        if self.tags and sense.tags and not self.tags.isdisjoint(sense.tags):
            return True
        return any(code in self.codes for code in families(sense.value.split("/")[0]))

    def right(self, text: str, start: int) -> Hit | None:
        """The longest surface that begins at `start` and ends at a word boundary (or with a known ending)."""
        match = _TOKEN.match(text, start)
        if match is None:
            char = text[start : start + 1]
            return self._right(text, start) if char > "\u0dff" or char in _SIGNS else None
        entry, length, first, more = self.word(match[0])
        end = match.end()
        following = text[end : end + 1]
        if following.isalnum() or following > "\u2fff" or (
            more and fold(text[start + first : start + first + 14]).startswith(more)
        ):
            return self._right(text, start)
        return None if entry is None else Hit(entry, start, start + length, text[start : start + length])

    def _is_regional(self, sense: Sense) -> bool:
        """Whether a country where one of the languages is spoken uses a mark so."""
        return any(tag.partition("-")[0] in self.tags for tag in sense.tags)

    def letter_right(self, text: str, start: int) -> Hit | None:
        """The same behind a scale word: "45 млн L"."""
        stop = start + 1
        if text[stop : stop + 1].isalnum():
            return None
        hit = self.letter(text[start:stop], 1, ">")
        return None if hit is None else Hit(hit.entry, start, stop, hit.surface)

    def letter(self, text: str, end: int, side: str = "<") -> Hit | None:
        """A capital that is somewhere a currency, where no country is known: proof must stand beside it."""
        if self.codes or not ("A" <= text[end - 1 : end] <= "Z") or not _begins(text, end - 1):
            return None
        senses = [sense(p) for p in (load("money").get(text[end - 1 : end]) or "").split(";") if p]
        money = tuple(s for s in senses if s.kind == "C" and (not self.tags or self._is_regional(s)))
        money = tuple(s for s in money if any(_side(tag) == side for tag in s.tags)) or money
        return Hit(Entry(money, (), (), frozenset("K")), end - 1, end, text[end - 1 : end]) if money else None

    def word(self, token: str) -> Look:
        """What a word is that stands alone."""
        look = self._looks.get(token)
        if look is None:
            if len(self._looks) >= MAX_SEEN:
                self._looks.clear()
            hit = self._right(token + " ", 0)
            first = first_word(fold(token))
            entry, length = (None, 0) if hit is None else (hit.entry, hit.end)
            more = tuple(c for c in continuations(first) if len(first) + len(c) > length)
            look = self._looks[token] = (entry, length, len(first), more)
        return look

    def _right(self, text: str, start: int) -> Hit | None:
        size = len(text)
        for length in (*lengths("h" + fold(text[start : start + 3])), 2, 1):
            end = start + length
            if end <= size and (entry := self.look(text[start:end])) is not None:
                stop = _boundary(text, start, end, entry) or self._glued(text, end, entry)
                if stop:
                    return Hit(entry, start, stop, text[start:end])
        return None

    def _glued(self, text: str, end: int, entry: Entry) -> int:
        """Where a scale ends that a mark of the language is glued to ("12 mkr", "3 mlei"), 0 for none."""
        if not (self.tags and entry.scales and is_letter(text[end : end + 1])):
            return 0
        if any(len(s.value) > 1 for s in entry.scales):  # "25 tkr": thousands to some, trillions to others
            return 0
        stop = end
        while stop < end + MAX_MARK and is_letter(text[stop : stop + 1]):
            stop += 1
        mark = self.look(text[end:stop]) if 1 < stop - end < MAX_MARK else None
        own = mark is not None and any(not self.tags.isdisjoint(s.tags) for s in mark.money if s.kind in "CF")
        return end if own else 0

    def left(self, text: str, end: int) -> Hit | None:
        """The longest surface that ends at `end` and begins at a word boundary."""
        low = end - REACH if end > REACH else 0
        piece = text[low:end]
        at = piece.rfind(" ") + 1
        if at:
            piece = piece[at:]
        elif low:
            return self._left(text, end)
        entry, length, longer = self._befores.get(piece) or self._before(piece)
        if longer:
            begin = end - len(piece)
            if fold(text[begin - BEHIND if begin > BEHIND else 0 : begin]).endswith(longer):
                return self._left(text, end)
        return None if entry is None else Hit(entry, end - length, end, text[end - length : end])

    def _before(self, piece: str) -> Before:
        """What a text says that ends with this piece."""
        if len(self._befores) >= MAX_SEEN:
            self._befores.clear()
        hit = self._left(piece, len(piece))
        entry, length = (None, 0) if hit is None else (hit.entry, hit.end - hit.start)
        result = self._befores[piece] = (entry, length, leads(fold(piece)))
        return result

    def _left(self, text: str, end: int) -> Hit | None:
        for length in (*lengths("t" + fold(text[max(0, end - 3) : end])), 2, 1):
            start = end - length
            if start >= 0 and (entry := self.look(text[start:end])) is not None and _begins(text, start):
                return Hit(entry, start, end, text[start:end])
        return None

    def name(self, text: str, start: int) -> Hit | None:
        """The longest full currency name of CLDR that begins at `start`."""
        stop = _name_end(text, start)
        word = fold(text[start:stop])
        names = going_on(word)
        if not names:
            return None
        window = fold(text[start : start + MAX_NAME])
        size = len(word)
        for name, money in (*names.get(window[size : size + AHEAD], ()), *names.get("", ())):
            end = len(name)
            if window.startswith(name) and not (is_letter(window[end : end + 1]) and is_letter(name[-1])):
                surface = text[start : start + end]
                common = self.look(surface)
                cues = common.cues if common is not None else frozenset()
                return Hit(Entry(money, (), (), cues), start, start + end, surface)
        return self._qualified(text, start, stop, beginning(word))

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


def _name_end(text: str, start: int) -> int:
    """Where the first word of a name ends."""
    limit = min(start + MAX_FIRST, len(text))
    plain = _ASCII_WORD.match(text, start, limit)
    stop = plain.end() if plain is not None else start
    if stop > start + 1 and text[stop : stop + 1].isascii():
        return stop
    while stop < limit and _continues(text, start, stop):
        stop += 1
    return stop


def _continues(text: str, start: int, at: int) -> bool:
    """Whether a word goes on: a letter, or the hyphen behind a prefix of one letter ("i-US Dollar")."""
    return is_letter(text[at]) or (at == start + 1 and text[at] == "-")


def _is_abbreviation(surface: str) -> bool:
    """Two or three letters without a vowel ("bn", "mln") are short for one thing in every language."""
    return len(surface) > 1 and surface.isalpha() and not any(c in "aeiouAEIOU" for c in surface)


def _boundary(text: str, start: int, end: int, entry: Entry) -> int:
    """Where a surface that ends at `end` really ends, 0 if it is only the beginning of another word."""
    following, last = text[end : end + 1], text[end - 1]
    if last == "$" and end - start > 1 and following.isalpha():
        return 0  # "1,6 G$A": a scale glued to "$A"
    if not (following.isdigit() or is_letter(following)) or is_spaceless(last) or not is_letter(last):
        return end
    if entry.scales and text[end : end + 3].isupper() and _is_code(text, end):
        if end - start == 1 and last.islower() and any(len(sense.value) > 1 for sense in entry.scales):
            return 0  # "10 tEUR": thousands to some, trillions to others
        return end  # "12 kMXN", "3 MFCFA": an abbreviation glued to a code
    if following.isdigit() or not (entry.money or entry.scales) or end - start < MIN_STEM:
        return 0
    stop = end
    while stop < len(text) and stop - end <= MAX_ENDING and is_letter(text[stop]):
        stop += 1
    tags = endings(fold(text[end:stop]))
    if tags and "K@" in (load("money").get(fold(text[start:stop])) or ""):
        return 0  # a common word that only looks like a case of the mark
    return stop if tags and any(tags & s.tags or not s.tags for s in (*entry.money, *entry.scales)) else 0


def _side(tag: str) -> str:
    """On which side of a number a language or country puts the currency."""
    return (load("money_habits").get(tag) or "").rpartition("\t")[2]


def _is_code(text: str, start: int) -> bool:
    """Whether a code, or an abbreviation in capitals, begins here and fills the word."""
    stop = start
    while stop < start + 5 and text[stop : stop + 1].isalpha():
        stop += 1
    rows = load("money")
    return rows.get(text[start : start + 3]) is not None or rows.get(text[start:stop]) is not None


def _begins(text: str, start: int) -> bool:
    if start == 0 or not text[start].isalpha():
        return True
    if not is_letter(text[start - 1]):
        return True
    return is_spaceless(text[start]) and not "\uac00" <= text[start] <= "\ud7a3"  # Hangul has spaces between words
