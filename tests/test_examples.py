"""The examples run, and say what the documentation says that they say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from normalize import normalize

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
ARTICLES = sorted((EXAMPLES / "articles").glob("*.txt"))
PUBLISHED = {
    "de": "2023-03-09T22:48", "en": "2019-05-14T07:42", "es": "2024-04-23T14:35", "he": "2023-06-18T21:05",
    "ja": "2021-04-09T10:15", "ru": "2019-08-07T18:20+03:00",
}  # fmt: skip


def run(script: str, text: str = "") -> str:
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / script)], input=text, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_articles(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    record = normalize(source)
    assert record.language is not None
    assert record.language.tag == path.stem
    assert record.published is not None
    assert record.published.isoformat() == PUBLISHED[path.stem]
    assert record.headline
    assert record.headline in source
    assert record.removed
    assert record.restore() == source


def test_six_languages_with_boilerplate_in_another_script() -> None:
    assert len({path.stem for path in ARTICLES}) >= 6
    for path in ARTICLES:
        spans = normalize(path.read_text(encoding="utf-8")).languages
        assert len({span.script for span in spans} - {"Zyyy"}) >= 2, path.stem


def test_one_article() -> None:
    out = run("one_article.py")
    assert "published  2019-05-14T07:42" in out
    assert out.rstrip().endswith("True")


def test_dates_and_money() -> None:
    out = run("dates_and_money.py")
    assert "2012-02-26T18:56" in out
    assert "120000000" in out
    assert "the series is MDY" in out


def test_scraped_records() -> None:
    lines = '{"title": "Hi", "text": "Fares rise by $2 on Monday, the trust said."}\n\n{"text": "Two."}\n'
    records = [json.loads(line) for line in run("scraped_records.py", lines).splitlines()]
    assert [record["money"][:1] and record["money"][0]["amount"] for record in records] == ["2", []]
