"""The dates room against oracles that know nothing of it: Babel over all locales, the digits of Unicode, `zoneinfo`."""

from __future__ import annotations

import datetime as dt
import gc
import sys
import time
import unicodedata
from functools import lru_cache
from zoneinfo import ZoneInfo

import pytest
from babel import Locale, localedata
from babel.dates import format_date, format_time
from hypothesis import given
from hypothesis import strategies as st

import normalize

LOCALES = sorted(name for name in localedata.locale_identifiers() if name != "root")
DAYS = (dt.date(2024, 1, 30), dt.date(2019, 11, 14))
"""Days above 12, so that a numeric date has one order only."""
ZEROS = [char for char in map(chr, range(sys.maxunicode)) if unicodedata.decimal(char, None) == 0]
TWELVE = ["en", "en_US", "ar", "bn", "el", "es_MX", "fa", "fil", "he", "hi", "ko", "ms", "ta", "te", "vi", "zh", "am"]
days = st.dates(dt.date(1990, 1, 1), dt.date(2039, 12, 31))


@lru_cache(maxsize=2048)
def _locale(name: str) -> Locale:
    return Locale.parse(name)


def _read(text: str, name: str) -> normalize.Date | None:
    return normalize.parse_date(text, languages=[name.replace("_", "-")])


@pytest.mark.parametrize("style", ["full", "long", "medium", "short"])
def test_every_locale_and_format_reads_back(style: str) -> None:
    """Of all locales of CLDR at least 97 in a hundred (some hold placeholders such as M01), hardly one another day."""
    missed, wrong, count = [], [], 0
    for name in LOCALES:
        for day in DAYS:
            text = format_date(day, style, locale=_locale(name))
            found = _read(text, name)
            count += 1
            if found is None or found.value is None or found.precision != "day":
                missed.append((name, text))
            elif found.value != day:
                wrong.append((name, text))
    assert len(wrong) <= 0.005 * count, wrong
    assert len(missed) + len(wrong) <= 0.03 * count, missed


def test_every_order_is_among_the_readings() -> None:
    """A day up to 12 keeps each order that its locale's writers could mean; the locale's own is the choice."""
    day = dt.date(2024, 3, 4)
    for name in LOCALES:
        text = format_date(day, "short", locale=_locale(name))
        if "/" in text and text.isascii() and len(text.split("/")[-1]) == 4:
            found = _read(text, name)
            assert found is not None, text
            assert {found.value, *found.alternatives} == {day, dt.date(2024, 4, 3)}, (name, text)
            assert found.ambiguous, (name, text)


@pytest.mark.parametrize("zero", ZEROS, ids=lambda zero: unicodedata.name(zero).split(" DIGIT")[0])
def test_digits_of_every_script(zero: str) -> None:
    plain = "26.02.2012 18:56"
    native = "".join(chr(ord(zero) + int(c)) if c.isdigit() else c for c in plain)
    found = normalize.parse_date(native)
    assert found is not None
    assert found.isoformat() == "2012-02-26T18:56"
    assert found.text == native


@given(name=st.sampled_from(TWELVE), day=days, minute=st.integers(0, 1439))
def test_a_clock_of_twelve_hours_is_one_of_twenty_four(name: str, day: dt.date, minute: int) -> None:
    moment = dt.datetime.combine(day, dt.time(minute // 60, minute % 60))
    clock = format_time(moment.time(), "h:mm a", locale=_locale(name))
    text = f"{format_date(day, 'long', locale=_locale(name))} {clock}"
    found = _read(text, name)
    assert found is not None, text
    assert found.value == moment, text


ZONES = ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran", "America/Sao_Paulo", "Africa/Cairo"]


@given(name=st.sampled_from(ZONES), day=days, minute=st.integers(0, 1439))
def test_gaps_and_folds_are_named(name: str, day: dt.date, minute: int) -> None:
    """A local time that `zoneinfo` has twice or never says so; any other has the offset of `zoneinfo`."""
    moment = dt.datetime.combine(day, dt.time(minute // 60, minute % 60))
    found = normalize.parse_date(f"{moment:%Y-%m-%d %H:%M}", timezone=name)
    assert found is not None
    assert isinstance(found.value, dt.datetime)
    zone = ZoneInfo(name)
    first, second = moment.replace(tzinfo=zone, fold=0), moment.replace(tzinfo=zone, fold=1)
    exists = first.astimezone(dt.UTC).astimezone(zone).replace(tzinfo=None) == moment
    assert ("dst:gap" in found.zone_evidence) == (not exists)
    assert ("dst:fold" in found.zone_evidence) == (exists and first.utcoffset() != second.utcoffset())
    assert found.value.utcoffset() == first.utcoffset()


@given(day=days, shift=st.integers(-2000, 2000), phrase=st.sampled_from(["3 days ago", "in 2 weeks", "tomorrow"]))
def test_a_phrase_moves_with_its_reference(day: dt.date, shift: int, phrase: str) -> None:
    def read(moment: dt.date) -> dt.date | None:
        found = normalize.parse_date(phrase, languages=["en"], reference=dt.datetime.combine(moment, dt.time(12)))
        return found.value if found else None

    first, second = read(day), read(day + dt.timedelta(days=shift))
    assert first is not None
    assert second is not None
    assert second - first == dt.timedelta(days=shift)


WEEKDAYS = ["", "Monday, ", "Tuesday, ", "Wednesday, ", "Thursday, ", "Friday, ", "Saturday, ", "Sunday, "]
SHAPES = ["%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d", "%d.%m.%y", "%B %d, %Y"]


@given(st.lists(st.tuples(st.sampled_from(WEEKDAYS), days, st.sampled_from(SHAPES)), min_size=1, max_size=4))
def test_evidence_is_never_contradicted(written: list[tuple[str, dt.date, str]]) -> None:
    """What a code claims can be checked in the text; what is not ambiguous has a reason stronger than a habit."""
    text = " and ".join(weekday + day.strftime(shape) for weekday, day, shape in written)
    for found in normalize.find_dates(text, languages=["en"]):
        readings = [value for value in (found.value, *found.alternatives) if value is not None]
        named = next((n for n, word in enumerate(WEEKDAYS[1:]) if found.text.startswith(word)), None)
        fits = [value.weekday() == named for value in readings]
        assert ("weekday" in found.evidence) == (named is not None and len(readings) > 1 and fits[0])
        assert ("against:weekday" in found.evidence) == (named is not None and not any(fits))
        assert not {"impossible:month", "impossible:day"} & set(found.evidence) or not found.alternatives
        for code in found.evidence:
            if code.startswith("sibling:"):
                assert found.order == code[8:]
        if found.alternatives and not found.ambiguous:
            assert not found.evidence[0].startswith(("habit", "hint", "word:usual"))


@given(st.lists(days, min_size=1, max_size=6), days.filter(lambda day: day.day > 12))
def test_dates_that_agree_never_change_an_order(series: list[dt.date], proof: dt.date) -> None:
    """In one text: with one month-first date proven, more of the same order change no choice."""
    texts = [day.strftime("%m/%d/%Y") for day in series]
    text = ", ".join([proof.strftime("%m/%d/%Y"), *texts])
    for day, found in zip([proof, *series], normalize.find_dates(text, languages=["de"]), strict=True):
        assert found.value == day
        assert not found.ambiguous


@pytest.mark.parametrize("piece", ["1", "1/1/", "12:", "1 May ", "\u200f1", "on Sunday ", "3 hours ago "])
def test_growth_up_to_a_megabyte(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        gc.collect()
        gc.disable()
        try:
            start = time.process_time()
            normalize.find_dates(text)
            return time.process_time() - start
        finally:
            gc.enable()

    cost(1000)
    small = min(cost(250_000) for _ in range(2))
    large = cost(1_000_000)
    assert large < 6 * small + 0.05 or cost(1_000_000) < 6 * small + 0.05
