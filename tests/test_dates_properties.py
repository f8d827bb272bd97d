"""Properties of the dates room, with Babel as the independent oracle."""

from __future__ import annotations

import datetime as dt
import gc
import time
from functools import lru_cache
from itertools import pairwise

import pytest
from babel import Locale, localedata
from babel.dates import format_date, format_datetime
from hypothesis import given
from hypothesis import strategies as st

import normalize
from normalize.dates.find import candidates, settle
from normalize.hints import Hints
from tests.strategies import any_text

LOCALES = sorted(name for name in localedata.locale_identifiers() if name != "root")
WELL_KEPT = [
    "ar", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "en_GB", "en_US", "es", "es_MX", "et", "fa",
    "fi", "fil", "fr", "fr_CA", "gl", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka",
    "kk", "km", "kn", "ko", "ky", "lo", "lt", "lv", "mk", "ml", "mr", "ms", "nb", "ne", "nl", "nn", "pa",
    "pl", "pt", "pt_PT", "ro", "ru", "si", "sk", "sl", "sq", "sr", "sr_Latn", "sv", "sw", "ta", "te", "th",
    "tr", "uk", "ur", "uz", "vi", "zh", "zh_Hant", "zu",
]  # fmt: skip
days = st.dates(dt.date(1990, 1, 1), dt.date(2039, 12, 31))


@lru_cache(maxsize=2048)
def _locale(name: str) -> Locale:
    return Locale.parse(name)


@given(name=st.sampled_from(WELL_KEPT), day=days, style=st.sampled_from(["full", "long", "medium"]))
def test_round_trip_of_words(name: str, day: dt.date, style: str) -> None:
    text = format_date(day, style, locale=_locale(name))
    found = normalize.parse_date(text, languages=[name.replace("_", "-")])
    assert found is not None, text
    assert found.value == day, text


@given(name=st.sampled_from(WELL_KEPT), day=days)
def test_short_dates_keep_the_true_reading(name: str, day: dt.date) -> None:
    """The locale's own order is chosen, and where the day is above 12 it is the only one but a year-first one."""
    text = format_date(day, "short", locale=_locale(name))
    found = normalize.parse_date(text, languages=[name.replace("_", "-")], reference=dt.datetime(2040, 1, 1))
    assert found is not None, text
    assert day in (found.value, *found.alternatives), text
    assert found.value == day, text


@given(name=st.sampled_from(WELL_KEPT), day=days, minute=st.integers(0, 1439))
def test_round_trip_of_clocks(name: str, day: dt.date, minute: int) -> None:
    moment = dt.datetime.combine(day, dt.time(minute // 60, minute % 60))
    text = format_datetime(moment, "medium", locale=_locale(name))
    found = normalize.parse_date(text, languages=[name.replace("_", "-")])
    assert found is not None, text
    assert found.value == moment, text


@given(name=st.sampled_from(LOCALES), day=days)
def test_no_locale_gives_another_day(name: str, day: dt.date) -> None:
    """Over all locales: a long date is read right or, by a few small languages, as no full day at all."""
    text = format_date(day, "long", locale=_locale(name))
    found = normalize.parse_date(text, languages=[name.replace("_", "-")])
    if found is not None and found.precision == "day" and found.value is not None:
        assert day in (found.value, *found.alternatives), text


@given(day=days, zero=st.sampled_from([0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x1040, 0x17E0, 0xFF10, 0x1E950]))
def test_native_digits(day: dt.date, zero: int) -> None:
    plain = day.strftime("%d/%m/%Y")
    native = "".join(chr(zero + int(c)) if c.isdigit() else c for c in plain)
    left, right = normalize.parse_date(plain, languages=["en-GB"]), normalize.parse_date(native, languages=["en-GB"])
    assert left is not None
    assert right is not None
    assert (left.value, left.alternatives) == (right.value, right.alternatives)


@given(day=days.filter(lambda d: d.day > 12), sign=st.sampled_from("./-"))
def test_a_day_above_twelve_needs_no_hint(day: dt.date, sign: str) -> None:
    for shape, order in (("%d{0}%m{0}%Y", "DMY"), ("%m{0}%d{0}%Y", "MDY")):
        text = day.strftime(shape.format(sign))
        for languages in ([], ["he"], ["en-US"], ["ja"]):
            found = normalize.parse_date(text, languages=languages)
            assert found is not None
            assert (found.value, found.order, found.ambiguous) == (day, order, False)


@given(series=st.lists(days, min_size=1, max_size=8))
def test_agreeing_dates_never_change_the_order(series: list[dt.date]) -> None:
    texts = [day.strftime("%m/%d/%Y") for day in series]
    before = normalize.infer_order(texts)
    after = normalize.infer_order([*texts, "02/26/2012"])
    assert before.order in ("MDY", None)
    assert after.order == "MDY"
    assert not after.contradictions


@given(any_text)
def test_never_raises_and_spans_hold(text: str) -> None:
    found = normalize.find_dates(text)
    assert all(text[d.start : d.end] == d.text for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    normalize.parse_date(text)


@given(st.text("0123456789./-: ,TZ年月日", max_size=60))
def test_never_raises_on_date_like_text(text: str) -> None:
    found = normalize.find_dates(text)
    assert all(text[d.start : d.end] == d.text for d in found)


@given(day=days, shift=st.integers(-3000, 3000))
def test_the_reference_moves_no_full_date(day: dt.date, shift: int) -> None:
    text = day.isoformat()
    found = normalize.parse_date(text, reference=dt.datetime(2015, 1, 1) + dt.timedelta(days=shift))
    assert found is not None
    assert found.value == day


HOSTILE = ["1", "1.", "1/1/", "26 ", "12:", "May ", "1 May ", "2012年", "\u0301", "\u200f1", "T1", "a. ", "ngày "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_linear_growth(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        gc.collect()
        gc.disable()  # its cost grows with all that other tests hold
        try:
            start = time.process_time()
            settle(candidates(text, Hints()), Hints())
            return time.process_time() - start
        finally:
            gc.enable()

    cost(1000)
    small = min(cost(10_000) for _ in range(2))
    large = min(cost(40_000) for _ in range(2))
    assert large < 6 * small + 0.01
