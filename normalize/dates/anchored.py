"""The dates of an article that hang on its publication: months and days without a year, relative phrases."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from normalize.dates.candidates import Candidate, candidates
from normalize.dates.find import settle, with_periods
from normalize.dates.relative import Ready, find_relative, made_ready
from normalize.dates.relative_running import tense_at
from normalize.dates.relative_words import lexicon
from normalize.hints import Hints
from normalize.lexicon.table import soft
from normalize.model import Date
from normalize.patterns import pattern
from normalize.text.digits import DigitRun

__all__ = ["anchored"]

REACH = 60
"""Characters on either side of a date in which its tense is looked for."""
_SIGNS = pattern(r"[,;:.!?()\n،。！？、，–—]")


def anchored(
    text: str, dates: Sequence[Date], hints: Hints, published: Date | None, stamps: Iterable[tuple[int, int]] = (),
    within: Sequence[tuple[int, int]] | None = None, runs: Sequence[DigitRun] = (),
) -> list[Date]:  # fmt: skip
    """The dates of a text, completed from its publication, with its relative phrases and, of the digit `runs`, its
    parts of years (those in `within`), in order.

    Without a publication the phrases are there with no value.  Of a publication that shows a day alone no phrase takes
    a time of day ("three hours ago").  A phrase in one of the `stamps` counts from the moment of the fetch, which is
    the `reference` of the hints.

    >>> published = Date(dt.date(2024, 5, 8), "day", "8 May 2024", 0, 10)
    >>> text = "8 May 2024: They met on Sunday and will meet again on 3 June."
    >>> found = anchored(text, [published, Date(None, "day", "3 June", 54, 60)], Hints(("en",)), published)
    >>> [(d.text, d.isoformat()) for d in found]
    [('8 May 2024', '2024-05-08'), ('on Sunday', '2024-05-05'), ('3 June', '2024-06-03')]
    """
    value = None if published is None else published.value
    timed = isinstance(value, dt.datetime)
    ready = made_ready(text, hints)
    in_stamps = _in_stamps(text, stamps, dates, hints, ready)
    hints = replace(hints, reference=_noon(value))
    done = [date if date.value is not None or value is None else _completed(text, date, hints) for date in dates]
    done = with_periods(text, runs, sorted([*done, *in_stamps], key=_start), hints, within)
    phrases = find_relative(text, hints, done, strict=True, within=within, ready=ready)
    if not timed:
        phrases = [_untimed(phrase) for phrase in phrases]
    return sorted((*done, *phrases), key=_start)


def _in_stamps(
    text: str, stamps: Iterable[tuple[int, int]], dates: Sequence[Date], hints: Hints, ready: Ready
) -> list[Date]:  # fmt: skip
    """The relative phrases of the stamps' rows; most rows hold nothing but dates."""
    ordered = sorted(dates, key=_start)
    starts = [date.start for date in ordered]
    found: list[Date] = []
    for low, high in stamps:
        near = ordered[bisect_left(starts, low) : bisect_left(starts, high)]
        if not hints.languages or _holds_anchor(ready, low, high, near):
            found += _in_stamp(text, low, high, near, hints)
    return found


def _start(date: Date) -> int:
    return date.start


def _holds_anchor(ready: Ready, low: int, high: int, dates: Sequence[Date]) -> bool:
    """Whether a phrase can stand outside the dates of a row."""
    return any(
        all(end <= date.start or date.end <= start for date in dates)
        for _, search in ready[1]
        for start, end in search.between(low, high)
    )


def _in_stamp(text: str, low: int, high: int, dates: Sequence[Date], hints: Hints) -> Iterator[Date]:
    """The relative phrases of a stamp's row."""
    known = [replace(d, start=d.start - low, end=d.end - low) for d in dates if low <= d.start and d.end <= high]
    for phrase in find_relative(text[low:high], hints, known):
        yield replace(phrase, start=phrase.start + low, end=phrase.end + low)


def _noon(value: dt.date | None) -> dt.datetime | None:
    return value if value is None or isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time(12))


def _completed(text: str, date: Date, hints: Hints) -> Date:
    """A month and day with the year that nearness, a weekday or the tense of its sentence gives."""
    found = _without_year(date.text, hints.languages)
    if found is None:
        return date
    words = lexicon(hints.languages[0]) if hints.languages else None
    tense = tense_at(*_clause(text, date), words) if words is not None else 0
    settled = settle((found,), hints, tense=tense)
    if not settled:  # a weekday that no near year puts on this day: the year stays open
        return date
    return replace(settled[0], text=date.text, start=date.start, end=date.end)


@lru_cache(maxsize=1024)
def _without_year(text: str, languages: tuple[str, ...]) -> Candidate | None:
    """The one date of a short text that shows no year, before it has one: news repeat few."""
    found = [c for c in candidates(text, Hints(languages)) if c.month_day is not None]
    return found[0] if len(found) == 1 else None


def _clause(text: str, date: Date) -> tuple[str, int, int]:
    """What stands between the nearest signs around a date, and its place there."""
    low = max(0, date.start - REACH)
    low = max((m.end() for m in _SIGNS.finditer(text, low, date.start)), default=low)
    high = next((m.start() for m in _SIGNS.finditer(text, date.end, date.end + REACH)), date.end + REACH)
    return soft(text[low:high]), date.start - low, date.end - low


def _untimed(phrase: Date) -> Date:
    """A phrase without the time of day that it would take from a publication that shows none."""
    shown = "relative:reference" not in phrase.evidence
    if shown or not isinstance(phrase.value, dt.datetime):
        return phrase
    return replace(phrase, value=None, alternatives=(), evidence=(*phrase.evidence, "no:clock"))
