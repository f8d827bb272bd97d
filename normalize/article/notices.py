"""Notices at the foot of an article: whose the rights are, in English on pages of any language; who wrote it."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.article.body import Range
from normalize.article.labels import COLONS, NONE, Senses, head, pick, tail, whole
from normalize.article.rows import LABELLED, STOPS, Row
from normalize.lexicon.build_labels import EDGE
from normalize.lexicon.table import fold, load

__all__ = ["is_notice", "mark_notices", "owners_words"]

EDITOR = 60
"""Characters of a line that names editors."""
SIGNATURE = 6
"""Words of a line with the address of an author, at most."""
SIGNS = ("©", "ⓒ")
SIGN_IN_LETTERS = "(c)"
CENTURIES = ("19", "20")
LAST, BELOW = 4, 8
"""Rows at the end of the body and behind it among which a long notice is looked for."""
HEAD = 12
"""Rows below the headline among which a remark of the page is looked for."""
REMARK = 360
"""Characters of such a remark, at most."""
REMARKS = frozenset(("notice", "edition"))
DATED = 24
"""Characters behind a label in which a date may stand before the colon."""
LABEL_SPACES = 2
"""Spaces in and behind a label of three words."""
LONGEST_ENDING, LONGEST_LABEL = 64, 6
"""Characters and words at the end of a remark among which its label is looked for."""
OPENING = "([*_—–-"
OUTSPOKEN = 4
"""A label of more words needs no sign behind it ("No part of this publication may be reproduced")."""


def is_notice(text: str, rest: int) -> bool:
    """Whether a sign or a year stands in a label of rights, which ends before `rest`, or right behind it.

    >>> is_notice("Copyright (C) 2023 The Post.", 11), is_notice("Copyright law is old.", 10)
    (True, False)
    """
    around = text[: rest + 3].lower()
    return text[rest : rest + 2] in CENTURIES or any(sign in around for sign in (*SIGNS, SIGN_IN_LETTERS))


def owners_words(text: str) -> Senses:
    """What the last words of a text say that begins with a copyright sign, where they reserve the rights.

    >>> sorted(owners_words("© 2023 The Post. All rights reserved.")), owners_words("© Jane Roe")
    (['copyright'], mappingproxy({}))
    """
    senses = tail(text) if text.startswith(SIGNS) else NONE
    return senses if "copyright" in senses else NONE


def mark_notices(rows: Sequence[Row], top: int, body: Range, tag: str) -> None:
    """The rows of the foot: notices of rights, addresses and editors, the source; the remarks of the page."""
    _mark_remarks(rows, top, body, tag)
    for index in range(max(body.first, body.last - LAST), min(len(rows), body.last + BELOW)):
        row = rows[index]
        if row.role:
            if row.rule == "label:source" and index >= body.last > body.first:
                row.role = "agency"  # the article's source, not a picture's
            continue
        if "@" in row.text and _is_address(row.text):
            row.become("byline", "shape:mail")
            continue
        if "role" in row.head and _is_editor(row):
            row.become("byline", "label:role", pick(row.head, "role", tag))
            continue
        senses, rest = head(row.text) if len(row.text) > LABELLED else (row.head, row.rest)
        if "copyright" in senses and _ends(row.text[:rest].rstrip()):
            row.become("copyright", "label:copyright", pick(senses, "copyright", tag))


def _mark_remarks(rows: Sequence[Row], top: int, body: Range, tag: str) -> None:
    """What a page says of its article, above the text and in its last rows ("This story was corrected")."""
    last = max(body.first, body.last - LAST)
    for row in rows[top + 1 : min(top + HEAD, last)]:
        if not row.role and row.final and not _is_remark(row, tag, last=False) and row.prose:
            break
    for row in rows[last : body.last]:
        ends = row.final or row.prose or row.text[0] in OPENING
        if not row.role and row.size <= REMARK and ends:
            _is_remark(row, tag, last=True)


def _is_remark(row: Row, tag: str, *, last: bool) -> bool:
    """Whether a row begins with the label of a remark, or ends in one; it gets its role."""
    senses, rest = head(row.text) if len(row.text) > LABELLED else (row.head, row.rest)
    label = row.text[:rest]
    marked = label.rstrip()[-1:] in COLONS or COLONS[0] in row.text[rest : rest + DATED]  # "Correction 5 May: …"
    if REMARKS.isdisjoint(senses) or not (label.count(" ") > LABEL_SPACES or marked):
        senses = _ending(row.text) if last else NONE
    if senses:
        row.become("other", "label:notice", pick(senses, "notice" if "notice" in senses else "edition", tag))
    return bool(senses)


def _ending(text: str) -> Senses:
    """The label of a remark in a text's last words ("… contributed to this report.")."""
    words = text[-LONGEST_ENDING:].rstrip(EDGE).rsplit(" ", LONGEST_LABEL)
    sizes = load("remark_ends").get(fold(words[-1]))
    for size in map(int, sizes.split(" ")) if sizes else ():
        if size < len(words) and "notice" in (senses := whole(" ".join(words[-size:]))):
            return senses
    return NONE


def _is_editor(row: Row) -> bool:
    """Whether a short line names who edited the article behind a colon ("编辑:李娜")."""
    return len(row.text) <= EDITOR and not row.final and row.text[: row.rest].rstrip()[-1:] in COLONS


def _is_address(text: str) -> bool:
    """Whether a short line holds an e-mail address and hardly anything else ("Jane Roe jane@example.org")."""
    words = text.split()
    return len(words) <= SIGNATURE and any("@" in word and "." in word.rpartition("@")[2] for word in words)


def _ends(label: str) -> bool:
    """Whether a label is a sentence of its own, or says enough."""
    spaces = label.count(" ")
    return spaces >= OUTSPOKEN or (spaces > 0 and label[-1:] in tuple(STOPS))
