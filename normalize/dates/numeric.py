"""Readings of a date's fields: every order that the digits allow, in every calendar that the year allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from normalize.dates.calendars import counts_in, short_calendars, to_gregorian, year_calendars
from normalize.dates.calendars import full_year as short_year
from normalize.dates.words import habit_order
from normalize.evidence import Evidence, Reading, Rung, evidence
from normalize.hints import Hints
from normalize.model import Order, Precision

__all__ = ["GREGORIAN", "Day", "calendars_of", "full_year", "in_short", "numeric_readings", "safe_date", "year_in"]

ORDERS: tuple[tuple[Order, tuple[int, int, int]], ...] = (("DMY", (2, 1, 0)), ("MDY", (2, 0, 1)), ("YMD", (0, 1, 2)))
MONTHS = 12
"""A greater number is no month (a thirteenth, of another calendar, is legal and never gets here)."""
AHEAD = 20
"""Two digits name a year at most so far ahead of the reference."""
PIVOT = 69
"""Without a reference two digits stand for 1969 to 2068 (POSIX strptime)."""


class Day(NamedTuple):
    """One reading of a date: the day (`None`: the year is not said), how it was read."""

    date: dt.date | None
    order: Order | None = None
    calendar: str = "gregory"
    precision: Precision = "day"


def full_year(digits: str, reference: dt.datetime | None) -> int:
    """A year of one, two or more digits in full; two digits lie at most `AHEAD` years after the reference.

    >>> full_year("74", dt.datetime(2013, 1, 1)), full_year("12", None)
    (1974, 2012)
    """
    year = int(digits)
    if len(digits) > 2:
        return year
    if reference is None:
        return year + (2000 if year < PIVOT else 1900)
    century = reference.year // 100 * 100
    return century + year if century + year <= reference.year + AHEAD else century - 100 + year


def numeric_readings(fields: tuple[str, str, str], era: str | None, hints: Hints) -> list[Reading[Day]]:
    """Every legal reading of three numbers, the world's commonest order first; a lone one says why it is alone.

    >>> [(r.value.order, str(r.evidence[-1])) for r in numeric_readings(("02", "26", "12"), None, Hints())]
    [('MDY', 'impossible:month')]
    """
    first, second, third = fields
    if hints.languages and _is_bikram(fields, hints.languages):
        return []
    if era is None and len(second) < 3:
        if len(third) == 4 and len(first) < 3 and 1900 <= (year := int(third)) <= 2100:
            return _before_year(int(first), int(second), year)
        if len(first) == 4 and len(third) < 3 and 1900 <= (year := int(first)) <= 2100:
            date = safe_date("gregory", year, int(second), int(third))
            return [] if date is None else [Reading(Day(date, "YMD"), _NO_YEAR)]
        if len(third) == 2 and len(first) < 3 and not (_counts_otherwise(hints) or _writes_year_first(hints)):
            found = _before_year(int(first), int(second), full_year(third, hints.reference))
            if found:
                return found
    return _all_readings(fields, era, hints)


def _is_bikram(fields: tuple[str, str, str], languages: tuple[str, ...]) -> bool:
    """Whether the year is surely one of the Nepali calendar, 57 ahead of the Gregorian, that nothing here converts."""
    return any(len(f) == 4 and "2055" <= f <= "2099" for f in fields) and counts_in("bikram", languages, None)


def _before_year(first: int, second: int, year: int) -> list[Reading[Day]]:
    """The readings of two numbers before a Gregorian year: the commonest shape, in few steps."""
    dmy = safe_date("gregory", year, second, first) if second <= MONTHS else None
    mdy = safe_date("gregory", year, first, second) if first <= MONTHS else None
    if dmy is None:
        return [] if mdy is None else [Reading(Day(mdy, "MDY"), _NO_MONTH if second > MONTHS else _NO_DAY)]
    if mdy is None:
        return [Reading(Day(dmy, "DMY"), _NO_MONTH if first > MONTHS else _NO_DAY)]
    return [Reading(Day(dmy), _SAME)] if first == second else [Reading(Day(dmy, "DMY")), Reading(Day(mdy, "MDY"))]


_NO_YEAR = (evidence("impossible:year", Rung.PROOF),)
_NO_MONTH = (evidence("impossible:month", Rung.PROOF),)
_NO_DAY = (evidence("impossible:day", Rung.PROOF),)
_SAME = (evidence("same:day-month", Rung.PROOF),)
"""Day and month are one number: every order says the same day, so none is proven."""


def _all_readings(fields: tuple[str, str, str], era: str | None, hints: Hints) -> list[Reading[Day]]:
    found: list[Reading[Day]] = []
    ruled_out = _NO_YEAR
    for order, (y, m, d) in ORDERS:
        if order == "YMD" and len(fields[y]) == 2 and found and not _writes_year_first(hints):
            break
        if not _fits(fields[y], fields[m], fields[d], order, hints):
            continue
        legal = list(_in_calendars(fields[y], int(fields[m]), int(fields[d]), order, era, hints))
        found += legal
        if not legal:
            ruled_out = _NO_MONTH if int(fields[m]) > MONTHS else _NO_DAY
    if len(found) > 1 and len({(r.value.date, r.value.calendar) for r in found}) == 1:
        return [Reading(found[0].value._replace(order=None), (*found[0].evidence, *_SAME))]
    return [Reading(found[0].value, (*found[0].evidence, *ruled_out))] if len(found) == 1 else found


def _writes_year_first(hints: Hints) -> bool:
    """Whether a hint speaks for a year of two digits in front; without one it is no rival of a year at the end."""
    country = (f"und-{hints.country}",) if hints.country else ()
    return hints.order == "YMD" or any(habit_order(tag) == "YMD" for tag in (*hints.languages, *country))


def _fits(year: str, month: str, day: str, order: Order, hints: Hints) -> bool:
    """Whether the lengths of the fields allow the order; a one-digit year is none.

    A short year before a short day ("19/6/2") looks like anything: only a habit makes it a date.
    """
    if len(month) > 2 or len(day) > 2 or len(year) < 2:
        return False
    if len(year) == 3 and not counts_in("roc", hints.languages, hints.country):
        return False
    return order != "YMD" or len(year) > 2 or len(day) > 1 or _writes_year_first(hints)


def _in_calendars(
    digits: str, month: int, day: int, order: Order, era: str | None, hints: Hints
) -> Iterator[Reading[Day]]:
    year = full_year(digits, hints.reference)
    calendars = calendars_of(year, era, hints)
    if order == "MDY" and year > LAST and era is None:  # no locale of such a calendar writes the month first
        calendars = (*(Reading(c.value, _doubted(c.evidence)) for c in calendars), *GREGORIAN)
    for calendar in calendars:
        date = safe_date(calendar.value, year, month, day)
        if date is not None and date.year >= 1000:
            yield Reading(Day(date, order, calendar.value), calendar.evidence)
    if len(digits) == 2 and era is None and (short := _counts_otherwise(hints)):
        yield from in_short(short, year, int(digits), (month, day), order, hints.reference)


LAST = 2100
"""The last year that news print in the Gregorian calendar."""


def _doubted(said: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple(Evidence(e.code, Rung.HABIT_LABEL) for e in said)


def _counts_otherwise(hints: Hints) -> tuple[str, ...]:
    """The calendars, beside the Gregorian, whose years of two figures the hints allow."""
    return short_calendars(hints.languages, hints.country) if hints.languages or hints.country else ()


def in_short(
    calendars: Sequence[str], gregorian: int, year: int, month_day: tuple[int, int], order: Order | None,
    reference: dt.datetime | None,
) -> Iterator[Reading[Day]]:  # fmt: skip
    """The readings of a year of two figures in other calendars; of years far from our time the habit is weak."""
    now = RECENT if reference is None else range(reference.year - 30, reference.year + 2)
    for calendar in calendars:
        date = safe_date(calendar, year_in(calendar, year, reference), *month_day)
        if date is not None:
            recent = gregorian not in now and date.year in now
            said = [evidence("year:recent", Rung.HINT)] if recent else []
            if date.year in now:
                said.append(evidence(f"habit:calendar:{calendar}", Rung.HABIT_COUNTRY))
            yield Reading(Day(date, order, calendar), tuple(said))


def year_in(calendar: str, year: int, reference: dt.datetime | None) -> int:
    """A year of two figures in full, in another calendar: the last one that began by the reference."""
    return short_year(calendar, year, reference.date() if reference else dt.date(RECENT[-1], 1, 1))


RECENT = range(1990, 2040)
"""Years of which pages speak, where no reference tells the time."""


def calendars_of(year: int, era: str | None, hints: Hints) -> tuple[Reading[str], ...]:
    """The calendars that a year in full can belong to: its era's, the Gregorian, or another whose year it is."""
    if era is not None or 1900 <= year <= 2100:
        return (Reading(era),) if era else GREGORIAN
    return year_calendars(year, hints.languages, hints.country) or GREGORIAN


GREGORIAN = (Reading("gregory"),)
"""The calendars of nearly every date."""


def safe_date(calendar: str, year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian date of a day in a calendar, `None` where there is no such day."""
    if calendar == "bce":
        return None
    if calendar != "gregory":
        return to_gregorian(calendar, year, month, day)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
