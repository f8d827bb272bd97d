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


# ---- fields that no machine wrote, and fields against each other

ITEM = {"title": "Ferry link reopens", "text": BODY, "url": URL}


def shown(record: Record) -> str | None:
    return record.published.isoformat() if record.published else None


@pytest.mark.parametrize(
    ("fields", "hints", "iso", "ambiguous"),
    [
        ({"date": "03/04/2022"}, {}, None, False),
        ({"date": "03/04/2022"}, {"order": "MDY"}, "2022-03-04", True),
        ({"date": "03/04/2022", "url": "https://coast.example.co.uk/ferry"}, {}, "2022-04-03", True),
        ({"date": "03/04/2022", "url": "https://coast.example/2022/03/04/ferry"}, {}, "2022-03-04", False),
        ({"date": "Posted on 3 June 2022"}, {}, "2022-06-03", False),
        ({"datePublishedRaw": "3 hours ago", "fetched": "2022-06-03T12:00:00Z"}, {}, "2022-06-03T09:00+00:00", False),
        ({"datePublishedRaw": "3 hours ago", "metadata": {"dateDownloaded": "2022-06-03T12:00:00Z"}}, {},
         "2022-06-03T09:00+00:00", False),
        ({"datePublishedRaw": "3 hours ago"}, {}, None, False),
        ({"date": "June"}, {}, None, False),
        ({"date": "1970-01-01T00:00:00Z"}, {}, None, False),
    ],
)  # fmt: skip
def test_dates_that_people_wrote(
    fields: dict[str, Any], hints: dict[str, Any], iso: str | None, ambiguous: bool
) -> None:
    record = normalize({**ITEM, **fields}, **hints)
    assert shown(record) == iso
    assert bool(record.published and record.published.ambiguous) == ambiguous
    assert (iso is not None and not ambiguous) or any("field published" in note for note in record.notes)


def test_an_open_date_that_the_text_settles() -> None:
    text = f"Published: 3 April 2022\n\n{BODY}"
    record = normalize({**ITEM, "text": text, "date": "03/04/2022"})
    assert shown(record) == "2022-04-03"
    assert not any("field published" in note for note in record.notes)
    record = normalize({**ITEM, "text": text, "date": "05/06/2022"})
    assert shown(record) == "2022-04-03"
    assert any("05/06/2022" in note for note in record.notes)


def test_a_clock_of_wordpress_in_utc() -> None:
    record = normalize({**ITEM, "date": "2022-06-03T11:00:00", "date_gmt": "2022-06-03T09:00:00"})
    assert shown(record) == "2022-06-03T09:00+00:00"


def test_a_date_after_fetching_is_noted() -> None:
    record = normalize({**ITEM, "date": "2022-06-09", "fetched": "2022-06-03T12:00:00Z"})
    assert any("after the page was fetched" in note for note in record.notes)


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"author": "Coast Times", "sitename": "The Coast Times"}, ("Coast Times",)),
        ({"author": "The Coast Times", "sitename": "The Coast Times", "text": f"By Nora Flynn\n\n{BODY}"},
         ("Nora Flynn",)),
        ({"author": {"@type": "Organization", "name": "Coast"}, "text": f"By Nora Flynn\n\n{BODY}"}, ("Nora Flynn",)),
        ({"author": "admin", "text": f"By Nora Flynn\n\n{BODY}"}, ("Nora Flynn",)),
        ({"author": "nora@coast.example (Nora Flynn)"}, ("Nora Flynn",)),
        ({"author": "Flynn, Nora"}, ("Nora Flynn",)),
        ({"author": "Nora Flynn, Sam Adeyemi"}, ("Nora Flynn", "Sam Adeyemi")),
        ({"author": {"givenName": "Nora", "familyName": "Flynn"}}, ("Nora Flynn",)),
        ({"author": {"first_name": "Nora"}}, ()),
        ({"author": "<a href='/n'>Nora Flynn</a>"}, ("Nora Flynn",)),
        ({"authors": ["Nora Flynn", "Read more", "https://coast.example/n", "Https Coast.Example"]}, ("Nora Flynn",)),
        ({"author": 12, "_embedded": {"author": [{"name": "Nora Flynn"}]}}, ("Nora Flynn",)),
        ({"author": 12}, ()),
    ],
)  # fmt: skip
def test_names_as_scrapers_write_them(fields: dict[str, Any], names: tuple[str, ...]) -> None:
    assert normalize({**ITEM, **fields}).authors == names


@pytest.mark.parametrize(("author", "noted"), [("Sam Adeyemi", True), ("Nora Flynn", False), ("NORA FLYNN", False)])
def test_another_name_than_the_text_s_is_noted(author: str, noted: bool) -> None:
    record = normalize({**ITEM, "text": f"Ferry link reopens\n\nBy Nora Flynn\n\n{BODY}", "author": author})
    assert record.authors == (author,)
    assert any("as author" in note for note in record.notes) == noted


def test_markup_and_marks_in_fields() -> None:
    record = normalize({"title": "<b>Ferry</b> link\u200f &amp; pier", "excerpt": {"rendered": "<p>It is back.</p>\n"},
                        "content": {"rendered": HTML}})  # fmt: skip
    assert record.headline == "Ferry link & pier"
    assert record.description == "It is back."
    assert normalize({**ITEM, "title": "Is 1 < 2?"}).headline == "Is 1 < 2?"
