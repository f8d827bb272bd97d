"""Any text at all through every public function: no exception, true spans, a source that can be rebuilt."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import normalize
from normalize import Record
from tests.strategies import any_text, newsy_text, repairable_text

CORPUS = Path(__file__).parent.parent.parent / "benchmarks" / "corpus"
LINES = sorted({line for path in CORPUS.glob("*.txt") for line in path.read_text("utf8").split("\n")})
corpus_text = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join)
"""Lines of thirty languages, shuffled into one article."""
hostile_text = st.one_of(any_text, newsy_text, repairable_text, corpus_text)


@given(hostile_text)
def test_a_record_of_any_text(text: str) -> None:
    record = normalize.normalize(text)
    assert record.restore() == text
    assert Record.from_json(record.to_json()) == record
    for item in (*record.dates, *record.money, *record.removed):
        assert text[item.start : item.end] == item.text


@given(hostile_text)
def test_finders_of_any_text(text: str) -> None:
    for item in (*normalize.find_dates(text), *normalize.find_money(text)):
        assert text[item.start : item.end] == item.text
    spans = normalize.find_languages(text)
    assert "".join(text[span.start : span.end] for span in spans) == text
    normalize.parse_date(text)
    normalize.parse_money(text)
    normalize.detect_language(text)
    normalize.infer_order(text.split("\n"))


@given(hostile_text, st.integers(0, 400))
def test_a_text_cut_anywhere(text: str, at: int) -> None:
    assert normalize.normalize(text[:at]).restore() == text[:at]


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    record = normalize.normalize(data)
    assert Record.from_json(record.to_json()) == record
