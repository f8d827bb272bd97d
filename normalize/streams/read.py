"""Records out of files: one iterator for all formats, of flat memory, in the order of the input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from normalize.errors import InputError
from normalize.streams.documents import read_document, read_json
from normalize.streams.formats import Format, by_suffix, detect, refuse_binary
from normalize.streams.items import LIMIT, Bad, Item, Where
from normalize.streams.opening import Source, open_source
from normalize.value import Value

__all__ = ["SIDE_SUFFIX", "Reading", "data_file", "expand", "read_items"]

SIDE_SUFFIX = ".removed.jsonl"
"""Side files of `newsnorm fix`; a folder's side files are not read as data."""


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Reading(Value):
    """How to read: the format and encoding if they are not to be detected, the longest record in bytes."""

    format: Format | None = None
    encoding: str | None = None
    limit: int = LIMIT


def expand(names: list[str]) -> list[str]:
    """Files as they are; a folder as all files beneath it whose suffix names a format, in the order of their paths.

    A folder that holds none stands for itself: it is told when its turn to be read comes, and hides no other input.
    Side files that lie beside their data are no data: a shell's `*` names them too.
    """
    if len(names) > 1:
        names = [name for name in names if data_file(name) is None]
    return [file for name in names for file in (_below(name) if name != "-" and os.path.isdir(name) else (name,))]


def data_file(name: str) -> str | None:
    """The file that this one is the side file of, or `None`."""
    data = name.removesuffix(SIDE_SUFFIX)
    return data if data != name and os.path.isfile(data) else None


def _below(folder: str) -> Iterator[str]:
    found = False
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if by_suffix(name) and not name.startswith(".") and not name.endswith(SIDE_SUFFIX):
                found = True
                yield os.path.join(path, name)
    if not found:
        yield folder


def read_items(
    name: str, reading: Reading, opened: Callable[[Source, Format], None] | None = None
) -> Iterator[Item | Bad]:
    """All records of a file or of standard input (`-`); a fault of the medium in mid-file becomes a last `Bad`.

    `opened` is told the source and its format before the first record.
    """
    started = False
    try:
        with open_source(name, reading.encoding) as source:
            form = reading.format or detect(source.name, source.head)
            if opened is not None:
                opened(source, form)
            for item in _reader(source, form, reading):
                started = True
                yield item
    except InputError as error:
        if not started:
            raise
        label = "<stdin>" if name == "-" else name
        yield Bad(Where(label), str(error).removeprefix(f"{label}: "))


def _reader(source: Source, form: Format, reading: Reading) -> Iterator[Item | Bad]:
    if form in ("text", "html"):
        return read_document(source, reading.limit)
    if form == "parquet":
        from normalize.streams.parquet import read_parquet

        return read_parquet(source)
    refuse_binary(source.name, source.head, lines=True)
    if form == "json":
        return read_json(source, reading.limit)
    if form == "jsonl":
        from normalize.streams.jsonlines import read_json_lines

        return read_json_lines(source, reading.limit)
    from normalize.streams.tables import read_table, sniff

    return read_table(source, sniff(source.head, form), reading.limit)
