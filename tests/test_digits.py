"""The scan of digit runs: the same as a pattern's, whatever the digits."""

from __future__ import annotations

import re
import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from normalize.text.digits import ascii_digits, scan_digits
from tests.strategies import any_text

ZEROS = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.decimal(chr(code), None) == 0]
mixed = st.lists(st.sampled_from([*ZEROS, "7", "a", "é", "²", "½", "Ⅳ", "٠", "年", "\ud800", " "])).map("".join)


@given(any_text | mixed)
def test_runs_are_those_of_a_pattern(text: str) -> None:
    found = scan_digits(text)
    assert [(run.start, run.end) for run in found] == [match.span() for match in re.finditer(r"\d+", text)]
    assert [run.digits for run in found] == [ascii_digits(match.group()) for match in re.finditer(r"\d+", text)]


def test_digits_of_every_script_are_found() -> None:
    assert len(ZEROS) > 60
    for zero in ZEROS:
        assert [run.digits for run in scan_digits(f"é{zero}{zero} x")] == ["00"]


def test_what_only_looks_like_a_digit_is_none() -> None:
    assert scan_digits("x² ½ Ⅳ ④ 十") == []


def test_a_run_too_long_for_a_number_has_no_digits() -> None:
    assert [run.digits for run in scan_digits("1" * 41 + " " + "1" * 40)] == ["", "1" * 40]
