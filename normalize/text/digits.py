"""The one scan of digit runs, shared by dates and money.

Every numeric candidate hangs on a run of decimal digits (Unicode category Nd, UAX #44).  The scan runs once a
text; rooms look left and right of a run, a bounded way.
"""

from __future__ import annotations

from typing import NamedTuple

from normalize.patterns import pattern

__all__ = ["DigitRun", "ascii_digits", "scan_digits"]

_ANY = pattern(r"[\d]\d*")
"""A pattern that begins with a class, not with a repeat, lets the engine skip ahead: twice as fast."""
_MARKS = bytes(code if chr(code) in "0123456789" else 32 for code in range(256))
_new = tuple.__new__
_NATIVE_LEADS = (b"\xd9", b"\xdb", b"\xdf", b"\xe0", b"\xe1", b"\xea", b"\xef", b"\xf0")
"""First bytes of all digits beyond ASCII, in UTF-8; a test compares them with Unicode."""
_NATIVE_ZERO_CAP = 40
"""A longer run is no number of any date or amount that news print; its digits are not translated."""
_SHORT = 80
"""A shorter text is searched for digits of any script sooner than it is looked through for their bytes."""


class DigitRun(NamedTuple):
    """A run of decimal digits: half-open span, and the digits in ASCII ("" when too long for a number)."""

    start: int
    end: int
    digits: str


def ascii_digits(text: str) -> str:
    """Decimal digits of any script as ASCII digits.

    >>> ascii_digits("٢٠٢٤")
    '2024'
    """
    return text if text.isascii() else "".join(str(int(c)) for c in text)


def scan_digits(text: str) -> list[DigitRun]:
    """All digit runs of the text, in order, in linear time.

    >>> scan_digits("26.02")
    [DigitRun(start=0, end=2, digits='26'), DigitRun(start=3, end=5, digits='02')]
    """
    if not text.isascii() and (len(text) < _SHORT or _may_hold_native(text)):
        return [DigitRun(*match.span(), _digits(match.group())) for match in _ANY.finditer(text)]
    marks = text.encode("latin-1", "replace").translate(_MARKS).decode("latin-1")
    found: list[DigitRun] = []
    at = 0
    for digits in marks.split():  # the next figure from here on is their first
        start = marks.find(digits[0], at)
        at = start + len(digits)
        found.append(_new(DigitRun, (start, at, digits if at - start <= _NATIVE_ZERO_CAP else "")))
    return found


def _may_hold_native(text: str) -> bool:
    """Whether some character begins, in UTF-8, as a digit beyond ASCII does."""
    raw = text.encode("utf-8", "surrogatepass")
    return any(lead in raw for lead in _NATIVE_LEADS)


def _digits(run: str) -> str:
    return ascii_digits(run) if len(run) <= _NATIVE_ZERO_CAP else ""
