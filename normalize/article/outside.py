"""What stands outside the text: the URL and the fields of a scraped record, read as evidence for dates and places."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from normalize.lexicon.table import fold
from normalize.patterns import pattern

__all__ = ["as_day", "country_of_url", "is_plausible", "moment", "url_date"]

_PATH_DATE = pattern(
    r"(?<!\d)((?:19|20)\d\d)"
    r"(?:(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])|([/_.-])(0?[1-9]|1[0-2])\4(0?[1-9]|[12]\d|3[01]))"
    r"(?:(?<=\d\d)(?!\d)|(?=[/_.]|\4|\Z))"
)
"""Eight figures, or year, month and day between the same signs; one figure for a day only at the end of its part."""
_DAY_FIRST = pattern(r"/(0[1-9]|[12]\d|3[01])/(0[1-9]|1[0-2])/((?:19|20)\d\d)(?=/|\Z)")
"""Day, month and year as parts of their own: addresses with the month first begin with the year."""
_LONGEST_URL = 500
_ISO = pattern(
    r"(\d{4})[-/](\d\d)[-/](\d\d)"
    r"(?:(?:T|T?\s+)(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s*(Z|z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?$"
)
_COMPACT = pattern(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(?:\.\d{1,9})?\s*(Z|[+-]\d\d:?\d\d)?)?$")
LONGEST_MOMENT = 60
SHORTEST_EPOCH = 8
"""Figures of a number with a fraction that is no date with points."""
EARLIEST, LATEST = 1600, 2100
"""Years in which something was published; before and after lie the defaults and the mistakes of machines."""
NOTHING = frozenset(
    (dt.date(1970, 1, 1), dt.date(1900, 1, 1), dt.date(1899, 12, 30), dt.date(1899, 12, 31), dt.date(1753, 1, 1))
)
"""Days from which machines count: what they say where they know none."""
_SCRIPTED = pattern(r" (?:GMT|UTC)(?=[+-]\d{4} \([^()]{1,60}\)$)")
"""What JavaScript writes around the offset of a moment ("GMT+0200 (Central European Summer Time)")."""
FIRST, LAST = 631_152_000, 4_102_444_800
"""Seconds since 1970 at the beginning of 1990 and of 2100."""
_NOT_COUNTRIES = frozenset(("tv", "io", "ai", "co", "me", "fm", "eu", "cc", "ly", "la", "to", "gg", "am"))
"""Country domains that are sold to everybody."""


@lru_cache(maxsize=256)
def url_date(url: str | None) -> dt.date | None:
    """The day that a URL's path names with year, month and day.

    >>> url_date("https://example.org/2012/02/26/deal.html")
    datetime.date(2012, 2, 26)
    >>> url_date("https://example.org/news/26/02/2012/4711")
    datetime.date(2012, 2, 26)
    >>> url_date("https://example.org/story-20120226-1") == url_date("https://example.org/2012-02-26-x")
    True
    """
    if not url:
        return None
    for match in _PATH_DATE.finditer(url[:_LONGEST_URL]):
        try:
            year, month, day, _, far_month, far_day = match.groups()
            return dt.date(int(year), int(month or far_month), int(day or far_day))
        except ValueError:
            continue
    turned = _DAY_FIRST.search(url, 0, _LONGEST_URL)
    try:
        return None if turned is None else dt.date(int(turned[3]), int(turned[2]), int(turned[1]))
    except ValueError:
        return None


@lru_cache(maxsize=256)
def country_of_url(url: str | None) -> str | None:
    """The country of a URL's top-level domain, ISO 3166-1 alpha-2.

    >>> country_of_url("https://www.example.co.uk/news"), country_of_url("https://example.com")
    ('GB', None)
    """
    if not url:
        return None
    from urllib.parse import urlsplit  # costs as much as many a module of ours; plain text has no address

    try:
        host = urlsplit(url[:_LONGEST_URL]).hostname
    except ValueError:  # a malformed host in brackets
        return None
    top = fold(host or "").rpartition(".")[2]
    if len(top) != 2 or not top.isascii() or not top.isalpha() or top in _NOT_COUNTRIES:
        return None
    return "GB" if top == "uk" else top.upper()


@lru_cache(maxsize=256)
def moment(text: str) -> dt.date | dt.datetime | None:
    """A date or a moment as machines write it: ISO 8601 and its relatives, RFC 2822, seconds since 1970.

    A date in words counts too, a numeric one where its order is proved.  `None` for anything else.

    >>> moment("2012-02-26T18:56:00Z").isoformat(), moment("2012-02-26"), moment("yesterday")
    ('2012-02-26T18:56:00+00:00', datetime.date(2012, 2, 26), None)
    >>> moment("Sun, 26 Feb 2012 18:56:00 +0200").isoformat(), moment("1330282560").isoformat()
    ('2012-02-26T18:56:00+02:00', '2012-02-26T18:56:00+00:00')
    """
    text = text.strip()
    if text.endswith(")") and (scripted := _SCRIPTED.search(text, 0, 2 * LONGEST_MOMENT)):
        text = f"{text[: scripted.start()]} {text[scripted.end() : scripted.end() + 5]}"
    if not 6 <= len(text) < LONGEST_MOMENT:
        return None
    match = _ISO.match(text) or _COMPACT.match(text)
    if match is None:
        whole, point, part = text.partition(".")
        seconds = whole.isdecimal() and (not point or part.isdecimal()) and (not point or len(whole) > SHORTEST_EPOCH)
        found = _epoch(int(whole)) if seconds else _human(text)
    else:
        found = _written(match)
    return found if found is not None and is_plausible(found) else None


def is_plausible(found: dt.date | dt.datetime) -> bool:
    """Whether something may have been published then, and no machine meant "never"."""
    if not EARLIEST <= found.year < LATEST or as_day(found) in NOTHING:
        return False
    return not isinstance(found, dt.datetime) or found.tzinfo is None or found.timestamp() != 0


def _written(match: re.Match[str]) -> dt.date | dt.datetime | None:
    """A moment in figures."""
    year, month, day, hour, minute, second, zone = match.groups()
    try:
        if hour is None:
            return dt.date(int(year), int(month), int(day))
        clock = dt.time(int(hour), int(minute), int(second or 0), tzinfo=_zone(zone))
        return dt.datetime.combine(dt.date(int(year), int(month), int(day)), clock)
    except ValueError:
        return None


def as_day(value: dt.date | dt.datetime) -> dt.date:
    """The day of a date or a moment."""
    return value.date() if isinstance(value, dt.datetime) else value


def _epoch(number: int) -> dt.datetime | None:
    """Seconds or milliseconds since 1970, between 1990 and 2100."""
    seconds = number // 1000 if number >= FIRST * 1000 else number
    return dt.datetime.fromtimestamp(seconds, dt.UTC) if FIRST <= seconds < LAST else None


def _human(text: str) -> dt.date | dt.datetime | None:
    """A date that people read, of day or finer, the whole text, without doubt."""
    from normalize.dates.find import parse_date

    found = parse_date(text)
    if found is None or found.ambiguous or found.precision in ("year", "month"):
        return None
    return found.value


def _zone(text: str | None) -> dt.tzinfo | None:
    if text is None:
        return None
    if text[0] not in "+-":
        return dt.UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return dt.timezone(-offset if text[0] == "-" else offset)
