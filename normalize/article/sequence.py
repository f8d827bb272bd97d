"""Publication, update and fetching follow one another: what that proves of a stamp whose order is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

from normalize.article.completing import reference_of
from normalize.article.draft import Draft
from normalize.model import Date, Order

__all__ = ["in_sequence"]

Moment = dt.date | dt.datetime
NEAR = dt.timedelta(days=3)
"""An update of unclear order so soon behind the publication is likelier than one of weeks later."""
FAR = dt.timedelta(days=62)
"""An update so long after the publication proves no order: what is taken for it may be none."""
SLACK = dt.timedelta(days=1)
"""What time zones may hide."""
FLIPPED: dict[Order | None, Order | None] = {"DMY": "MDY", "MDY": "DMY"}


def in_sequence(draft: Draft) -> None:
    """Read open stamps so that publication, update and fetching are in order; note what still is not."""
    reference = reference_of(draft)
    if reference is not None:
        draft.published = _not_after(draft, draft.published, reference.date())
        draft.updated = _not_after(draft, draft.updated, reference.date())
    first, last = draft.published, draft.updated
    if first is None or last is None or first.value is None or last.value is None:
        return
    earliest, latest = _day(first.value), _day(last.value)
    if latest < earliest:
        draft.published, draft.updated = _turned(draft, first, last)
        return
    if first.ambiguous and not last.ambiguous:
        draft.published = _without(first, lambda day: day > latest, "impossible:after-update")
    if last.ambiguous and not first.ambiguous:
        draft.updated = last = _without(last, lambda day: day < earliest, "impossible:before-publication")
    if last.ambiguous:
        draft.updated = _nearest(first, last)


def _readings(date: Date) -> Iterator[Date]:
    """A stamp in its reading, then in its others where its order is open."""
    yield date
    if date.ambiguous and date.order in FLIPPED:
        for value in date.alternatives:
            others = tuple(v for v in (date.value, *date.alternatives) if v is not None and v != value)
            yield replace(date, value=value, alternatives=others, order=FLIPPED[date.order])


def _without(date: Date, impossible: Callable[[dt.date], bool], code: str) -> Date:
    """A stamp without its impossible readings, clear where one is left; itself where its own reading is impossible."""
    if date.value is None or impossible(_day(date.value)):
        return date
    left = tuple(value for value in date.alternatives if not impossible(_day(value)))
    if len(left) == len(date.alternatives):
        return date
    return replace(date, alternatives=left, ambiguous=bool(left), evidence=(code, *date.evidence))


def _turned(draft: Draft, first: Date, last: Date) -> tuple[Date, Date]:
    """The first pair of readings in order and not months apart; the stamps as they were, with a note, without one."""
    for one, other in product(_readings(first), _readings(last)):
        if one.value is None or other.value is None:
            continue
        if dt.timedelta(0) <= _day(other.value) - _day(one.value) <= FAR:
            return _proven(one, first), _proven(other, last)
    shown = [date.text or date.isoformat() for date in (last, first)]
    draft.notes.append(f"The update ({shown[0]}) is dated before the publication ({shown[1]}).")
    return first, last


def _proven(date: Date, before: Date, code: str = "sequence") -> Date:
    return date if date is before else replace(date, ambiguous=False, evidence=(code, *date.evidence))


def _nearest(first: Date, last: Date) -> Date:
    """The reading of an update that lies within days of the publication, where its first one does not."""
    if first.value is None:
        return last
    for other in _readings(last):
        if other.value is not None and dt.timedelta(0) <= _day(other.value) - _day(first.value) <= NEAR:
            return other if other is last else replace(other, evidence=("near:published", *other.evidence))
    return last


def _not_after(draft: Draft, date: Date | None, fetched: dt.date) -> Date | None:
    """A stamp read so that it is not dated after the page was fetched."""
    if date is None or date.value is None or _day(date.value) - fetched <= SLACK:
        return date
    for other in _readings(date):
        if other.value is not None and _day(other.value) - fetched <= SLACK:
            return _proven(other, date, "impossible:fetched")
    what = f"stamp {date.text!r}" if date.text else f"moment {date.isoformat()} ({', '.join(date.evidence)})"
    draft.notes.append(f"The {what} is dated after the page was fetched.")
    return date


def _day(value: Moment) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value
