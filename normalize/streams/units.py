"""A data file cut into the units that are changed one by one: the whole text, a JSON value, a line, a table's row.

Joined, the units are the file again, bad ones and blank lines included.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from normalize.errors import InputError
from normalize.streams.formats import Format, refuse_binary
from normalize.streams.items import Bad, More, Where
from normalize.streams.jsonlines import load_strict, too_long
from normalize.streams.lines import raw_lines
from normalize.streams.opening import Source
from normalize.streams.rewrite import Mend, rewrite_json, rewrite_row
from normalize.streams.tables import Row, column_names, fault, read_rows, sniff

__all__ = ["FIXABLE", "Raw", "RawJson", "RawRow", "RawText", "Unit", "raw_units"]

FIXABLE: tuple[Format, ...] = ("text", "json", "jsonl", "csv", "tsv")
"""Formats whose texts can be changed without touching anything else."""

_BOM = b"\xef\xbb\xbf"


class Unit(NamedTuple):
    """A unit: the number of its first line, its raw text before and after."""

    number: int
    before: str
    after: str

    def mended(self, mend: Mend) -> Unit:
        """A unit that holds no text, or whose texts are mended already."""
        return self


class RawText(NamedTuple):
    """A whole text, undecoded."""

    name: str
    data: bytes

    def mended(self, mend: Mend) -> Unit:
        """The text as it should be; `InputError` where it is not UTF-8."""
        before = _decode(self.name, self.data)
        return Unit(1, before, with_breaks_of(before, mend(before, "")))


class RawJson(NamedTuple):
    """A line of JSON Lines, or a whole JSON file (`where` then names no line)."""

    where: Where
    data: bytes

    def mended(self, mend: Mend) -> Unit | Bad:
        """The line with the texts in it as they should be."""
        number = self.where.line or 1
        bare = self.data.removeprefix(_BOM) if number == 1 else self.data
        try:
            load_strict(bare)
        except InputError as error:
            return Bad(self.where, str(error), self.data)
        before = self.data.decode("utf-8")
        return Unit(number, before, rewrite_json(before, mend))


class RawRow(NamedTuple):
    """A row of a table under its header."""

    row: Row
    names: tuple[str, ...]
    separator: str

    def mended(self, mend: Mend) -> Unit:
        """The row with its cells as they should be."""
        raw = self.row.raw
        return Unit(self.row.number, raw, with_breaks_of(raw, rewrite_row(self.row, self.names, self.separator, mend)))


Raw = Unit | RawText | RawJson | RawRow
"""A unit as it was read: what is done to its texts is done by `mended`, in any process."""


def raw_units(source: Source, form: Format, limit: int) -> Iterator[Raw | Bad | More]:
    """Every unit of the file, its texts not mended yet; a faulty one comes as a `Bad` that holds its bytes.

    What one cannot hold follows it in pieces (`More`).
    """
    refuse_binary(source.name, source.head, lines=True)
    if form == "text":
        yield RawText(source.name, _whole(source, limit))
    elif form == "json":
        yield RawJson(Where(source.name), _whole(source, limit))
    elif form == "jsonl":
        yield from _json_lines(source, limit)
    elif form in ("csv", "tsv"):
        yield from _rows(source, sniff(source.head, form), limit)
    else:
        raise InputError(f"{source.name}: {form} files are not changed in place; use newsnorm {source.name}")


def _whole(source: Source, limit: int) -> bytes:
    data = source.stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"{source.name}: {too_long(limit)}")
    refuse_binary(source.name, data[: 1 << 16])
    return data


def _decode(name: str, data: bytes) -> str:
    """The text of a file that is to be changed: UTF-8, or the caller must say what it is."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{name}:{line}: not UTF-8 (byte 0x{data[error.start]:02x}); "
            "name its encoding with --encoding, and it is converted to UTF-8"
        ) from error


def with_breaks_of(model: str, text: str) -> str:
    r"""The text with CRLF line breaks where the model has no others: a file's convention is no fault of it.

    >>> with_breaks_of("a\r\nb\r\n", "a\nb\n"), with_breaks_of("a\r\nb\n", "a\nb\n")
    ('a\r\nb\r\n', 'a\nb\n')
    """
    if "\r\n" in model and model.count("\r\n") == model.count("\n"):
        return text.replace("\r\n", "\n").replace("\n", "\r\n")
    return text


def _json_lines(source: Source, limit: int) -> Iterator[Raw | Bad | More]:
    for line in raw_lines(source.stream, limit, keep_long=True):
        where = Where(source.name, line.number)
        if line.too_long:
            yield More(line.data) if line.more else Bad(where, too_long(limit), line.data)
        elif line.data.isspace():
            text = line.data.decode("ascii")
            yield Unit(line.number, text, text)
        else:
            yield RawJson(where, line.data)


def _rows(source: Source, separator: str, limit: int) -> Iterator[Raw | Bad | More]:
    names: tuple[str, ...] = ()
    for row in read_rows(source, separator, limit, whole=True):
        if isinstance(row, More) or (isinstance(row, Bad) and names):
            yield row
        elif isinstance(row, Bad):
            raise InputError(str(row))
        elif not names or not row.cells:
            names = names or (tuple(column_names(source.name, row)) if row.cells else ())
            yield Unit(row.number, row.raw, row.raw)
        elif (wrong := fault(names, row)) is not None:
            yield Bad(Where(source.name, row.number), wrong, row.raw.encode("utf-8", "surrogateescape"))
        else:
            yield RawRow(row, names, separator)
