"""Thirty invented articles, one a language: `normalize` finds the record that their author wrote down."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

import normalize
from normalize import Record

CORPUS = Path(__file__).parent.parent / "benchmarks" / "corpus"
TAGS = sorted(path.stem for path in CORPUS.glob("*.toml"))

Money = list[tuple[str, str | None]]


def truth(tag: str) -> dict[str, Any]:
    return tomllib.loads((CORPUS / f"{tag}.toml").read_text("utf8"))


TRUTHS = {tag: truth(tag) for tag in TAGS}


def source(tag: str) -> str:
    return (CORPUS / f"{tag}.txt").read_text("utf8")


@lru_cache(maxsize=64)
def record(tag: str) -> Record:
    return normalize.normalize(source(tag))


def iso(date: normalize.Date | None) -> str | None:
    """ISO 8601 to the precision, with the offset where the stamp wrote its zone."""
    return None if date is None else date.isoformat()


def money(found: Record) -> Money:
    return [(f"{item.amount:f}", item.currency) for item in found.money]


def stamp_tongue(found: Record, wanted: str) -> bool:
    """Whether a span of the stamp's language lies in the last tenth of the lines, where all stamps stand."""
    return any(span.tag == wanted for span in found.languages[-4:])


READ: dict[str, Callable[[Record], Any]] = {
    "headline": lambda r: r.headline,
    "description": lambda r: r.description,
    "published": lambda r: iso(r.published),
    "updated": lambda r: iso(r.updated),
    "authors": lambda r: list(r.authors),
    "credits": lambda r: list(r.credits),
    "captions": lambda r: list(r.captions),
    "language": lambda r: r.language and r.language.tag,
}


def cases(*fields: str) -> list[Any]:
    """One case an article and field; a known failure must fail, and says why."""
    rows = []
    for tag in TAGS:
        known = TRUTHS[tag].get("known_failures", {})
        for name in fields:
            marks = [pytest.mark.xfail(reason=known[name], strict=True)] if name in known else []
            rows.append(pytest.param(tag, name, marks=marks, id=f"{tag}-{name}"))
    return rows


@pytest.mark.parametrize(("tag", "name"), cases(*READ))
def test_field(tag: str, name: str) -> None:
    assert READ[name](record(tag)) == TRUTHS[tag].get(name)


@pytest.mark.parametrize(("tag", "name"), cases("money"))
def test_money(tag: str, name: str) -> None:
    assert money(record(tag)) == [tuple(pair) for pair in TRUTHS[tag][name]]


@pytest.mark.parametrize(("tag", "name"), cases("stamp"))
def test_stamp_language(tag: str, name: str) -> None:
    spans = record(tag).languages
    shown = [(span.tag, source(tag)[span.start : span.end][:40]) for span in spans]
    assert stamp_tongue(record(tag), TRUTHS[tag][name]), shown


@pytest.mark.parametrize(("tag", "name"), cases("crosshead"))
def test_crosshead_stays(tag: str, name: str) -> None:
    assert TRUTHS[tag][name] in record(tag).body.split("\n\n")


@pytest.mark.parametrize(("tag", "name"), cases("gone"))
def test_residue_is_removed(tag: str, name: str) -> None:
    cut = "\n".join(item.text for item in record(tag).removed)
    body = record(tag).body
    assert [line for line in TRUTHS[tag][name] if line not in cut or line in body] == []


@pytest.mark.parametrize(("tag", "name"), cases("body"))
def test_paragraphs_stay(tag: str, name: str) -> None:
    """Every paragraph between the description and the four blank lines before the stamp is in the body."""
    story = source(tag).split(TRUTHS[tag]["description"])[1].split("\n" * 5)[0]
    paragraphs = [line for line in story.split("\n") if len(line) > 50]
    body = record(tag).body.split("\n\n")
    assert len(paragraphs) >= 6
    assert [line for line in paragraphs if line not in body] == []


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_lost(tag: str) -> None:
    found = record(tag)
    assert found.restore() == source(tag)
    assert Record.from_json(found.to_json()) == found


@pytest.mark.parametrize("tag", TAGS)
def test_spans_point_into_the_source(tag: str) -> None:
    found, text = record(tag), source(tag)
    for item in (*found.money, *found.dates, *found.removed):
        assert text[item.start : item.end] == item.text


def test_corpus_is_whole() -> None:
    """Thirty languages, each article of 1,200 to 3,000 characters, each with a text and a truth."""
    assert len(TAGS) == 30
    assert sorted(path.stem for path in CORPUS.glob("*.txt")) == TAGS
    assert all(1200 <= len(source(tag)) <= 3000 for tag in TAGS)
