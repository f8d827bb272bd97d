"""The moments of publication and update: the page's own stamp, checked against URL, fields and markup."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from normalize.article.draft import Draft
from normalize.article.labels import tail
from normalize.article.outside import moment, url_date
from normalize.article.placing import choose_stamps
from normalize.article.stamps import mark_stamps
from normalize.dates.find import Witness, candidates, settle
from normalize.evidence import Rung
from normalize.model import Date, Precision
from normalize.patterns import pattern

__all__ = ["find_dates_in", "find_publication"]

NEAR_STAMP = 240
_CLOCK = pattern(
    r"(?P<at>(?<![^\W\d])[^\W\d]{0,5}\s?[^\W\d]{0,4})\s(?P<hour>\d{1,2})\s?[:.h]\s?(?P<minute>\d\d)(?!\d|[./:]\d)"
)
"""A clock with up to two little words in front of it ("at 15:10", "a las 15:10h")."""


def find_dates_in(draft: Draft) -> None:
    """Every date of the text, settled with what is known from outside; the rows that are stamps."""
    hints = draft.informed_hints()
    found = candidates(draft.text, hints, draft.runs)
    if found:
        day = url_date(draft.url)
        if day is not None and hints.reference is None:  # the year of a date that shows none
            hints = replace(hints, reference=dt.datetime.combine(day, dt.time()))
        draft.dates = settle(found, hints, _witnesses(draft))
    draft.stamps = mark_stamps(draft.rows, draft.dates, draft.language.tag)


def _witnesses(draft: Draft) -> list[Witness]:
    found = []
    if day := url_date(draft.url):
        found.append(Witness(day, Rung.METADATA, "url"))
    for name in ("published", "updated"):
        for value in map(moment, draft.given.fields.get(name, ())):
            if value is not None:
                found.append(Witness(_day(value), Rung.METADATA, f"field:{name}"))
    return found


def _day(value: dt.date | dt.datetime) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def find_publication(draft: Draft) -> None:
    """Choose the stamps; complete them from the record's fields; say where both disagree."""
    published, updated = choose_stamps(
        draft.rows, draft.stamps, draft.dates, draft.body, draft.headline, url_date(draft.url)
    )
    draft.published = None if published is None else draft.dates[published.date]
    draft.updated = None if updated is None else draft.dates[updated.date]
    for stamp, role in ((published, "published"), (updated, "updated")):
        if stamp is not None:
            row = draft.rows[stamp.row]
            row.role, row.tag = f"stamp.{role}", stamp.tag or row.tag
    if draft.updated is None and published is not None:
        draft.updated = _update_clock(draft, published.row)
    _check_order(draft)
    _use_fields(draft)


def _update_clock(draft: Draft, row: int) -> Date | None:
    """An update that shows only a clock ("updated at 15:10"), beside the publication whose day it has."""
    shown = draft.published
    if shown is None or shown.value is None:
        return None
    for near in draft.rows[max(0, row - 1) : row + 2]:
        for match in _CLOCK.finditer(near.text[:NEAR_STAMP]):
            start = near.start + match.start("hour")
            inside = shown.start <= start < shown.end
            if not inside and "updated" in tail(near.text[: match.start("hour")].rstrip().removesuffix(match["at"])):
                return _same_day(draft, shown, match, near.start)
    return None


def _same_day(draft: Draft, shown: Date, match: re.Match[str], offset: int) -> Date | None:
    """The published day with the update's clock; `None` where it lies before the publication or is no clock."""
    if shown.value is None or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        return None
    zone = shown.value.tzinfo if isinstance(shown.value, dt.datetime) else None
    clock = dt.time(int(match["hour"]), int(match["minute"]), tzinfo=zone)
    value = dt.datetime.combine(_day(shown.value), clock)
    if isinstance(shown.value, dt.datetime) and value < shown.value:
        return None
    start, end = offset + match.start("hour"), offset + match.end("minute")
    evidence = ("label:updated", "day:published")
    return Date(value, "minute", draft.text[start:end], start, end, shown.order, evidence=evidence,
                zone_evidence=shown.zone_evidence if zone else ())  # fmt: skip


def _check_order(draft: Draft) -> None:
    """An update before the publication is noted, never silently swapped."""
    first, last = draft.published, draft.updated
    if first is None or last is None or first.value is None or last.value is None:
        return
    if _day(last.value) < _day(first.value):
        draft.notes.append(f"The update ({last.text}) is dated before the publication ({first.text}).")


def _use_fields(draft: Draft) -> None:
    draft.published = _with_field(draft, draft.published, "published")
    draft.updated = _with_field(draft, draft.updated, "updated")


def _with_field(draft: Draft, shown: Date | None, name: str) -> Date | None:
    """The shown stamp, made finer by an agreeing field; the field where nothing is shown."""
    values = [v for v in map(moment, draft.given.fields.get(name, ())) if v is not None]
    if not values:
        return shown
    value = values[0]
    if shown is None or shown.value is None:
        return _from_field(value, name)
    if _day(value) != _day(shown.value) and not _same_moment(value, shown.value):
        draft.notes.append(f"The text shows {shown.text!r} where the field {name} says {value.isoformat()}.")
        return shown
    return _finer(shown, value, name)


def _from_field(value: dt.date | dt.datetime, name: str) -> Date:
    precision: Precision = "minute" if isinstance(value, dt.datetime) else "day"
    zone = (f"field:{name}",) if isinstance(value, dt.datetime) and value.tzinfo else ()
    return Date(value, precision, "", 0, 0, evidence=(f"field:{name}",), zone_evidence=zone)


def _same_moment(one: dt.date | dt.datetime, other: dt.date | dt.datetime) -> bool:
    """Whether both are one moment, up to a day's worth of zones where one of them has none."""
    return abs((_day(one) - _day(other)).days) <= 1 and isinstance(one, dt.datetime) and one.tzinfo is not None


def _finer(shown: Date, value: dt.date | dt.datetime, name: str) -> Date:
    """What the page shows with the clock and the zone that only the field has."""
    if not isinstance(value, dt.datetime):
        return shown
    if not isinstance(shown.value, dt.datetime):
        return replace(shown, value=value, precision="minute", evidence=(*shown.evidence, f"field:{name}"),
                       zone_evidence=(f"field:{name}",) if value.tzinfo else ())  # fmt: skip
    return shown


def _fetched(values: Iterable[str]) -> dt.datetime | None:
    return next((v for v in map(moment, values) if isinstance(v, dt.datetime)), None)
