"""Parquet in and out, row group by row group; the package that reads it is an extra."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from normalize.errors import InputError, MissingExtraError
from normalize.streams.items import Bad, Item, Where
from normalize.streams.opening import Source

__all__ = ["ParquetSink", "read_parquet"]

_ROWS = 512
"""Rows held at once: articles are long."""


def read_parquet(source: Source) -> Iterator[Item | Bad]:
    """Each row as a mapping; the row's number, from 1, stands for the line."""
    pyarrow = _pyarrow()
    if source.size is None or source.packed:
        raise InputError(f"{source.name}: Parquet is read from an unpacked file only; save it to a file first")
    try:
        table = pyarrow.parquet.ParquetFile(source.name if source.name != "<stdin>" else source.raw)
        number = 0
        for batch in table.iter_batches(batch_size=_ROWS):
            for row in batch.to_pylist():
                number += 1
                yield Item(Where(source.name, number), {name: _plain(value) for name, value in row.items()})
    except (pyarrow.ArrowInvalid, pyarrow.ArrowNotImplementedError, OSError) as error:
        first = str(error).split("\n", 1)[0].rstrip(". ")
        raise InputError(f"{source.name}: not a Parquet file that can be read ({first}); write it again") from error


def _plain(value: Any) -> Any:
    """A cell as JSON types."""
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


class ParquetSink:
    """Rows of texts and truth values into one Parquet file, a bounded number held at a time."""

    def __init__(self, stream: BinaryIO, columns: Sequence[str], flags: Sequence[str] = ()) -> None:
        pyarrow = _pyarrow()
        self._schema = pyarrow.schema(
            [(name, pyarrow.bool_() if name in flags else pyarrow.string()) for name in columns]
        )
        self._writer = pyarrow.parquet.ParquetWriter(stream, self._schema, compression="zstd")
        self._rows: list[Mapping[str, Any]] = []

    def add(self, row: Mapping[str, Any]) -> None:
        """Take one row in."""
        self._rows.append(row)
        if len(self._rows) >= _ROWS:
            self._flush()

    def close(self) -> None:
        """Write what is held and the file's end."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(_pyarrow().Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def _pyarrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("Parquet needs a package more; pip install \"newsnorm[parquet]\"") from error
    return pyarrow
