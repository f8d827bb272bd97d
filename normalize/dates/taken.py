"""The dates that a text is known to hold, asked by place: in logarithmic time, since a text may hold thousands."""

from __future__ import annotations

import datetime as dt
import sys
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from itertools import accumulate

from normalize.model import Date

__all__ = ["Taken"]

Valued = tuple[int, dt.date | dt.datetime]
"""Where a date ends, and its value."""


def _end(valued: Valued) -> int:
    return valued[0]


class Taken:
    """Dates found so far: which stretch of text they leave free, and which of them stands last before a place."""

    __slots__ = ("_reach", "_starts", "_valued")

    def __init__(self, dates: Iterable[Date]) -> None:
        spans = sorted(dates, key=lambda date: date.start)
        self._starts = [date.start for date in spans]
        self._reach = list(accumulate((date.end for date in spans), max))
        self._valued: list[Valued] = sorted(((d.end, d.value) for d in spans if d.value is not None), key=_end)

    def free(self, start: int, end: int) -> tuple[int, int] | None:
        """How far the text around a stretch is free of the first dates; `None` where one of them touches it.

        >>> Taken([Date(None, "day", "now", 4, 7), Date(None, "day", "then", 20, 24)]).free(9, 12)
        (7, 20)
        """
        before = bisect_left(self._starts, end)
        low = self._reach[before - 1] if before else 0
        if low > start:
            return None
        return low, self._starts[before] if before < len(self._starts) else sys.maxsize

    def add(self, date: Date) -> None:
        """Remember one more date, as the value of what stands behind it."""
        if date.value is not None:
            insort(self._valued, (date.end, date.value), key=_end)

    def before(self, place: int, reach: int = sys.maxsize) -> dt.date | dt.datetime | None:
        """The value of the date that ends last at or before a place, and within reach of it."""
        at = bisect_right(self._valued, place, key=_end)
        return self._valued[at - 1][1] if at and place - self._valued[at - 1][0] <= reach else None
