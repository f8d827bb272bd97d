"""Relative phrases: "3 hours ago", "yesterday at 14:05", "last Friday", "a year earlier".

:func:`read_relative` takes a whole short phrase, :func:`find_relative` finds phrases in running text.  Both know the
languages of the hints (or those whose words the text holds).  Without a `reference` a phrase has no value.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from normalize.dates.relative_anchors import Place, Searched
from normalize.dates.relative_running import (
    Phrase,
    common,
    leads_on,
    noun,
    phrases,
    plausible,
    runs_on,
    said,
    stretch,
    tense_at,
    titled,
)
from normalize.dates.relative_slots import Slots, gather
from normalize.dates.relative_value import AGAINST, Meaning, meaning
from normalize.dates.relative_words import UNSPACED, Lexicon, Token, covers, has, languages_of, lexicon, tokens
from normalize.dates.relative_years import spelled_year
from normalize.dates.taken import Taken
from normalize.dates.words import habit_order
from normalize.dates.zones import ZoneReadings, default_zones, localize, read_zone, settle_zone
from normalize.hints import Hints
from normalize.lexicon.table import soft
from normalize.model import Date

__all__ = ["Ready", "find_relative", "made_ready", "read_labelled", "read_relative"]

_LONGEST = 120
NEAR = 200
"""Characters between a date and a phrase of an article that counts from it ("three weeks later")."""


def read_relative(text: str, hints: Hints) -> Date | None:
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
        year = spelled_year(folded, words) if words else None
        if year and not folded[: year[1]].strip(" ,."):
            return Date(dt.date(year[0], 1, 1), "year", text[year[1] :], year[1], len(text), evidence=("spelled:year",))
        found = _tokens(folded, words, year) if words else []
        found, zone = _without_zone(text, found, hints)
        slots = gather(found) if found and covers(found) else None
        if slots is not None and _dated(slots, hints.order or habit_order(tag)):
            return _date(text, slots, found[0].start, found[-1].end, hints, zone=zone, running=_is_stamp(text, found))
    return None


def read_labelled(text: str, hints: Hints) -> Date | None:
    """A counted time ago at the end of a short text, behind words that have nothing to do with time.

    >>> reference = dt.datetime(2014, 9, 1, 10, 30)
    >>> read_labelled("Updated 2 mins ago", Hints(("en",), reference=reference)).text
    '2 mins ago'
    >>> read_labelled("two days after yesterday", Hints(("en",), reference=reference)) is None
    True
    """
    found = find_relative(text, hints) if len(text) <= _LONGEST and any(map(str.isdecimal, text)) else []
    if len(found) != 1 or "relative:reference" not in found[0].evidence or text[found[0].end :].strip(" .|)"):
        return None
    phrase, words = found[0], lexicon((*hints.languages, *languages_of(text, 1))[0])
    before, value = text[: phrase.start], phrase.value
    if words is None or any(map(str.isdecimal, before)) or not any(map(str.isdecimal, phrase.text)):
        return None
    ahead = value is not None and hints.reference is not None and _day(value) > hints.reference.date()
    known = any(_of_time(token) for token in tokens(soft(before), 0, len(before), words))
    return None if ahead or known else phrase


def _day(value: dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def _of_time(token: Token) -> bool:
    return bool(token.senses) and not has(token, "past", "future", "art", "skip", "at")


def _tokens(folded: str, words: Lexicon, year: tuple[int, int] | None) -> list[Token]:
    """The tokens of a phrase; a year in words at its end is one of them."""
    if year is None:
        return tokens(folded, 0, len(folded), words)
    return [*tokens(folded, 0, year[1], words), Token(year[1], len(folded), ("n",), year[0])]


def _is_stamp(text: str, found: Sequence[Token]) -> bool:
    """Whether a phrase is a short weekday and a clock ("Thu 15:12"), as pages mark what is past."""
    if len(found) != 2 or not has(found[0], "w") or not found[1].clock:
        return False
    return found[0].end - found[0].start <= SHORT and text[found[0].start] < "\u0e00"


SHORT = 4
"""Letters of the longest weekday that is an abbreviation for sure."""


def _dated(slots: Slots, order: str | None) -> bool:
    """Settle a day and a month in figures; False where neither order fits."""
    if slots.pair is None:
        return True
    first, second = slots.pair if order not in ("MDY", "YMD") else slots.pair[::-1]
    if second > 12:
        first, second = second, first
    slots.ordinal, slots.month = first, second
    return second <= 12


def _without_zone(text: str, found: list[Token], hints: Hints) -> tuple[list[Token], ZoneReadings]:
    """The tokens without the zone that stands behind a clock, and that zone."""
    for index in range(1, len(found)):
        token, before = found[index], found[index - 1]
        timed = before.clock or before.unit or has(before, "n", "am", "pm", "hour")
        if timed and not token.senses:
            zone = read_zone(text, before.end, hints)
            if zone is not None:
                return [*found[:index], *(t for t in found[index:] if t.start >= zone[0])], zone[1]
    return found, ()


Ready = tuple[str, tuple[tuple[Lexicon, Searched], ...]]
"""A text made ready for the search of relative phrases: soft, and for each language its lexicon and its anchors."""


def made_ready(text: str, hints: Hints) -> Ready:
    """The text as the first two languages of the hints see it, without any as the one that its words are of."""
    found = [words for tag in hints.languages[:2] or languages_of(text, 1) if (words := lexicon(tag))]
    folded = soft(text) if found else ""
    return folded, tuple((words, Searched(folded, words.anchors)) for words in found)


def find_relative(
    text: str, hints: Hints, dates: Sequence[Date] = (), *, strict: bool = False,
    within: Sequence[tuple[int, int]] | None = None, ready: Ready | None = None,
) -> list[Date]:  # fmt: skip
    """The relative phrases of a running text, in order, none of them touching one of `dates`; `within` are the
    stretches of the text that may hold one (all of it by default); `ready` is the text made ready, where it is so.

    In an article (`strict`) most stretches of time are durations ("the first ferry in four years"): one ahead needs a
    verb of the future, one that counts from another date needs that date right before it.

    >>> reference = dt.datetime(2024, 5, 8, 12)
    >>> text = "The two met on Friday. Three weeks earlier they had not."
    >>> found = find_relative(text, Hints(("en",), reference=reference))
    >>> [(d.text, str(d.value)) for d in found]
    [('on Friday', '2024-05-03'), ('Three weeks earlier', '2024-04-12')]
    """
    found: list[Date] = []
    folded, searches = ready or made_ready(text, hints)
    for words, search in searches:
        places = chain.from_iterable(search.between(*span) for span in within or ((0, len(folded)),))
        found += _in_language(text, folded, words, places, hints, Taken([*dates, *found]), strict)
    return _without_ranges(text, sorted(found, key=lambda d: d.start))


def _without_ranges(text: str, found: list[Date]) -> list[Date]:
    """Without two weekdays side by side: "Monday to Friday" is what is usual, not two dates."""
    both = {
        index + step
        for index, (one, other) in enumerate(pairwise(found))
        if one.evidence[:1] == other.evidence[:1] == ("relative:weekday",)
        and not text[one.end : other.start].strip(" -–—")
        for step in (0, 1)
    }
    return [date for index, date in enumerate(found) if index not in both] if both else found


def _in_language(
    text: str, folded: str, words: Lexicon, places: Iterable[Place], hints: Hints, taken: Taken, strict: bool
) -> Iterator[Date]:  # fmt: skip
    done = 0
    for place in places:
        anchor, end = place
        if anchor < done or not plausible(folded, place, words):
            continue
        free = taken.free(anchor, end)
        if free is None:
            continue
        least = max(done, free[0])
        low, high = stretch(folded, place, least, free[1], words.tag)
        found = phrases(words.tag, folded[low:high], anchor - low)
        if found.listed:
            done = low + found.end
        if not found.phrases or noun(text, place, least, words.words.get(folded[anchor:end], ())):
            continue
        date = _first(text, folded, low, found.phrases, words, hints, taken, strict)
        if date is not None and not _attached(text, date, free):
            done = date.end
            taken.add(date)
            yield date


def _attached(text: str, phrase: Date, free: tuple[int, int]) -> bool:
    """Whether nothing but blanks parts a phrase from a date ("3 days after 12 January"): it is a part of that."""
    low, high = free
    before = low > 0 and not text[low : phrase.start].strip()
    return before or (high < len(text) and not text[phrase.end : high].strip())


def _breaks_a_word(folded: str, end: int, words: Lexicon) -> bool:
    """Whether a phrase ends within a word, as "the next day" does in "next Sunday" (次の日|曜日)."""
    return any(len(word := folded[end - 1 : end + more]) > more and word in words.words for more in (1, 2))


def _is_apposed(text: str, start: int, slots: Slots) -> bool:
    """Whether a counted stretch follows a word at once: "選挙の3日前" counts from the election."""
    return bool(slots.stretches) and bool(slots.sign) and text[start - 1 : start].isalpha()


def _first(
    text: str, folded: str, low: int, found: Sequence[Phrase], words: Lexicon, hints: Hints, taken: Taken,
    strict: bool,
) -> Date | None:  # fmt: skip
    """The longest phrase that the text around it allows."""
    for phrase in found:
        start, end, slots = low + phrase.start, low + phrase.end, phrase.slots
        if (not slots.strong and text[start].isupper() and titled(text, end)) or common(text, low, phrase):
            continue
        if text[end - 1] >= UNSPACED and (_breaks_a_word(folded, end, words) or _is_apposed(text, start, slots)):
            continue
        if phrase.bare and not said(folded, start, words):
            continue
        counted = bool(slots.stretches) and slots.sign > -1
        tensed = slots.weekday is not None or slots.other_day is not None or slots.ordinal is not None or counted
        tense = tense_at(folded, start, end, words) if tensed else 0
        previous = taken.before(start, NEAR if strict or slots.bound else sys.maxsize)
        if slots.bound and previous is None:  # "the next day": after which?
            continue
        if slots.sign == 1 and tense < strict:  # "it rained for the first time in a year"
            continue
        if abs(slots.sign) == 2 and (
            slots.led or previous is None or runs_on(text, end) if strict else leads_on(folded, end, words)
        ):
            continue
        return _date(text, slots, start, end, hints, previous=previous, running=True, tense=tense)
    return None


def _date(
    text: str, slots: Slots, start: int, end: int, hints: Hints, *, zone: ZoneReadings = (),
    previous: dt.date | None = None, running: bool = False, tense: int = 0,
) -> Date | None:  # fmt: skip
    meant = meaning(slots, _reference(hints) or _ANY, previous=previous, running=running, tense=tense)
    if meant is None:
        return None
    if hints.reference is None and not (previous and "relative:previous" in meant.evidence) and not slots.year:
        return Date(None, meant.precision, text[start:end], start, end, evidence=(*meant.evidence, "no:reference"))
    if tense < 0 and slots.sign == 2 and "relative:reference" in meant.evidence:  # "left two weeks later": than what?
        return Date(None, meant.precision, text[start:end], start, end, evidence=("no:previous",))
    value, others, codes = _zoned(meant, zone) if zone else (meant.value, meant.alternatives, ())
    open_still = bool(meant.alternatives) and (not tense or slots.weekday_mod == "next")
    return Date(
        value, meant.precision, text[start:end], start, end, alternatives=others,
        ambiguous=open_still or AGAINST in meant.evidence or (slots.bound and previous is None),
        evidence=meant.evidence,
        zone_evidence=codes,
    )  # fmt: skip


def _reference(hints: Hints) -> dt.datetime | None:
    """The reference as the clocks of the hinted zone show it."""
    reference = hints.reference
    if reference is None or reference.tzinfo is None or not hints.timezone:
        return reference
    zones = default_zones(Hints(timezone=hints.timezone))
    try:
        return reference.astimezone(zones[0].value.tzinfo()) if zones else reference
    except OverflowError:  # within a day of year 1 or 9999
        return reference


_ANY = dt.datetime(2000, 1, 3, 12)
"""Stands in for a missing reference, to learn a phrase's precision; its value never leaves this module."""


def _zoned(
    meant: Meaning, readings: ZoneReadings
) -> tuple[dt.date | dt.datetime, tuple[dt.date | dt.datetime, ...], tuple[str, ...]]:
    zone, codes = settle_zone(readings)
    if zone is None or not isinstance(meant.value, dt.datetime):
        return meant.value, meant.alternatives, codes
    value, others, more = localize(meant.value, zone)
    rest = [localize(other, zone)[0] for other in meant.alternatives if isinstance(other, dt.datetime)]
    return value, (*rest, *others), (*codes, *more)
