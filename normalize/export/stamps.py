"""Points in time for formats that allow no local ones: written only with a zone, left out with a note otherwise."""

from __future__ import annotations

import datetime as dt

from normalize.model import Date

__all__ = ["instant"]


def instant(date: Date | None, name: str) -> tuple[str | None, str | None]:
    """RFC 3339 for a date whose zone and minute are known; else nothing and, for a date that there is, a note why.

    >>> instant(Date(dt.datetime(2024, 3, 1, 9, 5), "minute", "x", 0, 1), "published")
    (None, 'published left out: 2024-03-01T09:05 has no known time zone')
    """
    if date is None or date.value is None:
        return None, None
    if not isinstance(date.value, dt.datetime) or date.precision == "hour":
        return None, f"{name} left out: {date.isoformat()} is known to the {date.precision} only"
    if date.value.tzinfo is None:
        return None, f"{name} left out: {date.isoformat()} has no known time zone"
    return date.value.isoformat(timespec="seconds"), None
