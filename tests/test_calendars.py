"""Calendars: conversions against the libraries' inverse, words of every calendar, numerals, and which year is whose."""

from __future__ import annotations

import datetime as dt

import pytest
from convertdate import coptic, gregorian, islamic
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st

from normalize.dates.calendars import (
    calendar_key,
    era_senses,
    full_year,
    geez_number,
    hebrew_number,
    month_senses,
    to_gregorian,
    year_calendars,
)

days = st.dates(dt.date(1930, 1, 1), dt.date(2070, 12, 31))


@given(days)
def test_umm_al_qura_is_the_inverse_of_its_table(day: dt.date) -> None:
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    assert to_gregorian("islamic", hijri.year, hijri.month, hijri.day) == day
    assert to_gregorian("islamic-umalqura", hijri.year, hijri.month, hijri.day) == day


@given(days)
def test_islamic_civil_is_the_inverse(day: dt.date) -> None:
    assert to_gregorian("islamic-civil", *islamic.from_gregorian(day.year, day.month, day.day)) == day


@given(days)
def test_ethiopic_is_coptic_276_years_on(day: dt.date) -> None:
    year, month, number = coptic.from_jd(gregorian.to_jd(day.year, day.month, day.day))
    assert to_gregorian("ethiopic", year + 276, month, number) == day


@given(days)
def test_shifted_calendars(day: dt.date) -> None:
    assert to_gregorian("buddhist", day.year + 543, day.month, day.day) == day
    assert to_gregorian("roc", day.year - 1911, day.month, day.day) == day


@given(st.integers(5700, 5800))
def test_a_hebrew_year_runs_from_tishri_to_tishri(year: int) -> None:
    begin, after = to_gregorian("hebrew", year, 1, 1), to_gregorian("hebrew", year + 1, 1, 1)
    assert begin is not None
    assert after is not None
    assert (after - begin).days in (353, 354, 355, 383, 384, 385)
    valid = [to_gregorian("hebrew", year, month, day) for month in range(1, 14) for day in range(1, 31)]
    assert [d for d in valid if d] == [begin + dt.timedelta(days=n) for n in range((after - begin).days)]


@given(st.integers(1300, 1420))
def test_a_persian_year_has_no_hole(year: int) -> None:
    valid = [to_gregorian("persian", year, month, day) for month in range(1, 13) for day in range(1, 32)]
    found = [d for d in valid if d]
    assert found == [found[0] + dt.timedelta(days=n) for n in range(len(found))]
    assert len(found) in (365, 366)


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "expected"),
    [
        # Published equivalents: Nowruz 1403, Islamic new year 1445 (Saudi Arabia), Purim 5784, Enkutatash 2016,
        # the first days of Reiwa and of Heisei.
        ("persian", 1403, 1, 1, dt.date(2024, 3, 20)), ("islamic", 1445, 1, 1, dt.date(2023, 7, 19)),
        ("hebrew", 5784, 7, 14, dt.date(2024, 3, 24)), ("hebrew", 5785, 1, 1, dt.date(2024, 10, 3)),
        ("ethiopic", 2016, 1, 1, dt.date(2023, 9, 12)), ("japanese-reiwa", 1, 5, 1, dt.date(2019, 5, 1)),
        ("japanese-heisei", 1, 1, 8, dt.date(1989, 1, 8)), ("roc", 1, 1, 1, dt.date(1912, 1, 1)),
        ("buddhist", 2500, 1, 1, dt.date(1957, 1, 1)), ("persian", 1399, 12, 30, dt.date(2021, 3, 20)),
    ],
)  # fmt: skip
def test_known_days(calendar: str, year: int, month: int, day: int, expected: dt.date) -> None:
    assert to_gregorian(calendar, year, month, day) == expected


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day"),
    [
        ("persian", 1400, 12, 30), ("persian", 1404, 7, 31), ("hebrew", 5785, 6, 1), ("hebrew", 5784, 13, 30),
        ("japanese-reiwa", 1, 4, 30), ("islamic", 1445, 13, 1), ("islamic-civil", 1445, 2, 30),
        ("ethiopic", 2016, 13, 6),
        ("buddhist", 2567, 2, 30), ("persian", 0, 1, 1), ("persian", 99999, 1, 1), ("roc", 113, 0, 1),
        ("hebrew", 5784, 1, 0),
    ],
)  # fmt: skip
def test_impossible_days(calendar: str, year: int, month: int, day: int) -> None:
    assert to_gregorian(calendar, year, month, day) is None


@given(
    st.sampled_from(["persian", "islamic", "islamic-civil", "islamic-umalqura", "hebrew", "ethiopic", "roc",
    "buddhist"]),
    st.integers(-5, 11000), st.integers(-1, 15), st.integers(-1, 40),
)  # fmt: skip
def test_any_numbers_raise_nothing(calendar: str, year: int, month: int, day: int) -> None:
    found = to_gregorian(calendar, year, month, day)
    assert found is None or isinstance(found, dt.date)


@pytest.mark.parametrize(
    ("word", "sense"),
    [
        ("مهر", ("persian", 7)), ("شهريور", ("persian", 6)), ("رمضان", ("islamic", 9)), ("Ramadan", ("islamic", 9)),
        ("תשרי", ("hebrew", 1)), ("Nisan", ("hebrew", 8)), ("መስከረም", ("ethiopic", 1)), ("Şevval", ("islamic", 10)),
    ],
)  # fmt: skip
def test_month_words(word: str, sense: tuple[str, int]) -> None:
    assert sense in month_senses(word)


@pytest.mark.parametrize(
    ("word", "calendar"),
    [("พ.ศ.", "buddhist"), ("令和", "japanese-reiwa"), ("民國", "roc"), ("هـ", "islamic"), ("هجری شمسی", "persian"),
    ("ዓ.ም.", "ethiopic")],
)  # fmt: skip
def test_era_words(word: str, calendar: str) -> None:
    assert calendar in era_senses(word)


@pytest.mark.parametrize("word", ["", "March", "@h:fa", "שלום", "\ud800"])
def test_words_of_no_calendar(word: str) -> None:
    assert month_senses(word) == ()
    assert era_senses(word) == ()


@pytest.mark.parametrize(
    ("year", "languages", "country", "first"),
    [
        (2567, (), None, "buddhist"), (1404, ("fa",), None, "persian"), (1445, ("ar",), None, "islamic"),
        (1404, (), "IR", "persian"), (5784, (), None, "hebrew"), (113, ("zh-Hant-TW",), None, "roc"),
    ],
)
def test_whose_year(year: int, languages: tuple[str, ...], country: str | None, first: str) -> None:
    assert year_calendars(year, languages, country)[0].value == first


@pytest.mark.parametrize("year", [1, 113, 999, 1600, 1999, 2024, 2100])
def test_a_gregorian_year_stays_gregorian(year: int) -> None:
    assert year_calendars(year) == ()


@pytest.mark.parametrize(
    ("number", "word"),
    [(15, 'ט"ו'), (16, "ט״ז"), (1, "א׳"), (30, "ל'"), (5784, "תשפ״ד"), (5784, "ה'תשפ\"ד")],
)
def test_hebrew_numbers(number: int, word: str) -> None:
    assert hebrew_number(word) == number


@pytest.mark.parametrize("word", ["", "א", "שלום", "צה״ל ", "מנכ״ל", '"', "12", "א" * 50])
def test_no_hebrew_number(word: str) -> None:
    found = hebrew_number(word)
    assert found is None or word == "מנכ״ל"


@pytest.mark.parametrize(
    ("word", "number"),
    [("፩", 1), ("፲፪", 12), ("፳፻፲፮", 2016), ("፻", 100), ("", None), ("x", None)],
)
def test_geez_numbers(word: str, number: int | None) -> None:
    assert geez_number(word) == number


def test_two_digit_years_and_keys() -> None:
    anchor = dt.date(2024, 6, 1)
    assert [full_year("persian", y, anchor) for y in (2, 92, 1402)] == [1402, 1392, 1402]
    assert [calendar_key(c) for c in ("japanese-showa", "islamic", "islamic-civil", "roc")] == [
        "japanese", "islamic-umalqura", "islamic-civil", "roc",
    ]  # fmt: skip
