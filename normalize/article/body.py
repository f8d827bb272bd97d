"""Where the article's own text lies among the rows of a page: its densest run of paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from normalize.article.credits import credit_start
from normalize.article.labels import COLONS
from normalize.article.rows import CLOSERS, STOPS, Row

__all__ = ["Range", "body_range"]

GAP_COST = 14
"""What a row that is no sentence takes away: a paragraph bridges about twenty of them."""
PARAGRAPH_CAP = 320
"""One huge line (a page squeezed into a line) does not outweigh an article."""
LABEL_COST = 9
"""The same for a row whose label tells what it is: advertisements and buttons stand between paragraphs."""
SECTION_COST = 60
"""What a heading of another section (related, comments …) takes away."""
CREDIT = 80
"""A shorter sentence that begins with the label of a credit is none of the article's."""
BRIDGED = 2
ELSEWHERE = frozenset(("related", "read-more"))
QUESTION = "?？؟"
SHORT = 12
SECTIONS = ("related", "comments", "newsletter", "subscribe", "cookies", "navigation", "copyright")


WORDS = frozenset(("particle", "role", "byline"))
"""Labels that a sentence may begin with."""
LISTS = frozenset(("related", "read-more"))
STATEMENT = 24


class Range(NamedTuple):
    """Half-open range of row indices; empty when there is no paragraph at all."""

    first: int
    last: int


def _weight(row: Row) -> int:
    """What a row adds that is a sentence, or of which something is known."""
    if row.repeats > 2:
        return -GAP_COST
    if row.prose:
        return min(row.size, PARAGRAPH_CAP)
    if row.sentence and not row.role and not ("credit" in row.head and row.size < CREDIT):
        return row.size // 2
    if row.whole and any(kind in row.whole for kind in SECTIONS):
        return -SECTION_COST
    return -GAP_COST if not row.role or row.role == "stamp" else -LABEL_COST


def body_range(rows: Sequence[Row]) -> Range:
    """The run of rows with the greatest sum of weights (one pass), trimmed to its first and last sentence.

    >>> body_range([])
    Range(first=0, last=0)
    """
    best = Range(0, 0)
    best_sum = here = 0
    start = 0
    for index, row in enumerate(rows):
        if here <= 0:
            here, start = 0, index
        if row.sentence or row.whole or row.role:
            here += _weight(row)
        else:
            here -= GAP_COST
        if here > best_sum:
            best_sum, best = here, Range(start, index + 1)
    return Range(best.first, _resumed(rows, _last(rows, best.last))) if best.last else best


def _resumed(rows: Sequence[Row], last: int) -> int:
    """The end of a body whose last paragraph stands behind one line or two that lead elsewhere ("Read also", a title).

    Nothing but a labelled row may follow: a list of articles goes on with titles.
    """
    for at in range(last, min(last + 3, len(rows) - 1)):
        row, text = rows[at], rows[at + 1]
        if at == last and row.role not in ELSEWHERE:
            return last
        if text.role or not text.sentence or text.repeats > 1 or text.text[-1] in QUESTION:
            continue
        if text.size < STATEMENT or text.text.rstrip(CLOSERS)[-1:] not in STOPS:
            return last
        ends = at + 2 == len(rows) or rows[at + 2].role or rows[at + 2].text[-1] in COLONS
        return at + 2 if ends else last
    return last


def _last(rows: Sequence[Row], last: int) -> int:
    """The end of the body with the short sentences that stand right behind it, or behind a credit ("It rained.")."""
    at = last
    while at < len(rows) and at - last <= BRIDGED:
        row = rows[at]
        if not row.role and row.size >= SHORT and row.repeats == 1 and row.text[-1] in STOPS:
            last = at + 1
        elif row.role in LISTS and row.role in row.whole and _goes_on(rows, at + 2):
            last, at = at + 3, at + 2  # behind the only article of a list
        elif not row.role and "credit" not in row.head and "agency" not in row.whole and not _is_caption(row):
            break
        at += 1
    return last


def _goes_on(rows: Sequence[Row], at: int) -> bool:
    """Whether a sentence with a full stop stands there below a title, and no other title with its own text follows."""
    if at >= len(rows) or rows[at - 1].role or rows[at - 1].text[-1] in STOPS or not _is_statement(rows[at]):
        return False
    behind = rows[at + 1 : at + 3]
    return len(behind) < 2 or behind[0].final or bool(behind[0].role) or not behind[1].sentence


def _is_caption(row: Row) -> bool:
    return not row.sentence and credit_start(row.text) is not None


def _is_statement(row: Row) -> bool:
    if row.role or not row.head.keys() <= WORDS or row.repeats > 1 or row.size < STATEMENT:
        return False
    return row.final and row.text.rstrip(CLOSERS)[-1:] in tuple(STOPS)
