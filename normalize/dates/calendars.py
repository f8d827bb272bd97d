"""Calendars beside the Gregorian: conversion, month and era words, numerals, and which calendar a bare year tells.

Conversions come from well-kept libraries (convertdate, hijridate), imported when the first such date is read.
Calendar keys are CLDR's, with `japanese-<era>` for a year counted in an era and `islamic` for Umm al-Qura where that is
defined (1343 to 1500) and the civil calendar elsewhere; :func:`calendar_key` gives the key for a `Date`.
Hebrew months count from Tishri as in CLDR: 6 is Adar I, 7 Adar (Adar II in a leap year), 13 Elul.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from normalize.evidence import Evidence, Reading, Rung
from normalize.lexicon.table import fold, load

__all__ = [
    "calendar_key", "counts_in", "era_senses", "full_year", "geez_number", "hebrew_number", "key_of", "month_senses",
    "short_calendars", "to_gregorian", "year_calendars",
]  # fmt: skip

_SHIFTED = {
    "gregory": 0, "buddhist": -543, "roc": 1911, "japanese-reiwa": 2018, "japanese-heisei": 1988,
    "japanese-showa": 1925, "japanese-taisho": 1911, "japanese-meiji": 1867,
}  # fmt: skip
"""Calendars that share months and days with the Gregorian: what to add to their year."""

_ERA_BEGINS = {
    "japanese-reiwa": dt.date(2019, 5, 1), "japanese-heisei": dt.date(1989, 1, 8),
    "japanese-showa": dt.date(1926, 12, 25), "japanese-taisho": dt.date(1912, 7, 30),
    "japanese-meiji": dt.date(1868, 1, 25),
}  # fmt: skip
_SAME_LETTERS = str.maketrans("ىيكةأإآ", "ییکهااا")
_HIJRI_TABLE = range(1343, 1501)


def calendar_key(calendar: str) -> str:
    """The CLDR key that a `Date` carries.

    >>> calendar_key("japanese-reiwa"), calendar_key("islamic")
    ('japanese', 'islamic-umalqura')
    """
    if calendar == "islamic":
        return "islamic-umalqura"
    return calendar.partition("-")[0] if calendar in _SHIFTED else calendar


def to_gregorian(calendar: str, year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian date, `None` for a day that the calendar does not have.

    >>> to_gregorian("persian", 1404, 7, 9)
    datetime.date(2025, 10, 1)
    >>> to_gregorian("japanese-reiwa", 1, 6, 2), to_gregorian("buddhist", 2567, 1, 30)
    (datetime.date(2019, 6, 2), datetime.date(2024, 1, 30))
    >>> to_gregorian("hebrew", 5784, 7, 10), to_gregorian("ethiopic", 2016, 1, 1)
    (datetime.date(2024, 3, 20), datetime.date(2023, 9, 12))
    >>> to_gregorian("persian", 1404, 12, 30) is None
    True
    """
    if not (0 < year < 10000 and 1 <= month <= 13 and 1 <= day <= 31):
        return None
    try:
        if calendar in _SHIFTED:
            found = dt.date(year + _SHIFTED[calendar], month, day)
            return None if found < _ERA_BEGINS.get(calendar, dt.date.min) else found
        return _CONVERTERS[calendar](year, month, day)
    except (ValueError, OverflowError):
        return None


def _persian(year: int, month: int, day: int) -> dt.date | None:
    length = 31 if month <= 6 else 30
    if month > 12 or day > length:
        return None
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    found = _persian_new_year(year) + dt.timedelta(days=before + day - 1)
    return None if found >= _persian_new_year(year + 1) else found


@lru_cache(maxsize=512)
def _persian_new_year(year: int) -> dt.date:
    """1 Farvardin; an equinox costs milliseconds, so it is computed once a year."""
    from convertdate import persian

    return dt.date(*persian.to_gregorian(year, 1, 1))


def _umalqura(year: int, month: int, day: int) -> dt.date | None:
    from hijridate import Hijri

    if year not in _HIJRI_TABLE:
        return None
    found = Hijri(year, month, day).to_gregorian()
    return dt.date(found.year, found.month, found.day)


def _islamic_civil(year: int, month: int, day: int) -> dt.date | None:
    from convertdate import islamic

    if month > 12 or day > islamic.month_length(year, month):
        return None
    return dt.date(*islamic.to_gregorian(year, month, day))


def _islamic(year: int, month: int, day: int) -> dt.date | None:
    return _umalqura(year, month, day) if year in _HIJRI_TABLE else _islamic_civil(year, month, day)


def _hebrew(year: int, month: int, day: int) -> dt.date | None:
    lengths = _hebrew_months(year)
    if day > lengths[month - 1]:
        return None
    from convertdate import gregorian, hebrew

    # The library's own way past 1 Tishri warns of a name that it has given up, so the months are added up here.
    begin = dt.date(*gregorian.from_jd(hebrew.to_jd(year, 7, 1)))
    return begin + dt.timedelta(days=sum(lengths[: month - 1]) + day - 1)


@lru_cache(maxsize=512)
def _hebrew_months(year: int) -> tuple[int, ...]:
    """Days of the months from Tishri, 0 for the Adar I of a common year."""
    from convertdate import hebrew

    leap = hebrew.leap(year)
    native = [7, 8, 9, 10, 11, 12, 13 if leap else 12, 1, 2, 3, 4, 5, 6]
    lengths = [int(hebrew.month_length(year, month)) for month in native]
    return tuple(lengths if leap else [*lengths[:5], 0, *lengths[6:]])


def _ethiopic(year: int, month: int, day: int) -> dt.date | None:
    """The Ethiopic year is the Coptic one 276 years on; months and days are the same."""
    from convertdate import coptic

    longest = 30 if month <= 12 else 6 if year % 4 == 3 else 5
    return None if day > longest or year <= 276 else dt.date(*coptic.to_gregorian(year - 276, month, day))


_CONVERTERS = {
    "persian": _persian, "islamic-umalqura": _umalqura, "islamic-civil": _islamic_civil, "islamic": _islamic,
    "hebrew": _hebrew, "ethiopic": _ethiopic,
}  # fmt: skip


def key_of(word: str) -> str:
    """The look-up key: folded, with the letters that Arabic and Persian keyboards interchange made one.

    >>> key_of("شهريور") == key_of("شهریور")
    True
    """
    key = fold(word)
    return key if key.isascii() else key.translate(_SAME_LETTERS)


def month_senses(word: str) -> tuple[tuple[str, int], ...]:
    """The calendars and months that a word names.

    >>> month_senses("مهر")
    (('persian', 7),)
    """
    return tuple((cal, int(key)) for cal, key in _senses(word) if key != "era")


def era_senses(word: str) -> tuple[str, ...]:
    """The calendars whose years a word counts; it may stand before the year (令和) or behind it (هـ).

    >>> era_senses("令和"), era_senses("พ.ศ.")
    (('japanese-reiwa',), ('buddhist',))
    """
    return tuple(cal for cal, key in _senses(word) if key == "era")


def _senses(word: str) -> tuple[tuple[str, str], ...]:
    payload = None if word.startswith("@") else load("calendars").get(key_of(word))
    if payload is None:
        return ()
    return tuple((cal, key) for cal, _, key in (sense.partition(".") for sense in payload.split("|")))


_YEARS = {"buddhist": range(2400, 2700), "persian": range(1200, 1500), "islamic": range(1250, 1500),
          "hebrew": range(5600, 5900), "roc": range(90, 150), "ethiopic": range(1900, 2100)}  # fmt: skip
"""Years that news of the last century can print in each calendar."""
_DISTINCT = frozenset(["buddhist", "hebrew"])
"""Whose years of our time are no Gregorian year of our time nor another calendar's."""


def year_calendars(year: int, languages: Sequence[str] = (), country: str | None = None) -> tuple[Reading[str], ...]:
    """The calendars that a bare full year of a numeric date can belong to, likeliest first; () for a Gregorian one.

    2400 and more is Buddhist by proof; 1404 is Persian or Islamic by the habit of language or country.

    >>> year_calendars(2567)
    (Reading(value='buddhist', evidence=(Evidence(code='year:buddhist', rung=<Rung.PROOF: 1>),)),)
    >>> [r.value for r in year_calendars(1404, ["fa"])], year_calendars(2024, ["fa"])
    (['persian', 'islamic', 'gregory'], ())
    """
    for calendar in _DISTINCT:
        if year in _YEARS[calendar]:
            return (Reading(calendar, (Evidence(f"year:{calendar}", Rung.PROOF),)),)
    if year in _YEARS["roc"] and "roc" in _habit(languages, country):
        return (Reading("roc", (Evidence("year:roc", Rung.TEXT),)),)
    if year not in _YEARS["persian"]:
        return ()
    habit = _habit(languages, country)
    known = [calendar for calendar in ("persian", "islamic") if year in _YEARS[calendar]]
    known.sort(key=lambda calendar: habit.index(calendar) if calendar in habit else len(habit))
    return (*(_by_habit(calendar, habit, languages) for calendar in known), Reading("gregory"))


def _by_habit(calendar: str, habit: Sequence[str], languages: Sequence[str]) -> Reading[str]:
    """A year of the 14th century is no news year in the Gregorian calendar: the shape alone speaks for the others."""
    evidence = [Evidence(f"year:{calendar}", Rung.HABIT_LABEL)]
    if habit and habit[0] == calendar:
        evidence.insert(0, Evidence(f"habit:language:{languages[0]}" if languages else "habit:country", Rung.TEXT))
    return Reading(calendar, tuple(evidence))


@lru_cache(maxsize=256)
def short_calendars(languages: tuple[str, ...], country: str | None) -> tuple[str, ...]:
    """The calendars whose years are printed with two figures there.

    >>> short_calendars(("th",), None), short_calendars(("fa",), None), short_calendars(("en",), None)
    (('buddhist',), ('persian',), ())
    """
    return tuple(dict.fromkeys(c for c in _habit(languages, country) if c in ("buddhist", "persian")))


@lru_cache(maxsize=256)
def counts_in(calendar: str, languages: tuple[str, ...], country: str | None) -> bool:
    """Whether a language or a country counts its years in a calendar beside the Gregorian.

    >>> counts_in("roc", ("zh-TW",), None), counts_in("roc", ("zh",), None)
    (True, False)
    """
    return calendar in _habit(languages, country)


_COUNTRY_HABIT = {"IR": "persian", "AF": "persian", "SA": "islamic", "TW": "roc", "TH": "buddhist", "ET": "ethiopic"}
"""CLDR's calendarPreferenceData, which Babel leaves out: countries whose first calendar is not the Gregorian."""


def _habit(languages: Sequence[str], country: str | None) -> list[str]:
    found = [_COUNTRY_HABIT[country]] if country in _COUNTRY_HABIT else []
    table = load("calendars")
    for tag in languages:
        parts = tag.split("-")
        found += [_COUNTRY_HABIT[part] for part in parts[1:] if part in _COUNTRY_HABIT]
        while parts:
            if row := table.get("@h:" + "-".join(parts)):
                found += row.split(",")
                break
            parts.pop()
    return found


def full_year(calendar: str, year: int, anchor: dt.date) -> int:
    """A year printed with two digits as a full one: the last that began at most a year after `anchor`.

    >>> full_year("persian", 2, dt.date(2024, 1, 1)), full_year("buddhist", 67, dt.date(2024, 1, 1))
    (1402, 2567)
    """
    if year >= 100:
        return year
    now = anchor.year + _NOW.get(calendar, 0)
    century = (now + 1) // 100 * 100
    return century + year if century + year <= now + 1 else century - 100 + year


_NOW = {"buddhist": 543, "persian": -621, "islamic": -578, "hebrew": 3761, "ethiopic": -7}
"""About how far a calendar's year is from the Gregorian one in our time."""

_VALUES = (*range(1, 10), *range(10, 100, 10), *range(100, 500, 100), 20, 40, 50, 80, 90)
_HEBREW = dict(zip("אבגדהוזחטיכלמנסעפצקרשתךםןףץ", _VALUES, strict=True))
_GERESH = "׳'’`´"
_GERSHAYIM = ("״", '"', "”", "''", "׳׳")


def hebrew_number(word: str) -> int | None:
    """A number in Hebrew letters with its geresh or gershayim; a year without its thousands is of the sixth.

    >>> hebrew_number("י״ז"), hebrew_number("ח׳"), hebrew_number("תשפ״ד"), hebrew_number("ה׳תשפ״ד")
    (17, 8, 5784, 5784)
    >>> hebrew_number("שלום") is None
    True
    """
    if len(word) > 10 or len(word) < 2:
        return None
    marked = next((m for m in _GERSHAYIM if m in word), None)
    letters = word
    if len(letters) > 3 and letters[0] == "ה" and letters[1] in _GERESH:
        letters = letters[2:]
    if marked:
        letters = letters.replace(marked, "", 1)
    elif len(letters) == 2 and letters[1] in _GERESH:
        letters = letters[0]
    else:
        return None
    values: list[int] = [_HEBREW.get(c, 0) for c in letters]
    if not values or 0 in values or not _falling(values):
        return None
    total = sum(values)
    return total + 5000 if total >= 300 else total


def _falling(values: Sequence[int]) -> bool:
    """Letters of a number go from large to small (15 and 16 included: nine and six, nine and seven)."""
    return all(a >= b for a, b in pairwise(values))


def geez_number(word: str) -> int | None:
    """A number in Ethiopic digits: ones and tens before a hundred sign count hundreds.

    >>> geez_number("፳፻፲፮"), geez_number("፲፯")
    (2016, 17)
    """
    total = part = 0
    if not word or len(word) > 10:
        return None
    for char in word:
        code = ord(char) - 0x1369
        if 0 <= code < 9:
            part += code + 1
        elif 9 <= code < 18:
            part += (code - 8) * 10
        elif code == 18:
            total, part = total + max(part, 1) * 100, 0
        else:
            return None
    return total + part
