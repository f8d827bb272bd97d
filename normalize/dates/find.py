"""Public entry of the dates room: gather candidates, lend them evidence, choose."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from normalize.dates.calendars import calendar_key
from normalize.dates.candidates import Candidate, candidates
from normalize.dates.fallback import read_fallback
from normalize.dates.ideographs import with_ideographs
from normalize.dates.label import label_language
from normalize.dates.numeric import Day
from normalize.dates.words import divided, habit_order
from normalize.dates.years import with_year
from normalize.dates.zones import ZoneReadings, default_zones, localize, settle_zone
from normalize.evidence import Evidence, Reading, Rung, choose, evidence
from normalize.hints import Hints
from normalize.model import Date, Order
from normalize.text.digits import DigitRun, scan_digits

__all__ = ["Witness", "candidates", "find_dates", "parse_date", "settle", "with_periods"]


class Witness(NamedTuple):
    """A date vouched for from outside the text (URL, markup, profile): it lends its evidence to an equal reading."""

    date: dt.date
    rung: Rung
    code: str


def parse_date(
    text: str, *, languages: Sequence[str] | None = None, order: Order | None = None,
    reference: dt.datetime | None = None, timezone: str | None = None,
) -> Date | None:  # fmt: skip
    """The one date of a short text (a stamp, perhaps with a label and noise around it), or `None`.

    >>> found = parse_date("02.26.12, 18:56", languages=["he"])
    >>> found.isoformat(), found.order, found.ambiguous
    ('2012-02-26T18:56', 'MDY', False)
    >>> parse_date("invalid") is None
    True
    """
    hints = Hints(tuple(languages or ()), None, order, timezone, reference)
    found = settle(candidates(text, hints), hints, latest=reference)
    best = found[0] if len(found) == 1 else max(found, key=_worth, default=None)
    if best is not None and _complete(best):
        return best
    best = max(with_periods(text, scan_digits(text), found, hints), key=_worth, default=None)
    from normalize.dates.relative import read_labelled, read_relative  # a stamp never needs them, slow to import

    phrase = read_relative(text, hints) or (None if best else read_labelled(text, hints))
    if phrase is None or ("direction:bare" in phrase.evidence and best is not None and best.value is not None):
        return best or _read_feast(text, hints) or read_fallback(text, hints)
    return phrase


def _read_feast(text: str, hints: Hints) -> Date | None:
    """A feast that a short text names without a year: the next one, with the last one as its rival."""
    from normalize.dates.periods import feast

    days = feast(text, hints) if len(text) <= LONGEST_FEAST and not any(map(str.isdecimal, text)) else None
    if days is None:
        return None
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    value = days[0] if days else None
    codes = ("reference:year",) if days else ("no:reference",)
    return Date(value, "day", text[start:end], start, end, None, "gregory", tuple(days[1:]), bool(days), codes)


LONGEST_FEAST = 40


def _complete(date: Date) -> bool:
    """Whether the text gives the whole date, so that no relative phrase can say more."""
    return _worth(date)[0] == 2 and "reference:year" not in date.evidence


def _worth(date: Date) -> tuple[int, int]:
    if date.value is None or date.precision in ("year", "month"):
        return (0 if date.value is None else 1, 0)
    return 2, int(isinstance(date.value, dt.datetime))


def find_dates(
    text: str, *, languages: Sequence[str] | None = None, order: Order | None = None,
    reference: dt.datetime | None = None, timezone: str | None = None,
) -> list[Date]:  # fmt: skip
    """All dates of a text, in order; spans are offsets into `text`.

    >>> [d.isoformat() for d in find_dates("Updated 26.02.2012, published 13.02.2012 at 9:05")]
    ['2012-02-26', '2012-02-13T09:05']
    """
    hints = Hints(tuple(languages or ()), None, order, timezone, reference)
    runs = scan_digits(text)
    found = with_periods(text, runs, settle(candidates(text, hints, runs), hints), hints)
    from normalize.dates.relative import find_relative

    phrases = find_relative(text, hints, found)
    return sorted([*found, *phrases], key=lambda date: date.start) if phrases else found


def with_periods(
    text: str, runs: Sequence[DigitRun], dates: list[Date], hints: Hints,
    within: Sequence[tuple[int, int]] | None = None,
) -> list[Date]:  # fmt: skip
    """The dates of a text together with its parts of years, decades and feasts, in order; those in `within`."""
    if not text.isascii():
        runs = with_ideographs(text, runs)
    if within is not None:
        runs = [r for low, high in within for r in runs[bisect_left(runs, (low,)) : bisect_left(runs, (high,))]]
    if not any(len(digits) in (2, 4) for _, _, digits in runs):
        return dates
    from normalize.dates.periods import periods  # a stamp never needs them

    whole = [d for d in dates if d.precision != "month"]  # "III 2023" is a month, "III kvartal 2023" is none
    found = [Candidate(text, *period, "period") for period in periods(text, runs, whole, hints)]
    if not found:
        return dates
    more = settle(found, hints)
    rest = [d for d in dates if d.precision != "month" or all(d.end <= p.start or p.end <= d.start for p in more)]
    return sorted([*rest, *more], key=lambda date: date.start)


def settle(
    found: Sequence[Candidate], hints: Hints, witnesses: Sequence[Witness] = (),
    *, latest: dt.datetime | None = None, tense: int = 0,
) -> list[Date]:  # fmt: skip
    """Choose a reading for each candidate by the evidence ladder.

    `latest` bounds them from above (a fetch time); `tense` of -1 or 1 is that of the sentences around.
    """
    several = len(found) > 1
    proven = _proven_orders(found) if several else {}
    worded = {r.value.date for c in found if c.kind == "worded" for r in c.readings} if several else set()
    dates = []
    for index, candidate in enumerate(found):
        readings = candidate.readings
        if candidate.month_day is not None:
            readings = with_year(candidate, found[index + 1] if index + 1 < len(found) else None, hints, tense)
        elif len(readings) > 1:
            readings = _weigh(candidate, readings, proven, worded, witnesses, hints)
            if candidate.sign != ".":  # dots are day-first: the day of an event, rather than another order
                readings = _bounded(readings, latest)
        if candidate.kind == "pair" and hints.reference and not _on_weekday(candidate, readings):
            continue  # "on Sunday (1/2)" counts or measures
        if candidate.sworn:
            readings = _against(candidate, readings)
        if len(readings) == 1:
            codes = tuple([e.code for e in readings[0].evidence])
            dates.append(_date(candidate, readings[0].value, (), AGAINST in codes, codes, hints))
        elif choice := choose(readings):
            others = [a.date for a in choice.alternatives if a.date is not None]
            doubtful = choice.ambiguous or AGAINST in choice.evidence
            dates.append(_date(candidate, choice.value, others, doubtful, choice.evidence, hints))
    return dates


AGAINST = "against:weekday"
"""No reading falls on the weekday that stands beside the date: one of the two is wrong."""


def _on_weekday(candidate: Candidate, readings: list[Reading[Day]]) -> bool:
    return any(r.value.date is not None and r.value.date.weekday() in candidate.weekday for r in readings)


def _against(candidate: Candidate, readings: list[Reading[Day]]) -> list[Reading[Day]]:
    """The readings, marked where the text contradicts itself."""
    days = [r.value.date for r in readings if r.value.date is not None and r.value.precision == "day"]
    if not days or any(day.weekday() in candidate.weekday for day in days):
        return readings
    return [Reading(r.value, (*r.evidence, evidence(AGAINST, Rung.HABIT_LABEL))) for r in readings]


def _proven_orders(found: Sequence[Candidate]) -> dict[str, set[Order]]:
    """The orders that numeric dates with one reading only prove, by their separator."""
    proven: dict[str, set[Order]] = {}
    for candidate in found:
        if candidate.kind == "numeric" and len(candidate.readings) == 1 and candidate.readings[0].value.order:
            proven.setdefault(candidate.sign, set()).add(candidate.readings[0].value.order)
    return proven


def _weigh(
    candidate: Candidate, readings: Sequence[Reading[Day]], proven: dict[str, set[Order]],
    worded: set[dt.date | None], witnesses: Sequence[Witness], hints: Hints,
) -> list[Reading[Day]]:  # fmt: skip
    orders = proven.get(candidate.sign, set()) if candidate.kind == "numeric" else set()
    habits = _habits(hints, candidate) if candidate.kind == "numeric" else []
    weighed = []
    for reading in readings:
        day, more = reading.value, list(reading.evidence)
        if day.date is not None and day.date.weekday() in candidate.weekday:
            more.append(evidence("weekday", Rung.TEXT))
        if day.order in orders and len(orders) == 1:
            more.append(evidence(f"sibling:{day.order}", Rung.TEXT))
        if candidate.kind == "numeric" and day.date in worded:
            more.append(evidence("twin", Rung.TEXT))
        if witnesses:
            more += [Evidence(w.code, w.rung) for w in witnesses if w.date == day.date]
        more += [said for order, said in habits if order == day.order]
        weighed.append(Reading(day, tuple(more)))
    return weighed


def _habits(hints: Hints, candidate: Candidate) -> list[tuple[str, Evidence]]:
    """What profile, hint, country, language and label say of the order, strongest first."""
    found: list[tuple[str, Evidence]] = []
    if hints.source_order:
        found.append((hints.source_order, evidence(f"profile:{hints.source_order}", Rung.PROFILE)))
    if hints.order:
        found.append((hints.order, evidence("hint:order", Rung.HINT)))
    if hints.country and (order := habit_order(f"und-{hints.country.upper()}")):
        found.append((order, evidence(f"habit:country:{hints.country.upper()}", Rung.HABIT_COUNTRY)))
    for tag in hints.languages[:1]:
        if order := _language_habit(tag, candidate):
            found.append((order, evidence(f"habit:language:{tag}", Rung.HABIT_LANGUAGE)))
    label = None if hints.languages else label_language(_around(candidate))
    if label and (order := _language_habit(label, candidate)):
        found.append((order, evidence(f"habit:label:{label}", Rung.HABIT_LABEL)))
    if candidate.sign == ".":  # no locale of CLDR writes the month first with dots
        found.append(("DMY", evidence("habit:dots", Rung.HABIT_LABEL)))
    return found


def _language_habit(tag: str, candidate: Candidate) -> str | None:
    """The order that a language usually has; the month first only where nothing beside the date speaks against it.

    Locales that write the month first (CLDR) write no dots; English ones have a clock of 12 hours.
    """
    order = habit_order(tag)
    all_day = candidate.clock is not None and candidate.clock.all_day
    other = candidate.sign == "." or (all_day and divided(tag))
    return None if order == "MDY" and other else order


def _around(candidate: Candidate) -> str:
    """The text beside a date, within reach of a label."""
    before = candidate.source[max(0, candidate.start - REACH) : candidate.start]
    return f"{before} {candidate.source[candidate.end : candidate.end + REACH]}"


REACH = 60


MEMORY = 30
"""A reading more years than this before the fetch is no better than one behind it."""


def _bounded(readings: list[Reading[Day]], latest: dt.datetime | None) -> list[Reading[Day]]:
    """Without the readings that lie behind the moment of the fetch, where any other is left."""
    if latest is None:
        return readings
    limit = latest.date() + dt.timedelta(days=2) if latest.year < 9999 else dt.date.max
    past = [r for r in readings if r.value.date is None or r.value.date <= limit]
    recent = any(r.value.date is not None and r.value.date.year > latest.year - MEMORY for r in past)
    if not recent or len(past) == len(readings):
        return readings
    return [r.because("impossible:future", Rung.PROOF) for r in past]


def _date(
    candidate: Candidate, day: Day, others: Sequence[dt.date], ambiguous: bool, why: tuple[str, ...], hints: Hints
) -> Date:  # fmt: skip
    value, order, calendar, precision = day
    start, end = candidate.start, candidate.end
    codes: tuple[str, ...] = ()
    if value is not None and candidate.clock is not None:
        value, others, codes = _timed(value, others, candidate, hints)
        precision = candidate.clock[1]
    return Date(
        value, precision, candidate.source[start:end], start, end, order,
        "gregory" if calendar == "gregory" else calendar_key(calendar),
        tuple(dict.fromkeys(others)) if others else (), ambiguous, why, codes,
    )  # fmt: skip


def _timed(
    day: dt.date, others: Sequence[dt.date], candidate: Candidate, hints: Hints
) -> tuple[dt.datetime, Sequence[dt.date], tuple[str, ...]]:  # fmt: skip
    """The day and its rivals at the candidate's clock, in its zone where one is known."""
    time = candidate.clock[0] if candidate.clock else dt.time()
    zone = candidate.zone
    if not zone and (hints.country or hints.timezone or hints.source_timezone):
        # the region of a language tag ("en-IN") is no evidence of where a text was published
        zone = default_zones(replace(hints, languages=()))
    value, more, codes = _zoned(dt.datetime.combine(day, time), zone)
    rest = [_zoned(dt.datetime.combine(other, time), zone)[0] for other in others]
    return value, (*rest, *more), codes


def _zoned(
    value: dt.datetime, readings: ZoneReadings
) -> tuple[dt.datetime, tuple[dt.datetime, ...], tuple[str, ...]]:
    if not readings:
        return value, (), ()
    zone, codes = settle_zone(readings)
    if zone is None:
        return value, (), codes
    aware, others, more = localize(value, zone)
    return aware, others, (*codes, *more)
