"""Runs of combining marks capped (UAX #15 stream-safe text format) and canonical composition (NFC).

`unicodedata.normalize` sorts a run of combining marks with a quadratic algorithm, so runs are capped first.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from normalize.model import Edit
from normalize.text.edits import trimmed

__all__ = ["find_mark_runs", "find_uncomposed"]

MAX_MARKS = 30
"""UAX #15, section 13: no more than 30 non-starters in a row."""

_CHUNK = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
"""Up to one ASCII character and what follows it: an ASCII character never composes with what stands before it."""


@lru_cache(maxsize=1)
def _long_run() -> re.Pattern[str]:
    """A run of non-starters beyond the cap; the class is built from the Unicode data of this Python, once."""
    marks = [c for c in range(0x300, 0x1F000) if unicodedata.combining(chr(c))]
    ranges, start = [], marks[0]
    for here, following in zip(marks, [*marks[1:], sys.maxunicode], strict=True):
        if following != here + 1:
            ranges.append(f"{chr(start)}-{chr(here)}")
            start = following
    return re.compile(f"(?<=[{''.join(ranges)}]{{{MAX_MARKS}}})[{''.join(ranges)}]+")


def find_mark_runs(text: str) -> Iterator[Edit]:
    """The edits that delete what exceeds 30 combining marks in a row.

    >>> [len(e.before) for e in find_mark_runs("a" + chr(0x301) * 35)]
    [5]
    """
    if not _may_hold_marks(text):
        return
    for match in _long_run().finditer(text):
        yield Edit(match.start(), match.end(), match.group(), "", "mark-run")


def _may_hold_marks(text: str) -> bool:
    """Cheap gate: ASCII and Latin-1 texts have no combining mark."""
    if text.isascii():
        return False
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return True
    return False


def find_uncomposed(text: str) -> Iterator[Edit]:
    """The edits that bring the text to NFC.

    >>> [e.after for e in find_uncomposed("cafe" + chr(0x301))]
    ['é']
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    for match in _CHUNK.finditer(text):
        chunk = match.group()
        edit = trimmed(match.start(), chunk, unicodedata.normalize("NFC", chunk), "nfc")
        if edit is not None:
            yield edit
