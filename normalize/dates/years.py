"""The year of a date that shows none: from the date behind it, a weekday, a tense, or the nearest to a reference."""

from __future__ import annotations

import datetime as dt

from normalize.dates.candidates import Candidate
from normalize.dates.numeric import Day, safe_date
from normalize.evidence import Evidence, Reading, Rung, evidence
from normalize.hints import Hints

__all__ = ["with_year"]

NEAR = 31
"""Days from the reference within which a date needs no year to be understood."""
LINK = 6
"""Characters of what joins two dates of one year ("3 May – 5 June 2012", "3 May and 5 June 2012")."""
_STOPS = frozenset("\n;.!?:|")


def with_year(candidate: Candidate, following: Candidate | None, hints: Hints, tense: int = 0) -> list[Reading[Day]]:
    """The days that a month and a day can be, likeliest first; one without a date where nothing tells the year.

    The past is preferred by three to one where nothing but nearness speaks; a `tense` of -1 or 1 is what the words
    around say.

    >>> from normalize.dates.candidates import candidates
    >>> found = candidates("3 May - 5 June 2012", Hints())
    >>> [(str(r.value.date), r.evidence[0].code) for r in with_year(*found, Hints())]
    [('2012-05-03', 'sibling:year')]
    """
    month, day = candidate.month_day or (0, 0)
    if following is not None and (year := _shared_year(candidate, following, month, day)):
        date = safe_date("gregory", year, month, day)
        return [Reading(Day(date), (evidence("sibling:year", Rung.TEXT),))] if date else [Reading(Day(None))]
    if hints.reference is None:
        return [Reading(Day(None))]
    today = hints.reference.date()
    pairs = [(month, day), *([candidate.swapped] if candidate.swapped else [])]
    near = [d for y in (0, -1, 1) for pair in pairs if (d := safe_date("gregory", today.year + y, *pair))]
    near.sort(key=lambda date: (today - date).days if date <= today else 3 * (date - today).days)
    if not candidate.weekday:  # the last one and the next one
        past, ahead = [d for d in near if d <= today][:1], [d for d in near if d > today][:1]
        near = [d for d in near if d in (*past, *ahead)]
    return [Reading(Day(date), _speaking(date, today, candidate, tense)) for date in near]


def _speaking(date: dt.date, today: dt.date, candidate: Candidate, tense: int) -> tuple[Evidence, ...]:
    found = [evidence("reference:year", Rung.HINT)]
    if candidate.weekday and date.weekday() in candidate.weekday:
        found.insert(0, evidence("weekday", Rung.TEXT))
    if abs((date - today).days) <= NEAR and (not candidate.weekday or date.weekday() in candidate.weekday):
        found.append(evidence("reference:near", Rung.TEXT))
    if tense and abs((date - today).days) <= 366 and (date > today) == (tense > 0):
        found.append(evidence("tense:future" if tense > 0 else "tense:past", Rung.PROFILE))
    return tuple(found)


def _shared_year(candidate: Candidate, following: Candidate, month: int, day: int) -> int | None:
    """The year of the date right behind, which both share; the one before it where the month would lie behind."""
    other = following.readings[0].value
    link = candidate.source[candidate.end : following.start]
    if candidate.source[candidate.end - 1] == "." and not link.strip():  # the end of a sentence
        return None
    if len(link) > LINK or not _STOPS.isdisjoint(link) or other.date is None or candidate.clock is not None:
        return None
    if other.calendar != "gregory" or (len(following.readings) > 1 and following.kind == "numeric"):
        return None
    return other.date.year - ((month, day) > (other.date.month, other.date.day if other.precision == "day" else 31))
