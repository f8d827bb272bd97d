"""Languages inside a text: spans tile it; stamps, foreign sentences and other scripts are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.language.spans import find_languages
from normalize.text.scripts import main_script, script_counts, script_of, scripts_in
from tests.strategies import any_text

latin_text = st.text(st.characters(max_codepoint=0x2C7F), max_size=8)
ENGLISH = "The government said on Friday that it would not raise taxes before the next election."
GERMAN = "Die Regierung hat am Freitag beschlossen, die Steuern nicht vor der nächsten Wahl zu erhöhen."
RUSSIAN = "Правительство сообщило в пятницу, что оно не будет повышать налоги до выборов."


def _found(text: str) -> list[tuple[str, str]]:
    return [(s.tag, text[s.start : s.end].strip()) for s in find_languages(text)]


@given(any_text)
def test_spans_tile_any_text(text: str) -> None:
    spans = find_languages(text)
    assert "".join(text[s.start : s.end] for s in spans) == text
    assert all(s.start < s.end for s in spans)
    assert [s.start for s in spans[1:]] == [s.end for s in spans[:-1]]


def test_one_language_is_one_span() -> None:
    text = f"{ENGLISH}\n\n{ENGLISH}\nDanny Yatom\n{ENGLISH}"
    assert [s.tag for s in find_languages(text)] == ["en"]


@pytest.mark.parametrize(
    ("tag", "stamp"),
    [("he", "פורסם: 26.02.12, 18:56"), ("de", "Aktualisiert: 03.08.19, 07:05"), ("pl", "Opublikowano: 17.12.2024"),
     ("fr", "Mis à jour le 9 mars 2021"), ("ko", "입력: 2024년 12월 17일"), ("fi", "Päivitetty 3. elokuuta 2019")],
)  # fmt: skip
def test_a_stamp_keeps_its_own_language(tag: str, stamp: str) -> None:
    text = f"{ENGLISH}\n\n{ENGLISH}\n\n{stamp}\n{ENGLISH}"
    assert (tag, stamp) in _found(text)
    assert [t for t, _ in _found(text)] == ["en", tag, "en"]


def test_a_foreign_sentence_inside_a_line() -> None:
    text = f"{ENGLISH} {GERMAN} {ENGLISH}"
    assert _found(text) == [("en", ENGLISH), ("de", GERMAN), ("en", ENGLISH)]


def test_paragraphs_of_three_languages() -> None:
    text = f"{ENGLISH}\n\n{RUSSIAN}\n\n{GERMAN}"
    assert _found(text) == [("en", ENGLISH), ("ru", RUSSIAN), ("de", GERMAN)]


def test_names_in_latin_letters_are_no_english() -> None:
    text = f"{RUSSIAN[:-1]} в Microsoft и The Washington Post."
    assert [t for t, _ in _found(text)] == ["ru"]


@given(any_text)
def test_script_counts_agree_with_single_characters(text: str) -> None:
    counts = script_counts(text)
    assert sum(counts.values()) == sum(script_of(c) not in ("Zyyy", "Zinh") for c in text)
    assert main_script(text) == next(iter(counts), "Zyyy") or main_script(text) in counts


@pytest.mark.parametrize(
    ("char", "script"),
    [("a", "Latn"), ("é", "Latn"), ("ß", "Latn"), ("я", "Cyrl"), ("ʼ", "Zyyy"), ("\u0301", "Zinh"), ("ש", "Hebr"),
     ("ي", "Arab"), ("،", "Zyyy"), ("अ", "Deva"), ("।", "Zyyy"), ("ก", "Thai"), ("中", "Hani"), ("あ", "Hira"),
     ("ア", "Kana"), ("ー", "Zyyy"), ("한", "Hang"), ("ა", "Geor"), ("Ա", "Armn"), ("ሀ", "Ethi"),
     ("\U0010ffff", "Zyyy"), ("\ud800", "Zyyy"), ("𐐀", "Dsrt"), ("Ω", "Grek"), ("µ", "Zyyy")],
)  # fmt: skip
def test_scripts_of_characters(char: str, script: str) -> None:
    assert script_of(char) == script


@given(any_text)
def test_the_scripts_of_a_text_are_those_of_its_characters(text: str) -> None:
    assert scripts_in(text) == {script_of(char) for char in text} - {"Zyyy", "Zinh"}


@pytest.mark.parametrize(
    ("text", "scripts"),
    [("“Ça” – 3 €", {"Latn"}), ("Việt Nam", {"Latn"}), ("abc µ", {"Latn"}), ("µ", set()), ("ª", {"Latn"}),
     ("a Ω", {"Latn", "Grek"}), ("\ud800a", {"Latn"}),
     ("Tbilisi თ", {"Latn", "Geor"}), ("…", set()), ("ab ⴰ", {"Latn", "Tfng"}), ("x ʼ", {"Latn"})],
)  # fmt: skip
def test_scripts_of_texts(text: str, scripts: set[str]) -> None:
    assert scripts_in(text) == scripts


@given(latin_text)
def test_latin_texts_have_no_other_script(text: str) -> None:
    assert scripts_in(text) == {script_of(char) for char in text} - {"Zyyy", "Zinh"}


def test_a_line_of_many_words_keeps_its_language() -> None:
    endless = " ".join([ENGLISH[:-1]] * 400)
    assert [s.tag for s in find_languages(f"{ENGLISH}\n{endless}\n{ENGLISH}")] == ["en"]
    german = " ".join([GERMAN[:-1]] * 400)
    assert [s.tag for s in find_languages(f"{endless}\n{german}\n{endless}")] == ["en", "de", "en"]
