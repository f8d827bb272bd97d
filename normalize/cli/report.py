"""What a run says on standard error: errors as they come, progress on a terminal, a table at the end."""

from __future__ import annotations

import os
import sys
import time
from typing import TextIO

from normalize.streams.items import Bad
from normalize.streams.opening import Source

__all__ = ["Report", "columns"]

_EVERY = 0.2
"""Seconds between two lines of progress."""


class Report:
    """Counts records and errors; `summary` True prints the table even where there is no terminal.

    `busy` says that the output itself runs over standard output: no progress is drawn between its lines.
    """

    def __init__(self, *, summary: bool = False, busy: bool = False) -> None:
        terminal = sys.stderr.isatty()
        self._draws = terminal and not (busy and sys.stdout.isatty())
        self._summary = summary or terminal
        self._started = time.monotonic()
        self._shown = self._started
        self._source: Source | None = None
        self._width = 0
        self.files = self.records = self.failed = self.unread = 0

    def opened(self, source: Source) -> None:
        """The next input."""
        self._source = source
        self.files += 1

    def done(self) -> None:
        """One record more came out."""
        self.records += 1
        if self._draws and time.monotonic() - self._shown >= _EVERY:
            self._shown = time.monotonic()
            self._progress()

    def bad(self, bad: Bad) -> None:
        """One record failed."""
        self.failed += 1
        self.tell(str(bad))

    def unreadable(self, sentence: str) -> None:
        """An input could not be read at all."""
        self.unread += 1
        self.tell(sentence)

    def tell(self, sentence: str) -> None:
        """One line on standard error."""
        self._clear()
        print(f"newsnorm: {_visible(sentence)}", file=sys.stderr)

    def say(self, line: str) -> None:
        """One line on standard output."""
        self._clear()
        print(line)

    @property
    def code(self) -> int:
        """The exit code that follows."""
        return 2 if self.unread else 3 if self.failed else 0

    def _progress(self) -> None:
        passed = max(time.monotonic() - self._started, 1e-6)
        rate = self.records / passed
        line = f"{self.records:,} records  {rate:,.0f}/s  {self.failed:,} errors{self._left(passed)}"
        line = line[: columns(sys.stderr) - 1]  # a line that wraps would not be overwritten by the next
        print("\r" + line.ljust(self._width), end="", file=sys.stderr, flush=True)
        self._width = len(line)

    def _left(self, passed: float) -> str:
        """The time left, where the input's size is known."""
        source = self._source
        if source is None or not source.size or source.raw.closed:
            return ""
        share = source.raw.tell() / source.size
        if not 0 < share <= 1:
            return ""
        seconds = int(passed * (1 - share) / share)
        return f"  {share:.0%}, {seconds // 60}:{seconds % 60:02d} left"

    def _clear(self) -> None:
        if self._width:
            print("\r" + " " * self._width + "\r", end="", file=sys.stderr, flush=True)
            self._width = 0

    def finish(self) -> None:
        """The table at the end, for a run of more than one record."""
        self._clear()
        if not self._summary or self.records + self.failed < 2:
            return
        passed = max(time.monotonic() - self._started, 1e-6)
        rows = (("files", f"{self.files:,}"), ("records", f"{self.records:,}"), ("errors", f"{self.failed:,}"),
                ("seconds", f"{passed:,.1f}"), ("records/s", f"{self.records / passed:,.0f}"))  # fmt: skip
        for name, value in rows:
            print(f"{name:<10}{value:>12}", file=sys.stderr)


def columns(stream: TextIO) -> int:
    """The width of a terminal."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except OSError:
        return 80


def _visible(sentence: str) -> str:
    """One line without control characters, whatever a file's name or content holds."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in sentence)
