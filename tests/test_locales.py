"""Every language file proves itself: what its examples promise comes out, and from its counter-examples nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import normalize
from normalize.lexicon.schema import SECTIONS, Locale, read_folder
from normalize.model import Money
from normalize.pieces import REMOVED_KINDS

FOLDER = Path(__file__).resolve().parent.parent / "locales"
LOCALES = read_folder(FOLDER)
RECORD_KEYS = ("published", "updated", "authors", "credits", "removed", "language")


def _examples() -> Iterator[Any]:
    for locale in LOCALES:
        for number, example in enumerate(locale.examples):
            for key in example:
                if key not in ("text", "why"):
                    yield pytest.param(locale.tag, example, key, id=f"{locale.tag}-{number}-{key}")


def _negatives() -> Iterator[Any]:
    for locale in LOCALES:
        for number, negative in enumerate(locale.negatives):
            yield pytest.param(locale.tag, negative, id=f"{locale.tag}-{number}-{negative['kind']}")


def _money(found: Money) -> str:
    """`3000000 EUR`, `5-7 USD`; `?` for an unknown currency."""
    amounts = [found.amount] if found.amount_max is None else [found.amount, found.amount_max]
    return "-".join(f"{a.normalize():f}" for a in amounts) + f" {found.currency or '?'}"


def _of_record(text: str, tag: str, key: str) -> Any:
    record = normalize.normalize(text, language=tag)
    assert record.restore() == text
    if key in ("published", "updated"):
        found = getattr(record, key)
        return None if found is None else found.isoformat()
    if key == "language":
        return None if record.language is None else record.language.tag
    if key == "removed":
        return [removed.kind for removed in record.removed]
    return list(getattr(record, key))


@pytest.mark.parametrize(("tag", "example", "key"), list(_examples()))
def test_example_gives_what_it_promises(tag: str, example: Mapping[str, Any], key: str) -> None:
    text, wanted = example["text"], example[key]
    if key == "date":
        assert wanted in [found.isoformat() for found in normalize.find_dates(text, languages=[tag])]
    elif key == "money":
        assert wanted in [_money(found) for found in normalize.find_money(text, language=tag)]
    else:
        assert _of_record(text, tag, key) == wanted


@pytest.mark.parametrize(("tag", "negative"), list(_negatives()))
def test_counter_example_gives_nothing(tag: str, negative: Mapping[str, Any]) -> None:
    text, kind = negative["text"], negative["kind"]
    if kind == "date":
        assert normalize.find_dates(text, languages=[tag]) == []
    elif kind == "money":
        assert normalize.find_money(text, language=tag) == []
    else:
        assert _of_record(text, tag, kind) == []


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: locale.tag)
def test_file_holds_what_every_language_needs(locale: Locale) -> None:
    for label in ("published", "updated", "byline", "credit", "related", "read-more", "comments", "source"):
        assert locale.words("labels", label), label
    assert locale.countries or locale.tag in ("eo", "yi"), "countries"
    assert locale.groups("dates", "weekdays"), "dates.weekdays"
    assert {n["kind"] for n in locale.negatives} >= {"date", "money"}
    for example in locale.examples:
        assert set(example.get("removed", ())) <= set(REMOVED_KINDS)
        assert example.get("why"), example["text"]


def test_manual_names_every_file() -> None:
    manual = (FOLDER.parent / "docs" / "locales.md").read_text(encoding="utf8")
    rows = [line.split("|") for line in manual.splitlines() if line.startswith("| `")]
    listed = {cells[1].strip(" `"): cells[2].strip() for cells in rows if len(cells) == 7}
    assert listed == {locale.tag: locale.name for locale in LOCALES}


def test_manual_explains_every_key() -> None:
    manual = (FOLDER.parent / "docs" / "locales.md").read_text(encoding="utf8")
    for section, keys in SECTIONS.items():
        for key in keys:
            assert f"`{key}`" in manual or f"`{section}.{key}`" in manual, f"{section}.{key}"
