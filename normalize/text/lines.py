"""Lines of a text, with their spans."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Line", "split_lines"]


class Line(NamedTuple):
    """A line without its line break: half-open span and text."""

    start: int
    end: int
    text: str


def split_lines(text: str) -> list[Line]:
    r"""The lines of a text at every line break that `str.splitlines` knows.

    After `repair` the only break is a line feed, and the split is one pass of `str.split`.

    >>> split_lines("a\r\n\nb")
    [Line(start=0, end=1, text='a'), Line(start=3, end=3, text=''), Line(start=4, end=5, text='b')]
    """
    out, at = [], 0
    for raw in text.splitlines(keepends=True):
        body = raw.rstrip("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        out.append(Line(at, at + len(body), body))
        at += len(raw)
    return out
