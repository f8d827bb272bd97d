"""Raw lines of a byte stream: numbered, of bounded length, a cut last line told from a whole one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

__all__ = ["RawLine", "raw_lines"]

_PIECE = 1 << 20


class RawLine(NamedTuple):
    """A line with its line break; `data` of one that is too long holds only its beginning unless it was kept."""

    number: int
    data: bytes
    too_long: bool = False


def raw_lines(stream: BinaryIO, limit: int, *, keep_long: bool = False) -> Iterator[RawLine]:
    r"""All lines of a stream; at most `limit` bytes (and a little more) are held at once, unless `keep_long`.

    >>> import io
    >>> [tuple(line) for line in raw_lines(io.BytesIO(b"ab\nabcdefgh\nc"), 4)]
    [(1, b'ab\n', False), (2, b'abcde', True), (3, b'c', False)]
    """
    number = 0
    while True:
        number += 1
        data = stream.readline(limit + 1)
        if not data:
            return
        if len(data) <= limit or data.endswith(b"\n"):
            yield RawLine(number, data)
        elif keep_long:
            yield RawLine(number, data + stream.readline(), True)
        else:
            _skip_line(stream)
            yield RawLine(number, data, True)


def _skip_line(stream: BinaryIO) -> None:
    while True:
        piece = stream.readline(_PIECE)
        if not piece or piece.endswith(b"\n"):
            return
