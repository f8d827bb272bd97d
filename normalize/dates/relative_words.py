"""The words of relative phrases: a language's lexicon, and a phrase cut into tokens with their senses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from normalize.dates.relative_anchors import Anchors, make_anchors
from normalize.dates.relative_templates import Afters, alone_of, clock_word, falling, leads, lengths_of
from normalize.lexicon.table import load, soft
from normalize.patterns import pattern

__all__ = [
    "UNSPACED", "Lexicon", "Token", "covers", "has", "is_strange", "languages_of", "lexicon", "sense_of", "tokens",
]  # fmt: skip

_NUMBER = pattern(r"\d{1,6}(?:[.,]\d{1,2}(?!\d))?")
_CLOCK = pattern(r"(\d{1,2})(?:[:：٫]|[hHчг](?=\d\d))(\d{2})(?:[:.](\d{2}))?(?!\d)")
_DOTTED = pattern(r"(\d{1,2})\.(\d{2})(?![\d.])")
_PAIR = pattern(r"(\d{1,2})( ?[./-] ?)(\d{1,2})\2?(?![\d./-])")
_TWO_DIGITS = pattern(r"\d\d(?!\d)")
_BLANK = " \t,;،、，()\u200b\u200e\u200f\u00a0@~-–—"
_WIDE = "\u2e80"
_HANGUL = "\uac00"
UNSPACED = "\u0e00"
"""Scripts from here on may lack blanks."""
_LIMIT = 48
"""Tokens of one phrase."""
_FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Token(NamedTuple):
    """A piece of a phrase: half-open span, senses (see `build_relative`), and its number or count."""

    start: int
    end: int
    senses: tuple[str, ...]
    value: float = 0
    unit: str = ""
    sign: int = 0
    clock: tuple[int, int, int] | None = None



class Lexicon(NamedTuple):
    """One language's phrases and templates, ready for look-up by slice."""

    tag: str
    words: dict[str, tuple[str, ...]]
    lengths: dict[str, tuple[int, ...]]
    """First two characters of a phrase to the lengths of the phrases that begin so, the longest first."""
    befores: dict[str, tuple[tuple[str, Afters, tuple[int, ...]], ...]]
    """First character to what stands before the number, with what may stand behind it, and the lengths of these."""
    alone: Afters
    """Stretches without a number ("час назад", "half an hour")."""
    alone_lengths: dict[str, tuple[int, ...]]
    prefixes: tuple[str, ...]
    endings: frozenset[str]
    pieces: frozenset[str]
    """The words of which phrases and templates are made."""
    anchors: Anchors
    dotted: bool
    """Whether clocks are written with a dot (CLDR)."""
    """The words by which a phrase is found in running text."""


@lru_cache(maxsize=48)
def lexicon(tag: str) -> Lexicon | None:
    """The lexicon of a language tag or of its nearest parent; `None` for a language without one."""
    letter = tag[:1].lower()
    if not ("a" <= letter <= "z"):
        return None
    table, parts = load(f"relative_{letter}"), tag.split("-")
    while parts:
        row = table.get("-".join(parts))
        if row is not None:
            return _compiled("-".join(parts), json.loads(row))
        parts.pop()
    return None


def _compiled(tag: str, row: dict[str, Any]) -> Lexicon:
    words = {key: tuple(senses) for key, senses in row["w"].items()}
    befores: dict[str, dict[str, tuple[str, float, int]]] = {}
    for before, after, unit, count, sign in row["t"]:
        afters = befores.setdefault(before, {})
        if not sign and unit == "hour" and count == 1 and clock_word(words, after.strip()):
            unit = "clock-hour"
        known = afters.get(after)
        if known is None or (sign and not known[2]) or (sign == known[2] and count > known[1]):
            afters[after] = (unit, float(count), sign)
    behind: dict[str, list[tuple[str, Afters, tuple[int, ...]]]] = {}
    for before, afters in befores.items():
        behind.setdefault(before[:1], []).append((before, afters, falling(afters)))
    ranked = {first: tuple(rows) for first, rows in behind.items()}
    for lead, sign in leads(befores):
        words[lead] = (*words.get(lead, ()), "lead_ahead" if sign > 0 else "lead_back")
    alone = alone_of(befores, frozenset(row["s"]))
    prefixes, endings = tuple(row["b"]), frozenset(row["a"])
    lengths, alone_lengths = lengths_of(words), lengths_of(alone)
    pieces = frozenset(" ".join((*words, *befores, *set().union(*befores.values()))).split())
    counted = {
        after: (f"U:{told[0]}",) for after, told in befores.get("", {}).items() if told[2] and _WIDE < after < _HANGUL
    }
    anchors = make_anchors(counted | words, _WIDE, _unspaced)
    return Lexicon(tag, words, lengths, ranked, alone, alone_lengths, prefixes, endings, pieces, anchors, row["d"])


@lru_cache(maxsize=1024)
def is_strange(text: str, tag: str) -> bool:
    """Whether a word (with a blank or comma beside it) is a plain one that no phrase or template has."""
    words, word = lexicon(tag), text.strip(" ,")
    if words is None or not word.isalpha() or word in words.pieces:
        return False
    return not any(map(word.startswith, words.prefixes)) and not any(map(word.endswith, words.endings))


def languages_of(text: str, most: int = 3) -> list[str]:
    """The languages whose relative phrases hold the words of a short text, those that hold most of them first."""
    index, votes = load("relative_index"), dict[str, int]()
    for word in re.findall(r"[^\W\d_]+", soft(text[:120])):
        for piece in _pieces(word):
            for tag in (index.get(piece) or "").split(","):
                if tag:
                    votes[tag] = votes.get(tag, 0) + 1
    return sorted(votes, key=lambda tag: -votes[tag])[:most]


def _pieces(word: str) -> Iterator[str]:
    if word < _WIDE:
        yield word
    else:
        for start in range(len(word)):
            yield word[start : start + 2]
            yield word[start]


def tokens(text: str, start: int, end: int, words: Lexicon, anchor: int = -1) -> list[Token]:
    """The phrase as tokens; a word that the lexicon lacks becomes a token without senses, and ends it behind `anchor`.

    `text` is soft (see `table.soft`); the longest phrase or template wins at each place.
    """
    found: list[Token] = []
    pos = start
    while pos < end and len(found) < _LIMIT:
        if text[pos] == "'" and _TWO_DIGITS.match(text, pos + 1, end):  # a year ("March '24"), no day
            found.append(Token(pos, pos + 3, ()))
            pos += 3
            continue
        if (text[pos] in _BLANK and (text[pos] != "-" or pos)) or text[pos] in ".'\"":  # a dash inside is no sign
            pos += 1
            continue
        token = _token(text, pos, end, words)
        if text[pos] in "+-" and not token.senses:
            pos += 1
            continue
        found.append(token)
        if not token.senses and 0 <= anchor <= pos:
            break
        pos = max(token.end, pos + 1)
    return found


def _token(text: str, pos: int, end: int, words: Lexicon) -> Token:
    clock = _clock(text, pos)
    if clock is not None:
        timed = words.dotted and "dotted" in clock.senses and clock.clock is not None and clock.clock[1] > 12
        return clock._replace(senses=("clock",)) if timed else clock
    phrase = _phrase(text, pos, end, words)
    number = _number(text, pos, end, words, phrase)
    stretch = _stretch(text, pos, end, words, number)
    if stretch is not None:
        reach = -1 if phrase is None else phrase.end
        counted = stretch.sign or stretch.value != 1
        if stretch.end > reach or (counted and stretch.end == reach):
            return stretch
    if number is not None and (phrase is None or number[1] >= phrase.end):
        return Token(pos, number[1], ("n", *(phrase.senses if phrase and phrase.end == number[1] else ())), number[0])
    return phrase or _prefixed(text, pos, end, words) or Token(pos, _word_end(text, pos, end), ())


def _prefixed(text: str, pos: int, end: int, words: Lexicon) -> Token | None:
    """A word with a particle glued in front ("בפברואר")."""
    for prefix in words.prefixes:
        if text.startswith(prefix, pos) and pos + len(prefix) < end:
            inner = _token(text, pos + len(prefix), end, words) if text[pos + len(prefix)] not in _BLANK else None
            if inner is not None and inner.senses:
                return inner._replace(start=pos)
    return None


def _clock(text: str, pos: int) -> Token | None:
    if not text[pos].isdecimal() or (pos and text[pos - 1].isdigit()):
        return None
    match = _CLOCK.match(text, pos)
    dotted = None if match else _DOTTED.match(text, pos)
    read = match or dotted
    if read is None:
        return _pair(text, pos)
    hour, minute, second = int(read[1]), int(read[2]), int((match and match[3]) or 0)
    if hour > 24 or minute > 59 or second > 59:
        return _pair(text, pos)
    return Token(pos, read.end(), ("dotted", "pair") if dotted else ("clock",), clock=(hour, minute, second))


def _pair(text: str, pos: int) -> Token | None:
    """A day and a month in figures, in either order."""
    match = _PAIR.match(text, pos)
    if match is None or not (1 <= int(match[1]) <= 31 and 1 <= int(match[3]) <= 31):
        return None
    if match[0] in _FRACTIONS and text[match.end() : match.end() + 2].strip()[:1].isalpha():
        return None
    return Token(pos, match.end(), ("pair",), clock=(int(match[1]), int(match[3]), 0))


def _unspaced(char: str) -> bool:
    """Whether a character is of a script without blanks between words (Hangul glues its particles)."""
    return char >= UNSPACED and any(first <= char <= last for first, last in _BLANKLESS)


_BLANKLESS = (
    ("\u2e80", "\ua4cf"), ("\uac00", "\ud7ff"), ("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"),
    ("\uf900", "\ufaff"),
)  # fmt: skip


def _boundary(text: str, place: int) -> bool:
    """Whether a word may end (or begin) at `place`."""
    if place <= 0 or place >= len(text):
        return True
    left, right = text[place - 1], text[place]
    if not (right.isalnum() or "\u0300" <= right <= "\u036f") or not left.isalnum():
        return True
    return left.isdigit() != right.isdigit() or _unspaced(left) or _unspaced(right)


def _phrase(text: str, pos: int, end: int, words: Lexicon) -> Token | None:
    for length in (*words.lengths.get(text[pos : pos + 2], ()), 1):
        stop = pos + length
        senses = words.words.get(text[pos:stop]) if stop <= end else None
        if senses is None:
            continue
        if _boundary(text, stop):
            return Token(pos, stop, senses)
        rest = _word_end(text, stop, end)
        if text[stop:rest] in words.endings:
            return Token(pos, rest, senses)
    return None


def _word_end(text: str, pos: int, end: int) -> int:
    stop = pos
    while stop < end and (text[stop].isalnum() or ("\u0300" <= text[stop] <= "\u0fff" and not text[stop].isspace())):
        stop += 1
        if text[stop - 1] >= _WIDE:
            break
    return stop


Number = tuple[float, int] | None
"""A number and where it ends."""


def _number(text: str, pos: int, end: int, words: Lexicon, phrase: Token | None) -> Number:
    """A number as `_whole` reads it, and what its language adds in words: "and a half"."""
    found = _whole(text, pos, end, words, phrase)
    if found is None or text[found[1] : found[1] + 1] != " ":
        return found
    behind = _phrase(text, found[1] + 1, end, words) if found[1] + 1 < end else None
    more = sense_of(behind, "more") if behind is not None else ""
    return (found[0] + float(more), behind.end) if behind is not None and more else found


def _whole(text: str, pos: int, end: int, words: Lexicon, phrase: Token | None) -> Number:
    """Digits, a fraction sign, or spelled-out numbers added up ("twenty one", "zwei hundert") from `phrase` on."""
    match = _NUMBER.match(text, pos, end) if text[pos].isdecimal() else None
    if match is not None and phrase is not None and phrase.end > match.end():
        match = None  # "2 and a half" is one number
    if match is not None and text[pos : pos + 3] in _FRACTIONS:
        return _FRACTIONS[text[pos : pos + 3]], pos + 3
    if match is not None:
        value, stop = float(match[0].replace(",", ".")), match.end()
        half = _HALVES.get(text[stop : stop + 1])
        return (value + half, stop + 1) if half else (value, stop)
    if text[pos] in _HALVES:
        return _HALVES[text[pos]], pos + 1
    return None if phrase is None else _spelled(text, pos, end, words, phrase)


def _spelled(text: str, pos: int, end: int, words: Lexicon, found: Token | None) -> Number:
    total, last, stop = 0.0, 0.0, pos
    for place in range(4):
        if place:
            found = _phrase(text, stop, end, words) if stop < end else None
        value = next((float(s[2:]) for s in found.senses if s[:2] == "n:"), None) if found else None
        if found and last >= 20 and value is None and (last_one := sense_of(found, "o")):
            return (total + int(last_one), found.end) if int(last_one) < 10 else (total, stop)
        if found is None or value is None or (last and not (value < last and last >= 10) and value < 100):
            break
        total, last = (total * value if last and value >= 100 > total else total + value), value
        stop = found.end
        while stop < end and text[stop] in " -":
            stop += 1
    while stop > pos and text[stop - 1] in " -":
        stop -= 1
    return (total, stop) if last else None


def _stretch(text: str, pos: int, end: int, words: Lexicon, first: Number) -> Token | None:
    """The longest counted stretch of time that begins here, perhaps with the number `first`."""
    best = _alone(text, pos, end, words)
    for before, afters, lengths in (*words.befores.get(text[pos], ()), *words.befores.get("", ())):
        place = pos + len(before)
        if place >= end or not text.startswith(before, pos):
            continue
        if before and before[-1] != " " and not _boundary(text, place):
            continue
        number = _number(text, place, end, words, _phrase(text, place, end, words)) if before else first
        token = _behind(text, pos, number, end, afters, lengths, bool(before)) if number else None
        if token is not None and (best is None or (token.end, abs(token.sign)) > (best.end, abs(best.sign))):
            best = token
    return best


def _alone(text: str, pos: int, end: int, words: Lexicon) -> Token | None:
    for length in words.alone_lengths.get(text[pos : pos + 2], ()):
        stop = pos + length
        found = words.alone.get(text[pos:stop]) if stop <= end else None
        if found is not None and _boundary(text, stop):
            return Token(pos, stop, ("dur",), found[1], found[0], found[2])
    return None


def _behind(
    text: str, pos: int, number: tuple[float, int], end: int, afters: Afters, lengths: Sequence[int], led: bool
) -> Token | None:
    """The stretch that a number makes with a unit behind it; `led` by words before the number ("after three days")."""
    place = number[1]
    for length in lengths:
        stop = place + length
        found = afters.get(text[place:stop]) if stop <= end else None
        if found is not None and _boundary(text, stop):
            unit, count, sign = found
            if not sign and stop - place == 1 and unit == "second" and number[0] >= 20 and number[0] % 10 == 0:
                continue  # "the 1990s"
            short = stop - place == 1 and text[place] >= _WIDE
            senses = ("dur", "short") if short else ("dur", "led") if led else ("dur",)
            return Token(pos, stop, senses, number[0] * count, unit, sign)
    return None


def has(token: Token, *senses: str) -> bool:
    """Whether a token has one of the senses (by their name before the colon)."""
    return not _names(token.senses).isdisjoint(senses)


@lru_cache(maxsize=4096)
def _names(senses: tuple[str, ...]) -> frozenset[str]:
    return frozenset(sense.partition(":")[0] for sense in senses)


def sense_of(token: Token, name: str) -> str:
    """What stands behind the colon of a sense: `w:3` to "3"; "" without that sense."""
    return next((sense[len(name) + 1 :] for sense in token.senses if sense.startswith(name + ":")), "")


def covers(found: Sequence[Token]) -> bool:
    """Whether every token has a sense."""
    return all(token.senses for token in found)
