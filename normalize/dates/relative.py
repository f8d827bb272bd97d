"""Relative phrases: "3 hours ago", "yesterday at 14:05", "last Friday", "a year earlier".

:func:`read_relative` takes a whole short phrase, :func:`find_relative` finds phrases in running text.  Both know the
languages of the hints (or those whose words the text holds).  Without a `reference` a phrase has no value.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from normalize.dates.relative_value import Meaning, Slots, gather, meaning
from normalize.dates.relative_words import covers, languages_of, lexicon, tokens
from normalize.hints import Hints
from normalize.lexicon.table import soft
from normalize.model import Precision

__all__ = ["Relative", "complete_year", "read_relative"]

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative phrase: half-open span, value (`None` without a reference), other readings, precision, evidence."""

    start: int
    end: int
    value: dt.date | dt.datetime | None
    alternatives: tuple[dt.date | dt.datetime, ...]
    precision: Precision
    evidence: tuple[str, ...]


def read_relative(text: str, hints: Hints) -> Relative | None:
    """The relative phrase that the whole of a short text is; `None` where any word of it has no sense.

    >>> reference = dt.datetime(2014, 9, 1, 10, 30)
    >>> read_relative("2 hours ago", Hints(("en",), reference=reference)).value
    datetime.datetime(2014, 9, 1, 8, 30)
    >>> read_relative("yesterday at 14:05", Hints(("en",), reference=reference)).value
    datetime.datetime(2014, 8, 31, 14, 5)
    >>> read_relative("yesterday", Hints(("en",))).value is None
    True
    """
    if len(text) > _LONGEST:
        return None
    folded = soft(text)
    for tag in hints.languages or languages_of(text):
        words = lexicon(tag)
        found = tokens(folded, 0, len(folded), words) if words else []
        if not found or not covers(found):
            continue
        slots = gather(found)
        if slots is not None:
            return _relative(slots, found[0].start, found[-1].end, hints)
    return None


def _relative(slots: Slots, start: int, end: int, hints: Hints) -> Relative | None:
    meant = _seen(slots, hints.reference)
    if meant is None:
        return None
    if hints.reference is None:
        return Relative(start, end, None, (), meant.precision, (*meant.evidence, "no:reference"))
    return Relative(start, end, meant.value, meant.alternatives, meant.precision, meant.evidence)


_ANY = dt.datetime(2000, 1, 3, 12)
"""Stands in for a missing reference, to learn a phrase's precision; its value never leaves this module."""


def _seen(slots: Slots, reference: dt.datetime | None) -> Meaning | None:
    return meaning(slots, reference or _ANY)


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
