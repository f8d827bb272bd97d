"""The command `newsnorm`: arguments to hints to streams to an exit code; no rule of any language lives here.

Exit codes: 0 all is well, 1 something to change (`check`) or changed (`fix`), 2 usage or input, 3 some records
failed, 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import TextIOWrapper

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (those of the process if none are given); the exit code."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _fill_gaps()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(errors="backslashreplace")  # a terminal of few letters sees escapes of the others
    try:
        from normalize.cli.app import run

        code = run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
        return 0
    except KeyboardInterrupt:
        return 130
    except MemoryError:
        print("newsnorm: a record is too large for the memory; set a lower --max-record", file=sys.stderr)
        return 2
    except OSError as error:
        _silence()
        reason = error.strerror or error
        print(f"newsnorm: the output cannot be written ({reason}); make room, or write elsewhere", file=sys.stderr)
        return 2
    return code


def _fill_gaps() -> None:
    """Put something in the place of standard streams that were closed before we started.

    Otherwise the next file that is opened gets their number.  What is put there can be neither read nor written, so
    whoever needs the stream says so; only standard error swallows what it gets.
    """
    import os

    for number, (name, unfit) in enumerate((("stdin", os.O_WRONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY))):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, unfit)
            if nothing != number:
                os.dup2(nothing, number)
            stream = open(number, "w" if number else "r", encoding="utf-8", closefd=False)  # noqa: SIM115 (to stay open)
            setattr(sys, name, stream)


def _silence() -> None:
    """The reader of our output has gone (`| head`), or its disk is full: the interpreter's last flush goes nowhere."""
    import os

    try:
        number = sys.stdout.fileno()
    except OSError:  # a caller's own object stands in for it
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)
