"""Repair: what is mended, what is left alone, and that nothing is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import normalize
from normalize.model import Edit
from normalize.offsets import OffsetMap, undo
from normalize.text.edits import apply, compose, trimmed
from normalize.text.gates import is_clean
from normalize.text.invisible import find_invisible
from normalize.text.marks import find_uncomposed
from normalize.text.repair import PASSES
from tests.strategies import any_text, edit_passes, repairable_text

MENDED = [
    ("line break", "a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    ("entity", "Marks &amp; Spencer &#8211; &eacute;", "Marks & Spencer – é"),
    ("nested entity", "Q&amp;amp;amp;A", "Q&A"),
    ("no live tag", "&lt;script&gt;x", "&lt;script>x"),
    ("nested, no live tag", "&amp;lt;b&amp;gt;", "&lt;b>"),
    ("less than", "a &lt; b", "a < b"),
    ("mojibake Latin", "L\u00e2\u20ac\u2122\u00c3\u00a9t\u00c3\u00a9", "L’été"),
    ("mojibake Hebrew", "שלום".encode().decode("latin-1"), "שלום"),
    ("mojibake Cyrillic", "Привет, мир".encode().decode("cp1252", "ignore"), None),
    ("bidi marks", "\u200f02.26.12\u200e, 18:56", "02.26.12, 18:56"),
    ("byte order mark", "\ufeffHello", "Hello"),
    ("soft hyphen", "Ver\xadtrag", "Vertrag"),
    ("zero-width space in Latin", "air\u200bport", "airport"),
    ("control", "a\x00b\x08c", "abc"),
    ("surrogate pair", "\ud83d\ude00", "\U0001f600"),
    ("lone surrogate", "a\ud800b", "a\ufffdb"),
    ("NFC", "cafe\u0301 Ma\u0308rz", "café März"),
    ("Hangul", "\u1112\u1161\u11ab", "한"),
    ("marks capped", "a" + "\u0316" * 40, "a" + "\u0316" * 30),
]  # fmt: skip
LEFT_ALONE = [
    ("ZWNJ in Persian", "می\u200cخواهم"),
    ("ZWJ in Hindi", "क्\u200dष"),
    ("family emoji", "\U0001f468\u200d\U0001f469\u200d\U0001f467"),
    ("flag of Scotland", "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"),
    ("zero-width space in Khmer", "ភាសា\u200bខ្មែរ"),
    ("tab and line feed", "a\tb\nc"),
    ("no-break space", "12\u00a0000\u202f€"),
    ("ampersand", "AT&T, R&D; ?a=1&copy=2"),
    ("French", "« Voilà », dit-elle à l’été à Noël."),
    ("Swedish", "Åland är en ö."),
    ("full width", "２０２４年"),
]


@pytest.mark.parametrize(("source", "text"), [row[1:] for row in MENDED if row[2]], ids=[r[0] for r in MENDED if r[2]])
def test_mended(source: str, text: str) -> None:
    fixed = normalize.repair(source)
    assert fixed.text == text
    assert fixed.source() == source


@pytest.mark.parametrize("source", [row[1] for row in LEFT_ALONE], ids=[row[0] for row in LEFT_ALONE])
def test_left_alone(source: str) -> None:
    assert normalize.repair(source) == normalize.Repaired(source, ())


@given(repairable_text | any_text)
def test_inverse_idempotent_and_sorted(source: str) -> None:
    fixed = normalize.repair(source)
    assert fixed.source() == source
    assert apply(source, fixed.edits) == fixed.text
    assert normalize.repair(fixed.text).text == fixed.text
    at = 0
    for edit in fixed.edits:
        assert at <= edit.start < edit.end
        assert source[edit.start : edit.end] == edit.before
        at = edit.end


@given(repairable_text | any_text)
def test_the_gate_holds_back_nothing_broken(source: str) -> None:
    if is_clean(source):
        assert not any(list(find(source)) for find in PASSES)


@pytest.mark.parametrize("code", range(0x110000 // 0x4000))
def test_the_gate_knows_every_code_point(code: int) -> None:
    """Each code point between letters: whatever a pass would change, the gate lets through to it."""
    for point in range(code * 0x4000, (code + 1) * 0x4000):
        text = f"ab{chr(point)}cd"
        if is_clean(text):
            assert not any(True for find in (find_invisible, find_uncomposed) for _ in find(text)), hex(point)


@given(repairable_text)
def test_result_is_clean(source: str) -> None:
    text = normalize.repair(source).text
    assert unicodedata.is_normalized("NFC", text)
    assert not any(c in text for c in "\r\v\f\x85\u2028\u2029\x00\u200e\u200f\u202e\ufeff\xad")


@given(repairable_text, st.data())
def test_spans_carry_back(source: str, data: st.DataObject) -> None:
    """A span's source, repaired alone, holds the span's text wherever the edits inside it are local."""
    fixed = normalize.repair(source)
    start = data.draw(st.integers(0, len(fixed.text)))
    end = data.draw(st.integers(start, len(fixed.text)))
    begin, stop = fixed.to_source(start, end)
    assert 0 <= begin <= stop <= len(source)
    inside = [e for e in fixed.edits if begin <= e.start and e.end <= stop]
    local = [Edit(e.start - begin, e.end - begin, e.before, e.after, e.reason) for e in inside]
    assert fixed.text[start:end] in apply(source[begin:stop], local)


@given(edit_passes())
def test_compose_equals_two_passes(case: tuple[str, list[Edit], str, list[Edit]]) -> None:
    source, first, middle, second = case
    both = compose(source, first, middle, second)
    result = apply(middle, second)
    assert apply(source, both) == result
    assert undo(result, both) == source


def test_trimmed_never_inserts() -> None:
    edit = trimmed(5, "aa", "aaa", "x")
    assert edit is not None
    assert edit.before
    assert trimmed(0, "same", "same", "x") is None


def test_offsets_around_a_deletion_are_tight() -> None:
    back = OffsetMap([Edit(0, 1, "\u200f", "", "bidi"), Edit(5, 6, "\u200f", "", "bidi")])
    assert back.to_source(0, 4) == (1, 5)
