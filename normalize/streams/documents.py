"""Whole documents: one text, one page, one JSON value, or a JSON list read element by element."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from normalize.errors import InputError
from normalize.streams.formats import refuse_binary
from normalize.streams.items import Bad, Item, Where
from normalize.streams.jsonlines import load_strict, syntax_fault, too_long
from normalize.streams.opening import Source

__all__ = ["read_document", "read_json"]

_PIECE = 1 << 18


def read_document(source: Source, limit: int) -> Iterator[Item | Bad]:
    """A text or a page as one item, undecoded: the choice of its encoding belongs into its record."""
    where = Where(source.name)
    data = source.stream.read(limit + 1)
    if len(data) > limit:
        yield Bad(where, too_long(limit))
        return
    refuse_binary(source.name, data[: 1 << 16])
    yield Item(where, data)


def read_json(source: Source, limit: int) -> Iterator[Item | Bad]:
    """A JSON object as one item; the elements of a list as one item each, a bounded piece of the file at a time."""
    start = source.head.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"["):
        yield from _elements(source, limit)
        return
    data = source.stream.read(limit + 1)
    if len(data) > limit:
        yield Bad(Where(source.name), too_long(limit))
        return
    yield _item(Where(source.name), data.removeprefix(codecs.BOM_UTF8))


def _item(where: Where, data: bytes) -> Item | Bad:
    try:
        value = load_strict(data)
    except InputError as error:
        return Bad(where, str(error), data)
    if isinstance(value, (dict, str)):
        return Item(where, value, data)
    return Bad(where, "the value is no object and no text; leave it out", data)


class _Window:
    """A moving window on a text: what is read and not yet used."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._decoder = stream, codecs.getincrementaldecoder("utf-8-sig")("strict")
        self.text, self.place, self.line, self.ended = "", 0, 1, False

    def more(self) -> bool:
        """Read on, at least as much as is held, so that an element is not tried again for each piece."""
        if self.ended:
            return False
        piece = self._stream.read(max(_PIECE, len(self.text) - self.place))
        self.ended = not piece
        self.text = self.text[self.place :] + self._decoder.decode(piece, final=self.ended)
        self.place = 0
        return True

    def advance(self, place: int) -> None:
        self.line += self.text.count("\n", self.place, place)
        self.place = place

    def skip(self, marks: str) -> str:
        """Pass over white space and `marks`; the next character, or nothing at the end."""
        while True:
            rest = len(self.text)
            while self.place < rest and self.text[self.place] in marks:
                self.advance(self.place + 1)
            if self.place < rest or not self.more():
                return self.text[self.place : self.place + 1]


_PROBE = json.JSONDecoder()
_SPACE = " \t\r\n"


def _elements(source: Source, limit: int) -> Iterator[Item | Bad]:
    window = _Window(source.stream)
    try:
        window.skip(_SPACE)
        window.advance(window.place + 1)
        while (mark := window.skip(_SPACE + ",")) and mark != "]":
            yield _element(source.name, window, limit)
    except UnicodeDecodeError as error:
        raise InputError(f"{source.name}: not UTF-8; convert the file, or name its encoding with --encoding") from error
    if not mark:
        yield Bad(Where(source.name, window.line), "the list is not closed; the file is cut off")


def _element(name: str, window: _Window, limit: int) -> Item | Bad:
    """The element that starts here; a faulty one leaves no way to find the next, so it ends the file."""
    where = Where(name, window.line)
    while True:
        end, fault = _end_of(window)
        if end is not None and (end < len(window.text) or window.ended):
            data = window.text[window.place : end].encode("utf-8", "surrogatepass")
            window.advance(end)
            return _item(where, data)
        if len(window.text) - window.place > limit:
            raise InputError(f"{where}: {too_long(limit)}")
        if not window.more():
            raise InputError(f"{where}: not valid JSON ({fault}); correct it")


def _end_of(window: _Window) -> tuple[int | None, str]:
    try:
        value: tuple[Any, int] = _PROBE.raw_decode(window.text, window.place)
    except json.JSONDecodeError as error:
        return None, syntax_fault(error)
    except RecursionError:
        return None, "nested too deeply"
    return value[1], ""
