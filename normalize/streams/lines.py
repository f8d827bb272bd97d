"""Raw lines of a byte stream: numbered, of bounded length, a cut last line told from a whole one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

__all__ = ["RawLine", "raw_lines"]

_PIECE = 1 << 20


class RawLine(NamedTuple):
    """A line with its line break; `data` of one that is too long holds only its beginning.

    Where long lines are kept, the pieces that follow (`more`) hold the rest.
    """

    number: int
    data: bytes
    too_long: bool = False
    more: bool = False


def raw_lines(stream: BinaryIO, limit: int, *, keep_long: bool = False) -> Iterator[RawLine]:
    r"""All lines of a stream; at most `limit` bytes (and a little more) are held at once.

    >>> import io
    >>> [tuple(line) for line in raw_lines(io.BytesIO(b"ab\nabcdefgh\nc"), 4)]
    [(1, b'ab\n', False, False), (2, b'abcde', True, False), (3, b'c', False, False)]
    """
    number = 0
    while True:
        number += 1
        data = stream.readline(limit + 1)
        if not data:
            return
        if len(data) <= limit or data.endswith(b"\n"):
            yield RawLine(number, data)
        else:
            yield RawLine(number, data, True)
            for piece in _rest(stream):
                if keep_long:
                    yield RawLine(number, piece, True, True)


def _rest(stream: BinaryIO) -> Iterator[bytes]:
    """The rest of a line, a piece at a time."""
    piece = b""
    while not piece.endswith(b"\n") and (piece := stream.readline(_PIECE)):
        yield piece
