"""Languages of whole texts: script, words, engine, and "und" where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given

from normalize.language.detect import detect_language
from normalize.language.spans import find_languages
from tests.strategies import any_text


@given(any_text)
def test_any_text_has_an_answer_and_the_spans_tile_it(text: str) -> None:
    found = detect_language(text)
    assert 0.0 <= found.confidence <= 1.0
    spans = find_languages(text)
    assert "".join(text[s.start : s.end] for s in spans) == text
    assert [s.start for s in spans[1:]] == [s.end for s in spans[:-1]]


@pytest.mark.parametrize("text", ["", " \n\t", "18:56", "26.02.2012", "א", "***", "$1,600,000", "🚀 🔥"])
def test_what_has_no_language(text: str) -> None:
    assert detect_language(text).tag == "und"
