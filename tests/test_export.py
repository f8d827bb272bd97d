"""Exports: what they hold, what they leave out, and that they keep to the published vocabularies.

`NINJS` states the constraints of the published ninjs 3.1 schema (`ninjs-schema_3.1.json` of the IPTC, read property by
property) for the properties that we write, in our own words, and allows no other property at all: what passes here
passes there (the full schema allows more, requires no more).  `SCHEMA_ORG` does the same for schema.org.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import Date, Language, Money, Record, Removed, normalize
from normalize.export import to_ninjs, to_row, to_schema_org, to_text
from normalize.export.flat import COLUMNS

ROOT = Path(__file__).resolve().parent.parent
_FOLDERS = ("examples/articles", "benchmarks/corpus")
ARTICLES = sorted(path for folder in _FOLDERS for path in (ROOT / folder).glob("*.txt"))


def _listed(*required: str, **properties: str) -> dict[str, Any]:
    shape = {name: {"type": kind} for name, kind in properties.items()}
    item = {"type": "object", "properties": shape, "required": list(required), "additionalProperties": False}
    return {"type": "array", "items": item}


_TEXT = {"type": "string"}
_INSTANT = {"type": "string", "format": "date-time"}
_VALUES = _listed("value", role="string", contentType="string", value="string")
NINJS = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {
        "uri": {"type": "string", "format": "uri"},
        "type": {
            "enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]
        },
        "standard": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"name": _TEXT, "version": _TEXT, "schema": {"type": "string", "format": "uri"}},
        },
        "language": _TEXT, "firstCreated": _INSTANT, "versionCreated": _INSTANT, "by": _TEXT, "located": _TEXT,
        "copyrightNotice": _TEXT, "edNote": _TEXT, "headlines": _VALUES, "descriptions": _VALUES,
        "bodies": _listed("value", role="string", contentType="string", charCount="integer", wordCount="integer",
                          value="string"),
        "infoSources": _listed(name="string", role="string"),
    },
}  # fmt: skip

SCHEMA_ORG: dict[str, dict[str, str]] = {
    "NewsArticle": {
        "url": "URL", "headline": "Text", "abstract": "Text", "articleBody": "Text", "inLanguage": "Text",
        "datePublished": "DateTime", "dateModified": "DateTime", "dateline": "Text", "author": "Person",
        "creditText": "Text", "image": "ImageObject", "copyrightNotice": "Text", "mentions": "MonetaryAmount",
    },
    "Person": {"name": "Text"},
    "ImageObject": {"caption": "Text"},
    "MonetaryAmount": {"name": "Text", "currency": "Text", "value": "Text", "minValue": "Text", "maxValue": "Text"},
}  # fmt: skip
"""Types of the vocabulary and the ranges of their properties, as far as we write them.

The vocabulary has `Number` for the two ends of a range; we write both as texts all the same, as its rules on
conformance allow for any type, so that no digit is lost.  `value` may be a text by its own range.
"""

zones = st.none() | st.integers(-12 * 3600, 14 * 3600).map(lambda n: dt.timezone(dt.timedelta(seconds=n)))
moments = st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1), timezones=zones)
days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
dates = st.one_of(
    st.builds(Date, moments, st.sampled_from(["hour", "minute", "second"]), st.just("x"), st.just(0), st.just(1)),
    st.builds(Date, days, st.sampled_from(["year", "month", "day"]), st.just("x"), st.just(0), st.just(1)),
    st.builds(Date, st.none(), st.just("day"), st.just("x"), st.just(0), st.just(1)),
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
amounts = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**12)
money = st.builds(
    Money, amounts, st.none() | st.sampled_from(["USD", "EUR"]), texts, st.just(0), st.just(1), st.none() | amounts
)
records = st.builds(
    Record, headline=st.none() | texts, description=st.none() | texts, body=texts,
    authors=st.lists(texts, max_size=2).map(tuple), credits=st.lists(texts, max_size=2).map(tuple),
    captions=st.lists(texts, max_size=2).map(tuple), dateline=st.none() | texts,
    published=st.none() | dates, updated=st.none() | dates, money=st.lists(money, max_size=2).map(tuple),
    language=st.none() | st.sampled_from(["und", "he", "pt-BR"]).map(lambda tag: Language(tag, "Latn", 0.9)),
    url=st.none() | texts | st.from_regex(r"(?s)https?://\S*", fullmatch=True),
    notes=st.lists(texts, max_size=2).map(tuple),
)  # fmt: skip

FORMATS = jsonschema.FormatChecker(())
"""The formats that the schema names, by the grammars of RFC 3986 and RFC 3339; an optional package would check them."""
_URI = re.compile(r"""(?xa) [A-Z][A-Z0-9+.-]* :
    (?: // (?: [\w.~!$&'()*+,;=:@-] | %[0-9A-F]{2} | \[[0-9A-F:.]+\] )* (?: (?=[/?#]) | \Z ) )?
    (?: [\w.~!$&'()*+,;=:@/-] | %[0-9A-F]{2} )*
    (?: \? (?: [\w.~!$&'()*+,;=:@/?-] | %[0-9A-F]{2} )* )?
    (?: \# (?: [\w.~!$&'()*+,;=:@/?-] | %[0-9A-F]{2} )* )?""", re.IGNORECASE)  # fmt: skip
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)


@FORMATS.checks("uri")
def is_uri(value: object) -> bool:
    return not isinstance(value, str) or _URI.fullmatch(value) is not None


@FORMATS.checks("date-time", ValueError)
def is_date_time(value: object) -> bool:
    return not isinstance(value, str) or bool(_DATE_TIME.fullmatch(value) and dt.datetime.fromisoformat(value).tzinfo)


CHECKER = jsonschema.Draft202012Validator(NINJS, format_checker=FORMATS)


def check_ninjs(record: Record) -> dict[str, Any]:
    item = to_ninjs(record)
    CHECKER.validate(item)
    json.dumps(item).encode()
    return item


def check_schema_org(value: Any, kind: str) -> None:
    """Every property belongs to its type, every value to the property's range."""
    if kind in SCHEMA_ORG:
        assert value.get("@type") == kind
        for name, inner in value.items():
            if not name.startswith(("@", "newsnorm:")):
                for item in inner if isinstance(inner, list) else [inner]:
                    check_schema_org(item, SCHEMA_ORG[kind][name])
    else:
        assert isinstance(value, str)
        assert kind != "URL" or is_uri(value)
        assert kind != "DateTime" or is_date_time(value) or dt.date.fromisoformat(value).isoformat() == value


@given(records)
def test_any_record_keeps_to_the_vocabularies(record: Record) -> None:
    check_ninjs(record)
    check_schema_org(to_schema_org(record), "NewsArticle")
    assert tuple(to_row(record)) == COLUMNS
    assert isinstance(to_text(record), str)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_examples_keep_to_the_vocabularies(path: Path) -> None:
    record = normalize(path.read_text(encoding="utf-8"))
    assert check_ninjs(record)["headlines"][0]["value"] == record.headline
    check_schema_org(to_schema_org(record), "NewsArticle")


@pytest.mark.parametrize("property_", ["authors", "dates", "notes", "segments"])
def test_the_check_refuses_what_ninjs_has_not(property_: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        CHECKER.validate({"uri": "https://news.example/1", property_: []})


LOCAL = Date(dt.datetime(2012, 2, 26, 18, 56), "minute", "02.26.12, 18:56", 0, 15)
AWARE = Date(dt.datetime(2012, 2, 26, 18, 56, tzinfo=dt.timezone(dt.timedelta(hours=2))), "minute", "x", 0, 1)
DAY = Date(dt.date(2012, 2, 26), "day", "x", 0, 1)
MONTH = Date(dt.date(2012, 2, 1), "month", "x", 0, 1)


@pytest.mark.parametrize(("date", "ninjs", "schema_org"), [
    (AWARE, "2012-02-26T18:56:00+02:00", "2012-02-26T18:56:00+02:00"),
    (LOCAL, None, None),
    (DAY, None, "2012-02-26"),
    (MONTH, None, None),
])  # fmt: skip
def test_a_time_without_a_zone_is_left_out_with_a_note(date: Date, ninjs: str | None, schema_org: str | None) -> None:
    record = Record(headline="Hi", published=date)
    item, article = to_ninjs(record), to_schema_org(record)
    assert item.get("firstCreated") == item.get("versionCreated") == ninjs
    assert ("published left out" in item.get("edNote", "")) == (ninjs is None)
    assert article.get("datePublished") == schema_org
    assert ("newsnorm:note" in article) == (schema_org is None)


def test_amounts_are_texts() -> None:
    exact = Money(Decimal("12345678901234567890.10"), "USD", "$…", 0, 2)
    range_ = Money(Decimal(5), None, "5 to 7", 0, 6, Decimal(7))
    mentions = to_schema_org(Record(money=(exact, range_)))["mentions"]
    assert mentions[0] == {
        "@type": "MonetaryAmount", "name": "$…", "currency": "USD", "value": "12345678901234567890.10",
    }  # fmt: skip
    assert mentions[1] == {"@type": "MonetaryAmount", "name": "5 to 7", "minValue": "5", "maxValue": "7"}


def test_an_item_without_address_is_named_by_its_content() -> None:
    one, other = (to_ninjs(Record(headline=text))["uri"] for text in ("a", "b"))
    assert one.startswith("ni:///sha-256;")
    assert one != other
    assert to_ninjs(Record(headline="a"))["uri"] == one


@pytest.mark.parametrize(("url", "uri"), [
    ("https://news.example/2012/02/26/flood?a=1&b=%20#x", "https://news.example/2012/02/26/flood?a=1&b=%20#x"),
    ("https://news.example?id=1", "https://news.example?id=1"),
    ("https://news.example/חדשות", "https://news.example/%D7%97%D7%93%D7%A9%D7%95%D7%AA"),
    ("https://news.example/a b?t[]=100%", "https://news.example/a%20b?t%5B%5D=100%25"),
    ("https://[::1]:8080/x", "https://[::1]:8080/x"),
    ("urn:newsml:paper:20120226:1", "urn:newsml:paper:20120226:1"),
    *((url, None) for url in (None, "", "news.example/a", "/2012/02/26/", "https://", "C:\\news\\a.txt", "https://שם/")),
])  # fmt: skip
def test_an_address_is_a_uri_or_left_out(url: str | None, uri: str | None) -> None:
    record = Record(headline="Hi", url=url)
    assert to_schema_org(record).get("url") == uri
    assert check_ninjs(record)["uri"] == uri or (uri is None and to_ninjs(record)["uri"].startswith("ni:///"))


def test_a_zone_with_seconds_is_written_in_utc() -> None:
    date = Date(dt.datetime(1900, 5, 1, 12, tzinfo=ZoneInfo("Asia/Jerusalem")), "minute", "x", 0, 1)
    assert check_ninjs(Record(published=date))["firstCreated"] == "1900-05-01T09:39:20+00:00"


def test_copyright_lines_are_kept() -> None:
    record = Record(removed=(Removed("copyright", "© 2012 The Paper", 0, 16, "label", "en"),))
    assert to_ninjs(record)["copyrightNotice"] == "© 2012 The Paper"
