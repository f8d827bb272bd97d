"""Byte streams as they come: files, standard input, gzip, zstd, other encodings.  Nothing is read ahead beyond a head.

Every fault of the medium (no such file, a damaged archive) is an `InputError` of one sentence that names the file.
"""

from __future__ import annotations

import codecs
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from normalize.errors import InputError
from normalize.streams.packed import read_some, unpack

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["HEAD", "Source", "open_source", "problem"]

HEAD = 1 << 16
"""Bytes looked at to tell a format: enough for any first line of a table, little enough to hold."""

_REASONS = {
    FileNotFoundError: "there is no such file; check the path",
    IsADirectoryError: "the folder holds no file of a known format; name the files themselves",
    PermissionError: "reading it is not allowed; check its permissions",
}


@dataclass(slots=True, eq=False)
class Source:
    """An open input: `name` for messages, `head` its first bytes, `stream` all of them (the head included)."""

    name: str
    head: bytes
    stream: BinaryIO
    raw: BinaryIO
    """The file beneath the decompression: its `tell` is the progress, in bytes of the file."""
    size: int | None
    """Bytes of the file, `None` for a pipe."""
    packed: str | None
    """The compression found ("gzip", "zstd") or `None`."""
    encoding: str = "utf-8"
    """What the bytes were before they were recoded."""


class _Rejoined(io.RawIOBase):
    """The head that was peeked at, then the rest, as one stream; a failing medium is told in one sentence."""

    def __init__(self, name: str, head: bytes, rest: BinaryIO) -> None:
        self._name, self._head, self._rest = name, head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, target: WriteableBuffer) -> int:
        view = memoryview(target)
        if self._head:
            piece, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            try:
                piece = read_some(self._rest, len(view))
            except OSError as error:
                raise problem(self._name, error) from error
        view[: len(piece)] = piece
        return len(piece)


class _Recoded(io.RawIOBase):
    """A stream in another encoding, as UTF-8."""

    def __init__(self, name: str, inner: BinaryIO, encoding: str) -> None:
        self._name, self._inner, self._encoding = name, inner, encoding
        self._decoder = codecs.getincrementaldecoder(encoding)("strict")
        self._ready, self._done = b"", False

    def readable(self) -> bool:
        return True

    def readinto(self, target: WriteableBuffer) -> int:
        view = memoryview(target)
        while not self._ready and not self._done:
            piece = read_some(self._inner, HEAD)
            self._done = not piece
            try:
                text = self._decoder.decode(piece, final=self._done)
            except UnicodeDecodeError as error:
                raise InputError(
                    f"{self._name}: the bytes are not {self._encoding} ({error.reason}); "
                    "pass the right one with --encoding"
                ) from error
            self._ready = text.encode("utf-8", "surrogatepass")
        piece, self._ready = self._ready[: len(view)], self._ready[len(view) :]
        view[: len(piece)] = piece
        return len(piece)


def problem(name: str, error: OSError) -> InputError:
    """The sentence for an operating-system error on that file."""
    reason = _REASONS.get(type(error)) or f"it cannot be read ({error.strerror or error})"
    return InputError(f"{name}: {reason}")


@contextmanager
def open_source(name: str, encoding: str | None = None) -> Iterator[Source]:
    """Open a file or standard input (`-`), decompressed, its head peeked at.

    `encoding` recodes the stream to UTF-8; UTF-16 and UTF-32 with a byte order mark are recoded by themselves
    (a document of text or HTML too: its bytes then are UTF-8).
    """
    label = "<stdin>" if name == "-" else name
    try:
        raw = _stdin() if name == "-" else open(name, "rb")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise problem(label, error) from error
    try:
        yield _source(label, raw, encoding)
    finally:
        if name != "-":
            raw.close()


def _stdin() -> BinaryIO:
    """Standard input, or what a caller put in its place: a text need not have bytes beneath."""
    buffer: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    return io.BytesIO(sys.stdin.read().encode("utf-8", "surrogatepass")) if buffer is None else buffer


def _source(name: str, raw: BinaryIO, encoding: str | None) -> Source:
    size = _size(raw)
    try:
        magic = _peek(raw, 4)
    except OSError as error:
        raise problem(name, error) from error
    stream, packed = unpack(name, _rejoin(name, magic, raw), magic)
    head = _peek(stream, HEAD)
    stream = _rejoin(name, head, stream)
    wanted = encoding or _marked_encoding(head)
    if wanted is not None:
        stream = cast(BinaryIO, io.BufferedReader(_Recoded(name, stream, _known(wanted)), HEAD))
        head = _peek(stream, HEAD)
        stream = _rejoin(name, head, stream)
    return Source(name, head, stream, raw, size, packed, wanted or "utf-8")


def _rejoin(name: str, head: bytes, rest: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(_Rejoined(name, head, rest), HEAD))


def _peek(stream: BinaryIO, size: int) -> bytes:
    """The first bytes: a whole line at least where there is one, so that a slow pipe is not waited for."""
    head = b""
    while len(head) < size:
        piece = read_some(stream, size - len(head))
        head += piece
        if not piece or (b"\n" in head and len(head) >= 4):
            break
    return head


def _size(raw: BinaryIO) -> int | None:
    try:
        state = os.fstat(raw.fileno())
    except (OSError, io.UnsupportedOperation):
        return None
    return state.st_size if stat.S_ISREG(state.st_mode) else None


def _marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark names, UTF-8 aside."""
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError as error:
        raise InputError(f"there is no encoding {encoding!r}; try utf-8, windows-1252 or another IANA name") from error
