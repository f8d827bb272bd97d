"""From the tokens of a relative phrase to its readings: arithmetic from a reference, nothing from today's date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from normalize.dates.relative_clock import idioms
from normalize.dates.relative_words import Token, has, sense_of
from normalize.model import Precision

__all__ = ["Meaning", "Slots", "add", "complete_year", "gather", "meaning"]

_SPANS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "fortnight": 1209600}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_FINEST: dict[str, Precision] = {
    "second": "second", "minute": "minute", "hour": "minute", "day": "day", "week": "day", "fortnight": "day",
    "month": "month", "quarter": "month", "year": "year", "decade": "year",
}  # fmt: skip
_ORDER = ("second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade")
_MOST = 10_000 * 366 * 86400


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase says from one reference: the value, what else it may be, its precision, evidence codes."""

    value: dt.date | dt.datetime
    precision: Precision
    alternatives: tuple[dt.date | dt.datetime, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(slots=True)
class Slots:
    """The parts of one phrase, whatever their order in the language."""

    stretches: list[tuple[str, float]] = field(default_factory=list)
    sign: int = 0
    day: int | None = None
    weekday: int | None = None
    weekday_mod: str = ""
    unit: tuple[str, int] | None = None
    now: bool = False
    clock: tuple[int, int, int] | None = None
    clock_precision: Precision = "minute"
    half: str = ""
    part: int | None = None
    ordinal: int | None = None
    month: int | None = None
    year: int | None = None
    from_base: bool = False
    tense: int = 0
    terse: bool = True
    """Whether every stretch ends in one character that also ends a clock or a date (分, 日, 年)."""
    strong: bool = False
    """Whether the phrase says by itself that it is a time (not a bare weekday, clock or stretch)."""


_MODS = {"last": -1, "this": 0, "thisweek": 0, "next": 1, "nextnear": 1}


def gather(found: Sequence[Token]) -> Slots | None:
    """The slots of a phrase, `None` where two tokens claim one slot or one is left over."""
    slots = Slots()
    found = [_plain(token, found) for token in idioms(found)]
    used = _modifiers(found, slots)
    if used is None:
        return None
    for index in range(len(found)):
        if index not in used and not _take(found, index, slots):
            return None
    return slots if _closed(slots) else None


def _plain(token: Token, found: Sequence[Token]) -> Token:
    """A weekday's abbreviation that is a small word too ("so", "do") is that word wherever anything else is said."""
    if has(token, "w") and has(token, "skip", "at") and any(t.senses for t in found if t.start != token.start):
        return token._replace(senses=("skip",))
    return token


def _modifiers(found: Sequence[Token], slots: Slots) -> set[int] | None:
    """Attach "last", "this", "next" to the weekday or unit behind them, else before them."""
    used: set[int] = set()
    for index, token in enumerate(found):
        mod = next((m for m in ("nextnear", "next", "last", "thisweek", "this") if has(token, m)), "")
        if not mod or has(token, "d"):
            continue
        target = _target(found, index, used)
        if target is None:
            if has(token, "skip", "n", "o", "at"):
                continue
            return None
        used |= {index, target}
        if not _modified(found[target], mod, slots):
            return None
    return used


def _target(found: Sequence[Token], index: int, used: set[int]) -> int | None:
    for place in (index + 1, index + 2):
        if place < len(found) and place not in used:
            if has(found[place], "w", "U", "p") or _bare(found[place]):
                return place
            if not has(found[place], "skip"):
                break
    for place in (index - 1, index - 2):
        if place >= 0 and place not in used:
            if has(found[place], "w", "U") or _bare(found[place]):
                return place
            if not has(found[place], "skip"):
                break
    return None


def _bare(token: Token) -> bool:
    return bool(token.unit) and not token.sign and token.value == 1


def _modified(token: Token, mod: str, slots: Slots) -> bool:
    offset = _MODS[mod]
    if has(token, "w"):
        if slots.weekday is not None:
            return False
        slots.weekday, slots.weekday_mod = int(sense_of(token, "w")), mod
        slots.strong = True
        return True
    if has(token, "p") and not has(token, "U"):
        slots.part, slots.day, slots.strong = int(sense_of(token, "p")), offset, True
        return True
    unit = sense_of(token, "U") or token.unit
    slots.strong = True
    if unit == "day":
        slots.day = offset
        return True
    if slots.unit is not None or unit not in ("week", "month", "quarter", "year", "decade"):
        return False
    slots.unit = (unit, offset)
    return True


def _take(found: Sequence[Token], index: int, slots: Slots) -> bool:
    """Put one token into its slot; False where it fits none."""
    token = found[index]
    if "dur" in token.senses:
        return _take_stretch(token, slots)
    if token.clock is not None:
        return _take_clock(found, index, slots)
    for name, take in _TAKERS:
        if has(token, name) and take(token, slots):
            return True
    if has(token, "n", "o"):
        return _take_number(found, index, slots)
    if has(token, "from"):
        slots.from_base = True
        return True
    return has(token, "skip", "at", "hour", "minute", "second", "past", "future", "ordinal")


def _take_stretch(token: Token, slots: Slots) -> bool:
    if token.sign and slots.sign and token.sign != slots.sign:
        return False
    slots.stretches.append(("hour" if token.unit == "clock-hour" else token.unit, token.value))
    slots.terse = slots.terse and "short" in token.senses
    slots.sign = token.sign or slots.sign
    slots.strong = slots.strong or bool(token.sign)
    return True


def _take_clock(found: Sequence[Token], index: int, slots: Slots) -> bool:
    token = found[index]
    if slots.clock is not None or token.clock is None:
        return False
    near = [found[k] for k in (index - 1, index + 1) if 0 <= k < len(found)]
    if "dotted" in token.senses and not any(has(t, "at", "hour", "am", "pm", "p", "d", "w") for t in near):
        return False
    slots.clock = token.clock
    slots.clock_precision = "second" if token.clock[2] else "minute"
    return True


def _take_number(found: Sequence[Token], index: int, slots: Slots) -> bool:
    """A number alone is an hour where a word beside it says so, a day of the month where it is an ordinal."""
    token = found[index]
    value = token.value if has(token, "n") and token.value else float(sense_of(token, "o") or 0)
    near = [found[k] for k in (index - 1, index + 1) if 0 <= k < len(found)]
    hourly = any(has(t, "at", "hour", "am", "pm", "p") for t in near)
    if slots.clock is None and value <= 24 and value == int(value) and hourly:
        slots.clock, slots.clock_precision = (int(value), 0, 0), "hour"
        return True
    if slots.ordinal is None and 1 <= value <= 31 and value == int(value):
        slots.ordinal = int(value)
        return True
    if slots.year is None and 1900 <= value <= 2100 and value == int(value):
        slots.year = int(value)
        return True
    return False


def _take_day(token: Token, slots: Slots) -> bool:
    if slots.day is not None:
        return False
    slots.day, slots.strong = int(sense_of(token, "d")), True
    return True


def _take_month(token: Token, slots: Slots) -> bool:
    if slots.month is not None:
        return False
    slots.month = int(sense_of(token, "m"))
    return True


def _take_unit(token: Token, slots: Slots) -> bool:
    if slots.unit is not None:
        return False
    unit, _, offset = sense_of(token, "u").partition(":")
    slots.unit, slots.strong = (unit, int(offset)), True
    return True


def _take_weekday(token: Token, slots: Slots) -> bool:
    if slots.weekday is not None:
        return False
    slots.weekday = int(sense_of(token, "w"))
    return True


def _take_part(token: Token, slots: Slots) -> bool:
    if slots.part is not None:
        return False
    slots.part = int(sense_of(token, "p"))
    return True


def _take_half(token: Token, slots: Slots) -> bool:
    half = "am" if has(token, "am") else "pm"
    if slots.half not in ("", half):
        return False
    slots.half = half
    return True


def _take_named(token: Token, slots: Slots) -> bool:
    if slots.clock is not None:
        return False
    slots.clock, slots.clock_precision = (12 if has(token, "noon") else 24, 0, 0), "hour"
    return True


def _take_now(token: Token, slots: Slots) -> bool:
    slots.now = slots.strong = True
    return True


_TAKERS = (
    ("d", _take_day), ("u", _take_unit), ("now", _take_now), ("w", _take_weekday), ("m", _take_month),
    ("p", _take_part), ("am", _take_half), ("pm", _take_half), ("noon", _take_named), ("midnight", _take_named),
)  # fmt: skip


def _closed(slots: Slots) -> bool:
    """Whether the slots make a time: a number alone, or "at" alone, is none."""
    if slots.stretches and (slots.weekday is not None or slots.unit is not None):
        return False
    if slots.stretches and not slots.sign and (slots.terse or _dated(slots)):
        return False
    if slots.month is not None:
        return slots.ordinal is not None and not slots.stretches and slots.day is None and slots.unit is None
    if slots.year is not None or (slots.ordinal is not None and slots.weekday is None and slots.unit is None):
        return False
    if slots.unit is not None and slots.day is not None:
        return False
    parted = slots.half or (slots.part is not None and slots.day is None)
    if parted and slots.clock is None and not slots.weekday:
        return slots.part is not None and slots.strong
    return bool(
        slots.stretches or slots.day is not None or slots.weekday is not None or slots.unit or slots.now or slots.clock
    )


def _dated(slots: Slots) -> bool:
    """"2013 year" is a date, not a stretch."""
    return len(slots.stretches) == 1 and slots.stretches[0][0] == "year" and 1000 <= slots.stretches[0][1] <= 2999


def meaning(
    slots: Slots, reference: dt.datetime, *, previous: dt.date | None = None, running: bool = False
) -> Meaning | None:
    """The value of a phrase seen from `reference` (a local time); `None` outside the years 1 to 9999.

    `previous` is the date before the phrase, from which "a year earlier" counts; in `running` text a weekday
    without a tense is the last one, in a phrase on its own the next.
    """
    try:
        return _meaning(slots, reference, previous, running)
    except (OverflowError, ValueError):
        return None


def _meaning(slots: Slots, reference: dt.datetime, previous: dt.date | None, running: bool) -> Meaning | None:
    if slots.stretches:
        return _counted(slots, reference, previous)
    if slots.month is not None:
        return _in_month(slots, slots.month, reference)
    if slots.now and slots.day is None and slots.weekday is None and slots.clock is None:
        return Meaning(reference, "second" if reference.second else "minute", (), ("relative:now",))
    if slots.unit is not None and slots.weekday is None and slots.ordinal is None:
        return _whole_unit(slots.unit, reference.date())
    days = _days(slots, reference.date(), running)
    if not days:
        return None
    code = "weekday" if slots.weekday is not None else "day" if slots.day is not None else "clock"
    if slots.clock is None:
        return Meaning(days[0], "day", tuple(days[1:]), (f"relative:{code}",))
    times = [_at(day, slots) for day in days]
    return Meaning(times[0], slots.clock_precision, tuple(times[1:]), (f"relative:{code}",))


def _counted(slots: Slots, reference: dt.datetime, previous: dt.date | None) -> Meaning:
    """"3 hours ago", "a year earlier", "two days before yesterday"; a bare stretch means the past, as on a page."""
    base, code = reference, "relative:reference"
    if slots.day is not None:
        base, code = reference + dt.timedelta(days=slots.day), "relative:day"
    elif abs(slots.sign) == 2 and previous is not None:
        base = dt.datetime.combine(previous, dt.time()) if not isinstance(previous, dt.datetime) else previous
        code = "relative:previous"
    onward = not slots.sign and (slots.from_base or slots.day is not None)
    direction = 1 if slots.sign > 0 or onward else -1
    value = base
    for unit, count in slots.stretches:
        value = add(value, unit, direction * count)
    finest = min((unit for unit, _ in slots.stretches), key=_ORDER.index)
    codes = (code,) if slots.sign else (code, "direction:bare")
    if slots.clock is not None:
        return Meaning(_at(value.date(), slots), slots.clock_precision, (), codes)
    precision = _FINEST[finest]
    if any(count != int(count) for _, count in slots.stretches) and precision in ("day", "month", "year"):
        precision = "day"
    whole = precision in ("day", "month", "year")
    return Meaning(value.date() if whole else value, precision, (), codes)


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


def _days(slots: Slots, today: dt.date, running: bool) -> list[dt.date]:
    """The days that a phrase can mean, likeliest first."""
    if slots.unit is not None:
        return _in_unit(slots, slots.unit, today)
    if slots.day is not None:
        day = today + dt.timedelta(days=slots.day)
        return [day] if slots.weekday in (None, day.weekday()) else []
    if slots.weekday is None:
        return [today]
    if slots.ordinal is not None:
        return _weekday_and_day(slots.weekday, slots.ordinal, today)
    ahead = (slots.weekday - today.weekday() - 1) % 7 + 1
    after, before = today + dt.timedelta(days=ahead), today + dt.timedelta(days=(ahead - 7) or -7)
    if slots.weekday_mod == "last":
        return [before]
    if slots.weekday_mod == "thisweek":
        return [today + dt.timedelta(days=slots.weekday - today.weekday())]
    if slots.weekday_mod in ("next", "nextnear"):
        week = today + dt.timedelta(days=7 - today.weekday() + slots.weekday)
        both = [week, after] if slots.weekday_mod == "next" else [after, week]
        return list(dict.fromkeys(both))
    if slots.weekday_mod == "this":
        return [today if slots.weekday == today.weekday() else after]
    backward = slots.tense < 0 or (running and not slots.tense)
    both = [before, after] if backward else [after, before]
    return both[:1] if slots.tense else both


def _in_month(slots: Slots, month: int, reference: dt.datetime) -> Meaning | None:
    """"15 February" seen from the reference, "the first Tuesday of October", "Friday, 18 July"."""
    ordinal, weekday = slots.ordinal or 1, slots.weekday
    years = [slots.year] if slots.year else [d.year for d in complete_year(month, 1, reference.date())]
    days = [day for year in years if (day := _month_day(year, month, ordinal, weekday))]
    if weekday is not None and ordinal > 5:
        days = [day for day in days if day.weekday() == weekday] or days
    if not days:
        return None
    evidence = () if slots.year else ("reference:year",)
    if slots.clock is None:
        return Meaning(days[0], "day", tuple(days[1:]), evidence)
    times = [_at(day, slots) for day in days]
    return Meaning(times[0], slots.clock_precision, tuple(times[1:]), evidence)


def _month_day(year: int, month: int, ordinal: int, weekday: int | None) -> dt.date | None:
    if not 1 <= year <= 9999 or ordinal > _length(year, month):
        return None
    first = dt.date(year, month, 1)
    plain = first.replace(day=ordinal)
    if weekday is None or ordinal > 5 or plain.weekday() == weekday:
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


def _weekday_and_day(weekday: int, day: int, today: dt.date) -> list[dt.date]:
    """"Second Sunday" of this month; "Thursday the 21st": the nearest month in which that day is that weekday."""
    if day <= 5:
        first = today.replace(day=1)
        return [first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (day - 1))]
    for months in (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6):
        first = add(dt.datetime(today.year, today.month, 1), "month", months)
        if day <= _length(first.year, first.month):
            found = first.date().replace(day=day)
            if found.weekday() == weekday:
                return [found]
    return []


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
