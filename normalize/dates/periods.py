"""Parts of a year, decades and feasts, found by the year they hang on: "Q3 2023", "summer of 2021", "the 1990s"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from normalize.dates.calendars import to_gregorian, year_calendars
from normalize.dates.numeric import Day, full_year
from normalize.evidence import Evidence, Reading, Rung, evidence
from normalize.hints import Hints
from normalize.lexicon.canonical import period_words
from normalize.lexicon.table import fold, load
from normalize.model import Date
from normalize.patterns import pattern
from normalize.text.digits import DigitRun

__all__ = ["Period", "feast", "periods"]

BACK, FORTH = 44, 32
"""Characters before and behind a year in which its part is named."""
WORDS = 4
"""Words of the longest phrase."""
BETWEEN = 3
"""Words that may stand between a year and its part ("of the year")."""
ENDING = 4
"""Letters of the longest ending that an apostrophe glues to a year ("2023'ün")."""
PARTICLE = 3
"""Letters of the longest word that may lead a feast ("on", "am", "les")."""
WIDE = "\u0e00"
"""Scripts from here on may lack blanks."""
_NEAR = " -–/'’\u00a0"
_STOP = pattern(r"[,;:!?()؛،。、]\s|[;!?\n\r؟]|(?<![IVX\d])\.\s")
_ORDINAL = pattern(r"\b([1-4])(?:[.:-]?[^\W\d_]{1,4}|[.º°ª])?\.?[ -]")
_SHIFTED = {"buddhist": -543}


class Sense(NamedTuple):
    """What a phrase says: its kind (see `build_periods`), the value, whether it may follow its year, its languages."""

    kind: str
    value: str
    follows: bool
    languages: frozenset[str]


Period = tuple[int, int, list[Reading[Day]]]
"""A part of a year, a decade or a feast: its half-open span and its readings."""


def periods(text: str, runs: Sequence[DigitRun], dates: Sequence[Date], hints: Hints) -> Iterator[Period]:
    """The periods of a text whose year stands in none of its `dates`, which are in order.

    >>> from normalize.text.digits import scan_digits
    >>> text = "in the third quarter of 2023, not in the 1990s"
    >>> [text[start:end] for start, end, _ in periods(text, scan_digits(text), (), Hints())]
    ['third quarter of 2023', '1990s']
    """
    taken = [(date.start, date.end) for date in dates]
    place = done = 0
    for start, end, digits in runs:
        size = len(digits)
        if size == 4:
            if digits > "2699" or digits < "1500":
                continue
        elif size != 2 or (digits[1] != "0" and text[start - 1 : start] not in "'’"):
            continue
        while place < len(taken) and taken[place][1] <= start:
            place += 1
        if start < done or (place < len(taken) and taken[place][0] < end):
            continue
        behind, before = _may_follow(text, end), _may_lead(text, start)
        if not (behind or before) or not _may_be_year(text, start, end, digits):
            continue
        found = _behind(text, start, end, digits, hints) if behind else None
        if found is None and before:
            found = _before(text, start, end, digits, hints)
        if found is not None and _is_free(found, taken, place):
            done = found[1]
            yield found


def _may_follow(text: str, end: int) -> bool:
    """A quick look whether a word of the table stands right behind a number."""
    after = text[end : end + 1]
    if after == " ":
        words = text[end + 1 : end + 24].split(None, 1)
        return bool(words) and _leads_on(words[0]) != NO
    if after == ".":  # an ordinal, or the end of a sentence
        return text[end + 1 : end + 2] == " " and (text[end + 2 : end + 3].islower() or text[end + 2 : end + 3] in "IV")
    return after not in _ENDS


def _may_lead(text: str, start: int) -> bool:
    """A quick look whether a word of the table, and more than a word between, stands right before a number."""
    words = text[max(0, start - 32) : start].split()
    for word in reversed(words[-BETWEEN - 1 :]):
        hope = _leads_on(word)
        if hope == NO:
            return any(sign in word for sign in _NEAR)
        if hope == YES:
            return True
    return False


NO, ON, YES = 0, 1, 2


@lru_cache(maxsize=4096)
def _leads_on(word: str) -> int:
    """Whether a word can name a part of a year, or only lead on to one."""
    if word >= WIDE:
        return YES
    row = _row(word.strip(_EDGES))
    return NO if row is None else ON if row[:1] in ("j", "y") else YES


_EDGES = ".,;:()'\"’“”„-–/"
_ENDS = frozenset(["", ",", ";", ":", ")", "\n", "%", "?", "!", "]", "…", "”"])


@lru_cache(maxsize=4096)
def _row(word: str) -> str | None:
    return load("periods").get(fold(word))


def _is_free(found: Period, taken: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether a period touches none of the dates around it."""
    if place < len(taken) and taken[place][0] < found[1]:
        return False
    return not place or taken[place - 1][1] <= found[0]


def _may_be_year(text: str, start: int, end: int, digits: str) -> bool:
    """Whether digits can be a year here; two of them only in a decade or behind an apostrophe."""
    if text[start - 1 : start] in (".", ",", "$", "€", "£", "#") and start > 0:
        return False
    return text[end : end + 1] not in ("%", "°") if len(digits) == 4 else digits[1] != "0" or digits >= "20"


def _behind(text: str, start: int, end: int, digits: str, hints: Hints) -> Period | None:
    """"1990s", "2023 Q3", "2023年第3四半期", "2021 nyarán"."""
    line = text[end : end + FORTH]
    rest = line.lstrip(_NEAR)
    lead = len(line) - len(rest)
    if rest[:2] == ". " and (rest[2:3].islower() or rest[2:3] in ("I", "V", *"1234")):  # "2021. aasta suvel"
        rest, lead = rest[2:], lead + 2
    if not rest or lead > 2 or not (rest[0].isalpha() or rest[0] in "1234"):
        return None
    short = len(digits) == 2
    found = _unspaced(rest, hints) if rest[0] >= WIDE else _spaced(rest, line[:lead][-1:] or " ", hints)
    if found is None or (short and (found[0].kind not in "Dd" or not _says_decade(text, start, found[0]))):
        return None
    sense, length = found
    if sense.kind in "Dd" and (digits[-1] != "0" or (lead and line[0] in " \u00a0/")):
        return None
    return _made(start, end + lead + length, digits, sense, hints)


def _says_decade(text: str, start: int, sense: Sense) -> bool:
    return sense.kind == "d" or text[start - 1 : start] in ("'", "’")


def _spaced(rest: str, lead_sign: str, hints: Hints) -> tuple[Sense, int] | None:
    stops = _stops(rest)
    words = _places(rest[: stops[0][0]] if stops else rest)
    marked = False
    skipped = 0
    while skipped < min(BETWEEN, len(words)):
        senses = _senses(words[skipped][0])
        if not any(s.kind in "jy" and _fits(s, words[skipped][0], hints) for s in senses):
            break
        marked = marked or any(s.kind == "y" for s in senses)
        skipped += 1
    if lead_sign in "'’" and not skipped and words and len(words[0][0]) <= ENDING:
        skipped = 1
    for first in dict.fromkeys((0, skipped)):
        for count in range(min(WORDS, len(words) - first), 0, -1):
            key = " ".join(word for word, _ in words[first : first + count])
            for sense in _senses(key):
                glued = sense.kind in "Dd"
                follows = glued or sense.follows or (marked and first > 0)
                if sense.kind in "jyKH" or (glued and first) or not follows:
                    continue
                if _fits(sense, key, hints):
                    return sense, words[first + count - 1][1]
    return None


def _unspaced(rest: str, hints: Hints) -> tuple[Sense, int] | None:
    """The longest phrase right behind a year in a script without blanks, behind the word for the year too."""
    at, marked = 0, False
    for _ in range(2):
        for length in range(min(12, len(rest) - at), 0, -1):
            if not rest[at + length - 1].isalnum() and rest[at + length - 1] < "\u0300":
                continue
            key = " ".join(period_words(fold(rest[at : at + length])))
            for sense in _senses(key):
                follows = marked or (length > 1 and (sense.follows or sense.kind in "Dd"))
                if follows and sense.kind not in "jyKH" and _fits(sense, key, hints):
                    if length == 1 and sense.kind == "S" and _is_han(rest[at + 1 : at + 2]):
                        return None  # "2024年春节" is a feast
                    return sense, at + length
        year = next((n for n in (4, 3, 2, 1) if any(s.kind == "y" for s in _senses(fold(rest[at : at + n])))), 0)
        if not year:
            return None
        at, marked = at + year, True
        at += len(rest[at:]) - len(rest[at:].lstrip())
    return None


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _before(text: str, start: int, end: int, digits: str, hints: Hints) -> Period | None:
    """"Q3 2023", "summer of 2021", "early 2010", "années 1990", "Christmas Day 2022"."""
    low = max(0, start - BACK)
    line = text[low:start]
    words = _places(line)
    if not words or line[words[-1][1] :].strip(_NEAR):
        return None
    if load("periods").get(words[-1][0]) is None:
        cut = _cut(words[-1][0])
        if not cut:
            return None
        low += words[-1][1] - len(words[-1][0]) + cut
        line = text[low:start]
    if stops := _stops(line):
        low, line = low + stops[-1][1], line[stops[-1][1] :]
    folded = fold(line)
    if len(folded) != len(line):
        return None
    ordered = _ORDINAL.sub(lambda m: m[1] + " " * (len(m[0]) - 1), folded)
    words = _places(ordered)
    found = _last(words, hints)
    if found is None:
        return None
    sense, first = found
    short = len(digits) == 2
    if short and sense.kind not in ("qvSK" if text[start - 1] in "'’" else "K"):
        return None
    if sense.kind == "K" and digits[-1] != "0":
        return None
    counting = text[end : end + 1].isspace() and text[end + 1 : end + 2].isalpha()
    if sense.kind in "Sp" and digits[2:] == "00" and counting:  # "early 2000 people fled"
        return None
    return _made(low + first, end, digits, sense, hints)


def _cut(word: str) -> int:
    """Where the longest known end of a word begins in a script without blanks; 0 for nowhere."""
    if word[-1] < WIDE or "\uac00" <= word[-1] <= "\ud7a3":
        return 0
    return next((n for n in range(max(1, len(word) - 14), len(word)) if _senses(word[n:])), 0)


def _last(words: list[tuple[str, int]], hints: Hints) -> tuple[Sense, int] | None:
    """What the last words before a year say, and where they begin."""
    stop = len(words)
    for skipped in range(BETWEEN + 1):
        for count in range(min(WORDS, stop), 0, -1):
            key = " ".join(word for word, _ in words[stop - count : stop])
            for sense in _senses(key):
                if sense.kind not in "jyDd" and (sense.kind != "K" or not skipped) and _fits(sense, key, hints):
                    place = words[stop - count]
                    return sense, place[1] - len(place[0])
        if not stop or not any(s.kind in "jy" for s in _senses(words[stop - 1][0])):
            return None
        stop -= 1
    return None


def _stops(line: str) -> list[tuple[int, int]]:
    """Where sentences or their parts end; a dot before a small letter ends an abbreviation."""
    found = [match.span() for match in _STOP.finditer(line)]
    return [(start, end) for start, end in found if line[start] != "." or not line[end : end + 1].islower()]


def _places(line: str) -> list[tuple[str, int]]:
    """The folded words of a line and where each ends."""
    found = []
    at = 0
    folded = fold(line)
    for word in period_words(folded):
        at = folded.index(word, at) + len(word)
        found.append((word, at))
    return found if len(folded) == len(line) else []


def _fits(sense: Sense, key: str, hints: Hints) -> bool:
    """Whether a phrase is one of the named languages; of a text without a language a longer one is, of any."""
    if "*" in sense.languages:
        return True
    if hints.languages:
        return any(tag.partition("-")[0] in sense.languages for tag in hints.languages)
    return len(key) > 3 or key >= WIDE or sense.kind in "DdKjy"


@lru_cache(maxsize=1024)
def _senses(key: str) -> tuple[Sense, ...]:
    row = load("periods").get(key)
    return tuple(_sense(piece) for piece in row.split(";")) if row else ()


def _sense(piece: str) -> Sense:
    told, _, languages = piece.partition("#")
    return Sense(told[0], told[1:].rstrip(">"), told[-1] == ">", frozenset(languages.split(",")))


def _made(start: int, end: int, digits: str, sense: Sense, hints: Hints) -> Period | None:
    readings = _decade(digits) if sense.kind in "DdK" else _in_year(digits, sense, hints)
    return (start, end, readings) if readings else None


def _decade(digits: str) -> list[Reading[Day]]:
    """The decade of a year; of two digits from the thirties on the last century's, before that either one."""
    said = (evidence("decade", Rung.TEXT),)
    if len(digits) == 4:
        if digits[2:] == "00" and digits < "2000":  # "the 1800s" are a century or a decade
            return []
        years = [int(digits)] if digits < "2100" else [int(digits) - 543] if digits > "2400" else []
    else:
        years = [1900 + int(digits)] + ([2000 + int(digits)] if digits < "30" else [])
    return [Reading(Day(dt.date(year, 1, 1), None, "gregory", "year"), said) for year in years]


def _in_year(digits: str, sense: Sense, hints: Hints) -> list[Reading[Day]]:
    year = full_year(digits, hints.reference)
    calendar = "gregory"
    if not 1500 <= year <= 2100:
        known = year_calendars(year, hints.languages, hints.country)
        calendar = known[0].value if len(known) == 1 else ""
        if calendar not in _SHIFTED:
            return []
        year += _SHIFTED[calendar]
    if sense.kind == "H":
        return _feasts(sense.value, year, hints)
    month = {"q": 3, "v": 6}.get(sense.kind, 0) * (int(sense.value) - 1 if sense.kind in "qv" else 0) + 1
    code = {"q": "quarter", "v": "half", "S": "season", "p": "part"}[sense.kind]
    date = to_gregorian("gregory", year, month, 1)
    said = (evidence(f"{code}:{sense.value}", Rung.TEXT),)
    return [Reading(Day(date, None, calendar, "year"), said)]


def _feasts(name: str, year: int, hints: Hints) -> list[Reading[Day]]:
    """A feast's days; where countries differ, the hints' country speaks for one."""
    from normalize.dates.holidays import holiday  # few texts name a feast with its year

    country = hints.country or next((tag[-2:] for tag in hints.languages if tag[-3:-2] == "-"), None)
    said = Evidence(f"holiday:{name}", Rung.TEXT)
    days = holiday(name, year)
    own = 1 if country == "CA" and len(days) > 1 else 0
    spoken = (evidence(f"habit:country:{country}", Rung.HABIT_COUNTRY),) if country and len(days) > 1 else ()
    return [Reading(Day(day), (said, *(spoken if n == own else ()))) for n, day in enumerate(days)]


def feast(text: str, hints: Hints) -> list[dt.date] | None:
    """The days of a feast that a short text names without a year, nearest to the reference; empty without one.

    >>> feast("on Christmas Day", Hints(("en",), reference=dt.datetime(2024, 5, 8)))
    [datetime.date(2024, 12, 25), datetime.date(2023, 12, 25)]
    """
    words = _places(text)
    found = _last(words, hints) if 0 < len(words) <= WORDS + BETWEEN else None
    if found is None or found[0].kind != "H":
        return None
    if any(len(word) > PARTICLE for word, end in words if end <= found[1]):
        return None
    if hints.reference is None:
        return []
    from normalize.dates.holidays import holiday

    today = hints.reference.date()
    days = sorted({day for year in (-1, 0, 1) for day in holiday(found[0].value, today.year + year)[:1]})
    return [*[day for day in days if day >= today][:1], *[day for day in days if day < today][-1:]]
