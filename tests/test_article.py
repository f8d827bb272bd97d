"""The article room: labels, rows, headline, stamps, names, roles, and what the record holds of them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given

from normalize import normalize
from normalize.article.credits import credit_start
from normalize.article.given import decode, open_source
from normalize.article.names import looks_like_name, names_in
from normalize.article.outside import country_of_url, moment, url_date
from normalize.article.rows import read_rows
from normalize.errors import InputError
from tests.strategies import any_text

LEAD = "The council voted on Monday to rebuild the old bridge, which has been closed to lorries since the floods."
MORE = "Work on the bridge is to begin in spring and will take about two years, the mayor told reporters in town."
RUSSIAN = "Совет решил перестроить старый мост, закрытый для грузовиков после наводнения."
PAGE = f"Council to rebuild old bridge\n\nBy Jane Roe\n\n3 May 2024, 10:15\n\n{LEAD}\n\nWhat happens next\n\n{MORE}"


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Jane Roe", True), ("Jean-Luc O’Hara", True), ("Otto von Hausen", True), ("Jane", False),
        ("The Council", False), ("jane roe", False), ("Jane Roe 2", False), ("Read More About It Today Now", False),
    ],
)  # fmt: skip
def test_shape_of_names(text: str, yes: bool) -> None:
    assert looks_like_name(text, "en") is yes


@pytest.mark.parametrize(
    ("text", "tag", "names"),
    [
        ("Jane Roe and Max Moe", "en", ("Jane Roe", "Max Moe")),
        ("Jane Roe und Max Moe, Redakteur", "de", ("Jane Roe", "Max Moe")),
        ("Jane Roe, The Associated Press", "en", ("Jane Roe",)),
        ("The Associated Press", "en", ("The Associated Press",)),
        ("Jane Roe jane@example.org", "en", ("Jane Roe",)),
    ],
)
def test_labelled_names(text: str, tag: str, names: tuple[str, ...]) -> None:
    assert names_in(text, tag, labelled=True) == names


def test_page() -> None:
    record = normalize(PAGE)
    assert record.headline == "Council to rebuild old bridge"
    assert record.authors == ("Jane Roe",)
    assert record.published is not None
    assert record.published.isoformat() == "2024-05-03T10:15"
    assert record.body == f"{LEAD}\n\nWhat happens next\n\n{MORE}"


@pytest.mark.parametrize(
    "around",
    [
        "{}\n\nRelated articles:\n\nA cat on a roof\n\nAnother cat on a roof",
        "{}\n\nShare on Facebook\n\nComments\n\nLeave a comment",
        "Skip to content\n\nMenu\n\n{}",
        "{}\n\nAdvertisement\n\n© 2019 The Paper. All rights reserved.",
    ],
)
def test_boilerplate_leaves_the_metadata(around: str) -> None:
    plain, wrapped = normalize(PAGE), normalize(around.format(PAGE))
    assert (wrapped.headline, wrapped.authors, wrapped.body) == (plain.headline, plain.authors, plain.body)
    assert wrapped.published is not None
    assert plain.published is not None
    assert wrapped.published.value == plain.published.value


@pytest.mark.parametrize("mark", ["\u200f", "\u200e", "\ufeff", "\u200b"])
def test_invisible_marks_at_gaps(mark: str) -> None:
    text = PAGE.replace("\n\n", f"\n{mark}\n")
    record = normalize(text)
    assert record.headline == "Council to rebuild old bridge"
    assert record.authors == ("Jane Roe",)
    assert record.restore() == text


def test_two_stamps() -> None:
    record = normalize(PAGE.replace("3 May 2024, 10:15", "Updated: 4 May 2024, 8:00 | Published: 3 May 2024, 10:15"))
    assert record.published is not None
    assert record.updated is not None
    assert record.published.isoformat() == "2024-05-03T10:15"
    assert record.updated.isoformat() == "2024-05-04T08:00"


def test_update_shown_as_clock_only() -> None:
    record = normalize(PAGE.replace("3 May 2024, 10:15", "Published 3 May 2024, 10:15\nUpdated at 12:40"))
    assert record.updated is not None
    assert record.updated.isoformat() == "2024-05-03T12:40"
    assert "day:published" in record.updated.evidence


@pytest.mark.parametrize(
    "text",
    [
        f"Council to rebuild old bridge\n\n{LEAD}\n\n{MORE}",
        f"Council to rebuild old bridge\n\n{LEAD}\n\nThe bridge was opened on 3 May 1924 by the king.\n\n{MORE}",
        f"Council to rebuild old bridge\n\n{LEAD}\n\n— Jane Roe (@janeroe) May 3, 2024\n\n{MORE}",
        f"Council to rebuild old bridge\n\n{LEAD}\n\n{MORE}\n\n© 2024 The Paper. All rights reserved.",
    ],
)
def test_no_stamp_where_none_is_shown(text: str) -> None:
    assert normalize(text).published is None


def test_year_from_the_url() -> None:
    record = normalize(PAGE.replace("3 May 2024", "3 May"), url="https://example.org/2024/05/03/bridge")
    assert record.published is not None
    assert record.published.isoformat() == "2024-05-03T10:15"


def test_url() -> None:
    assert url_date("https://example.org/a/2024/5/3/x") is not None
    assert url_date("https://example.org/a/1234567890") is None
    assert country_of_url("https://paper.example.de/x") == "DE"
    assert country_of_url("https://[broken") is None
    assert moment("2024-05-03T10:15:00+0200") == moment("2024-05-03T10:15:00+02:00")
    assert moment("3 May 2024") == dt.date(2024, 5, 3)
    assert moment("03/04/2024") is None  # which is the day?
    assert moment("next week") is None


def test_bytes() -> None:
    assert decode("\ufeffé".encode()) == ("é", None)
    assert decode("\ufeffé".encode("utf-16-le"))[0] == "é"
    text, note = decode(RUSSIAN.encode("cp1251"))
    assert "мост" in text
    assert note is not None
    assert "charset-normalizer" in note


def test_mapping() -> None:
    given = open_source({"title": "Hi", "maintext": "There.", "authors": ["Jane Roe"], "date_publish": "2024-05-03"})
    assert (given.first("headline"), given.text, given.first("authors")) == ("Hi", "There.", "Jane Roe")
    with pytest.raises(InputError, match="no text"):
        open_source({"url": "https://example.org"})


def test_field_beside_the_stamp() -> None:
    record = normalize({"text": PAGE, "date": "2024-05-09"})
    assert record.published is not None
    assert record.published.isoformat() == "2024-05-03T10:15"
    assert any("2024-05-09" in note for note in record.notes)


@pytest.mark.parametrize("text", ["Rescuers at work. (AP)", "The harbour. Photo: Jane Roe/AFP", "A street © Jane Roe"])
def test_credit_behind_a_caption(text: str) -> None:
    assert credit_start(text) is not None


@pytest.mark.parametrize("text", ["He told the Associated Press.", "It was a long day.", "Three things (in short):"])
def test_no_credit(text: str) -> None:
    assert credit_start(text) is None


@given(any_text)
def test_rows_are_the_lines_that_say_something(text: str) -> None:
    rows = read_rows(text, 1.0)
    assert [row.text for row in rows] == [line.strip() for line in text.split("\n") if line.strip()]
    assert all(text[row.start : row.end] == row.text for row in rows)
    assert all(text[row.line_start : row.start].strip() == "" for row in rows)


def test_rows_know_repeats_and_neighbours() -> None:
    rows = read_rows("Home\nNews\n\nHome", 1.0)
    assert [row.repeats for row in rows] == [2, 1, 2]
    assert [row.joined_below for row in rows] == [True, False, False]


@pytest.mark.parametrize(("rows", "credits"), [(1, ("Jane Roe",)), (14, ())])
def test_a_credit_far_from_the_body_is_not_the_articles(rows: int, credits: tuple[str, ...]) -> None:
    links = "\n".join(f"Another story number {number}" for number in range(rows))
    assert normalize(f"{PAGE}\n\n{links}\n\n© Jane Roe").credits == credits


def test_phrases_around_the_article_do_not_hang_on_its_publication() -> None:
    inside = PAGE.replace("on Monday", "yesterday")
    around = f"Weather today\n\nPaper of last Sunday\n\n{inside}\n\nRelated articles\n\nA cat was found yesterday"
    assert [date.text for date in normalize(around).dates if date.evidence[0].startswith("relative")] == ["yesterday"]
    assert normalize(around).dates[-1].isoformat() == "2024-05-02"


def test_of_a_sentence_that_stands_twice_the_first_stays() -> None:
    first = "The bees came back to the orchard in April, and the old man counted eleven hives by the first warm Sunday."
    second = "He had not sold a jar of honey for two years, since the winter that killed nearly all of his colonies."
    again = "Nobody knows what brought them back this spring."
    text = f"Bees return to the orchard\n\n{first}\n\n{again}\n\n{second}\n\n{again}\n\n{first[:-1]} of May."
    assert normalize(text).body.count(again) == 1
    link = "Read what the beekeepers say"
    assert link not in normalize(f"Bees return to the orchard\n\n{first}\n\n{link}\n\n{second}\n\n{link}").body
