"""Sections of a page that are none of the article's: what stands under a heading such as "Related articles"."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.article.body import Range
from normalize.article.given import OWN
from normalize.article.pleas import plea
from normalize.article.rows import CLOSERS, STOPS, Row

__all__ = ["mark_sections"]

OPENERS = frozenset(("related", "read-more", "comments", "newsletter", "subscribe", "cookies", "navigation"))
"""Kinds whose heading stands over a section of its own."""
ITEMS = frozenset(("related", "read-more"))
"""Kinds whose label may stand in one line with its only item ("Read more: Why gas stays dear")."""
SHORTEST, STATEMENT = 24, 40
"""Characters of a sentence that may end a text; of one that no list has for an item."""
SOON = 5
TEXT = 50
"""A statement of this size below a box of one line is the article's, if it asks for nothing."""
SECTION_ROWS = 40
BLURB = 230
"""A sentence inside a newsletter or cookie box is not longer."""
TEASER = 260
"""Nor is what a list of articles says of each."""
STRETCH = 3
STRETCH_SIZE = 210
"""So many sentences in a row, of that size together, are the article's: buttons and offers are shorter."""
NEARBY = 10
"""Rows among which another button shows that the box goes on."""
QUESTION = "?？؟"
REPEATED = 3
"""A row that stands so often on a page parts nothing."""


def mark_sections(rows: Sequence[Row], top: int, body: Range) -> None:
    """Rows under a heading such as "Related articles" belong to it until a paragraph follows; not so in the head."""
    kind, left, language = "", 0, None
    first = next((i for i in range(top + 1, body.last) if rows[i].sentence and not rows[i].role), top)
    for index, row in enumerate(rows):
        if row.role in OPENERS and row.rule.startswith("label:"):
            kind, language = row.role, row.tag
            inside = kind == "navigation" and first <= index < body.last  # a button ("Play", "Full screen")
            left = SECTION_ROWS if (index < top or index >= first) and not inside and _opens(rows, index) else 0
        elif index == top:
            left = 0
        elif row.role or not left:
            continue
        elif _is_text(rows, index, kind, first) or _is_marked(row, kind) or _asks(rows, index):
            left = 0
        elif kind in ITEMS and rows[index - 1].prose and not row.sentence and not _has_entry(rows, index):
            left = 0  # behind what the list said of its last article
        else:
            row.become(kind, f"section:{kind}", language)
            left -= 1


def _is_marked(row: Row, kind: str) -> bool:
    """Whether the page's markup shows a paragraph of the article below a box that asks for something."""
    return row.rule == OWN and kind not in ITEMS and plea(row.text, 1) is None


def _is_text(rows: Sequence[Row], index: int, kind: str, first: int) -> bool:
    """Whether a row under a heading is the article again, whose first sentence stands in the row `first`."""
    row = rows[index]
    if kind in ITEMS:
        return (row.prose or _is_statement(row, kind) or _is_last(rows, index)) and not _teases(rows, index)
    button = kind == "subscribe" and row.prose and rows[index - 1].rule.startswith("label:")
    if button and not any(above.prose and not above.role for above in rows[first + 1 : index]):
        return plea(row.text, 1) is None  # it stands in the head
    if kind == "newsletter" and _goes_on(rows, index):
        return True
    return (row.prose and not _blurb(rows, index, kind)) or (row.sentence and _stretches(rows, index))


def _goes_on(rows: Sequence[Row], index: int) -> bool:
    """Whether a box is but a line between paragraphs: a statement right below it that asks for nothing."""
    above = rows[max(0, index - 3) : index - 1]
    if not rows[index - 1].rule.startswith("label:") or not any(row.sentence and not row.role for row in above):
        return False
    if any(below.role in OPENERS and below.role not in ITEMS for below in rows[index + 1 : index + SOON]):
        return False
    row = rows[index]
    text = row.text.rstrip(CLOSERS)
    return row.sentence and row.size >= TEXT and text[-1:] in STOPS and plea(row.text, 1) is None


def _stretches(rows: Sequence[Row], index: int) -> bool:
    """Whether sentences follow one another from here on."""
    stretch = rows[index : index + STRETCH]
    if len(stretch) < STRETCH or not all(row.sentence and not row.role and row.repeats == 1 for row in stretch):
        return False
    if any(row.role in OPENERS and row.role not in ITEMS for row in rows[index : index + NEARBY]):
        return False
    return sum(row.size for row in stretch) >= STRETCH_SIZE


def _teases(rows: Sequence[Row], index: int) -> bool:
    """Whether a paragraph is what a list says of an article: a title above, another with its own text behind it.

    The last of such a list follows one of the same shape.
    """
    if not _is_entry(rows, index):
        return False
    behind = index + 2
    if behind < len(rows) and _is_entry(rows, behind):
        return True
    above = rows[max(0, index - 2)]
    return above.prose and above.rule.startswith("section:")


def _has_entry(rows: Sequence[Row], index: int) -> bool:
    return index + 1 < len(rows) and _is_entry(rows, index + 1)


def _is_entry(rows: Sequence[Row], index: int) -> bool:
    """Whether a short paragraph has a title right above it."""
    row, title = rows[index], rows[index - 1]
    if not row.prose or row.size > TEASER or index < 1:
        return False
    return not title.sentence and (not title.role or title.rule.startswith("section:"))


def _is_statement(row: Row, kind: str) -> bool:
    """Whether a short row is a sentence with a full stop, as the items of a list of articles are not."""
    if kind == "read-more" and row.sentence and row.text[-1] in STOPS and not row.text.endswith("..."):
        return True  # "Story continues below" stands over no list
    text = row.text.rstrip(CLOSERS)
    return row.size >= STATEMENT and row.final and text[-1:] in STOPS and not text.endswith("...")


def _asks(rows: Sequence[Row], index: int) -> bool:
    """Whether a row is the next question of an interview: its answer follows, and it is not the first of a list."""
    if rows[index].text[-1] not in QUESTION:
        return False
    return index + 1 < len(rows) and rows[index + 1].prose and not _is_heading(rows[index - 1])


def _is_heading(row: Row) -> bool:
    """Whether a row is the label of a list and hardly anything else ("Read more", "More on the soaps")."""
    return row.rule.startswith("label:") and row.role in ITEMS and row.text.count(" ", row.rest) < 2


def _is_last(rows: Sequence[Row], index: int) -> bool:
    """Whether a short sentence ends the text below titles without a full stop: nothing, or a label, follows."""
    row, title = rows[index], rows[index - 1]
    if not SHORTEST <= row.size < STATEMENT or row.text[-1] not in STOPS or "." in row.text[:-1]:
        return False
    ends = index + 1 == len(rows) or bool(rows[index + 1].role)
    return ends and title.rule.startswith("section:") and not title.final


def _opens(rows: Sequence[Row], index: int) -> bool:
    """Whether a label stands over a section: one with its item on the line does so only over more items."""
    row = rows[index]
    if row.role not in ITEMS or row.role in row.whole or row.text[-1] in ":：":
        return True
    items = rows[index + 1 : index + 3]  # of one short row before a paragraph nobody knows whether it is a crosshead
    return len(items) == 2 and not any(item.sentence or item.role for item in items)


def _blurb(rows: Sequence[Row], index: int, kind: str) -> bool:
    """A short paragraph in a newsletter, subscription or cookie box, with no other paragraph behind it."""
    row = rows[index]
    if kind not in ("newsletter", "subscribe", "cookies") or row.size > BLURB or row.text[-1] in ":：":
        return False
    behind = next((row for row in rows[index + 1 :] if row.repeats < REPEATED), None)
    return behind is None or not behind.prose
