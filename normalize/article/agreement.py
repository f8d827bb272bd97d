"""Stamps against fields and markup: where they agree one makes the other finer, where they do not a note says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from normalize.article.draft import Draft
from normalize.article.outside import as_day, moment, url_date
from normalize.dates.zones import default_zones, localize
from normalize.language.tags import covers
from normalize.model import Date, Precision

__all__ = ["use_fields"]

Moment = dt.date | dt.datetime
MARKUP = "markup"
SURE = 0.9
QUARTER = dt.timedelta(minutes=15)
"""Zones differ from UTC by a multiple of it."""
WEST, EAST = dt.timedelta(hours=-12), dt.timedelta(hours=14)
GUESSED_DAY = "day:published"
"""The evidence for an update's day that nobody wrote."""
HABITS = ("habit:", "hint:")
"""What the evidence for a zone that nobody wrote begins with."""


def use_fields(draft: Draft, labelled: bool) -> None:
    """Weigh the stamps of a draft against its fields; `labelled`: a label says that the stamp is the publication's."""
    _check_fields(draft)
    updates = _moments(draft, "updated")
    values = _moments(draft, "published")
    shown = draft.published
    if values and not labelled and _is_update(draft, shown, values, updates):
        draft.updated = draft.updated or shown
        draft.published = shown = None
    draft.published = _settled(draft, shown, values, "published", labelled)
    draft.updated = _settled(draft, draft.updated, updates, "updated", True)
    for name, moments in (("published", values), ("updated", updates)):
        if not moments and name in draft.given.fields:
            from normalize.article.unclear import use_unclear  # machines write clear dates

            use_unclear(draft, name)


def _check_fields(draft: Draft) -> None:
    """Note a language that the text is not in."""
    said, found = draft.given.first("language"), draft.language
    if said and found.tag != "und" and found.confidence >= SURE and not _same_language(said, found.tag):
        draft.notes.append(f"The field language says {said!r}, but the text is in {found.tag!r}.")


def _same_language(said: str, found: str) -> bool:
    code = said.replace("_", "-").partition("-")[0]
    return not (code.isalpha() and len(code) in (2, 3)) or covers(said, found)


def _moments(draft: Draft, name: str) -> list[Moment]:
    """What the field says, the first value first; a bare day gives way to a moment of that day."""
    values = [v for v in map(moment, draft.given.fields.get(name, ())) if v is not None]
    if values and not isinstance(values[0], dt.datetime):
        finer = next((v for v in values if isinstance(v, dt.datetime) and v.date() == values[0]), None)
        values = values if finer is None else [finer, *values]
    if values and isinstance(values[0], dt.datetime) and values[0].tzinfo and not values[0].utcoffset():
        local = next((v for v in values[1:] if isinstance(v, dt.datetime) and _is_local(values[0], v)), None)
        values = values if local is None else [local, *values]
    return values


def _is_local(utc: dt.datetime, other: dt.datetime) -> bool:
    """Whether another field has the same clock with an offset: what is said to be UTC is a local time."""
    return bool(other.utcoffset()) and _same_clock(utc, other)


def _is_update(draft: Draft, shown: Date | None, values: Sequence[Moment], updates: Sequence[Moment]) -> bool:
    """Whether an unlabelled stamp is the markup's update and not its publication."""
    if shown is None or draft.given.origin != MARKUP or not isinstance(shown.value, dt.datetime):
        return False
    return not _meets(shown, values[0]) and any(_meets(shown, value) for value in updates)


def _meets(shown: Date, value: Moment) -> bool:
    """Whether a stamp and a field can be one moment: the same clock, or one instant in another zone."""
    if not isinstance(shown.value, dt.datetime) or not isinstance(value, dt.datetime):
        return shown.value is not None and as_day(shown.value) == as_day(value)
    return _same_clock(shown.value, value) or _offset(shown.value, value) is not None


def _same_clock(one: dt.datetime, other: dt.datetime) -> bool:
    return one.timetuple()[:5] == other.timetuple()[:5]


def _offset(shown: dt.datetime, value: dt.datetime) -> dt.timedelta | None:
    """The offset from UTC at which a clock shows a moment; `None` where no zone has it."""
    if value.tzinfo is None:
        return None
    utc = value.astimezone(dt.UTC).replace(tzinfo=None, second=0, microsecond=0)
    offset = shown.replace(tzinfo=None, second=0, microsecond=0) - utc
    return offset if WEST <= offset <= EAST and not offset % QUARTER else None


def _settled(draft: Draft, shown: Date | None, values: Sequence[Moment], name: str, labelled: bool) -> Date | None:
    """The shown stamp, made finer by an agreeing field; the field where nothing, or nothing so sure, is shown."""
    if not values:
        return shown
    value = values[0]
    if shown is None or shown.value is None:
        return _from_field(draft, value, name)
    if GUESSED_DAY in shown.evidence and _meets_clock(shown.value, value):
        sure = _because(draft, shown, name)
        return replace(sure, value=value, alternatives=(), zone_evidence=_codes(draft, name)[:1])
    if not isinstance(shown.value, dt.datetime) or not isinstance(value, dt.datetime):
        agree = abs((as_day(shown.value) - as_day(value)).days) <= _slack(value)
        return _finer(draft, shown, value, name) if agree else _disputed(draft, shown, value, name, labelled)
    if any(not code.startswith(HABITS) for code in shown.zone_evidence) and shown.value.tzinfo and value.tzinfo:
        agree = abs(shown.value - value) < dt.timedelta(minutes=1)
        return _because(draft, shown, name) if agree else _disputed(draft, shown, value, name, labelled)
    if _same_clock(shown.value, value):
        return _same(draft, shown, value, name)
    if (zoned := _zoned(draft, shown, value, name)) is not None:
        return zoned
    return _disputed(draft, shown, value, name, labelled)


def _meets_clock(shown: Moment, value: Moment) -> bool:
    """Whether a clock on a day that was but supposed, and a moment of another day, can be one."""
    if not isinstance(shown, dt.datetime) or not isinstance(value, dt.datetime) or as_day(shown) == as_day(value):
        return False
    day = as_day(value)
    days = (day, day - dt.timedelta(1), day + dt.timedelta(1))
    clocks = [dt.datetime.combine(day, shown.time(), shown.tzinfo) for day in days]
    if value.tzinfo is None:
        return any(_same_clock(clock, value) for clock in clocks)
    return any(_offset(clock.replace(tzinfo=None), value) is not None for clock in clocks)


def _slack(value: Moment) -> int:
    """Days by which a shown day may differ from a moment with a zone."""
    return 1 if isinstance(value, dt.datetime) and value.tzinfo is not None else 0


def _from_field(draft: Draft, value: Moment, name: str) -> Date:
    codes = _codes(draft, name)
    precision: Precision = "minute" if isinstance(value, dt.datetime) else "day"
    zone = codes[:1] if isinstance(value, dt.datetime) and value.tzinfo else ()
    return Date(value, precision, "", 0, 0, evidence=codes, zone_evidence=zone)


def _finer(draft: Draft, shown: Date, value: Moment, name: str) -> Date:
    """What the page shows with the clock and the zone that only the field has."""
    shown = _because(draft, shown, name)
    if isinstance(shown.value, dt.datetime) or not isinstance(value, dt.datetime):
        return shown
    zone = _codes(draft, name)[:1] if value.tzinfo else ()
    return replace(shown, value=value, precision="minute", zone_evidence=zone)


def _because(draft: Draft, shown: Date, name: str) -> Date:
    """The stamp with the field among its evidence: it agrees."""
    return replace(shown, evidence=(*shown.evidence, *_codes(draft, name)))


def _codes(draft: Draft, name: str) -> tuple[str, ...]:
    """The evidence that a field is; one more where two kinds of markup say the same."""
    code = f"{draft.given.origin}:{name}"
    return (code, f"{MARKUP}:agreed") if name in draft.given.fields.get("agreed", ()) else (code,)


def _same(draft: Draft, shown: Date, value: dt.datetime, name: str) -> Date:
    """One clock on page and field: the field's zone, unless it says UTC where the outlet's zone is another."""
    shown = _because(draft, shown, name)
    if value.tzinfo is None or not isinstance(shown.value, dt.datetime):
        return shown
    local = _local(draft, shown.value)
    if not value.utcoffset() and local is not None and local.utcoffset():
        draft.notes.append(
            f"The field {name} says {value.isoformat()}, but the page shows {shown.text!r}: "
            f"a local time marked as UTC, read as {local.isoformat()}."
        )
        return replace(shown, value=local, zone_evidence=shown.zone_evidence or ("habit:country",))
    return replace(shown, value=shown.value.replace(tzinfo=value.tzinfo), zone_evidence=_codes(draft, name)[:1])


def _zoned(draft: Draft, shown: Date, value: dt.datetime, name: str) -> Date | None:
    """The shown clock with the offset at which it is the field's moment, if the outlet can have that offset."""
    if not isinstance(shown.value, dt.datetime):
        return None
    offset = _offset(shown.value, value)
    if offset is None:
        return None
    local = _local(draft, shown.value)
    if local is not None and local.utcoffset() != offset and offset:
        return None
    aware = shown.value.replace(tzinfo=dt.timezone(offset) if offset else dt.UTC)
    shown = _because(draft, shown, name)
    return replace(shown, value=aware, zone_evidence=_codes(draft, name)[:1])


def _local(draft: Draft, value: dt.datetime) -> dt.datetime | None:
    """A clock in the outlet's zone, where a hint or the country names one."""
    zones = default_zones(draft.hints)
    return localize(value.replace(tzinfo=None), zones[0].value)[0] if zones else None


def _disputed(draft: Draft, shown: Date, value: Moment, name: str, labelled: bool) -> Date:
    """The stamp stands against a scraper's field, with a label or the URL against markup too; a note says so."""
    draft.notes.append(f"The text shows {shown.text!r} where the field {name} says {value.isoformat()}.")
    day = url_date(draft.url)
    if shown.value is None or draft.given.origin != MARKUP or labelled or day == as_day(shown.value) != as_day(value):
        return shown
    return replace(_from_field(draft, value, name), alternatives=(shown.value,))
