r"""Tables of text (CSV, TSV), read row by row with the place of every cell, so that a fixer can change one cell alone.

The standard parser reads a stray quote as the start of a cell and swallows the rest of the file.  Here a quoted cell
that does not end rightly (a separator or a line break after its quote) condemns only the line that it stands in:
reading goes on at the next line.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from normalize.errors import InputError
from normalize.patterns import pattern
from normalize.streams.items import Bad, Item, More, Where
from normalize.streams.jsonlines import too_long
from normalize.streams.lines import RawLine, raw_lines
from normalize.streams.opening import Source

__all__ = ["Cell", "Row", "column_names", "fault", "quote", "read_rows", "read_table", "sniff"]

_SEPARATORS = ",;\t|"
_UNDECODED = pattern("[\udc80-\udcff]")
"""What `surrogateescape` leaves of bytes that are no UTF-8."""


class Cell(NamedTuple):
    """A cell's text and the half-open span of its raw form in the row."""

    text: str
    start: int
    end: int
    quoted: bool


class Row(NamedTuple):
    """A row: the number of its first line, its raw text with the line break, its cells."""

    number: int
    raw: str
    cells: tuple[Cell, ...]


def sniff(head: bytes, suffix: str) -> str:
    r"""The separator of a table: a tab for TSV, else the one of `, ; tab |` that the first line holds most often.

    >>> sniff(b"id;text\n1;a,b\n", "csv"), sniff(b"text\n", "csv")
    (';', ',')
    """
    if suffix == "tsv":
        return "\t"
    first = re.sub(rb'"[^"]*"', b"", head.split(b"\n", 1)[0]).decode("utf-8", "replace")
    return max(_SEPARATORS, key=lambda mark: (first.count(mark), -_SEPARATORS.index(mark)))


def quote(text: str, separator: str, *, always: bool = False) -> str:
    """A cell's raw form: quoted where it must be, or where it was.

    >>> quote('say "no"', ","), quote("plain", ","), quote("plain", ",", always=True)
    ('"say ""no""\"', 'plain', '"plain"')
    """
    if always or any(mark in text for mark in (separator, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text


def read_rows(source: Source, separator: str, limit: int, *, whole: bool = False) -> Iterator[Row | Bad | More]:
    """All rows of a table, the header row first; blank lines are passed over.

    With `whole` they are not, and what is too long comes whole, in pieces: joined, the rows are the file again.
    """
    lines = _Lines(raw_lines(source.stream, limit, keep_long=whole))
    cell = re.compile(_cell_pattern(separator))
    while (first := lines.next()) is not None:
        where = Where(source.name, first.number)
        if first.too_long:
            yield More(first.data) if first.more else Bad(where, too_long(limit), first.data)
        elif first.data.strip(b"\r\n\t "):
            yield _row(first, lines, cell, where, limit)
        elif whole:
            yield Row(first.number, first.data.decode("utf-8", "surrogateescape"), ())


class _Lines:
    """Lines with a way back: what a broken quoted cell has swallowed is read again."""

    def __init__(self, lines: Iterator[RawLine]) -> None:
        self._lines, self._again = lines, deque[RawLine]()

    def next(self) -> RawLine | None:
        return self._again.popleft() if self._again else next(self._lines, None)

    def back(self, lines: list[RawLine]) -> None:
        self._again.extendleft(reversed(lines))


def _cell_pattern(separator: str) -> str:
    mark = re.escape(separator)
    end = rf"(?=[{mark}\r\n]|\Z)"
    return rf'"(?P<quoted>(?:[^"]|"")*+)"{end}|(?P<plain>(?:[^"{mark}\r\n][^{mark}\r\n]*+)?){end}'


def _row(first: RawLine, lines: _Lines, cell: re.Pattern[str], where: Where, limit: int) -> Row | Bad:
    """The row that starts with that line; quoted cells may take in the lines after it."""
    raw = _text(first)
    cells = _cells(raw, cell)
    if cells is None and _opens_quote(raw, cell):
        taken = _until_closed(lines, limit - len(first.data))
        if taken and _closes(taken[-1]) and not taken[-1].too_long:
            raw += "".join(map(_text, taken))
            cells = _cells(raw, cell)
        if cells is None:
            lines.back(taken)
    if cells is None:
        return Bad(where, "a quote opens and does not close at the end of its cell; close it or double it", first.data)
    return Row(first.number, raw, cells)


def _text(line: RawLine) -> str:
    return line.data.decode("utf-8", "surrogateescape")


def _start(raw: str) -> int:
    """Where the first cell starts: behind a byte order mark."""
    return 1 if raw.startswith("\ufeff") else 0


def _until_closed(lines: _Lines, limit: int) -> list[RawLine]:
    """The lines up to the one that closes an open quote, or up to the limit."""
    taken: list[RawLine] = []
    while limit > 0 and (line := lines.next()) is not None:
        taken.append(line)
        limit -= len(line.data)
        if line.too_long or _closes(line):
            break
    return taken


def _closes(line: RawLine) -> bool:
    return line.data.count(b'"') % 2 == 1


def _opens_quote(raw: str, cell: re.Pattern[str]) -> bool:
    """Whether the cell where reading failed is quoted and runs on behind the line's end."""
    place = _start(raw)
    while (found := cell.match(raw, place)) is not None and found.end() < len(raw):
        place = found.end() + 1
    return raw.startswith('"', place) and raw.count('"', place) % 2 == 1


def _cells(raw: str, cell: re.Pattern[str]) -> tuple[Cell, ...] | None:
    """The cells of a whole row; `None` where a quote stands wrongly."""
    cells = []
    place, end = _start(raw), len(raw.rstrip("\r\n"))
    while (found := cell.match(raw, place)) is not None:
        quoted = found["quoted"]
        text = found["plain"] if quoted is None else quoted.replace('""', '"')
        cells.append(Cell(text, found.start(), found.end(), quoted is not None))
        place = found.end()
        if place >= end:
            return tuple(cells)
        if raw[place] in "\r\n":
            return None
        place += 1
    return None


def read_table(source: Source, separator: str, limit: int) -> Iterator[Item | Bad]:
    """Each row under the header as a mapping from column to text."""
    rows = read_rows(source, separator, limit)
    header = next(rows, None)
    if header is None:
        return
    names = column_names(source.name, header)
    for row in rows:
        if isinstance(row, Bad):
            yield row
        elif isinstance(row, Row):
            yield _item(source.name, names, row)


def column_names(file: str, header: Row | Bad | More) -> list[str]:
    """The names of the columns; `InputError` where the header cannot be read or names two columns alike."""
    if not isinstance(header, Row):
        raise InputError(str(header))
    names = [cell.text.strip() for cell in header.cells]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise InputError(f"{file}:{header.number}: two columns are named {twice!r}; rename one of them")
    return names


def fault(names: Sequence[str], row: Row) -> str | None:
    """What is wrong with a row as such, or `None`."""
    if len(row.cells) != len(names):
        cells = "1 cell" if len(row.cells) == 1 else f"{len(row.cells)} cells"
        return f"the row has {cells}, the header {len(names)}; quote cells that hold the separator"
    if not row.raw.isascii() and _UNDECODED.search(row.raw):
        return "not UTF-8; convert the file, or name its encoding with --encoding"
    if "\0" in row.raw:
        return "the row holds NUL characters; remove them"
    return None


def _item(file: str, names: list[str], row: Row) -> Item | Bad:
    where = Where(file, row.number)
    raw = row.raw.encode("utf-8", "surrogateescape")
    wrong = fault(names, row)
    if wrong is not None:
        return Bad(where, wrong, raw)
    return Item(where, dict(zip(names, (cell.text for cell in row.cells), strict=True)), raw)
