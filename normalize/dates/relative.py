"""Relative phrases: "3 hours ago", "yesterday at 14:05", "last Friday", "a year earlier".

:func:`read_relative` takes a whole short phrase, :func:`find_relative` finds phrases in running text.  Both know the
languages of the hints (or those whose words the text holds).  Without a `reference` a phrase has no value.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from normalize.dates.relative_slots import Slots, gather
from normalize.dates.relative_value import Meaning, meaning
from normalize.dates.relative_words import UNSPACED, Lexicon, Token, covers, has, languages_of, lexicon, strange, tokens
from normalize.dates.taken import Taken
from normalize.dates.words import habit_order
from normalize.dates.zones import ZoneReadings, default_zones, localize, read_zone, settle_zone
from normalize.hints import Hints
from normalize.lexicon.table import soft
from normalize.model import Date
from normalize.patterns import pattern

__all__ = ["find_relative", "read_relative", "tense_at"]

_LONGEST = 120
_REACH = 60
"""Characters of a sentence on either side of an anchor that a phrase, or the tense of its sentence, may take."""
_BACK = 28
"""Characters before an anchor that its phrase may take: "the first week of last", "two and a half"."""
_MOST = 9
"""Tokens of a phrase in running text; a longer run is a list, not a phrase."""
_MUTE = frozenset(["skip", "art", "ordinal", "past", "future", "and_hour", "weak", "fore"])
"""Senses of words that, beside a unit, make no phrase of it."""
_STOP = pattern(r"[\n\r!?;:。！？؟।]|[.](?=\s|$)")
_WORD = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


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
        found = tokens(folded, 0, len(folded), words) if words else []
        found, zone = _without_zone(text, found, hints)
        slots = gather(found) if found and covers(found) else None
        if slots is not None and _dated(slots, hints.order or habit_order(tag)):
            return _date(text, slots, found[0].start, found[-1].end, hints, zone=zone)
    return None


def _dated(slots: Slots, order: str | None) -> bool:
    """Settle a day and a month in figures; False where neither order fits."""
    if slots.pair is None:
        return True
    first, second = slots.pair if order != "MDY" else slots.pair[::-1]
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


def find_relative(text: str, hints: Hints, dates: Sequence[Date] = ()) -> list[Date]:
    """The relative phrases of a running text, in order, none of them touching one of `dates`.

    >>> reference = dt.datetime(2024, 5, 8, 12)
    >>> text = "The two met on Friday. Three weeks earlier they had not."
    >>> found = find_relative(text, Hints(("en",), reference=reference))
    >>> [(d.text, str(d.value)) for d in found]
    [('on Friday', '2024-05-03'), ('Three weeks earlier', '2024-04-12')]
    """
    found: list[Date] = []
    tags = hints.languages[:2] or languages_of(text, 1)
    folded = soft(text) if tags else ""
    for tag in tags:
        words = lexicon(tag)
        if words is not None:
            found += _in_language(text, folded, words, hints, Taken([*dates, *found]))
    return sorted(found, key=lambda d: d.start)


def _in_language(text: str, folded: str, words: Lexicon, hints: Hints, taken: Taken) -> Iterator[Date]:
    done = 0
    for match in words.anchors.finditer(folded):
        if match.start() < done or not _plausible(folded, match, words):
            continue
        left, right = _window(folded, match, max(done, 0))
        known = _known_from(folded, left, match.start(), words)
        run = _run(tokens(folded, known, right, words, match.start()), match.start())
        if len(run) > _MOST:
            done = run[-1].end
            continue
        if not any(map(_strong, run)) or _noun(text, match.start(), left, words.words.get(match.group(), ())):
            continue
        if taken.touches(run[0].start, run[-1].end):
            continue
        date = _best(text, folded, run, match.start(), words, hints, taken)
        if date is not None:
            done = date.end
            taken.add(date)
            yield date


def _plausible(text: str, match: re.Match[str], words: Lexicon) -> bool:
    """A quick look at the neighbours: a unit or weekday alone among words without a sense makes no phrase."""
    start, end = match.span()
    if text[start] >= "\u0e00" or any(s[:2] in ("d:", "u:") for s in words.words.get(match.group(), ())):
        return True
    near = (*text[max(0, start - 24) : start].split()[-1:], *text[end : end + 24].split()[:1])
    weekday = any(s[:2] == "w:" for s in words.words.get(match.group(), ()))
    return any(_speaks(word.strip(".,()\"'“”«»"), words, weekday) for word in near)


def _speaks(word: str, words: Lexicon, weekday: bool) -> bool:
    senses = words.words.get(word)
    if senses is None:
        return word[-1:].isdigit() or word.startswith(words.prefixes)
    return weekday or not _MUTE.issuperset(senses)


def _noun(text: str, start: int, left: int, senses: Sequence[str]) -> bool:
    """Whether a capital inside a sentence shows a noun ("guten Morgen"), or the anchor begins inside a Korean word."""
    if start and "\uac00" <= text[start - 1] <= "\ud7a3":
        return True
    if any(sense.startswith("w:") for sense in senses):
        return False
    capital = text[start].isupper() and text[start + 1 : start + 2].islower()
    return capital and bool(text[left:start].strip(" \"'“„«(-–—"))


def _window(text: str, match: re.Match[str], least: int) -> tuple[int, int]:
    """The part of the anchor's sentence within reach, cut at words."""
    start = match.start()
    left = max(least, start - _BACK)
    stops = [m.end() for m in _STOP.finditer(text, left, start) if not _in_clock(text, m)]
    left = stops[-1] if stops else left
    while 0 < left < start and text[left].isalnum() and text[left - 1].isalnum() and text[left] < "\u2e80":
        left += 1
    limit = min(len(text), match.end() + _REACH)
    ends = (m.start() for m in _STOP.finditer(text, match.end(), limit) if not _in_clock(text, m))
    return left, next(ends, limit)


def _known_from(text: str, left: int, start: int, words: Lexicon) -> int:
    """Where the words that phrases are made of begin before an anchor."""
    if text[start] >= UNSPACED:
        return left
    at = start
    while at > left:
        cut = text.rfind(" ", left, at - 1)
        if strange(text[cut + 1 if cut >= 0 else left : at], words):
            return at
        if cut < 0:
            break
        at = cut + 1
    return left


def _in_clock(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return match.group() == ":" and before.isdigit() and after.isdigit()


def _run(found: Sequence[Token], anchor: int) -> list[Token]:
    """The tokens with senses around the anchor, without words that only join at either end."""
    at = next((k for k, t in enumerate(found) if t.start <= anchor < t.end), None)
    if at is None or not found[at].senses:
        return []
    first = last = at
    while first > 0 and found[first - 1].senses and not _cue(found[first - 1]):
        first -= 1
    while last + 1 < len(found) and found[last + 1].senses and not _cue(found[last + 1]):
        last += 1
    return list(found[first : last + 1])


def _cue(token: Token) -> bool:
    return set(token.senses) <= {"past", "future"}


def _best(
    text: str, folded: str, run: list[Token], anchor: int, words: Lexicon, hints: Hints, taken: Taken
) -> Date | None:
    """The longest part of the run around the anchor that makes a phrase."""
    size = len(run)
    spans = [(i, k) for i in range(size) for k in range(size, i, -1) if run[i].start <= anchor < run[k - 1].end]
    for i, k in sorted(spans, key=lambda span: span[0] - span[1])[:16]:
        part = run[i:k]
        if _hollow(part[-1]) or (_hollow(part[0]) and not _leads(part)):
            continue
        slots = gather(part)
        if slots is None or not _telling(slots, part) or (not slots.strong and _titled(text, part[-1].end)):
            continue
        if slots.weekday is not None and _common(text, slots, part):
            continue
        if slots.weekday is not None or slots.ordinal is not None:
            slots.tense = tense_at(folded, part[0].start, part[-1].end, words)
        previous = taken.before(part[0].start)
        return _date(text, slots, part[0].start, part[-1].end, hints, previous=previous, running=True)
    return None


def _common(text: str, slots: Slots, part: Sequence[Token]) -> bool:
    """Whether a weekday is a word of another meaning ("em segunda"), with neither "this", a clock nor a capital."""
    if slots.weekday_mod or slots.clock is not None or slots.day is not None or slots.part is not None:
        return False
    return any(has(token, "common") and not text[token.start].isupper() for token in part)


def _titled(text: str, end: int) -> bool:
    """Whether a bare weekday runs on into a name ("Sunday Times")."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and text[end + 2 : end + 3].islower()


def _leads(part: Sequence[Token]) -> bool:
    """Whether a joining word at the front belongs to the phrase: "at" before a clock, "on" before a weekday."""
    return has(part[0], "at", "n") or (len(part) > 1 and has(part[1], "w"))


def _strong(token: Token) -> bool:
    """Whether a token can carry a phrase: a run without one is never tried."""
    return bool(token.sign) or has(token, "d", "u", "w", "last", "this", "next", "nextnear", "thisweek")


def _hollow(token: Token) -> bool:
    return set(token.senses) <= {"skip", "at", "from", "past_hour", "to_hour", "half_past", "half_to", "ordinal", "n"}


def _telling(slots: Slots, part: Sequence[Token]) -> bool:
    """Whether running text may be read so: a bare weekday, stretch, month or "now" is too little."""
    if slots.now or slots.month is not None or slots.pair is not None:
        return False
    if slots.weekday is not None and not slots.strong:
        doubtful = any(has(token, "w") and has(token, "weak", "o", "n") for token in part)
        return slots.ordinal is None and not doubtful and (has(part[0], "skip", "at") or slots.clock is not None)
    return slots.strong


def tense_at(text: str, start: int, end: int, words: Lexicon) -> int:
    """-1 or 1 where the words around the phrase show the past or the future, the nearest one deciding."""
    best, tense = _REACH, 0
    for match in _WORD.finditer(text, max(0, start - _REACH), end + _REACH):
        senses = words.words.get(match.group(), ())
        sign = 1 if "future" in senses else -1 if "past" in senses else 0
        far = min(abs(match.start() - end), abs(start - match.end()))
        if sign and far < best:
            best, tense = far, sign
    return tense


def _date(
    text: str, slots: Slots, start: int, end: int, hints: Hints, *, zone: ZoneReadings = (),
    previous: dt.date | None = None, running: bool = False,
) -> Date | None:  # fmt: skip
    meant = meaning(slots, _reference(hints) or _ANY, previous=previous, running=running)
    if meant is None:
        return None
    if hints.reference is None and not (previous and "relative:previous" in meant.evidence) and not slots.year:
        return Date(None, meant.precision, text[start:end], start, end, evidence=(*meant.evidence, "no:reference"))
    value, others, codes = _zoned(meant, zone)
    return Date(
        value, meant.precision, text[start:end], start, end, alternatives=others,
        ambiguous=bool(meant.alternatives) and not slots.tense, evidence=meant.evidence, zone_evidence=codes,
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
