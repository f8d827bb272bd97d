"""Candidates: every date that a text can hold, each with all its readings, its clock and its zone."""

from __future__ import annotations

import datetime as dt
from calendar import isleap, monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from normalize.dates.clock import Clock, read_clock
from normalize.dates.ideographs import with_ideographs
from normalize.dates.numeric import Day, calendars_of, full_year, numeric_readings, safe_date
from normalize.dates.scan import Cluster, clusters
from normalize.dates.shape import CLOCK, CLOCK_ON, ZONE, DatePlan, find_clock, plan, weak_clock
from normalize.dates.tokens import Token
from normalize.dates.words import Sense, senses, usual
from normalize.dates.zones import ZoneReadings, read_zone
from normalize.evidence import Reading, Rung
from normalize.hints import Hints
from normalize.text.digits import DigitRun, scan_digits

__all__ = ["Candidate", "candidates"]


@dataclass(slots=True, eq=False)
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


@dataclass(slots=True, eq=False)
class _Timed:
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
    runs = scan_digits(text) if runs is None else runs
    if not text.isascii():
        runs = with_ideographs(text, runs)
    for cluster in clusters(text, runs):
        found += _in_cluster(text, cluster, hints)
    return found


def _in_cluster(text: str, cluster: Cluster, hints: Hints) -> Iterator[Candidate]:
    shape, times = _clocks(text, cluster, hints)
    for found in plan(shape):
        candidate = _candidate(text, cluster, found, hints)
        if candidate is not None:
            timed = times.get(found.clock) or _weak(text, cluster, shape, found, hints)
            if timed is not None:
                first = cluster.start(found.clock) if found.clock >= 0 else candidate.start
                candidate.start, candidate.end = min(candidate.start, first), max(candidate.end, timed.stop)
                candidate.clock, candidate.zone = timed.clock, timed.zone
            yield candidate


def _clocks(text: str, cluster: Cluster, hints: Hints) -> tuple[str, dict[int, _Timed]]:
    """The shape with its clocks and zones marked, and the clocks by their first token."""
    shape, tokens, _ = cluster
    times: dict[int, _Timed] = {}
    at = 0
    while found := find_clock(shape, at):
        at = found.end
        clock = read_clock(tokens, found)
        if clock is None:
            continue
        stop, zone = _zone(text, cluster.end(found.end - 1), hints)
        while at < len(tokens) and cluster.start(at) < stop:
            at += 1
        times[found.start] = _Timed(found.end, stop, clock, zone)
        marks = CLOCK + CLOCK_ON * (found.end - found.start - 1) + ZONE * (at - found.end)
        shape = shape[: found.start] + marks + shape[at:]
    return shape, times


def _zone(text: str, stop: int, hints: Hints) -> tuple[int, ZoneReadings]:
    """The zone right behind a clock, and where it ends."""
    return (read_zone(text, stop, hints) if stop < len(text) else None) or (stop, ())


def _weak(text: str, cluster: Cluster, shape: str, found: DatePlan, hints: Hints) -> _Timed | None:
    """A dotted clock behind a date that has none yet."""
    late = weak_clock(shape, found.end) if found.clock < 0 else None
    clock = read_clock(cluster.tokens, late) if late else None
    if late is None or clock is None:
        return None
    stop, zone = _zone(text, cluster.end(late.end - 1), hints)
    return _Timed(late.end, stop, clock, zone)


def _candidate(text: str, cluster: Cluster, found: DatePlan, hints: Hints) -> Candidate | None:
    tokens = cluster.tokens
    era = _era(tokens, found)
    keys = [tokens[n].key if n >= 0 else "" for n in found.parts]
    sign, month_day = "", None
    if found.kind == "numeric":
        sign = text[cluster.end(found.parts[0]) : cluster.start(found.parts[1])].strip()
        readings = numeric_readings((keys[0], keys[1], keys[2]), era, hints)
    elif found.kind == "yearless":
        month_day = _month_day(keys, hints)
        readings = [Reading(Day(None))] if month_day else []
    elif found.kind == "nth":
        readings = _nth(tokens[found.ordinal].key, keys, hints)
    else:
        readings = _MAKERS[found.kind](keys, era, hints)
    if not readings:
        return None
    weekday = _weekdays(tokens[found.weekday].key) if found.weekday >= 0 else frozenset()
    start, end = cluster.start(found.start), cluster.end(found.end - 1)
    if found.weekday >= 0:
        start, end = min(start, cluster.start(found.weekday)), max(end, cluster.end(found.weekday))
    return Candidate(text, start, end, readings, found.kind, sign, weekday, month_day=month_day)


def _weekdays(word: str) -> frozenset[int]:
    return frozenset(int(s.value) for s in senses(word, "w"))


def _era(tokens: Sequence[Token], found: DatePlan) -> str | None:
    if found.era < 0:
        return None
    values = {s.value for s in senses(tokens[found.era].key, "e")}
    return next(iter(sorted(values - {"gregory"})), None) if "gregory" not in values else None


def _worded(keys: Sequence[str], era: str | None, hints: Hints) -> list[Reading[Day]]:
    day, month, year = keys
    found: dict[Day, Reading[Day]] = {}
    full = full_year(year, hints.reference)
    for sense in _months(month, hints):
        own, _, number = sense.value.rpartition(".")
        calendars = (Reading(own),) if own else _same_months(full, era, hints)
        for calendar, value in product(calendars, _days(day)):
            date = safe_date(calendar.value, full, int(number), value)
            if date is not None:
                at = Day(date, None, calendar.value)
                reading = found.setdefault(at, Reading(at, calendar.evidence))
                found[at] = _speaking(reading, sense.languages, hints)
    if hints.order == "YMD" and len(year) == len(day) == 2 and day != year:  # "16 july 13" the other way round
        swapped = _worded((year, month, day), era, replace(hints, order=None))
        return [r.because("hint:order", Rung.HINT) for r in swapped] + list(found.values())
    return list(found.values())


def _same_months(year: int, era: str | None, hints: Hints) -> tuple[Reading[str], ...]:
    """The calendars that can print a Gregorian month's name: those that share its months."""
    found = calendars_of(year, era, hints)
    if era is not None:
        return found
    return tuple(r for r in found if r.value not in _OWN_MONTHS) or (Reading("gregory"),)


_OWN_MONTHS = ("persian", "islamic", "hebrew", "ethiopic")


def _nth(ordinal: str, keys: Sequence[str], hints: Hints) -> list[Reading[Day]]:
    """The second Sunday, the last day of a month."""
    unit, month, year = keys
    weekdays = _weekdays(unit)
    found = []
    months = [month] if month.isdigit() else [s.value for s in _months(month, hints) if "." not in s.value]
    for number in months:
        first = safe_date("gregory", int(year), int(number), 1)
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


def _months(word: str, hints: Hints, short: int = 3) -> list[Sense]:
    """The months that a word can mean; one of a small language counts in a longer word or under its own hint."""
    named = {tag.partition("-")[0] for tag in hints.languages}
    return [
        s for s in senses(word, "mr")
        if len(word) > short or not s.languages.isdisjoint(usual()) or not s.languages.isdisjoint(named)
    ]  # fmt: skip


def _speaking(reading: Reading[Day], languages: frozenset[str], hints: Hints) -> Reading[Day]:
    """What the caller's languages say for a month word, and whether a language with a file of its own has it."""
    tag = next((t for t in hints.languages if t.partition("-")[0] in languages), None)
    if tag is not None:
        return reading.because(f"word:{tag}", Rung.TEXT)
    return reading if languages.isdisjoint(usual()) else reading.because("word:usual", Rung.PROFILE)


def _days(word: str) -> list[int]:
    return [int(word)] if word.isdigit() else [int(s.value) for s in senses(word, "c")]


def _marked(keys: Sequence[str], era: str | None, hints: Hints) -> list[Reading[Day]]:
    day, month, year = keys
    full = full_year(year, hints.reference) if era is None else int(year)
    found = []
    for calendar in _same_months(full, era, hints):
        date = safe_date(calendar.value, full, int(month), int(day))
        if date is not None:
            found.append(Reading(Day(date, None, calendar.value), calendar.evidence))
    return found


def _month(keys: Sequence[str], era: str | None, hints: Hints) -> list[Reading[Day]]:
    _, month, year = keys
    values = [month] if month.isdigit() else [s.value for s in _months(month, hints, 99) if "." not in s.value]
    dates = [safe_date("gregory", int(year), int(value), 1) for value in values]
    return [Reading(Day(date, None, "gregory", "month")) for date in dict.fromkeys(dates) if date and date.year >= 1500]


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


def _month_day(keys: Sequence[str], hints: Hints) -> tuple[int, int] | None:
    day, month, _ = keys
    values = [month] if month.isdigit() else [s.value for s in _months(month, hints, 99) if "." not in s.value]
    days = _days(day)
    if not values or not days:
        return None
    return (int(values[0]), days[0]) if safe_date("gregory", 2024, int(values[0]), days[0]) else None


def nearest(month: int, day: int, reference: dt.datetime, weekday: frozenset[int] = frozenset()) -> dt.date | None:
    """The date of that month and day nearest to the reference, the past preferred by three to one.

    A weekday beside it decides where it fits one of the years.
    """
    near = [d for y in (-1, 0, 1) if (d := safe_date("gregory", reference.year + y, month, day))]
    near = [d for d in near if d.weekday() in weekday] or near
    today = reference.date()
    return min(near, key=lambda d: (today - d).days if d <= today else 3 * (d - today).days, default=None)
