"""Changing one file in place: nothing is written before the first change, nothing replaced before the end."""

from __future__ import annotations

import codecs
import os
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from normalize.errors import InputError
from normalize.streams.inplace import Replacement
from normalize.streams.items import Bad, More
from normalize.streams.units import Unit

if TYPE_CHECKING:
    from normalize.streams.sidefile import SideWriter

__all__ = ["InPlace"]

_CHUNK = 1 << 20


class InPlace:
    """Takes the units of a file in order; writes the file anew if one of them changed, and the side file if wanted.

    `encoding` is the file's own: any other than UTF-8 means that the file is converted as a whole.
    """

    def __init__(self, path: str, old: os.stat_result, *, encoding: str = "utf-8", side: bool = False) -> None:
        self._path, self._old, self._encoding, self._side = path, old, encoding, side
        if side:
            from hashlib import sha256

            self._before, self._after = sha256(), sha256()
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._encoder = codecs.getincrementalencoder(encoding)()
        self._place = 0
        self._out: Replacement | None = None
        self._notes: SideWriter | None = None
        self._stack = ExitStack()

    def __enter__(self) -> InPlace:
        if self._encoding != "utf-8":
            self._start()
        return self

    def __exit__(self, *error: Any) -> None:
        self._stack.__exit__(*error)

    def take(self, unit: Unit | Bad | More, removed: list[dict[str, Any]]) -> None:
        """The next unit; a bad one stays as it is."""
        before, after = _bytes(unit)
        if self._side:
            self._before.update(self._as_it_was(before))
            self._after.update(after)
        if before != after and self._out is None:
            self._start()
        if self._out is not None:
            self._out.write(after)
        if before != after and self._notes is not None and isinstance(unit, Unit):
            self._notes.add(unit.number, self._place, unit.before, unit.after, removed)
        self._place += len(after)

    def finish(self) -> bool:
        """Replace the file; whether there was anything to replace."""
        if self._out is None:
            return False
        self._out.prepare()
        if self._notes is not None:
            from normalize.streams.sidefile import digest_of

            self._before.update(self._as_it_was(b"", last=True))
            before = self._before.hexdigest()
            if before != digest_of(self._path):
                raise InputError(
                    f"{self._path}: its bytes could not be put back from UTF-8; check --encoding, "
                    "or convert without a side file (--no-side-file)"
                )
            self._notes.commit(before, self._after.hexdigest(), self._encoding)
        self._out.commit()
        return True

    def _as_it_was(self, data: bytes, *, last: bool = False) -> bytes:
        """Bytes of the text in the file's own encoding."""
        if self._encoding == "utf-8":
            return data
        return self._encoder.encode(self._decoder.decode(data, last), last)

    def _start(self) -> None:
        """Open the new file and copy what went before the first change."""
        out = self._stack.enter_context(Replacement(self._path, self._old))
        if self._side:
            from normalize.streams.sidefile import SideWriter

            self._notes = self._stack.enter_context(SideWriter(self._path, self._old))
        with open(self._path, "rb") as file:
            left = self._place
            while left > 0 and (piece := file.read(min(left, _CHUNK))):
                out.write(piece)
                left -= len(piece)
        self._out = out


def _bytes(unit: Unit | Bad | More) -> tuple[bytes, bytes]:
    if not isinstance(unit, Unit):
        return unit.raw, unit.raw
    before = unit.before.encode("utf-8", "surrogateescape")
    return before, before if unit.after == unit.before else unit.after.encode("utf-8", "surrogateescape")

