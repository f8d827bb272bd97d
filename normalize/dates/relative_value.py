"""From the tokens of a relative phrase to its readings: arithmetic from a reference, nothing from today's date."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from normalize.dates.relative_slots import Slots
from normalize.model import Precision

__all__ = ["AGAINST", "Meaning", "add", "complete_year", "meaning"]

_SPANS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "fortnight": 1209600}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_FINEST: dict[str, Precision] = {
    "second": "second", "minute": "minute", "hour": "minute", "day": "day", "week": "day", "fortnight": "day",
    "month": "month", "quarter": "month", "year": "year", "decade": "year",
}  # fmt: skip
_ORDER = ("second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade")
_MOST = 10_000 * 366 * 86400


class Meaning(NamedTuple):
    """What a phrase says from one reference: the value, what else it may be, its precision, evidence codes."""

    value: dt.date | dt.datetime
    precision: Precision
    alternatives: tuple[dt.date | dt.datetime, ...] = ()
    evidence: tuple[str, ...] = ()


def meaning(
    slots: Slots, reference: dt.datetime, *, previous: dt.date | None = None, running: bool = False, tense: int = 0
) -> Meaning | None:
    """The value of a phrase seen from `reference` (a local time); `None` outside the years 1 to 9999.

    `previous` is the date before the phrase, from which "a year earlier" counts; in `running` text a weekday
    without a tense is the last one, in a phrase on its own the next.
    """
    try:
        return _meaning(slots, reference, previous, running, tense)
    except (OverflowError, ValueError):
        return None


def _meaning(
    slots: Slots, reference: dt.datetime, previous: dt.date | None, running: bool, tense: int
) -> Meaning | None:  # fmt: skip
    if slots.bound and previous is not None:
        reference = dt.datetime(previous.year, previous.month, previous.day)
    if slots.stretches:
        return _counted(slots, reference, previous)
    if slots.month is not None:
        return _in_month(slots, slots.month, reference)
    if slots.now and slots.day is None and slots.weekday is None and slots.clock is None:
        return Meaning(reference, "second" if reference.second else "minute", (), ("relative:now",))
    if slots.unit is not None and slots.weekday is None and slots.ordinal is None:
        return _whole_unit(slots.unit, reference.date())
    days = _days(slots, reference.date(), running, tense)
    if not days:
        return None
    code = "weekday" if slots.weekday is not None else "day" if slots.day is not None else "clock"
    if slots.bound and previous is not None:
        code = "previous"
    codes: tuple[str, ...] = (f"relative:{code}",)
    if slots.day is not None and len(days) > 1 and slots.weekday is not None:
        codes = (*codes, AGAINST)
    if slots.clock is None:
        return Meaning(days[0], "day", tuple(days[1:]), codes)
    times = [_at(day, slots) for day in days]
    if slots.spoken and not slots.half and slots.part is None and 1 <= times[0].hour <= 12:
        times += [time + dt.timedelta(hours=12) for time in times]
    later = _at(reference.date(), slots)
    if running and times[0] > reference.replace(tzinfo=None) and len(times) > 1 and times[0].date() == reference.date():
        times.reverse()  # a clock that has not struck yet
    bare = slots.weekday is not None and not (running or slots.weekday_mod or slots.unit)
    if bare and slots.weekday == later.weekday() and later > reference.replace(tzinfo=None):
        times.insert(0, later)
    return Meaning(times[0], slots.clock_precision, tuple(dict.fromkeys(times[1:])), codes)


def _counted(slots: Slots, reference: dt.datetime, previous: dt.date | None) -> Meaning:
    """"3 hours ago", "a year earlier", "two days before yesterday"; a bare stretch means the past, as on a page."""
    base, code = reference, "relative:reference"
    if slots.day is not None:
        base, code = reference + dt.timedelta(days=slots.day), "relative:day"
    elif abs(slots.sign) == 2 and previous is not None:
        base = dt.datetime.combine(previous, dt.time()) if not isinstance(previous, dt.datetime) else previous
        code = "relative:previous"
    onward = not slots.sign and (slots.from_base or slots.day is not None)
    direction = 1 if (slots.sign or slots.lead) > 0 or onward else -1
    bare = not (slots.sign or onward or slots.lead)
    values = [_moved(base, slots, direction)]
    if bare and (ahead := _ahead(base, slots)) is not None:
        values.append(ahead)
    finest = min((unit for unit, _ in slots.stretches), key=_ORDER.index)
    codes = (code, "direction:bare") if bare else (code,)
    if slots.clock is not None:
        times = [_at(value.date(), slots) for value in values]
        return Meaning(times[0], slots.clock_precision, tuple(times[1:]), codes)
    precision = _FINEST[finest]
    if any(count != int(count) for _, count in slots.stretches) and precision in ("day", "month", "year"):
        precision = "day"
    told = [value.date() for value in values] if precision in ("day", "month", "year") else values
    return Meaning(told[0], precision, tuple(told[1:]), codes)


def _ahead(base: dt.datetime, slots: Slots) -> dt.datetime | None:
    """The other reading of a bare stretch, unless it lies beyond the calendar."""
    try:
        return _moved(base, slots, 1)
    except (OverflowError, ValueError):
        return None


def _moved(base: dt.datetime, slots: Slots, direction: int) -> dt.datetime:
    """The base plus or minus every stretch."""
    for unit, count in slots.stretches:
        base = add(base, unit, direction * count)
    return base


def add(value: dt.datetime, unit: str, count: float) -> dt.datetime:
    """A time plus units; the day of a month is cut to the month's length.

    >>> add(dt.datetime(2024, 3, 31), "month", -1)
    datetime.datetime(2024, 2, 29, 0, 0)
    """
    if unit in _SPANS:
        seconds = _SPANS[unit] * count
        if abs(seconds) > _MOST:
            raise OverflowError
        return value + dt.timedelta(seconds=seconds)
    months = value.year * 12 + value.month - 1 + round(_MONTHS[unit] * count)
    year, month = divmod(months, 12)
    return value.replace(year=year, month=month + 1, day=min(value.day, _length(year, month + 1)))


def _length(year: int, month: int) -> int:
    after = dt.date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else dt.date.max
    return (after - dt.timedelta(days=1)).day if after != dt.date.max else 31


def _whole_unit(unit: tuple[str, int], today: dt.date) -> Meaning:
    """"last month", "this year", "next week": the first day, with the unit's precision."""
    name, offset = unit
    if name == "week":
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=offset)
        return Meaning(monday, "day", (), ("relative:week",))
    start = add(dt.datetime(today.year, today.month, 1), name, offset).date()
    if name == "quarter":
        start = start.replace(month=(start.month - 1) // 3 * 3 + 1)
    if name in ("year", "decade"):
        return Meaning(start.replace(month=1), "year", (), ("relative:year",))
    return Meaning(start, "month", (), ("relative:month",))


def _days(slots: Slots, today: dt.date, running: bool, tense: int) -> list[dt.date]:
    """The days that a phrase can mean, likeliest first."""
    if slots.unit is not None:
        return _in_unit(slots, slots.unit, today)
    if slots.day is not None:
        return _day_by_word(slots, slots.day, today, running, tense)
    if slots.weekday is None and slots.ordinal is not None:
        return [found for k in (0, 1, -1) if (found := _month_day(*_shifted(today, k), slots.ordinal, None))]
    if slots.weekday is None:
        return [today]
    ahead = (slots.weekday - today.weekday() - 1) % 7 + 1
    if slots.ordinal is not None and slots.now:  # "two Sundays from now"
        return [today + dt.timedelta(days=ahead + 7 * (slots.ordinal - 1))]
    if slots.ordinal is not None:
        return _weekday_and_day(slots.weekday, slots.ordinal, today, slots.marked and not slots.dated)
    after, before = today + dt.timedelta(days=ahead), today + dt.timedelta(days=(ahead - 7) or -7)
    if slots.weeks:
        return [after + dt.timedelta(weeks=slots.weeks)]
    if slots.weekday_mod == "last":
        return [before]
    if slots.weekday_mod == "thisweek":
        return [today + dt.timedelta(days=slots.weekday - today.weekday())]
    if slots.weekday_mod in ("next", "nextnear"):
        week = today + dt.timedelta(days=7 - today.weekday() + slots.weekday)
        both = [week, after] if slots.weekday_mod == "next" else [after, week]
        return list(dict.fromkeys(both))
    if slots.weekday_mod == "this":
        return _this(slots.weekday, today, running, tense)
    if running and slots.weekday == today.weekday():  # papers name the day of publication as any other
        both = [today, today + dt.timedelta(days=7 if tense > 0 else -7)]
        return both[:1] if tense else both
    backward = tense < 0 or (running and not tense)
    both = [before, after] if backward else [after, before]
    return both[:1] if tense else both


def _day_by_word(slots: Slots, offset: int, today: dt.date, running: bool, tense: int) -> list[dt.date]:
    """"Yesterday", perhaps with its weekday; where the two are apart, the weekday near it comes first.

    The weekday settles a word of two meanings, then the tense; else the past comes first, in a phrase on its own the
    future.
    """
    offsets = sorted({offset, offset if slots.other_day is None else slots.other_day}, reverse=not running)
    if tense and len(offsets) > 1:
        offsets = [number for number in offsets if number * tense > 0] or offsets
    days = [today + dt.timedelta(days=number) for number in offsets]
    if slots.weekday is None:
        return days
    agreeing = [day for day in days if day.weekday() == slots.weekday]
    if agreeing:
        return agreeing[:1]
    near = days[0] + dt.timedelta(days=(slots.weekday - days[0].weekday() + 3) % 7 - 3)
    return [near, *days] if abs((near - days[0]).days) <= SLACK else []


AGAINST = "against:weekday"
"""A day's word and its weekday are apart."""
SLACK = 2
"""Days by which a text may be read later (or dated earlier) than it was written: "yesterday, Sunday"."""


def _this(weekday: int, today: dt.date, running: bool, tense: int) -> list[dt.date]:
    """"This Friday": the coming one; in a paper the nearest, unless the tense of its sentence says which."""
    ahead = (weekday - today.weekday()) % 7
    coming, last = today + dt.timedelta(days=ahead), today - dt.timedelta(days=(7 - ahead) % 7)
    if not running or tense > 0 or coming == today:
        return [coming]
    if tense < 0:
        return [last]
    return [coming, last] if ahead < 4 else [last, coming]


def _in_month(slots: Slots, month: int, reference: dt.datetime) -> Meaning | None:
    """"15 February" seen from the reference, "the first Tuesday of October", "Friday, 18 July"."""
    ordinal, weekday = slots.ordinal or 1, slots.weekday
    if slots.weekday_mod == "last" and slots.ordinal is None and weekday is not None:
        return _last_in_month(slots, month, weekday, reference)
    years = [slots.year] if slots.year else [d.year for d in complete_year(month, 1, reference.date())]
    nth = slots.marked and not slots.dated
    counted = weekday if nth else None  # "the first Monday of May", but "Monday, 1 May"
    days = [day for year in years if (day := _month_day(year, month, ordinal, counted))]
    if weekday is not None and (ordinal > 5 or not nth):
        days = [day for day in days if day.weekday() == weekday] or days
    if not days:
        return None
    evidence = () if slots.year else ("reference:year",)
    if slots.clock is None:
        return Meaning(days[0], "day", tuple(days[1:]), evidence)
    times = [_at(day, slots) for day in days]
    return Meaning(times[0], slots.clock_precision, tuple(times[1:]), evidence)


def _last_in_month(slots: Slots, month: int, weekday: int, reference: dt.datetime) -> Meaning:
    year = slots.year or complete_year(month, 1, reference.date())[0].year
    last = dt.date(year, month, _length(year, month))
    return Meaning(last - dt.timedelta(days=(last.weekday() - weekday) % 7), "day", (), ("reference:year",))


def _month_day(year: int, month: int, ordinal: int, weekday: int | None) -> dt.date | None:
    if not 1 <= year <= 9999 or ordinal > _length(year, month):
        return None
    first = dt.date(year, month, 1)
    plain = first.replace(day=ordinal)
    if weekday is None or ordinal > 5:
        return plain
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (ordinal - 1))


def complete_year(month: int, day: int, reference: dt.date) -> tuple[dt.date, ...]:
    """The dates that a month and day without a year can be, likeliest first: the year of the reference, then others.

    December seen in January is last December, January seen in December the next.

    >>> complete_year(5, 10, dt.date(2012, 11, 13))
    (datetime.date(2012, 5, 10), datetime.date(2011, 5, 10), datetime.date(2013, 5, 10))
    >>> complete_year(12, 30, dt.date(2024, 1, 2))[0]
    datetime.date(2023, 12, 30)
    """
    shift = -1 if (month, reference.month) == (12, 1) else 1 if (month, reference.month) == (1, 12) else 0
    years = dict.fromkeys(reference.year + step for step in (shift, 0, -1, 1))
    found = []
    for year in list(years)[:3]:
        try:
            found.append(dt.date(year, month, day))
        except ValueError:  # 29 February, or a year beyond the calendar's end
            continue
    return tuple(found)


def _shifted(today: dt.date, months: int) -> tuple[int, int]:
    moved = add(dt.datetime(today.year, today.month, 1), "month", months)
    return moved.year, moved.month


def _in_unit(slots: Slots, unit: tuple[str, int], today: dt.date) -> list[dt.date]:
    """"Monday of next week", "the 20th of next month", "the first Monday of last month"."""
    first = _whole_unit(unit, today).value
    if slots.weekday is None and unit[0] == "month" and slots.ordinal:
        return [first.replace(day=slots.ordinal)]
    if slots.weekday is None:
        return []
    ahead = (slots.weekday - first.weekday()) % 7
    if unit[0] == "month" and slots.ordinal and slots.ordinal <= 5:
        day = first + dt.timedelta(days=ahead + 7 * (slots.ordinal - 1))
        return [day] if day.month == first.month else []
    return [first + dt.timedelta(days=ahead)] if unit[0] == "week" and not slots.ordinal else []


def _weekday_and_day(weekday: int, day: int, today: dt.date, counted: bool) -> list[dt.date]:
    """"Second Sunday" of this month; "Thursday 21": the nearest month in which that day is that weekday."""
    if day <= 5 and counted:
        first = today.replace(day=1)
        return [first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (day - 1))]
    near: dict[bool, dt.date] = {}
    for months in range(-NEAREST, NEAREST + 1):
        first = add(dt.datetime(today.year, today.month, 1), "month", months)
        if day > _length(first.year, first.month):
            continue
        found = dt.date(first.year, first.month, day)
        if found.weekday() == weekday and (found <= today or True not in near):
            near[found > today] = found
    start = today.replace(day=1)
    return sorted(near.values(), key=lambda found: (abs((found.replace(day=1) - start).days), found < today))


NEAREST = 14
"""Months on either side in which a day of the month is looked for whose weekday is known."""


def _at(day: dt.date, slots: Slots) -> dt.datetime:
    """The day with its clock; half days and parts of a day move an hour below 12 to the afternoon."""
    hour, minute, second = slots.clock or (0, 0, 0)
    late = slots.half == "pm" or (not slots.half and slots.part is not None and slots.part >= 12)
    if late and hour < 12 and not (slots.part is not None and slots.part >= 21 and hour < 5):
        hour += 12
    elif slots.half == "am" and hour == 12:
        hour = 0
    start = dt.datetime(day.year, day.month, day.day, 0, minute, second)
    return start + dt.timedelta(hours=hour)
