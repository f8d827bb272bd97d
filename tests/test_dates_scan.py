"""The shortcuts of the date search give what the long way gives: frames, anchors behind blanks, quick looks."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import normalize
from normalize.dates.anchored import anchored
from normalize.dates.beside import leads, opens, reach
from normalize.dates.ideographs import with_ideographs
from normalize.dates.relative_anchors import Searched
from normalize.dates.relative_words import lexicon
from normalize.dates.scan import _frames, clusters, framed
from normalize.dates.shape import is_telling
from normalize.hints import Hints
from normalize.lexicon.table import soft
from normalize.model import Date
from normalize.text.digits import scan_digits
from tests.strategies import any_text

PIECES = (
    "26", "3", "2012", "12:30", "20120226", "19991", "٣", "二十", " ", ", ", ".", "/", "-", "–", " at ", " May ", "Mai",
    "févr.", "Uhr", "p.m.", " UTC", "+02:00", "Monday", "年", "月", "日", " people", "$", "%", "\n", "\u00a0", "x", "°",
)  # fmt: skip
stamps = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(st.one_of(stamps, any_text.map(lambda text: text[:80])))
def test_a_filled_frame_is_the_text_s_own_clusters(text: str) -> None:
    runs = scan_digits(text)
    found = framed(text)
    assert found is None or found == [
        cluster._replace(keys=list(cluster.keys), starts=list(cluster.starts), ends=list(cluster.ends))
        for cluster in clusters(text, with_ideographs(text, runs))
    ]


@given(stamps)
def test_tokens_stand_in_the_text_in_order(text: str) -> None:
    for shape, keys, starts, ends in clusters(text, scan_digits(text)):
        assert is_telling(shape)
        assert len(shape) == len(keys) == len(starts) == len(ends)
        assert all(0 <= start <= end <= len(text) for start, end in zip(starts, ends, strict=True))
        assert list(starts) == sorted(starts)


@pytest.mark.parametrize("text", ["12 May 2023 at 4:05", "26.02.2012, 18:56", "5 mai 2020", "2. 3. 2021"])
def test_other_figures_share_the_frame(text: str) -> None:
    other = re.sub("[1-9]", "1", text)
    first, second = framed(text), framed(other)
    assert first
    assert second
    assert [c.shape for c in first] == [c.shape for c in second]
    assert [c.keys for c in first] != [c.keys for c in second]


def test_the_second_stamp_of_a_frame_is_not_searched_again() -> None:
    normalize.parse_date("Stand: 26.02.2012, 18:56 Uhr")
    before = _frames.cache_info()
    normalize.parse_date("Stand: 13.11.2021, 07:03 Uhr")
    after = _frames.cache_info()
    assert (after.hits, after.misses) == (before.hits + 1, before.misses)


GLUED = ["Apr 28 20232:23 PM", "20120226", "30.01.202430. Januar 2024", "٣ مايو ٢٠١٢", "二月六日"]


@pytest.mark.parametrize("text", GLUED)
def test_figures_that_shape_a_text_make_no_frame(text: str) -> None:
    assert framed(text) is None


WORDS = ("monday", "week", "weeks", "year's", "today", "yesterday", "the", "mid", "lundi", "semaine", "heute", "œuf")
SIGNS = (" ", "-", "'", "\n", ". ", '"', "“", "_", "1", "", "(", "—", "é", "ж")
running = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS)).map("".join), max_size=14).map("".join)


@given(running, st.sampled_from(["en", "fr", "de", "nb", "pl", "ru", "tr"]))
def test_anchors_are_those_of_a_plain_search(text: str, tag: str) -> None:
    words = lexicon(tag)
    assert words is not None
    kept = "|".join(map(re.escape, sorted(words.anchors.kinds, reverse=True)))
    plain = [match.span() for match in re.finditer(rf"\b(?:{kept})\b", soft(text))]
    assert list(Searched(soft(text), words.anchors).between(0, len(text))) == plain


@pytest.mark.parametrize(
    ("before", "known"),
    [("in ", True), ("(May ", True), ("StephenJune ", True), ("zebra ", False), ("$", False), ("zebras, ", False)],
)
def test_leads(before: str, known: bool) -> None:
    assert leads(before, 0, len(before)) is known
    assert leads(f"no {before}", 0, len(before) + 3) is known


@pytest.mark.parametrize(
    ("behind", "known"),
    [(" May", True), (" zebras", False), ("th of", True), ("%", False), (", the", True), ("-mid", True)],
)
def test_opens(behind: str, known: bool) -> None:
    assert opens(f"{behind} it", 0, len(behind) + 3) is known


def test_a_zone_is_looked_for_behind_a_clock_only() -> None:
    assert opens("12:30 UTC now", 5, 13)
    assert not opens("12 UTC now", 2, 10)


def test_reach_ends_behind_an_unknown_word() -> None:
    text = "no zebras, on Monday "
    assert text[reach(text, 0, len(text)) :] == ", on Monday "
    assert reach("sunday年", 0, 7) == 0


def test_a_stamp_row_of_dates_alone_has_no_phrase() -> None:
    text = "Monday, 6 May 2024\n\nThey met on Sunday."
    stamp = Date(dt.date(2024, 5, 6), "day", text[:18], 0, 18)
    found = anchored(text, [stamp], Hints(("en",)), stamp, [(0, 18)])
    assert [date.text for date in found] == [stamp.text, "on Sunday"]


@pytest.mark.parametrize(("text", "want"), [
    ("1. 9 Januari 2010 warga", "2010-01-09"),
    ("3. 15. März 2010", "2010-03-15"),
    ("15ـی ئهیلوولی 2025", "2025-09-15"),
    ("12 ديسمبر 2025 06:51 مـ", "2025-12-12T18:51"),
    ("5 أكتوبر 2025 12:36 صـ", "2025-10-05T00:36"),
])  # fmt: skip
def test_numbers_of_a_list_and_tatweel(text: str, want: str) -> None:
    assert [date.isoformat() for date in normalize.find_dates(text)] == [want]


def test_a_weekday_that_no_near_year_fits_leaves_the_year_open() -> None:
    record = normalize.normalize("28 Oct 2021\n\nSelasa (10/7) pukul 10.30 WIB, kata dia kepada wartawan di kota itu.")
    assert [date.value for date in record.dates if date.text.startswith("Selasa")] == [None]
