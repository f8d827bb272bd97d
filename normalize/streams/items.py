"""What a reader hands out: an item that can be worked on, or a bad one that can only be told about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

__all__ = ["LIMIT", "Bad", "Item", "More", "Where", "megabytes"]

LIMIT = 32 << 20
"""Bytes of the longest record (a line, a table row, a whole text file) unless the caller says otherwise."""


class Where(NamedTuple):
    """A place in an input: the file's name and the line, counted from 1 (0: the file as a whole)."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


class Item(NamedTuple):
    """One record as it was read: text, undecoded bytes of a document, or a mapping."""

    where: Where
    value: str | bytes | Mapping[str, Any]
    raw: bytes = b""
    """The bytes of the line, where the input is a data set of lines."""


class Bad(NamedTuple):
    """A record that cannot be read, with one clause that says why and one what to do."""

    where: Where
    reason: str
    raw: bytes = b""

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class More(NamedTuple):
    """Further bytes of the bad record before it, which is too long to be held at once."""

    raw: bytes


def megabytes(size: int) -> str:
    """A size in words.

    >>> megabytes(32 << 20), megabytes(1500)
    ('32 MB', '1500 bytes')
    """
    return f"{size >> 20} MB" if size >= 1 << 20 else f"{size} bytes"
