"""The corpus in fourteen encodings: bytes never raise; where the encoding says what it is, the record is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

import normalize
from tests.fuzz.box import boxed

CORPUS = Path(__file__).parent.parent.parent / "benchmarks" / "corpus"
TAGS = sorted(path.stem for path in CORPUS.glob("*.txt"))
MARKED = ("utf-8", "utf-8-sig", "utf-16", "utf-32")
"""Encodings that are known from their first bytes."""
GUESSED = (
    "utf-16-be", "cp1252", "cp1250", "cp1251", "cp1255", "cp1256", "iso8859-7", "shift_jis", "gb18030", "euc_kr",
)  # fmt: skip


def article(tag: str) -> str:
    return (CORPUS / f"{tag}.txt").read_text("utf8")


def test_fourteen_encodings() -> None:
    assert len(MARKED + GUESSED) == 14


@pytest.mark.parametrize("encoding", MARKED)
def test_a_marked_encoding_changes_nothing(encoding: str) -> None:
    for tag in boxed(TAGS, 0.03):
        text = article(tag)
        record, plain = normalize.normalize(text.encode(encoding)), normalize.normalize(text)
        assert record.restore() == text
        assert (record.headline, record.published, record.money) == (plain.headline, plain.published, plain.money)


@pytest.mark.parametrize("encoding", GUESSED)
def test_a_guessed_encoding_gives_a_record_and_a_note(encoding: str) -> None:
    for tag in boxed(TAGS, 0.015):
        data = article(tag).encode(encoding, "ignore")
        record = normalize.normalize(data)
        assert isinstance(record.restore(), str)
        try:
            data.decode()
        except UnicodeDecodeError:
            assert record.notes


def test_bytes_cut_anywhere() -> None:
    """A file cut in the middle of a character, or joined out of two encodings, still gives a record."""
    data = article("ja").encode()
    for at in boxed(range(len(data)), 0.05):
        assert normalize.normalize(data[at : at + 300]).restore() is not None
        assert normalize.normalize(data[:at][-60:] + article("de").encode("cp1252")[:60]).notes is not None
