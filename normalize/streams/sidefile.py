"""The side file: what a data set has lost to `newsnorm fix`, kept beside it, so that it can be put back byte for byte.

`FILE.removed.jsonl` holds a section for each run: a line for every changed unit (its place in the new file, what was
cut, and the pieces that lead back), then a last line with the digests of the file before and after the run.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from normalize.errors import InputError
from normalize.streams.hunks import find_hunks, undo_hunks
from normalize.streams.inplace import Replacement, look

__all__ = ["Section", "SideWriter", "digest_of", "restore", "sections", "side_path"]

_FORMAT = 1
_CHUNK = 1 << 20


def side_path(path: str) -> str:
    """Where a file's side file lies.

    >>> side_path("data/crawl.jsonl")
    'data/crawl.jsonl.removed.jsonl'
    """
    return f"{path}.removed.jsonl"


class Section(NamedTuple):
    """One run in a side file: where its lines start and end (bytes), the digests and the encoding of the file."""

    start: int
    end: int
    before: str
    after: str
    encoding: str


def digest_of(path: str) -> str:
    """The SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sections(path: str) -> list[Section]:
    """The sections of a side file, oldest first; none where there is no file."""
    if not os.path.exists(path):
        return []
    found, start, place = [], 0, 0
    with open(path, "rb") as lines:
        for line in lines:
            place += len(line)
            data = _parse(path, line)
            if "newsnorm" in data:
                if data["newsnorm"] != "removed" or data.get("format") != _FORMAT:
                    raise InputError(f"{path}: the side file is of another version; use the newsnorm that wrote it")
                found.append(Section(start, place, data["before"], data["after"], data["encoding"]))
                start = place
    if start != place:
        raise InputError(f"{path}: the side file has no end; take it from a backup")
    return found


def _parse(path: str, line: bytes) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise InputError(f"{path}: the side file is damaged; take it from a backup") from error
    if not isinstance(data, dict):
        raise InputError(f"{path}: the side file is damaged; take it from a backup")
    return data


class SideWriter:
    """A new section in the making, behind the sections that are there already."""

    def __init__(self, data_path: str, like: os.stat_result) -> None:
        self._path = side_path(os.path.realpath(data_path))
        old = look(self._path)[1] if os.path.exists(self._path) else None
        self._out = Replacement(self._path, old, like)
        self._kept = _finished(self._path, data_path)
        self._count = 0

    def __enter__(self) -> SideWriter:
        self._out.__enter__()
        if self._kept:
            with open(self._path, "rb") as file:
                self._out.write(file.read(self._kept))
        return self

    def __exit__(self, *error: Any) -> None:
        self._out.__exit__(*error)

    def add(self, number: int, place: int, before: str, after: str, removed: Sequence[dict[str, Any]]) -> None:
        """Note a changed unit that starts at byte `place` of the new file."""
        size = len(after.encode("utf-8", "surrogateescape"))
        self._line({"line": number, "place": place, "size": size, "removed": list(removed),
                    "pieces": find_hunks(before, after)})  # fmt: skip
        self._count += 1

    def commit(self, before: str, after: str, encoding: str) -> None:
        """End the section and put the side file in its place."""
        self._line({"newsnorm": "removed", "format": _FORMAT, "before": before, "after": after, "encoding": encoding,
                    "records": self._count})  # fmt: skip
        self._out.commit()

    def _line(self, data: dict[str, Any]) -> None:
        self._out.write(json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")


def _finished(path: str, data_path: str) -> int:
    """Bytes of the sections that hold; a last one whose run was killed before the data file changed does not."""
    found = sections(path)
    if not found:
        return 0
    last = found[-1]
    unfinished = last.after != last.before and digest_of(data_path) == last.before
    return last.start if unfinished else last.end


def restore(path: str) -> int:
    """Put back all that the side file holds, the last run first; the number of runs undone."""
    real, _ = look(path)
    side = side_path(real)
    found = sections(side)
    if not found:
        raise InputError(f"{path}: there is no side file {side_path(path)}; nothing can be put back")
    undone = 0
    while found:
        last = found.pop()
        current = digest_of(real)
        if current == last.after:
            _undo(path, side, last)
            undone += 1
        elif current != last.before:
            raise InputError(f"{path}: the file was changed after its run of newsnorm fix; put that version back first")
        _shorten(side, found)
    return undone


def _undo(path: str, side: str, section: Section) -> None:
    """Rebuild the file as it was before that run; nothing is written unless the digest agrees."""
    real, old = look(path)
    check = hashlib.sha256()
    with Replacement(path, old) as out:
        for piece in _recoded(_rebuilt(real, side, section), section.encoding):
            check.update(piece)
            out.write(piece)
        if check.hexdigest() != section.before:
            raise InputError(f"{path}: the side file does not lead back to the old file; take it from a backup")
        out.commit()


def _rebuilt(real: str, side: str, section: Section) -> Iterator[bytes]:
    with open(real, "rb") as data, open(side, "rb") as lines:
        lines.seek(section.start)
        while lines.tell() < section.end and "newsnorm" not in (unit := _parse(side, lines.readline())):
            yield from _up_to(data, unit["place"])
            text = data.read(unit["size"]).decode("utf-8", "surrogateescape")
            yield undo_hunks(text, unit["pieces"]).encode("utf-8", "surrogateescape")
        yield from iter(lambda: data.read(_CHUNK), b"")


def _up_to(data: Any, place: int) -> Iterator[bytes]:
    while (left := place - data.tell()) > 0 and (piece := data.read(min(left, _CHUNK))):
        yield piece


def _recoded(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    if encoding == "utf-8":
        yield from pieces
        return
    import codecs

    decoder, encoder = codecs.getincrementaldecoder("utf-8")(), codecs.getincrementalencoder(encoding)()
    for piece in pieces:
        yield encoder.encode(decoder.decode(piece))
    yield encoder.encode(decoder.decode(b"", True), True)


def _shorten(side: str, left: Sequence[Section]) -> None:
    """Forget the sections that were undone."""
    if not left:
        os.unlink(side)
        return
    with open(side, "rb") as file:
        kept = file.read(left[-1].end)
    with Replacement(side, look(side)[1]) as out:
        out.write(kept)
        out.commit()
