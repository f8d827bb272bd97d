"""Time zones as they are written beside a clock: offsets, IANA names, abbreviations, spelled names.

:func:`read_zone` gives every zone that a piece of text can mean, :func:`settle_zone` chooses one or leaves it open,
:func:`localize` attaches it to a local time and names daylight-saving gaps and folds.  :func:`default_zones` gives
what a hint or a country says where nothing is written.  Zone data are read (`zoneinfo`) only when a zone is used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from normalize.evidence import Evidence, Reading, Rung, choose, strength
from normalize.hints import Hints
from normalize.lexicon.table import fold, load
from normalize.patterns import pattern

__all__ = [
    "UTC", "Zone", "ZoneReadings", "default_zones", "localize", "longest_from", "read_zone", "read_zone_before",
    "settle_zone",
]  # fmt: skip


class Zone(NamedTuple):
    """A zone: its IANA name where one is known, and the minutes east of UTC where the writing fixes them."""

    name: str | None = None
    offset: int | None = None

    def tzinfo(self) -> dt.tzinfo:
        """The fixed offset if the writing names one ("EST", "+02:00"), else the zone with its daylight-saving rules.

        >>> Zone("America/New_York", -300).tzinfo()
        datetime.timezone(datetime.timedelta(days=-1, seconds=68400))
        """
        return _tzinfo(self.name if self.offset is None else None, self.offset)


ZoneReadings = tuple[Reading[Zone], ...]
UTC = Zone("Etc/UTC", 0)

WRITTEN = Evidence("written:zone", Rung.TEXT)
_LOOK_BACK = 40
_GAP = " \t\u00a0\u202f\u2009\u200e\u200f"
_OPEN, _CLOSE = "([（", ")]）"
_OFFSET = pattern(r"([+\-−–])[ \u00a0]?(\d{1,2})(?:[:.]?(\d{2}))?(?::?\d{2})?(?!\d)")
_IANA = pattern(r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc|US)"
                   r"/[A-Za-z0-9_+\-]{2,30}(?:/[A-Za-z_\-]{2,30})?")  # fmt: skip
_ISO_BEFORE = pattern(r"\d[-./]\d{1,2}[-./]\d{1,4}(?:T|[ \u00a0])\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?$|"
                         r"\d{8}T\d{2,6}(?:[.,]\d{1,9})?$|:\d\d:\d\d(?:[.,]\d{1,9})?$")  # fmt: skip
_WORDS_BEFORE = 5
_LETTERS = pattern(r"[^\W\d_]+")


@lru_cache(maxsize=128)
def _tzinfo(name: str | None, offset: int | None) -> dt.tzinfo:
    if offset is not None:
        return dt.timezone(dt.timedelta(minutes=offset)) if offset else dt.UTC
    from zoneinfo import ZoneInfo

    return ZoneInfo(name or "Etc/UTC")


def read_zone(text: str, pos: int, hints: Hints) -> tuple[int, ZoneReadings] | None:
    """The zone written at `pos`, right behind a clock (blanks and a bracket may stand between): its end and readings.

    >>> end, readings = read_zone("18:56 (IST)", 5, Hints(country="IN"))
    >>> end, settle_zone(readings)
    (11, (Zone(name='Asia/Kolkata', offset=330), ('written:zone', 'habit:country:IN')))
    >>> read_zone("18:56 ist es", 5, Hints()) is None
    True
    """
    start = _skip(text, pos)
    if start >= len(text):
        return None
    bracket = text[start] in _OPEN
    found = _read(text, start + 1 if bracket else start, pos, hints)
    if found is None:
        return None
    end, readings = found
    if bracket:
        return (end + 1, readings) if text[end : end + 1] in _CLOSE and end < len(text) else None
    return _swallow_twin(text, end, readings, hints)


def _skip(text: str, pos: int) -> int:
    stop = min(len(text), pos + 4)
    while pos < stop and text[pos] in _GAP:
        pos += 1
    return pos


def _read(text: str, start: int, clock_end: int, hints: Hints) -> tuple[int, ZoneReadings] | None:
    first = text[start : start + 1]
    if first in ("Z", "z"):
        if not text[start + 1 : start + 2].isalnum():
            return (start + 1, (Reading(UTC, (WRITTEN,)),)) if first == "Z" and _z_fits(text, start) else None
    elif first in "+-−–":
        return _bare_offset(text, start, clock_end) if first else None
    if not first.isalpha():
        return None
    iana = _IANA.match(text, start)
    if iana and (zone := _iana(iana.group())):
        return iana.end(), (Reading(zone, (WRITTEN,)),)
    return _word(text, start, hints)


def _z_fits(text: str, start: int) -> bool:
    """A "Z" stands glued to digits (ISO 8601), or is a word of its own behind them."""
    return start > 0 and (text[start - 1].isdigit() or text[start - 1] in _GAP)


def _bare_offset(text: str, start: int, clock_end: int) -> tuple[int, ZoneReadings] | None:
    """An offset with no "GMT" before it: "+02", "+0200", "+02:00"; a minus only where it is no range of hours."""
    match = _OFFSET.match(text, start)
    if match is None or text[start + 1 : start + 2] in (" ", "\u00a0"):
        return None
    sign, hours, minutes = match.group(1, 2, 3)
    if len(hours) < 2 and not minutes:
        return None
    iso = _ISO_BEFORE.search(text, max(0, clock_end - _LOOK_BACK), clock_end) is not None
    if sign != "+" and not iso:
        apart = start > clock_end
        packed = bool(minutes) and match.group()[3:4] not in (":", ".")
        if not (apart and minutes and (packed or hours[0] == "0")):
            return None
    zone = _offset(sign, hours, minutes)
    return None if zone is None else (match.end(), (Reading(zone, (WRITTEN,)),))


def _offset(sign: str, hours: str, minutes: str | None) -> Zone | None:
    """The fixed zone, `None` beyond -12:00 and +14:00 or off the quarter of an hour."""
    size = int(hours) * 60 + int(minutes or 0)
    east = size if sign == "+" else -size
    return Zone(None, east) if -720 <= east <= 840 and size % 15 == 0 else None


@lru_cache(maxsize=512)
def _iana(name: str) -> Zone | None:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
    return Zone(name)


def _word(text: str, start: int, hints: Hints) -> tuple[int, ZoneReadings] | None:
    """The longest name in the tables that begins at `start` and ends with a word."""
    size = longest_from(_first(text, start))
    if not size:
        return None
    for end in _ends(text, start, size):
        raw = text[start:end]
        payload = _row(fold(raw).replace("’", "'").replace("\u00a0", " "))
        if payload is None:
            continue
        readings = _readings(payload, raw, hints)
        if payload[0] == "G" and (found := _after_word(text, end)):
            return found
        if readings:
            return end, readings
    return None


def _first(text: str, start: int) -> str:
    """The first word, as `build_zones.first_word` cuts it; bounded."""
    if text[start] >= "\u2e80":
        return text[start : start + 2]
    match = _LETTERS.match(text, start, start + 24)
    end, stop = match.end() if match else start, min(len(text), start + 24)
    while end < stop and (text[end].isalpha() or "\u0300" <= text[end] <= "\u0fff"):
        end += 1
    return text[start:end]


@lru_cache(maxsize=4096)
def _row(key: str) -> str | None:
    """The row of an abbreviation or of a spelled name."""
    return load("zones").get(key) or (load("zone_names").get(key) if len(key) > 3 else None)


@lru_cache(maxsize=4096)
def longest_from(word: str) -> int:
    """The length of the longest name of a zone that begins with a word; 0 where none does."""
    return int(load("zones").get("@f:" + fold(word)) or 0)


def _ends(text: str, start: int, size: int) -> Iterator[int]:
    """Ends of words (of characters beyond U+2E80), the farthest first."""
    stop = min(len(text), start + size + 2)
    for end in range(stop, start + 1, -1):
        if end == len(text) or not text[end].isalnum() or text[end - 1] >= "\u2e80":
            yield end


def _after_word(text: str, end: int) -> tuple[int, ZoneReadings] | None:
    """The offset behind "GMT" or "UTC": "+2", " +02:00", "-5"."""
    start = _skip(text, end)
    match = _OFFSET.match(text, start) if text[start : start + 1] in ("+", "-", "−", "–") else None
    if match is None or (start > end and text[start + 1 : start + 2] in (" ", "\u00a0")):
        return None
    zone = _offset(*match.group(1, 2, 3))
    return None if zone is None else (match.end(), (Reading(zone, (WRITTEN,)),))


def _swallow_twin(text: str, end: int, readings: ZoneReadings, hints: Hints) -> tuple[int, ZoneReadings]:
    """Take "-0500 (EST)", "EST (GMT-5)" and "+02:00[Europe/Paris]" as one zone; the twin settles what was open."""
    start = _skip(text, end)
    if text[start : start + 1] not in ("(", "["):
        return end, readings
    twin = _read(text, start + 1, end, hints)
    if twin is None or text[twin[0] : twin[0] + 1] not in (")", "]"):
        return end, readings
    offsets = {r.value.offset for r in twin[1]}
    agreeing = tuple(r for r in readings if r.value.offset in offsets)
    return twin[0] + 1, agreeing or readings


def read_zone_before(text: str, pos: int, hints: Hints) -> tuple[int, ZoneReadings] | None:
    """The zone right before `pos`, where the clock begins ("北京时间 18:56", "GMT 18:56"): start and readings.

    >>> start, readings = read_zone_before("GMT 18:56", 4, Hints())
    >>> start, readings[0].value
    (0, Zone(name='Etc/UTC', offset=0))
    """
    end = pos
    while end > 0 and pos - end < 3 and text[end - 1] in _GAP + ",:：，":
        end -= 1
    if end == 0 or not text[end - 1].isalpha():
        return None
    for start in _starts(text, end):
        found = _word(text[:end] if end - start > _LOOK_BACK else text, start, hints)
        if found is not None and found[0] == end:
            return start, found[1]
    return None


def _starts(text: str, end: int) -> Iterator[int]:
    """Starts of words within reach before `end`, the farthest first; of characters beyond U+2E80."""
    found, wide = [], text[end - 1] >= "\u2e80"
    for start in range(end - 1, max(-1, end - _LOOK_BACK), -1):
        if (wide and text[start] < "\u2e80") or text[start] in "\n.;":
            break
        if wide or start == 0 or not text[start - 1].isalpha():
            if text[start].isalpha():
                found.append(start)
            if not wide and len(found) >= _WORDS_BEFORE:
                break
    return reversed(found)


def _readings(payload: str, raw: str, hints: Hints) -> ZoneReadings:
    """The readings of a row, each with what country and language say for it; empty when the case differs."""
    body = payload.lstrip("GU")
    if "U" in payload[: len(payload) - len(body)] and not raw.isupper():
        return ()
    return _told(body, country_of(hints), hints.languages[0].split("-")[0] if hints.languages else "")


@lru_cache(maxsize=512)
def _told(body: str, country: str | None, language: str) -> ZoneReadings:
    rows = [part.split(";") for part in body.split("|")]
    countries = [frozenset(row[2].split(",")) if row[2] else frozenset() for row in rows]
    found = []
    for row, where in zip(rows, countries, strict=True):
        zone = Zone(row[0], int(row[1]) if row[1] else None)
        evidence = [WRITTEN]
        if len(rows) > 1:
            evidence += _habits(where, countries, country, language)
        found.append(Reading(zone, tuple(evidence)))
    return tuple(found)


def _habits(
    where: frozenset[str], rivals: Sequence[frozenset[str]], country: str | None, language: str
) -> Iterator[Evidence]:
    if country in where:
        yield Evidence(f"habit:country:{country}", Rung.HABIT_COUNTRY)
    if language and _writes(language, where, rivals):
        yield Evidence(f"habit:language:{language}", Rung.HABIT_LANGUAGE)
    if _writes("", where, rivals):
        yield Evidence("habit:label", Rung.HABIT_LABEL)


def _writes(language: str, where: frozenset[str], rivals: Sequence[frozenset[str]]) -> bool:
    """Whether the language's papers mean this reading: its first country's, or the only one of any of its countries."""
    spoken = (load("zones").get(f"@l:{language}") or "").split(",")
    if any(spoken[0] in rival for rival in rivals):
        return spoken[0] in where
    theirs = [rival for rival in rivals if not rival.isdisjoint(spoken)]
    return theirs == [where]


def country_of(hints: Hints) -> str | None:
    """The country of the hints: named, or the region of the likeliest language tag ("en-IN")."""
    if hints.country:
        return hints.country.upper()
    parts = hints.languages[0].split("-")[1:] if hints.languages else []
    return next((p.upper() for p in parts if len(p) == 2 and p.isalpha()), None)


def settle_zone(readings: ZoneReadings) -> tuple[Zone | None, tuple[str, ...]]:
    """The zone that the evidence singles out, with its codes; `None` where two readings stand equal.

    >>> _, readings = read_zone("18:56 IST", 5, Hints())
    >>> settle_zone(readings)
    (None, ('written:zone', 'open:zone'))
    """
    if len(readings) == 1:
        return readings[0].value, tuple([e.code for e in readings[0].evidence])
    choice = choose(readings)
    if choice is None:
        return None, ()
    most = max(map(strength, readings))
    if len({r.value for r in readings if strength(r) == most}) > 1:
        return None, (*choice.evidence, "open:zone")
    return choice.value, choice.evidence


def default_zones(hints: Hints) -> ZoneReadings:
    """What profile, hint and country say where no zone is written; empty for a country whose zones differ.

    >>> default_zones(Hints(country="IL"))[0].value
    Zone(name='Asia/Jerusalem', offset=None)
    >>> default_zones(Hints(country="US"))
    ()
    """
    found = []
    if hints.source_timezone and (zone := _iana(hints.source_timezone)):
        found.append(Reading(zone, (Evidence("profile:timezone", Rung.PROFILE),)))
    if hints.timezone and (zone := _iana(hints.timezone)):
        found.append(Reading(zone, (Evidence("hint:timezone", Rung.HINT),)))
    country = country_of(hints)
    name = load("zones").get(f"@c:{country}") if country else None
    if name:
        found.append(Reading(Zone(name), (Evidence(f"habit:country:{country}", Rung.HABIT_COUNTRY),)))
    return tuple(found)


def localize(value: dt.datetime, zone: Zone) -> tuple[dt.datetime, tuple[dt.datetime, ...], tuple[str, ...]]:
    """Attach a zone to a local time: the aware time, other instants it may mean, and codes.

    `dst:gap`: the clocks jumped over this time (the offset before the jump is taken).  `dst:fold`: it came twice
    (the first is taken, the second is an alternative).  `season`: the abbreviation does not fit the time of year
    (the offset that it names is taken, the one observed is an alternative).

    >>> localize(dt.datetime(2024, 3, 31, 2, 30), Zone("Europe/Paris"))[2]
    ('dst:gap',)
    >>> localize(dt.datetime(2024, 7, 1, 18, 0), Zone("America/New_York", -300))[2]
    ('season',)
    """
    aware = value.replace(tzinfo=zone.tzinfo())
    if zone.name is None or zone.name == UTC.name:
        return aware, (), ()
    try:
        return _seasons(value, aware, zone)
    except OverflowError:  # a time within a day of year 1 or 9999 has no neighbour to compare with
        return aware, (), ()


def _seasons(
    value: dt.datetime, aware: dt.datetime, zone: Zone
) -> tuple[dt.datetime, tuple[dt.datetime, ...], tuple[str, ...]]:
    local = value.replace(tzinfo=_tzinfo(zone.name, None), fold=0)
    later = local.replace(fold=1)
    offsets = (local.utcoffset(), later.utcoffset())
    if zone.offset is not None:
        if aware.utcoffset() in offsets:
            return aware, (), ()
        return aware, (local,), ("season",)
    if offsets[0] == offsets[1]:
        return aware, (), ()
    back = local.astimezone(dt.UTC).astimezone(local.tzinfo).replace(tzinfo=None, fold=0)
    if back != value.replace(fold=0):
        return aware, (), ("dst:gap",)
    return aware, (later,), ("dst:fold",)
