"""A data file cut into the units that are changed one by one: the whole text, a JSON value, a line, a table's row.

Joined, the units are the file again, bad ones and blank lines included.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from normalize.errors import InputError
from normalize.streams.documents import read_document
from normalize.streams.formats import Format, refuse_binary
from normalize.streams.items import Bad, Item, Where
from normalize.streams.jsonlines import load_strict, too_long
from normalize.streams.lines import raw_lines
from normalize.streams.opening import Source
from normalize.streams.rewrite import Mend, rewrite_json, rewrite_row
from normalize.streams.tables import column_names, fault, read_rows, sniff

__all__ = ["FIXABLE", "Mender", "Unit", "mended_units"]

FIXABLE: tuple[Format, ...] = ("text", "json", "jsonl", "csv", "tsv")
"""Formats whose texts can be changed without touching anything else."""

_BOM = "\ufeff"


class Mender(Protocol):
    """What is done to a text; `field` is the key or column that holds it, "" for a plain text."""

    def mend(self, text: str, field: str) -> str:
        """The text as it should be."""


class Unit(NamedTuple):
    """A unit: the number of its first line, its raw text before and after."""

    number: int
    before: str
    after: str


def mended_units(source: Source, form: Format, limit: int, mender: Mender) -> Iterator[Unit | Bad]:
    """Every unit of the file with its texts mended; a faulty one comes as a `Bad` that holds its bytes."""
    refuse_binary(source.name, source.head, lines=True)
    if form == "text":
        yield from _whole_text(source, limit, mender.mend)
    elif form == "json":
        yield from _whole_json(source, limit, mender.mend)
    elif form == "jsonl":
        yield from _json_lines(source, limit, mender.mend)
    elif form in ("csv", "tsv"):
        yield from _rows(source, sniff(source.head, form), limit, mender.mend)
    else:
        raise InputError(f"{source.name}: {form} files are not changed in place; use newsnorm {source.name}")


def _whole_text(source: Source, limit: int, mend: Mend) -> Iterator[Unit | Bad]:
    for item in read_document(source, limit):
        text = item.value if isinstance(item, Item) else None
        if isinstance(item, Bad) or not isinstance(text, bytes):
            raise InputError(str(item))
        before = decode(source.name, text)
        yield Unit(1, before, with_breaks_of(before, mend(before, "")))


def decode(name: str, data: bytes) -> str:
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


def _whole_json(source: Source, limit: int, mend: Mend) -> Iterator[Unit | Bad]:
    data = source.stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"{source.name}: {too_long(limit)}")
    yield _json_unit(source.name, 1, data, mend, whole=True)


def _json_lines(source: Source, limit: int, mend: Mend) -> Iterator[Unit | Bad]:
    for line in raw_lines(source.stream, limit, keep_long=True):
        if line.too_long:
            yield Bad(Where(source.name, line.number), too_long(limit), line.data)
        elif line.data.isspace():
            text = line.data.decode("ascii")
            yield Unit(line.number, text, text)
        else:
            yield _json_unit(source.name, line.number, line.data, mend)


def _json_unit(name: str, number: int, data: bytes, mend: Mend, *, whole: bool = False) -> Unit | Bad:
    bare = data.removeprefix(_BOM.encode()) if number == 1 else data
    try:
        load_strict(bare)
    except InputError as error:
        return Bad(Where(name, 0 if whole else number), str(error), data)
    before = data.decode("utf-8")
    return Unit(number, before, rewrite_json(before, mend))


def _rows(source: Source, separator: str, limit: int, mend: Mend) -> Iterator[Unit | Bad]:
    names: list[str] | None = None
    for row in read_rows(source, separator, limit, keep_bad=True):
        if isinstance(row, Bad):
            yield row
        elif names is None or not row.cells:
            names = column_names(source.name, row) if row.cells and names is None else names
            yield Unit(row.number, row.raw, row.raw)
        elif (wrong := fault(names, row)) is not None:
            yield Bad(Where(source.name, row.number), wrong, row.raw.encode("utf-8", "surrogateescape"))
        else:
            yield Unit(row.number, row.raw, with_breaks_of(row.raw, rewrite_row(row, names, separator, mend)))
