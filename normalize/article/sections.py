"""Sections of a page that are none of the article's: what stands under a heading such as "Related articles"."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.article.body import Range
from normalize.article.rows import CLOSERS, STOPS, Row

__all__ = ["mark_sections"]

OPENERS = frozenset(("related", "read-more", "comments", "newsletter", "subscribe", "cookies", "navigation"))
"""Kinds whose heading stands over a section of its own."""
ITEMS = frozenset(("related", "read-more"))
"""Kinds whose label may stand in one line with its only item ("Read more: Why gas stays dear")."""
STATEMENT = 40
SECTION_ROWS = 40
BLURB = 230
"""A sentence inside a newsletter or cookie box is not longer."""
QUESTION = "?？؟"


def mark_sections(rows: Sequence[Row], top: int, body: Range) -> None:
    """Rows under a heading such as "Related articles" belong to it until a paragraph follows; not so in the head."""
    kind, left, language = "", 0, None
    first = next((i for i in range(top + 1, body.last) if rows[i].sentence and not rows[i].role), top)
    for index, row in enumerate(rows):
        if row.role in OPENERS and row.rule.startswith("label:") and _opens(rows, index):
            kind, left, language = row.role, 0 if top <= index < first else SECTION_ROWS, row.tag
        elif index == top:
            left = 0
        elif row.role or not left:
            continue
        elif (row.prose and not _blurb(rows, index, kind)) or (kind in ITEMS and _is_statement(row, kind)):
            left = 0
        elif row.text[-1] in QUESTION and index + 1 < len(rows) and rows[index + 1].prose:
            left = 0  # the next question of an interview
        else:
            row.become(kind, f"section:{kind}", language)
            left -= 1


def _is_statement(row: Row, kind: str) -> bool:
    """Whether a short row is a sentence with a full stop, as the items of a list of articles are not."""
    if kind == "read-more" and row.sentence and row.text[-1] in STOPS and not row.text.endswith("..."):
        return True  # "Story continues below" stands over no list
    text = row.text.rstrip(CLOSERS)
    return row.size >= STATEMENT and row.final and text[-1:] in STOPS and not text.endswith("...")


def _opens(rows: Sequence[Row], index: int) -> bool:
    """Whether a label stands over a section: one with its item on the line does so only over more items."""
    row = rows[index]
    if row.role not in ITEMS or row.role in row.whole or row.text[-1] in ":：":
        return True
    return index + 1 < len(rows) and not rows[index + 1].sentence


def _blurb(rows: Sequence[Row], index: int, kind: str) -> bool:
    """A short paragraph in a newsletter, subscription or cookie box, with no other paragraph behind it."""
    if kind not in ("newsletter", "subscribe", "cookies") or rows[index].size > BLURB:
        return False
    return index + 1 >= len(rows) or not rows[index + 1].prose
