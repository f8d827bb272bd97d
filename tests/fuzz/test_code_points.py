"""Every code point, alone and inside a stamp: nothing raises, nothing is lost, spans are true."""

from __future__ import annotations

import sys
from itertools import chain

import normalize
from normalize import Record
from tests.fuzz.box import boxed

BOUNDARIES = (0, 9, 10, 13, 31, 127, 133, 160, 173, 0x2028, 0xD800, 0xDFFF, 0xFEFF, 0xFFFD, 0xFFFF, 0x10FFFF)
CODES = range(sys.maxunicode + 1)


def check(text: str) -> None:
    record = normalize.normalize(text)
    assert record.restore() == text
    for item in (*record.dates, *record.money, *record.removed):
        assert text[item.start : item.end] == item.text
    assert Record.from_json(record.to_json()) == record


def test_a_code_point_alone() -> None:
    for code in chain(BOUNDARIES, boxed(CODES, 0.1)):
        check(chr(code))


def test_a_code_point_inside_a_stamp() -> None:
    for code in chain(BOUNDARIES, boxed(CODES, 0.1)):
        check(f"Hall to open\n\nPublished: 03.{chr(code)}27.23, 18:40\nIt costs {chr(code)}12 million.\n")


def test_a_code_point_between_the_fields_of_a_date() -> None:
    """Any separator at all: a date is found whole or not at all, never with another day."""
    for code in boxed(CODES, 0.08):
        found = normalize.parse_date(f"27{chr(code)}03{chr(code)}2023")
        if found is not None and found.precision == "day":
            assert found.isoformat() == "2023-03-27"
