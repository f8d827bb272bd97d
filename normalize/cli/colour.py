"""Colour, only where a person looks: on a terminal, unless NO_COLOR is set."""

from __future__ import annotations

import os
import sys
from typing import TextIO

__all__ = ["painter", "wants_colour"]

CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


def wants_colour(stream: TextIO) -> bool:
    """Whether to colour what is written there: NO_COLOR says no, FORCE_COLOR yes, else a terminal decides."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


class Painter:
    """Wraps texts in the escape sequences of colours, or leaves them as they are."""

    def __init__(self, on: bool) -> None:
        self._on = on

    def __call__(self, text: str, colour: str) -> str:
        """The text in that colour."""
        return f"\x1b[{CODES[colour]}m{text}\x1b[0m" if self._on and text else text


def painter() -> Painter:
    """The painter for standard output."""
    return Painter(wants_colour(sys.stdout))


def visible(text: str) -> str:
    r"""A text on one line: controls, invisible and bidirectional characters as escapes.

    >>> print(visible("a\u200fb\nc"))
    a\u200fb\nc
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
