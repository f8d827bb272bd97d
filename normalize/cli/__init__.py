"""The command `newsnorm`: arguments to hints to streams to an exit code; no rule of any language lives here.

Exit codes: 0 all is well, 1 something to change (`check`) or changed (`fix`), 2 usage or input, 3 some records
failed, 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (those of the process if none are given); the exit code."""
    try:
        from normalize.cli.app import run

        code = run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except BrokenPipeError:
        return _silence()
    except KeyboardInterrupt:
        return 130
    return code


def _silence() -> int:
    """The reader of our output has gone (`| head`): end without a word, the interpreter's last flush included."""
    import os

    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    return 0
