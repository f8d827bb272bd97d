"""What stands around an article does not change what it says of itself."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import clean, normalize
from normalize.article.credits import credit_of, credit_start, may_hold_credit
from normalize.article.rows import read_rows
from normalize.model import Record
from tests.strategies import FURNITURE, PARAGRAPHS, any_text, article_rows, newsy_text

HEAD = ("Council to build new swimming pool on brewery site", "By Jane Roe", "Published: 3 May 2024, 10:00")
SECOND = (
    "Old bridge closes for repairs", "By Max Moe", "Published: 1 May 2024, 08:00",
    "The bridge over the river closes for two years from Monday, the county said in a short note to the papers.",
)  # fmt: skip
LONG = PARAGRAPHS[:5]


def said(record: Record) -> tuple[object, ...]:
    """What a record says of its article."""
    dates = (date and date.isoformat() for date in (record.published, record.updated))
    return record.headline, record.authors, *dates, record.language.tag


PLAIN = said(normalize("\n\n".join((*HEAD, *LONG))))


def test_the_plain_article() -> None:
    headline, *rest = PLAIN
    assert headline == HEAD[0]
    assert rest == [("Jane Roe",), "2024-05-03T10:00", None, "en"]


@given(st.lists(st.sampled_from(FURNITURE), max_size=6), st.lists(st.sampled_from(FURNITURE), max_size=6))
def test_furniture_around_it(above: list[str], below: list[str]) -> None:
    assert said(normalize("\n\n".join((*above, *HEAD, *LONG, *below)))) == PLAIN


@given(st.permutations(LONG))
def test_paragraphs_in_any_order(body: list[str]) -> None:
    record = normalize("\n\n".join((*HEAD, *body)))
    assert said(record) == PLAIN
    assert record.body.split("\n\n") == body


def test_a_second_article_behind_it() -> None:
    assert said(normalize("\n\n".join((*HEAD, *LONG, "Related articles", *SECOND)))) == PLAIN


@given(st.integers(0, 2**32), st.sampled_from(("\u200b", "\u200f", "\ufeff", "\xad", "\u2060")))
def test_marks_that_nobody_sees(seed: int, mark: str) -> None:
    text = "\n\n".join((*HEAD, *LONG))
    draw = random.Random(seed)
    spaces = [at for at, char in enumerate(text) if char == " "]
    for at in sorted(draw.sample(spaces, 8), reverse=True):
        text = text[:at] + mark + text[at:]
    assert said(normalize(text)) == PLAIN


@given(st.integers(0, 2**32))
def test_references_for_characters(seed: int) -> None:
    text = "\n\n".join((*HEAD, *LONG))
    draw = random.Random(seed)
    letters = [at for at, char in enumerate(text) if char.isalpha() and char.isascii()]
    for at in sorted(draw.sample(letters, 6), reverse=True):
        text = f"{text[:at]}&#{ord(text[at])};{text[at + 1 :]}"
    assert said(normalize(text)) == PLAIN


@given(article_rows)
def test_cleaning_twice_cuts_nothing_more(rows: list[str]) -> None:
    once = clean("\n\n".join(rows))
    again = clean(once.text)
    assert (again.text, again.removed) == (once.text, ())


@given(newsy_text)
def test_cleaning_pieces_twice_cuts_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once.text).text == once.text


@given(any_text)
def test_cleaning_anything_twice_cuts_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once.text).text == once.text


@pytest.mark.parametrize("text", ["", "One line", "One line.\n\nAnother line.", "A " * 4000 + "end."])
def test_one_line_and_none(text: str) -> None:
    record = normalize(text)
    assert record.restore() == text
    assert "".join(record.body.split()) in "".join(text.split())


def test_one_very_long_line_is_the_body() -> None:
    line = " ".join(PARAGRAPHS) * 20
    record = normalize(line)
    assert (record.headline, record.body) == (None, line)


def test_what_was_cut_and_kept_rebuilds_a_wrapped_text() -> None:
    text = "\n\n".join((*HEAD, *LONG, *FURNITURE))
    kept = clean(text)
    spans = sum(len(cut.text) for cut in kept.removed) + len("".join(kept.text.split("\n\n")))
    assert spans == len(text.replace("\n", ""))


@given(st.lists(st.sampled_from(
    ["It rained", " in Kyiv", ". ", ": ", " (", ") ", "/", ", ", " – ", "AFP", "Photo", "Foto", "Bild", "©", "사진",
     " via ", "写真", "山田花子撮影", "Jane Roe", "Archiv", "ANTARA FOTO", ";", "+", " - ", "रॉयटर्स", "।",
     "24", "|", "=", "՝"],
), max_size=12))  # fmt: skip
def test_the_gate_of_credits_holds_no_credit_back(parts: list[str]) -> None:
    """Whatever ends in a credit, or is one without a label at its beginning, passes the gate in front."""
    for row in read_rows("".join(parts), 1.0):
        if not may_hold_credit(row.text):
            assert credit_start(row.text) is None
            assert row.head or row.whole or credit_of(row) is None
