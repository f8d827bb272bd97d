"""The compiled lexicon at run time: where it lies, whether it is fresh, and look-ups by word.

A table is a text file, one `key<TAB>payload` a line, sorted by key; keys are folded by :func:`fold`.  The
room that owns a table owns the meaning of its payloads.  Nothing is read at import; a table is read once, at
first use.

In a wheel the tables are found in `normalize/_tables`.  In a checkout (there is a `locales/` folder beside
the package) they are rebuilt as soon as a TOML file, Babel or the compiler changes.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from normalize.errors import LexiconError

__all__ = ["FORMAT", "Table", "fold", "load", "read", "soft", "tables_folder"]

FORMAT = 1
"""Raised by one whenever a payload changes its form: older tables are rebuilt."""

PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
STAMP = "stamp.json"
PATIENCE = 400
"""Look-ups in a table's bytes before its dictionary is worth its price: about what half a dozen articles ask."""


def fold(word: str) -> str:
    """The key form of a word: NFC, case-folded, full-width forms narrowed only by the caller.

    Turkish writes two letters i, whose capitals fold apart; a key has one ("YAYIN" in ASCII is "yayın").

    >>> fold("FÉVRIER"), fold("İlgili") == fold("ilgili"), fold("YAYIN") == fold("yayın")
    ('février', True, True)
    """
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word.casefold()).replace("i\u0307", "i").replace("ı", "i")


_ALIKE = tuple(zip("’ʼ＇`\u00a0\u202f\u3000İı", "''''   ii", strict=True))


def soft(text: str) -> str:
    """Lower case, one kind of apostrophe and blank; the length stays, so offsets hold.

    >>> soft("Aujourd’hui")
    "aujourd'hui"
    """
    if not text.isascii():
        for char, plain in _ALIKE:  # many times faster than `translate`
            if char in text:
                text = text.replace(char, plain)
    return text.lower()


class Table:
    """One compiled table: a mapping from folded word to payload.

    The first look-ups search the sorted bytes as they lie in the file (the order of UTF-8 is that of code points), so
    that a short run neither decodes the text nor pays for a dictionary of everything; a longer run gets the dictionary.
    """

    __slots__ = ("_asked", "_data", "_rows", "get")

    def __init__(self, data: bytes) -> None:
        self._data = data if data.endswith(b"\n") or not data else data + b"\n"
        self._rows: dict[str, str] | None = None
        self._asked = 0
        self.get: Callable[[str], str | None] = self._get
        """The payload of a folded key, or `None`: the dictionary's own method, once there is a dictionary."""

    def _get(self, key: str) -> str | None:
        """The first look-ups.

        >>> Table(b"mai\\tmonth 5\\nmay\\tmonth 5 too\\n").get("may")
        'month 5 too'
        """
        self._asked += 1
        return self._search(key.encode("utf-8", "surrogatepass")) if self._asked < PATIENCE else self._all().get(key)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __len__(self) -> int:
        return self._data.count(b"\n") if self._rows is None else len(self._rows)

    def items(self) -> Iterator[tuple[str, str]]:
        """All rows in key order."""
        return iter(self._all().items())

    def _search(self, key: bytes) -> str | None:
        data = self._data
        low, high = 0, len(data)
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            tab = data.find(b"\t", start)
            found = data[start:tab]
            if found == key:
                return data[tab + 1 : data.find(b"\n", tab)].decode("utf-8")
            if found < key:
                low = data.find(b"\n", tab) + 1
            else:
                high = start
        return None

    def _all(self) -> dict[str, str]:
        """The rows as a dictionary, made in a few calls where no payload holds a tab."""
        if self._rows is None:
            text = self._data.decode("utf-8")
            if text.count("\t") == text.count("\n"):
                cells = text.replace("\n", "\t").split("\t")
                self._rows = dict(zip(cells[0::2], cells[1::2], strict=False))
            else:
                self._rows = dict(line.split("\t", 1) for line in text.split("\n") if line)
            self._data = b""
            self.get = self._rows.get
        return self._rows


@lru_cache(maxsize=1)
def tables_folder() -> str:
    """The folder with fresh tables; builds them first where they are missing or stale."""
    shipped = os.path.join(PACKAGE, "_tables")
    source = os.path.join(os.path.dirname(PACKAGE), "locales")
    if not os.path.isdir(source):  # an installed wheel: the tables belong to it and do not age
        if not os.path.isfile(os.path.join(shipped, STAMP)):
            raise LexiconError(f"the word tables are missing in {shipped}; reinstall newsnorm")
        return shipped
    target = shipped if os.access(PACKAGE, os.W_OK) else _private()
    if not _fresh(target, source):
        _build(source, target)
    return target


def _private() -> str:
    """Where the tables of a checkout lie that we may not write to."""
    import tempfile

    return os.path.join(tempfile.gettempdir(), f"newsnorm-tables-{os.getuid()}")


def _build(source: str, target: str) -> None:
    from pathlib import Path

    from normalize.lexicon.compile import build

    build(Path(source), Path(target))


def fingerprint(source: str | os.PathLike[str]) -> dict[str, list[int]]:
    """What the tables depend on: size and time of every TOML file, of every file of the compiler and of its models."""
    folders = (source, os.path.join(PACKAGE, "lexicon"), os.path.join(PACKAGE, "lexicon", "models"))
    return {
        entry.name: [entry.stat().st_size, entry.stat().st_mtime_ns]
        for folder in folders
        for entry in sorted(os.scandir(folder), key=lambda e: e.name)
        if entry.name.endswith((".toml", ".py", ".tsv")) and entry.name != "table.py"
    }


def _fresh(target: str, source: str) -> bool:
    try:
        with open(os.path.join(target, STAMP), encoding="utf8") as file:
            stamp = json.load(file)
    except (OSError, ValueError):
        return False
    return bool(stamp.get("format") == FORMAT and stamp.get("files") == fingerprint(source))


@lru_cache(maxsize=32)
def load(name: str) -> Table:
    """The table of that name ("dates", "money", "labels", …)."""
    return Table(read(name))


def read(name: str) -> bytes:
    """The bytes of the table of that name."""
    try:
        with open(os.path.join(tables_folder(), f"{name}.tsv"), "rb") as file:
            return file.read()
    except FileNotFoundError as error:
        raise LexiconError(f"there is no word table {name!r}; reinstall newsnorm") from error
