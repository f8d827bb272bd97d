"""Notices at the foot of an article: whose the rights are, in English on pages of any language; who wrote it."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.article.body import Range
from normalize.article.labels import COLONS, NONE, Senses, head, pick, tail
from normalize.article.rows import LABELLED, STOPS, Row

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


def mark_notices(rows: Sequence[Row], body: Range, tag: str) -> None:
    """The rows of the foot: notices of rights, addresses and editors, the source of the article."""
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
