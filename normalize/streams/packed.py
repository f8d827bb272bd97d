"""Compressed streams: gzip and zstd, read as they come; damage and a missing end are told in one sentence."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, BinaryIO, cast

from normalize.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["CHUNK", "read_some", "unpack"]

CHUNK = 1 << 16
"""Bytes read at once."""

_END = b"\0newsnorm: the end of the data\0"


def read_some(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes, as soon as there are any."""
    read = getattr(stream, "read1", stream.read)
    return cast(bytes, read(size))


def unpack(name: str, stream: BinaryIO, magic: bytes) -> tuple[BinaryIO, str | None]:
    """The content of a stream and the compression that its first bytes show."""
    if magic.startswith(b"\x1f\x8b"):
        import gzip

        plain: BinaryIO = cast(BinaryIO, gzip.GzipFile(fileobj=stream))
        return _buffered(_Guarded(name, "gzip", plain)), "gzip"
    if magic == b"\x28\xb5\x2f\xfd":
        return _buffered(_Guarded(name, "zstd", _zstd(name, stream))), "zstd"
    return stream, None


def _buffered(raw: io.RawIOBase) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(raw, CHUNK))


class _Guarded(io.RawIOBase):
    """A decompressed stream whose damage is told in one sentence, when it is met."""

    def __init__(self, name: str, kind: str, inner: BinaryIO) -> None:
        self._name, self._kind, self._inner, self._count = name, kind, inner, 0

    def readable(self) -> bool:
        return True

    def readinto(self, target: WriteableBuffer) -> int:
        view = memoryview(target)
        try:
            piece = read_some(self._inner, len(view))
        except EOFError as error:
            raise self._damaged("cut off") from error
        except _damage() as error:
            raise self._damaged("damaged") from error
        self._count += len(piece)
        view[: len(piece)] = piece
        return len(piece)

    def _damaged(self, how: str) -> InputError:
        where = f"after {self._count} bytes of content" if self._count else "at the start"
        return InputError(f"{self._name}: the {self._kind} data are {how} {where}; fetch the file again")


def _damage() -> tuple[type[Exception], ...]:
    """The errors by which decompressors tell of damage."""
    import zlib

    module = sys.modules.get("zstandard")
    extra: tuple[type[Exception], ...] = () if module is None else (module.ZstdError,)
    return (OSError, zlib.error, *extra)


def _zstd(name: str, stream: BinaryIO) -> BinaryIO:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtraError(f"{name}: reading zstd needs a package; pip install \"newsnorm[zstd]\"") from error
    marked = _Marked(stream, zstandard.ZstdCompressor().compress(_END))
    reader = zstandard.ZstdDecompressor().stream_reader(cast(BinaryIO, marked), read_across_frames=True)
    return cast(BinaryIO, _WholeZstd(cast(BinaryIO, reader)))


class _Marked:
    """The packed bytes with one frame more: zstd tells nobody that a stream was cut off, a missing last frame does."""

    def __init__(self, inner: BinaryIO, last: bytes) -> None:
        self._inner, self._last = inner, last

    def read(self, size: int) -> bytes:
        piece = read_some(self._inner, size)
        if not piece:
            piece, self._last = self._last, b""
        return piece


class _WholeZstd:
    """The content without the last frame; `EOFError` where that frame is missing."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner, self._held, self._ended = inner, b"", False

    def read1(self, size: int) -> bytes:
        while len(self._held) < size + len(_END) and not self._ended:
            piece = self._inner.read(size)
            self._ended = not piece
            self._held += piece
        if self._ended and not self._held.endswith(_END):
            raise EOFError
        count = min(size, len(self._held) - len(_END))
        piece, self._held = self._held[:count], self._held[count:]
        return piece

    read = read1
