"""Candidates: every date that a text can hold, each with all its readings, its clock and its zone."""

from __future__ import annotations

import datetime as dt
from calendar import isleap, monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from normalize.dates.calendars import short_calendars
from normalize.dates.clock import Clock, read_clock
from normalize.dates.ideographs import with_ideographs
from normalize.dates.numeric import (
    GREGORIAN,
    Day,
    calendars_of,
    full_year,
    in_short,
    numeric_readings,
    safe_date,
    year_in,
)
from normalize.dates.pairs import bracketed, pair
from normalize.dates.places import names_place
from normalize.dates.scan import Cluster, clusters, framed
from normalize.dates.shape import DatePlan, find_clock, marked, outline, plan, weak_clock
from normalize.dates.words import kinds_of, month_numbers, months, senses, usual
from normalize.dates.zones import ZoneReadings, read_zone
from normalize.evidence import Evidence, Reading, Rung
from normalize.hints import Hints
from normalize.text.digits import DigitRun, scan_digits

__all__ = ["Candidate", "candidates"]


@dataclass(slots=True, eq=False, repr=False)
class Candidate:
    """A span with every reading of its date; `sign` is the separator of a numeric date (siblings share it)."""

    source: str
    start: int
    end: int
    readings: list[Reading[Day]]
    kind: str
    sign: str = ""
    weekday: frozenset[int] = frozenset()
    clock: Clock | None = None
    zone: ZoneReadings = ()
    month_day: tuple[int, int] | None = None
    """Month and day of a date without a year."""
    sworn: bool = False
    """Whether the weekday's word can be nothing else, as far as its letters say."""
    swapped: tuple[int, int] | None = None
    """Month and day read the other way round."""


STAMP = 80
"""A text up to this size is a stamp; others of its source have the same frame."""


class _Timed(NamedTuple):
    """A read clock of a cluster: the tokens it spans, the time, the zone behind it."""

    end: int
    stop: int
    clock: Clock
    zone: ZoneReadings


def candidates(text: str, hints: Hints, runs: Sequence[DigitRun] | None = None) -> list[Candidate]:
    """Every date of the text, in order, nothing chosen yet.

    >>> [c.kind for c in candidates("26.02.12, 18:56 and 3 May 2012", Hints())]
    ['numeric', 'worded']
    """
    found: list[Candidate] = []
    framework = framed(text) if len(text) <= STAMP else None
    for cluster in _clusters(text, runs) if framework is None else framework:
        _in_cluster(text, cluster, hints, found)
    return found


def _clusters(text: str, runs: Sequence[DigitRun] | None) -> list[Cluster]:
    runs = scan_digits(text) if runs is None else runs
    return clusters(text, runs if text.isascii() else with_ideographs(text, runs))


def _in_cluster(text: str, cluster: Cluster, hints: Hints, found: list[Candidate]) -> None:
    shape, times, dates = _planned(text, cluster, hints)
    for date in dates:
        candidate = _candidate(text, cluster, date, hints)
        if candidate is None:
            continue
        found.append(candidate)
        timed = times.get(date.clock) if times else None
        if timed is None and date.clock < 0 and date.end < len(shape):
            timed = _weak(text, cluster, shape, date, hints)
        if timed is not None:
            if date.clock >= 0:
                candidate.start = min(candidate.start, cluster.starts[date.clock])
            candidate.end = max(candidate.end, timed.stop)
            candidate.clock, candidate.zone = timed.clock, timed.zone


def _planned(
    text: str, cluster: Cluster, hints: Hints
) -> tuple[str, Mapping[int, _Timed], tuple[DatePlan, ...]]:  # fmt: skip
    """The shape, its clocks by their first token, and its dates; a zone or an illegal clock changes the shape."""
    shape = cluster.shape
    clocks, dates = outline(shape)
    if not clocks:
        return shape, {}, dates
    times: dict[int, _Timed] = {}
    for found in clocks:
        clock = read_clock(cluster.keys, found, hints.languages)
        stop = cluster.ends[found.end - 1]
        zone = read_zone(text, stop, hints) if clock and stop < len(text) else None
        if clock is None or zone is not None:
            return _clocks(text, cluster, hints, {stop: zone or (stop, ())})
        times[found.start] = _Timed(found.end, stop, clock, ())
    return shape, times, dates


def _clocks(
    text: str, cluster: Cluster, hints: Hints, known: Mapping[int, tuple[int, ZoneReadings]]
) -> tuple[str, Mapping[int, _Timed], tuple[DatePlan, ...]]:  # fmt: skip
    """The same clock by clock, each search in what the clocks before it leave; `known` zones by their clock's end."""
    shape, keys, starts, _ = cluster
    times: dict[int, _Timed] = {}
    at = 0
    while found := find_clock(shape, at):
        at = found.end
        clock = read_clock(keys, found, hints.languages)
        if clock is None:
            continue
        stop = cluster.ends[found.end - 1]
        stop, zone = known.get(stop) or _zone(text, stop, hints)
        while at < len(keys) and starts[at] < stop:
            at += 1
        times[found.start] = _Timed(found.end, stop, clock, zone)
        shape = marked(shape, found, at)
    return shape, times, plan(shape)


def _zone(text: str, stop: int, hints: Hints) -> tuple[int, ZoneReadings]:
    """The zone right behind a clock, and where it ends."""
    return (read_zone(text, stop, hints) if stop < len(text) else None) or (stop, ())


def _weak(text: str, cluster: Cluster, shape: str, found: DatePlan, hints: Hints) -> _Timed | None:
    """A dotted clock behind a date that has none yet."""
    late = weak_clock(shape, found.end)
    clock = read_clock(cluster.keys, late, hints.languages) if late else None
    if late is None or clock is None:
        return None
    stop, zone = _zone(text, cluster.ends[late.end - 1], hints)
    return _Timed(late.end, stop, clock, zone)


def _candidate(text: str, cluster: Cluster, found: DatePlan, hints: Hints) -> Candidate | None:
    shape, words, starts, ends = cluster
    kind, first, last = found.kind, found.start, found.end - 1
    era = _era(words[found.era]) if found.era >= 0 else None
    x, y, z = found.parts
    if kind == "worded" and shape[z] == "2" and _counts(text, cluster, found):
        kind, last, z = "yearless", max(x, y), -1
    keys = words[x] if x >= 0 else "", words[y] if y >= 0 else "", words[z] if z >= 0 else ""
    sign, month_day, swapped, closing = "", None, None, 0
    if kind == "numeric":
        sign = text[ends[x] : starts[y]].strip()
        readings = numeric_readings(keys, era, hints)
    elif kind in NAMING and names_place(text, starts[first], ends[last]):
        return None
    elif kind == "yearless":
        month_day = _month_day(keys, hints, text[starts[y]].islower(), ends[y] == starts[x])
        readings = [Reading(Day(None))] if month_day else []
    elif kind == "pair":  # "Tuesday (7/5)"; behind dots the day is always the first
        month_day, swapped = pair(int(keys[0]), int(keys[1] or keys[2]), hints, not keys[1])
        closing = bracketed(text, ends[last], not keys[1])
        beside = closing or found.weekday > last  # "(Tuesday, 7/5)" and "7/5 (Tuesday)"
        readings = [Reading(Day(None))] if month_day and found.weekday >= 0 and beside else []
    elif kind == "nth":
        readings = _nth(words[found.ordinal], keys, hints)
    else:
        readings = _MAKERS[kind](keys, era, hints)
    if not readings:
        return None
    if found.ranged:
        readings = [r.because("range", Rung.TEXT) for r in readings]
    start, end, weekday = starts[first], ends[last] + closing, _NO_DAYS
    sworn = False
    if found.weekday >= 0 and _is_weekday(words[found.weekday], hints.languages):
        letter, word = shape[found.weekday], words[found.weekday]
        weekday, sworn = _weekdays(word), letter == "w" and len(word) > (2 if found.weekday < first else 3)
        start, end = min(start, cluster.starts[found.weekday]), max(end, cluster.ends[found.weekday])
    return Candidate(text, start, end, readings, kind, sign, weekday, None, (), month_day, sworn, swapped)


def _counts(text: str, cluster: Cluster, found: DatePlan) -> bool:
    """Whether two digits behind a date count what follows ("On 3 May 12 people came"): no year."""
    year = found.parts[2]
    start, end = cluster.starts[year], cluster.ends[year]
    sign = text[start - 2 : start - 1]
    apart = text[start - 1 : start] == " " and (sign == "," or sign.isalnum())
    counting = text[end : end + 1] == " " and text[end + 1 : end + 2].islower()
    kinds = kinds_of(cluster.shape[year + 2 : year + 3])
    return apart and counting and "a" not in kinds and (sign == "," or "y" not in kinds)


_NO_DAYS: frozenset[int] = frozenset()
NAMING = ("yearless", "worded")
"""Days with a month in words: places are named after them."""


@lru_cache(maxsize=1024)
def _is_weekday(word: str, languages: tuple[str, ...]) -> bool:
    """Whether a word is one for these languages: a short one of another language ("ley", "le") is left alone."""
    if len(word) > 4 or not languages or word >= "\u0e00":
        return True
    named = {tag.partition("-")[0] for tag in languages}
    return any(not sense.languages.isdisjoint(named) for sense in senses(word, "w"))


@lru_cache(maxsize=1024)
def _weekdays(word: str) -> frozenset[int]:
    return frozenset(int(s.value) for s in senses(word, "w"))


def _era(word: str) -> str | None:
    values = {s.value for s in senses(word, "e")}
    return next(iter(sorted(values - {"gregory"})), None) if "gregory" not in values else None


def _worded(keys: Sequence[str], era: str | None, hints: Hints) -> list[Reading[Day]]:
    day, month, year = keys
    full = full_year(year, hints.reference)
    found: dict[Day, Reading[Day]] = {}
    for own, number, said in _month_senses(month, hints.languages):
        calendars = (Reading(own),) if own else _same_months(full, era, hints)
        counted = year_in(own, int(year), hints.reference) if own and len(year) == 2 else full
        for calendar, value in product(calendars, _days(day)):
            date = safe_date(calendar.value, counted, number, value)
            if date is not None:
                at = Day(date, None, calendar.value)
                known = found.get(at)
                found[at] = Reading(at, (*(known or calendar).evidence, *said))
            if len(year) == 2 and not own and era is None and hints.languages:
                short = (c for c in short_calendars(hints.languages, hints.country) if c not in _OWN_MONTHS)
                for reading in in_short(tuple(short), full, int(year), (number, value), None, hints.reference):
                    found.setdefault(reading.value, Reading(reading.value, (*reading.evidence, *said)))
    if hints.order == "YMD" and len(year) == len(day) == 2 and day != year:  # "16 july 13" the other way round
        swapped = _worded((year, month, day), era, replace(hints, order=None))
        return [r.because("hint:order", Rung.HINT) for r in swapped] + list(found.values())
    return list(found.values())


@lru_cache(maxsize=2048)
def _month_senses(word: str, languages: tuple[str, ...]) -> tuple[tuple[str, int, tuple[Evidence, ...]], ...]:
    """The months that a word can mean: a calendar of its own or "", the number, what speaks for it."""
    found = []
    for sense in months(word, languages):
        own, _, number = sense.value.rpartition(".")
        found.append((own, int(number), _speaking(sense.languages, languages)))
    return tuple(found)


def _same_months(year: int, era: str | None, hints: Hints) -> tuple[Reading[str], ...]:
    """The calendars that can print a Gregorian month's name: those that share its months."""
    found = calendars_of(year, era, hints)
    if era is not None or found is GREGORIAN:
        return found
    return tuple(r for r in found if r.value not in _OWN_MONTHS) or (Reading("gregory"),)


_OWN_MONTHS = ("persian", "islamic", "hebrew", "ethiopic")


def _nth(ordinal: str, keys: Sequence[str], hints: Hints) -> list[Reading[Day]]:
    """The second Sunday, the last day of a month."""
    unit, month, year = keys
    weekdays = _weekdays(unit)
    found = []
    months = month_numbers(month, hints.languages)
    for number in months:
        first = safe_date("gregory", int(year), number, 1)
        if first is not None:
            dates = [_in_month(first, place, weekdays) for place in _places(ordinal)]
            found += [Reading(Day(date)) for date in dates if date is not None]
    return list(dict.fromkeys(found))[:4]


def _places(word: str) -> list[int]:
    """Ordinals that a word means; 0 for the last."""
    return [0 if s.kind == "l" else int(s.value) for s in senses(word, "cl")]


def _in_month(first: dt.date, place: int, weekdays: frozenset[int]) -> dt.date | None:
    """The day of that place among the month's days (of those weekdays, if any)."""
    length = monthrange(first.year, first.month)[1]
    days = [first.replace(day=n) for n in range(1, length + 1)]
    days = [d for d in days if d.weekday() in weekdays] if weekdays else days
    return days[place - 1] if place <= len(days) else None


def _speaking(writes: frozenset[str], languages: Sequence[str]) -> tuple[Evidence, ...]:
    """What the caller's languages say for a month word, and whether a language with a file of its own has it."""
    tag = next((t for t in languages if t.partition("-")[0] in writes), None)
    if tag is not None:
        return (Evidence(f"word:{tag}", Rung.TEXT),)
    return () if writes.isdisjoint(usual()) else (Evidence("word:usual", Rung.PROFILE),)


def _days(word: str) -> list[int]:
    return [int(word)] if word.isdigit() else [int(s.value) for s in senses(word, "c")]


def _marked(keys: Sequence[str], era: str | None, hints: Hints) -> list[Reading[Day]]:
    day, month, year = keys
    full = full_year(year, hints.reference) if era is None else int(year)
    found = []
    for calendar in _same_months(full, era, hints):
        date = safe_date(calendar.value, full, int(month), int(day))
        if date is not None and date.year >= 200:
            found.append(Reading(Day(date, None, calendar.value), calendar.evidence))
    return found


def _month(keys: Sequence[str], era: str | None, hints: Hints) -> list[Reading[Day]]:
    _, month, year = keys
    if len(month) <= SHORT and month.isascii() and month.isalpha() and _is_foreign(month, hints.languages):
        return []
    full = full_year(year, hints.reference)
    found: dict[Day, Reading[Day]] = {}
    for own, number, said in _month_senses(month, hints.languages):
        date = safe_date("gregory", full, number, 1) if not own and said else None
        if date is not None and date.year >= 1500:
            at = Day(date, None, "gregory", "month")
            found.setdefault(at, Reading(at, said))
    return list(found.values())


SHORT = 4
"""Letters of a month that, beside a year alone, must be of a named language ("Mars 2020" in English is none)."""


def _is_foreign(word: str, languages: Sequence[str]) -> bool:
    """Whether a month word is of neither a named language nor English, whose stamps stand on pages of all."""
    named = {tag.partition("-")[0] for tag in languages}
    return bool(named) and all(sense.languages.isdisjoint(named | {EVERYWHERE}) for sense in senses(word, "mr"))


EVERYWHERE = "en"


def _compact(keys: Sequence[str], era: str | None, hints: Hints) -> list[Reading[Day]]:
    digits = keys[0]
    if not 1900 <= int(digits[:4]) <= 2100:
        return []
    date = safe_date("gregory", int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    return [] if date is None else [Reading(Day(date, "YMD"))]


def _week(keys: Sequence[str], era: str | None, hints: Hints) -> list[Reading[Day]]:
    """ISO 8601 week dates: 2012-W08-7 is the Sunday of the eighth week."""
    day, week, year = map(int, keys)
    try:
        return [Reading(Day(dt.date.fromisocalendar(year, week, day)))]
    except ValueError:
        return []


def _ordinal(keys: Sequence[str], era: str | None, hints: Hints) -> list[Reading[Day]]:
    """ISO 8601 ordinal dates: 2012-057 is the 57th day of the year."""
    first = safe_date("gregory", int(keys[2]), 1, 1)
    day = int(keys[0])
    if first is None or not 1 <= day <= 365 + isleap(first.year) or not 1900 <= first.year <= 2100:
        return []
    return [Reading(Day(first + dt.timedelta(days=day - 1)))]


_MAKERS = {
    "worded": _worded, "marked": _marked, "month": _month, "compact": _compact, "week": _week, "ordinal": _ordinal,
}  # fmt: skip


def _month_day(keys: Sequence[str], hints: Hints, small: bool = False, glued: bool = False) -> tuple[int, int] | None:
    """Month and day in words; a short month in `small` letters is a named language's ("des 3"), "Sh12" is a price."""
    day, month, _ = keys
    if len(month) <= SHORT and month.isascii() and month.isalpha() and _is_foreign(month, hints.languages):
        return None  # "Mais de 2" in Portuguese
    months, days = month_numbers(month, hints.languages, 99), _days(day)
    if small and len(month) < 4 and hints.languages and not month.isdigit():
        named = {tag.partition("-")[0] for tag in hints.languages}
        months = [int(s.value) for s in senses(month, "m") if "." not in s.value and not s.languages.isdisjoint(named)]
    if not months or not days or (glued and len(month) < 3 and month < "\u0e00"):
        return None
    return (months[0], days[0]) if safe_date("gregory", 2024, months[0], days[0]) else None

