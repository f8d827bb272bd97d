"""Where records go: one writer for each format, all with `put`, `bad` and `close`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO, Protocol, cast

from normalize.cli.job import as_json, csv_header, csv_line
from normalize.streams.items import Bad

__all__ = ["Sink", "open_sink"]


class Sink(Protocol):
    """A writer of records."""

    def put(self, output: bytes | Mapping[str, Any]) -> None:
        """Write one record."""

    def bad(self, bad: Bad) -> None:
        """Write what stands for a record that failed."""

    def close(self) -> None:
        """Write the end."""


class _Pieces:
    """Records with something before, between and after them."""

    def __init__(self, out: BinaryIO, start: bytes, between: bytes, end: bytes) -> None:
        self._out, self._start, self._between, self._end = out, start, between, end
        self._count = 0

    def put(self, output: bytes | Mapping[str, Any]) -> None:
        self._out.write((self._between if self._count else self._start) + cast(bytes, output))
        self._out.flush()
        self._count += 1

    def bad(self, bad: Bad) -> None:
        self.put(as_json({"error": bad.reason, "file": bad.where.file, "line": bad.where.line or None}))

    def close(self) -> None:
        self._out.write(self._end if self._count else self._start + self._end)
        self._out.flush()


class _Lines(_Pieces):
    """One record a line."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(out, b"", b"\n", b"\n")

    def close(self) -> None:
        self._out.write(b"\n" if self._count else b"")
        self._out.flush()


class _Texts(_Lines):
    """Cleaned texts, a form feed on a line of its own between each two; a failed record has none."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(out)
        self._between = b"\n\f\n"

    def bad(self, bad: Bad) -> None:
        self.put(b"")


class _Table(_Lines):
    """Rows of CSV under their header."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(out)
        self.put(csv_header())

    def bad(self, bad: Bad) -> None:
        from normalize.export.flat import COLUMNS

        self.put(csv_line([f"error: {bad}" if name == "notes" else None for name in COLUMNS]))


class _Parquet:
    """Rows of Parquet."""

    def __init__(self, out: BinaryIO) -> None:
        from normalize.export.flat import COLUMNS, FLAGS
        from normalize.streams.parquet import ParquetSink

        self._sink = ParquetSink(out, COLUMNS, FLAGS)

    def put(self, output: bytes | Mapping[str, Any]) -> None:
        self._sink.add(cast(Mapping[str, Any], output))

    def bad(self, bad: Bad) -> None:
        self._sink.add({"notes": f"error: {bad}"})

    def close(self) -> None:
        self._sink.close()


def open_sink(to: str, out: BinaryIO, *, many: bool) -> Sink:
    """The writer for a format; `json` of many records is one list."""
    if to == "parquet":
        return _Parquet(out)
    if to == "csv":
        return _Table(out)
    if to == "text":
        return _Texts(out)
    if to == "json" and many:
        return _Pieces(out, b"[\n", b",\n", b"\n]\n")
    return _Lines(out)
