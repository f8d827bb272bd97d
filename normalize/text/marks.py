"""Runs of combining marks capped (UAX #15 stream-safe text format) and canonical composition (NFC).

`unicodedata.normalize` sorts a run of combining marks with a quadratic algorithm, so runs are capped first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from normalize.model import Edit
from normalize.patterns import pattern
from normalize.text.edits import trimmed

__all__ = ["find_mark_runs", "find_uncomposed"]

MAX_MARKS = 30
"""UAX #15, section 13: no more than 30 non-starters in a row."""

_CHUNK = pattern(r"[\x00-\x7f]?[^\x00-\x7f]+")
"""Up to one ASCII character and what follows it: an ASCII character never composes with what stands before it."""


def find_mark_runs(text: str) -> Iterator[Edit]:
    """The edits that delete what exceeds 30 combining marks in a row.

    A run longer than the cap covers a multiple of its length, so every 31st character is looked at, not every one.

    >>> [len(e.before) for e in find_mark_runs("a" + chr(0x301) * 35)]
    [5]
    """
    if text.isascii():
        return
    done = 0
    for at in range(0, len(text), MAX_MARKS + 1):
        if at < done or not unicodedata.combining(text[at]):
            continue
        start, done = _run(text, at, done)
        if done - start > MAX_MARKS:
            cut = start + MAX_MARKS
            yield Edit(cut, done, text[cut:done], "", "mark-run")


def _run(text: str, at: int, low: int) -> tuple[int, int]:
    """The run of combining marks around a position, not before `low`."""
    start, end = at, at + 1
    while start > low and unicodedata.combining(text[start - 1]):
        start -= 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return start, end


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
