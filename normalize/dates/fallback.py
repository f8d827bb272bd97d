"""The last resort for a short human phrase in a known language: dateparser, its answer checked against the text.

dateparser fills what a text lacks from today's date and reads dates into words that are none; so it sees short
phrases only, with a reference, and every digit of the text must come back in its answer.
"""

from __future__ import annotations

import datetime as dt

from normalize.hints import Hints
from normalize.model import Date, Precision
from normalize.patterns import pattern

__all__ = ["read_fallback"]

_LONGEST = 60
FARTHEST = 200
"""Years ahead: "en 2024 años" means a year, whatever dateparser adds up."""
_WORD = pattern(r"[^\W\d_]{3}")
_DIGITS = pattern(r"\d+")
_GLUED_YEAR = pattern(r"(?<!\d)\d{4}(?=[^\W\d_])")
_CLOCK = pattern(r"\d{1,2}\s?[:.hH]\s?\d{2}")
_SHIFT = dt.timedelta(days=400, hours=5, minutes=7)
"""A second look from another reference shows which fields came from the reference alone."""


def read_fallback(text: str, hints: Hints) -> Date | None:
    """What dateparser makes of a phrase of at most 60 characters in one or two known languages, checked.

    >>> read_fallback("no date at all", Hints(("en",), reference=dt.datetime(2014, 9, 1, 10, 30))) is None
    True
    """
    words = text.strip()
    if not 1 <= len(hints.languages) <= 2 or hints.reference is None or not 4 <= len(words) <= _LONGEST:
        return None
    if not _WORD.search(words) or not any(map(str.isdigit, words)) or max(words) >= "\u2e80":
        return None
    value = _ask(words, hints, hints.reference)
    if value is None or not _accounted(words, value, hints.reference) or value.year - hints.reference.year > FARTHEST:
        return None
    start = text.index(words)
    kept, precision = _held(words, value, hints.reference.replace(tzinfo=None))
    return Date(kept, precision, words, start, start + len(words), ambiguous=True, evidence=("dateparser",))


def _ask(text: str, hints: Hints, reference: dt.datetime) -> dt.datetime | None:
    """dateparser's answer; the same from two references, or moving with them: anything else is made up."""
    import dateparser

    languages = [tag.split("-")[0] for tag in hints.languages]
    answers = []
    try:
        for base in (reference.replace(tzinfo=None), reference.replace(tzinfo=None) + _SHIFT):
            settings = {"RELATIVE_BASE": base, "REQUIRE_PARTS": ["day", "month", "year"]}
            found = dateparser.parse(text, languages=languages, settings=settings)
            if found is None:
                return None
            answers.append(found.replace(tzinfo=None))
    except (ValueError, OverflowError, TypeError, RecursionError):  # unknown language, hostile numbers
        return None
    same, moved = answers[0] == answers[1], answers[1] - answers[0]
    result: dt.datetime = answers[0]
    return result if same or abs(moved - _SHIFT) <= dt.timedelta(days=2) else None


def _accounted(text: str, value: dt.datetime, reference: dt.datetime) -> bool:
    """Whether every number of the text is a field of the answer or its distance from the reference.

    A number of four digits with a letter behind it names a year ("the 1990s" are no seconds).
    """
    gap = abs(value - reference.replace(tzinfo=None))
    fields = {value.year, value.month, value.day, value.hour, value.hour % 12, value.minute, value.second}
    fields |= {value.year % 100, 12 if value.hour % 12 == 0 else value.hour}
    fields |= {abs(value.year - reference.year), gap.days, gap.days // 7, round(gap.days / 30.44), gap.seconds // 3600}
    fields |= {round(gap.total_seconds() / 3600), round(gap.total_seconds() / 60), round(gap.total_seconds())}
    years = [int(digits) for digits in _GLUED_YEAR.findall(text)]
    numbers = [int(digits) for digits in _DIGITS.findall(text) if len(digits) < 10]
    return all(number in fields for number in numbers) and all(year == value.year for year in years)


def _held(text: str, value: dt.datetime, reference: dt.datetime) -> tuple[dt.date | dt.datetime, Precision]:
    """The answer cut to what the text holds: no time of day that is midnight's or the reference's own."""
    made_up = value.time() in (dt.time(), reference.time().replace(microsecond=0))
    if made_up and not _CLOCK.search(text):
        return value.date(), "day"
    return value, "second" if value.second != reference.second else "minute"
