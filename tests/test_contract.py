"""What holds for every public function: any `str` gets an answer, spans are true, answers repeat, time is linear."""

from __future__ import annotations

import datetime as dt
import gc
import math
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

import normalize
from tests.strategies import any_text, newsy_text

REFERENCE = dt.datetime(2024, 5, 17, 12, 0)
FUNCTIONS: dict[str, Callable[[str], Any]] = {
    "repair": normalize.repair,
    "clean": normalize.clean,
    "detect_language": normalize.detect_language,
    "find_languages": normalize.find_languages,
    "parse_date": lambda text: normalize.parse_date(text, reference=REFERENCE),
    "find_dates": lambda text: normalize.find_dates(text, reference=REFERENCE),
    "parse_money": normalize.parse_money,
    "find_money": normalize.find_money,
    "infer_order": lambda text: normalize.infer_order([text]),
    "normalize": normalize.normalize,
}
each = pytest.mark.parametrize("name", FUNCTIONS)


@each
@given(any_text | newsy_text)
def test_any_text_gets_the_same_answer_twice(name: str, text: str) -> None:
    assert FUNCTIONS[name](text) == FUNCTIONS[name](text)


@given(any_text | newsy_text)
def test_spans_hold_what_they_say(text: str) -> None:
    found: list[Any] = [*normalize.find_dates(text, reference=REFERENCE), *normalize.find_money(text)]
    record = normalize.normalize(text)
    found += [*record.dates, *record.money, *record.removed, *normalize.clean(text).removed]
    for item in found:
        assert 0 <= item.start <= item.end <= len(text)
        assert text[item.start : item.end] == item.text


@given(any_text | newsy_text)
def test_languages_tile_the_text(text: str) -> None:
    spans = normalize.find_languages(text)
    assert [s.start for s in spans] == [0, *(s.end for s in spans[:-1])] if spans else not text
    assert not spans or spans[-1].end == len(text)


@given(any_text | newsy_text)
def test_nothing_is_lost(text: str) -> None:
    record = normalize.normalize(text)
    assert record.restore() == text
    assert normalize.Record.from_json(record.to_json()) == record
    assert normalize.Record.from_json(record.to_json()).restore() == text


@given(any_text | newsy_text)
def test_numbers_and_dates_are_finite_and_ordered(text: str) -> None:
    for money in normalize.find_money(text):
        assert money.amount.is_finite()
        assert money.amount_max is None or (money.amount_max.is_finite() and money.amount <= money.amount_max)
        assert money.currency not in money.alternatives
    for date in normalize.find_dates(text, reference=REFERENCE):
        assert date.value not in date.alternatives
        assert date.ambiguous <= bool(date.alternatives)


HOSTILE = {
    "digits": "1", "grouped": "1,", "dots": "1.", "colons": "1:", "slashes": "1/", "dashes": "1-",
    "date": "01.02.2024 ",
    "glued": "01.02.2024", "month": "February ", "months": "мая ", "clock": "18:56 ", "dollar": "$", "amount": "$1 ",
    "scale": "million ", "cjk": "二", "han": "億", "mark": "\u0301", "marked": "a\u0301", "space": " ", "line": "\n",
    "blank": "\n\n", "label": "Published: \n", "byline": "By A\n", "rlm": "\u200f", "entity": "&amp;", "paren": "(",
    "quote": '"', "mojibake": "Ã©", "and": "5 and ", "to": "5 to ", "colon": ":\n", "at": "@", "percent": "1% ",
    "hebrew": "פורסם ", "surrogate": "\ud800", "zone": "+02:00 ", "native": "٢", "hundred": "hundred and ", "plus": "+",
}  # fmt: skip


def _cost(function: Callable[[str], Any], text: str) -> float:
    """CPU seconds of the best of three runs; the collector rests, its pauses grow with all that the suite holds."""
    best = math.inf
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            start = time.process_time()
            function(text)
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best


@each
@pytest.mark.parametrize("family", HOSTILE)
def test_time_is_linear(name: str, family: str) -> None:
    """From n to 4n characters at most 5 times the time; a busy machine gets three tries, a quadratic fails them all."""
    piece = HOSTILE[family]
    function = FUNCTIONS[name]
    small, large = piece * (6_000 // len(piece)), piece * (24_000 // len(piece))
    function(piece)
    growth = (_cost(function, large) / (_cost(function, small) + 0.001) for _ in range(3))
    assert any(ratio <= 5 for ratio in growth)
