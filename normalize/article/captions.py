"""Pictures of an article: which rows are their credits, and which their captions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from normalize.article.body import Range
from normalize.article.credits import agency_behind, agency_end, credit_of, credit_start, may_hold_credit, names_agency
from normalize.article.dateline import dateline_in
from normalize.article.labels import COLONS, pick, speaks
from normalize.article.names import looks_like_name, names_in
from normalize.article.rows import CLOSERS, STOPS, Row

__all__ = ["RIGHTS", "SPARE", "label_captions", "paragraphs_behind"]

LISTS = frozenset(("related", "read-more"))
RIGHTS = "©"
CAPTION = 700
WORD = 40
"""No word of a caption is longer."""
OPENING = ("(", "[")
SIGNED_FROM = 60
"""Characters that such a paragraph has at least."""
NAMED = 0.7
"""Share of a line of names that the names are."""
TITLE = 20
"""A shorter row above the text is a section's name rather than the headline."""
ABOVE, BELOW = 40, 10
"""Rows around the body in which a picture is the article's; farther away stand those of others, and the page's ©."""
HEAD = 6
"""Rows between the stamp and the first paragraph."""
SPARE = 4
"""A sentence above a picture's credit is taken for its caption only where so many paragraphs are left."""
BEHIND = 120
"""Rows among which those paragraphs are looked for."""


def label_captions(rows: Sequence[Row], body: Range, tag: str) -> None:
    """Pictures' credits; the rows that end in one, or stand right above one, are captions."""
    first, end = body
    stop = min(end + BELOW, len(rows)) if end > first else len(rows)
    free = [index for index in range(max(0, first - ABOVE), stop) if not rows[index].role]
    held = {index for index in free if may_hold_credit(rows[index].text)}
    for index in free:
        row = rows[index]
        if (index in held or row.head or row.whole) and not row.prose and "byline" not in row.head:
            _label_credit(rows, index, tag, index >= end > first)
    last = next((i for i in range(end - 1, first - 1, -1) if rows[i].sentence and not rows[i].role), -1)
    for index in free:
        row = rows[index]
        above = row.joined_below and rows[index + 1].role == "credit"
        if (above or index in held or (not row.final and first <= index < end)) and not row.role and index != last:
            _label_caption(rows, index, body, index in held)


def _label_caption(rows: Sequence[Row], index: int, body: Range, held: bool) -> None:
    """Call a row a caption where a credit stands at its end or below it; `held` where it may hold one."""
    row = rows[index]
    if row.size > CAPTION or (row.head and _is_labelled_byline(row)):
        return
    if "agency" in row.whole:
        return
    if held and (at := credit_start(row.text)) is not None:
        signed = _is_signed(row.text, at) or (row.prose and _is_signed_off(row.text, at))
        if not (row.sentence and dateline_in(row.text)) and not signed and not _is_by(row, at):
            row.become("caption", "ends:credit")
    elif body.first - HEAD <= index < body.last and _ends_in_agency(rows, index, body, held):
        row.become("caption", "ends:agency")
    elif row.joined_below and rows[index + 1].role == "credit" and _may_be_caption(rows, index):
        row.become("caption", "before:credit")


def _label_credit(rows: Sequence[Row], index: int, tag: str, behind: bool) -> None:
    """Give a row that is the credit of a picture, or begins with its label, its role; `behind` the body."""
    row = rows[index]
    if behind and row.text[0] == RIGHTS and not _names_somebody(row.text[1:]):
        row.become("copyright", "sign:foot")
    elif "agency" in row.whole and (behind or _is_under_names(rows, index)):
        return  # the article's, not a picture's
    elif credit_of(row):
        if "credit" in row.head or row.text[0] == RIGHTS or not _beside_stamp(rows, index):
            row.become("credit", "credit")
    elif "credit" in row.head and not row.sentence:
        _by_picture(row, tag)


def _is_under_names(rows: Sequence[Row], index: int) -> bool:
    """Whether the row above is nothing but the names of those who wrote for the agency, in the head."""
    above = rows[index - 1] if index > 1 else None
    if above is None or above.role or above.sentence or not _title_above(rows, index - 1):
        return False
    names = names_in(above.text, "und", labelled=False)
    return bool(names) and sum(map(len, names)) >= NAMED * above.size


def _title_above(rows: Sequence[Row], index: int) -> bool:
    """Whether nothing but what can be the headline, and what its label tells, stands right above a row."""
    above = rows[index - 1]
    return not above.sentence and above.size >= TITLE and not looks_like_name(above.text)


def _by_picture(row: Row, tag: str) -> None:
    """The role of a row that begins with, or is, the label of a credit, and names no source."""
    if row.rest >= len(row.text):
        if speaks(row.whole, "credit", tag, row.text):
            row.become("other", "label:credit", pick(row.head, "credit", tag))
    elif row.text[: row.rest].rstrip()[-1:] in (*COLONS, "|"):
        row.become("caption", "label:caption", pick(row.head, "credit", tag))


def _ends_in_agency(rows: Sequence[Row], index: int, body: Range, held: bool) -> bool:
    """Whether an agency ends a row of the body; below the stamp one behind a dash ("The old mill on fire - AFP")."""
    row = rows[index]
    if not row.final and index >= body.first and (at := agency_end(row.text)) is not None:
        return row.text.count(" ", 0, at) > 2  # "Newsroom - AFP" shows nothing
    if not held or agency_behind(row.text) is None:
        return False
    return any(above.role.startswith("stamp") for above in rows[max(0, index - HEAD) : index])


def _is_by(row: Row, at: int) -> bool:
    """Whether names stand between the label of a byline and the agency that a row ends in ("By Jane Roe, AP")."""
    return "byline" in row.head and row.rest < at and bool(names_in(row.text[row.rest : at], "und", labelled=False))


def _is_signed(text: str, at: int) -> bool:
    """Whether a paragraph ends in initials and agencies in small letters, as those who wrote it sign ("(kw/dpa)")."""
    piece = text[at:].strip()
    if piece[:1] not in OPENING or not piece.islower() or " " in piece or at < SIGNED_FROM:
        return False
    return text[:at].rstrip(CLOSERS)[-1:] in tuple(STOPS)


def _is_signed_off(text: str, at: int) -> bool:
    """Whether a paragraph ends in an agency in small letters behind its full stop, as papers sign ("… said. afp")."""
    piece = text[at:].strip()
    return piece.islower() and piece.isalpha() and at >= SIGNED_FROM and text[:at].rstrip()[-1:] in tuple(STOPS)


def _names_somebody(text: str) -> bool:
    """Whether an agency or a person stands behind a copyright sign, which then is a picture's."""
    return names_agency(text) or looks_like_name(text.strip(), "en")


def _beside_stamp(rows: Sequence[Row], index: int) -> bool:
    """Whether a stamp stands on the row above or below: an agency there is the author ("Cairo - Reuters")."""
    return any(row.role.startswith("stamp") for row in rows[max(0, index - 1) : index + 2])


def _may_be_caption(rows: Sequence[Row], index: int) -> bool:
    """Whether a row above a credit is its caption: neither a paragraph nor the author's name below the stamp."""
    row = rows[index]
    if row.prose or row.dates or (not index and not _title_below(rows)):
        return False
    if " " not in row.text and row.size > WORD and row.text.isascii():
        return False  # an address, a key
    if index + 2 < len(rows) and "caption" in rows[index + 2].head:
        return False  # the caption stands below ("Image source, AFP", "Image caption, …")
    if index and rows[index - 1].role in LISTS and rows[index - 1].role in rows[index - 1].whole:
        return False  # the first of a list of articles
    if row.sentence and not paragraphs_behind(rows, index, SPARE):
        return False
    if not row.sentence and not _has_other_title(rows, index):
        return False
    return not (index and rows[index - 1].role.startswith("stamp") and looks_like_name(row.text))


def _title_below(rows: Sequence[Row]) -> bool:
    """Whether a labelled credit stands below the first row and then, before any paragraph, what can be the headline."""
    if len(rows) < 3 or "credit" not in rows[1].head:
        return False
    first = next((i for i, row in enumerate(rows) if row.prose or row.sentence), len(rows))
    return any(not row.role and not row.head and not looks_like_name(row.text) for row in rows[2:first])


def _has_other_title(rows: Sequence[Row], index: int) -> bool:
    """Whether a row above the first sentence is not the only one that can be the headline."""
    for at, row in enumerate(rows):
        if row.sentence and not row.role:
            return at < index  # it stands in the text
        if at != index and not row.role and not row.head and row.size >= TITLE and not looks_like_name(row.text):
            return True
    return False


def _is_labelled_byline(row: Row) -> bool:
    """Whether a row begins with a byline ("TEXT: Jane Roe  PHOTO: AP"), whatever it ends in."""
    return "byline" in row.head and row.text[: row.rest].rstrip()[-1:] in COLONS


def paragraphs_behind(rows: Sequence[Row], index: int, least: int) -> bool:
    """Whether at least so many paragraphs are left behind a row."""
    left = (row for row in rows[index + 1 : index + 1 + BEHIND] if row.sentence and not row.role)
    return sum(1 for _ in islice(left, least)) == least
