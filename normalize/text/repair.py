"""Repair: broken characters mended as a list of edits that can be replayed, inverted and mapped.

The passes run in one order: mojibake (which needs the C1 controls that stand for bytes), line breaks and invisible
characters, character references, runs of marks, NFC.  Since one pass can uncover work for another (a zero-width
space inside `&am p;`), the passes are repeated until nothing changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from normalize.model import Edit, Repaired
from normalize.text.edits import apply, compose
from normalize.text.entities import find_entities
from normalize.text.gates import is_clean
from normalize.text.invisible import find_invisible
from normalize.text.marks import find_mark_runs, find_uncomposed
from normalize.text.mojibake import find_mojibake

__all__ = ["repair"]

Pass = Callable[[str], Iterator[Edit]]
PASSES: tuple[Pass, ...] = (find_mojibake, find_invisible, find_entities, find_mark_runs, find_uncomposed)
MAX_ROUNDS = 6
"""Text from the wild is stable after one or two rounds; the bound keeps hostile nesting linear."""


def repair(text: str) -> Repaired:
    r"""Mend mojibake, character references, line breaks, invisible characters and composition.

    Every change is an :class:`~normalize.model.Edit` in source offsets; `Repaired.source()` is `text` again.
    Repairing a repaired text changes nothing.

    >>> fixed = repair("Caf\u00c3\u00a9 &amp; Bar\r\n\u200fend")
    >>> fixed.text
    'Café & Bar\nend'
    >>> [e.reason for e in fixed.edits]
    ['mojibake', 'entity', 'line-break', 'bidi']
    >>> fixed.source() == "Caf\u00c3\u00a9 &amp; Bar\r\n\u200fend"
    True
    """
    if is_clean(text):
        return Repaired(text)
    current = text
    edits: tuple[Edit, ...] = ()
    for _ in range(MAX_ROUNDS):
        before = current
        current, edits = _round(text, current, edits)
        if current == before or is_clean(current):
            break
    return Repaired(current, edits)


def _round(source: str, current: str, edits: tuple[Edit, ...]) -> tuple[str, tuple[Edit, ...]]:
    """Every pass once, over the text as it stands."""
    for find in PASSES:
        found = tuple(find(current))
        if found:
            edits = compose(source, edits, current, found)
            current = apply(current, found)
    return current, edits
