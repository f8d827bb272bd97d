"""Records of other tools: their field names, values of any shape, fields against the text."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import Record, normalize
from normalize.errors import InputError

BODY = (
    "The ferry left the harbour on Friday with two hundred people aboard, the operator said.\n\n"
    "Tickets cost a third less than four years ago, and the council paid for a new pier and a car park."
)
HTML = "".join(f"<p>{part}</p>" for part in BODY.split("\n\n"))
URL = "https://coast.example/ferry"

SHAPES: dict[str, dict[str, Any]] = {
    "trafilatura": {
        "title": "Ferry link reopens", "author": "Nora Flynn; Sam Adeyemi", "hostname": "coast.example",
        "date": "2022-06-03", "fingerprint": "1f", "id": None, "comments": "", "raw_text": BODY,
        "text": BODY, "language": "en", "filedate": "2024-01-01", "source": URL, "source-hostname": "Coast",
        "excerpt": "A ship is back.", "categories": "", "tags": "",
    },
    "news-please": {
        "authors": ["Nora Flynn", "Sam Adeyemi"], "date_download": "2022-06-04 10:00:00", "date_modify": "None",
        "date_publish": "2022-06-03 00:00:00", "description": "A ship is back.", "filename": "x.json", "image_url": "",
        "language": "en", "localpath": None, "maintext": BODY, "source_domain": "coast.example",
        "title": "Ferry link reopens", "title_page": None, "title_rss": None, "url": URL,
    },
    "newspaper4k": {
        "url": URL, "title": "Ferry link reopens", "text": BODY, "authors": ["Nora Flynn", "Sam Adeyemi"],
        "publish_date": dt.datetime(2022, 6, 3), "meta_lang": "en", "meta_description": "A ship is back.",
        "summary": "", "keywords": [], "top_image": "", "canonical_link": URL,
    },
    "zyte": {
        "url": URL, "headline": "Ferry link reopens", "datePublished": "2022-06-03T00:00:00Z",
        "datePublishedRaw": "3 June 2022", "authors": [
            {"name": "Nora Flynn", "nameRaw": "By Nora Flynn"}, {"name": "Sam Adeyemi", "nameRaw": "Sam Adeyemi"},
        ],
        "inLanguage": "en", "description": "A ship is back.", "articleBody": BODY, "articleBodyHtml": HTML,
        "metadata": {"probability": 0.9},
    },
    "ninjs 3.1": {
        "uri": URL, "standard": {"name": "ninjs", "version": "3.1"}, "firstCreated": "2022-06-03T00:00:00Z",
        "versionCreated": "2022-06-03T15:05:00Z", "language": "en-GB", "by": "Nora Flynn and Sam Adeyemi",
        "headlines": [{"role": "main", "value": "Ferry link reopens"}, {"role": "short", "value": "Ferry"}],
        "descriptions": [{"role": "summary", "value": "A ship is back."}],
        "bodies": [
            {"role": "main", "contentType": "text/html", "value": HTML},
            {"role": "main", "contentType": "text/plain", "value": BODY},
        ],
    },
    "ninjs 1": {
        "uri": URL, "headline": "Ferry link reopens", "byline": "By Nora Flynn and Sam Adeyemi",
        "firstcreated": "2022-06-03T00:00:00Z", "description_text": "A ship is back.", "body_text": BODY,
        "body_xhtml": HTML, "language": "en",
    },
    "schema.org": {
        "@type": "NewsArticle", "headline": "Ferry link reopens", "articleBody": BODY, "inLanguage": "en",
        "author": [{"@type": "Person", "name": "Nora Flynn"}, {"@type": "Person", "name": "Sam Adeyemi"}],
        "datePublished": "2022-06-03", "description": "A ship is back.", "mainEntityOfPage": {"@id": URL},
    },
    "wordpress": {
        "title": {"rendered": "Ferry link reopens"}, "content": {"rendered": HTML, "protected": False},
        "excerpt": {"rendered": "A ship is back."}, "date_gmt": "2022-06-03T00:00:00", "link": URL,
        "author": ["Nora Flynn", "Sam Adeyemi"],
    },
    "a page in a record": {
        "html": f"<article><h1>Ferry link reopens</h1>{HTML}</article>", "url": URL, "date": 1654214400,
        "author": "Nora Flynn, Sam Adeyemi", "description": "A ship is back.",
    },
}  # fmt: skip
"""One article as each tool writes it."""


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(shape: str) -> None:
    record = normalize(SHAPES[shape])
    assert record.headline == "Ferry link reopens"
    assert record.authors == ("Nora Flynn", "Sam Adeyemi")
    assert record.description == "A ship is back."
    assert record.body == BODY
    assert record.url == URL
    assert record.language.tag == "en"
    assert record.published is not None
    assert str(record.published.isoformat()).startswith("2022-06-03")
    assert Record.from_json(record.to_json()) == record
    assert not [note for note in record.notes if "HTML" not in note]


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        (dt.datetime(2022, 6, 3, 9, 30, tzinfo=dt.UTC), "2022-06-03T09:30+00:00"),
        (dt.date(2022, 6, 3), "2022-06-03"),
        (1654248600, "2022-06-03T09:30+00:00"),
        (1654248600000, "2022-06-03T09:30+00:00"),
        (1654248600.5, "2022-06-03T09:30+00:00"),
        ("Fri, 03 Jun 2022 09:30:00 GMT", "2022-06-03T09:30+00:00"),
        ("June 3, 2022", "2022-06-03"),
        (["2022-06-03T09:30:00Z"], "2022-06-03T09:30+00:00"),
        ({"value": "2022-06-03"}, "2022-06-03"),
        ({"@value": "2022-06-03"}, "2022-06-03"),
    ],
)
def test_dates_of_any_type(value: object, iso: str) -> None:
    found = normalize({"text": BODY, "date": value}).published
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize("value", [None, "", "None", float("nan"), {"value": None}, [], [None]])
def test_no_value_is_no_news(value: object) -> None:
    record = normalize({"text": BODY, "date": value, "author": value, "title": value})
    assert (record.published, record.authors, record.headline, record.notes) == (None, (), None, ())


@pytest.mark.parametrize(("value", "word"), [("not a date", "not a date"), ("31.02.2022", "31.02."), (True, "bool")])
def test_a_date_that_is_none_is_noted(value: object, word: str) -> None:
    record = normalize({"text": BODY, "datePublished": value})
    assert record.published is None
    assert any(word in note for note in record.notes)


@pytest.mark.parametrize("value", [3, object(), {1, 2}])
def test_a_wrong_type_is_noted(value: object) -> None:
    record = normalize({"text": BODY, "title": value})
    assert record.headline is None
    assert any("title" in note for note in record.notes)


def test_a_language_that_is_not_the_text_s() -> None:
    assert any("'fr'" in note for note in normalize({"text": BODY, "language": "fr"}).notes)
    assert not normalize({"text": BODY, "language": "en_US"}).notes
    assert not normalize({"text": BODY, "language": "?"}).notes


def test_several_texts_are_noted_where_they_differ() -> None:
    assert any("more than one" in note for note in normalize({"text": BODY, "body": "Something else."}).notes)
    assert not normalize({"text": BODY, "body": f" {BODY}\n"}).notes


def test_fields_without_a_text() -> None:
    record = normalize({"title": "Ferry link reopens", "date": "2022-06-03"})
    assert (record.headline, record.body) == ("Ferry link reopens", "")
    assert any("no text" in note for note in record.notes)


@pytest.mark.parametrize("record", [{}, {"url": URL}, {"x": 1}, {"text": None, "language": "en"}])
def test_nothing_of_an_article(record: dict[str, object]) -> None:
    with pytest.raises(InputError, match="text field is one of"):
        normalize(record)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.binary(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "value"]), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["title", "date", "author", "url", "language", "modified", "bodies"]), values))
def test_any_record(fields: dict[str, object]) -> None:
    record = normalize({"text": BODY, **fields})
    assert Record.from_json(record.to_json()) == record
