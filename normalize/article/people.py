"""Bylines: who wrote the article, from "By …" lines, lines of bare names beside the stamp, and agency signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.article.body import Range
from normalize.article.labels import head, whole
from normalize.article.rows import Row
from normalize.lexicon.table import fold, load

__all__ = ["Byline", "find_authors", "looks_like_name", "names_in"]

LONGEST_LINE = 200
LONGEST_NAME = 42
MOST_NAMES = 12
_MAIL = re.compile(r"\S{1,64}@\S{1,64}|https?://\S{1,200}|@\w{1,30}")
_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]{0,60}[)）\]]")
_BREAKS = re.compile(r"\s*[,،、;|/&•·・\n＝]\s*|\s+[-–—]\s+|\s{2,}|\s*\xa0\s+")
_TRIM = " \t\xa0.,:;|/-–—•·*›»«>"
Byline = tuple[int, tuple[str, ...]]
"""Index of a row and the names in it."""


def _joins(word: str, tag: str) -> bool:
    """Whether a word joins names ("and", "und", "y") in the article's language or in English."""
    tags = load("name_joiners").get(fold(word))
    return tags is not None and not {tag.partition("-")[0], "en"}.isdisjoint(tags.split(" "))


def looks_like_name(text: str) -> bool:
    """Whether a short text has the shape of a person's name: two to five capitalised words, small ones between.

    >>> looks_like_name("Jane van der Roe"), looks_like_name("Not a name"), looks_like_name("2 Names")
    (True, False, False)
    """
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > LONGEST_NAME:
        return False
    if not (_capital(words[0]) and _capital(words[-1])):
        return False
    return all(_capital(word) or (len(word) <= 4 and word.isalpha()) for word in words)


def _capital(word: str) -> bool:
    first = word[:1]
    if not (first.isupper() or first.istitle()):
        return False
    return all(c.isalpha() or c in "-'’.‘" for c in word)


def names_in(text: str, labelled: bool, tag: str) -> tuple[str, ...]:
    """The names of a byline without its label; roles, e-mail addresses and brackets are cut.

    A labelled byline may hold one word, an agency, or a script without capitals; a bare line may not.
    """
    text = _BRACKETS.sub(" ", _MAIL.sub(" ", text[:LONGEST_LINE]))
    names: list[str] = []
    for piece in _pieces(text, tag):
        if name := _name(piece, labelled, first=not names):
            names.append(name)
        elif not labelled:
            return ()
    return tuple(dict.fromkeys(names[:MOST_NAMES]))


def _pieces(text: str, tag: str) -> list[str]:
    """The text cut at signs and at the words that join names."""
    pieces = []
    for part in _BREAKS.split(text):
        run: list[str] = []
        for word in part.split():
            if _joins(word, tag) and run:
                pieces.append(" ".join(run))
                run = []
            elif run or not _joins(word, tag):
                run.append(word)
        pieces.append(" ".join(run))
    return [piece.strip(_TRIM) for piece in pieces if piece.strip(_TRIM)]


def _name(piece: str, labelled: bool, first: bool) -> str | None:
    senses, rest = head(piece)
    if "byline" in senses and rest < len(piece):
        piece = piece[rest:].strip(_TRIM)
    elif "role" in senses:
        return None
    if "agency" in whole(piece):
        return piece if labelled else None
    piece = _without_role(piece)
    if looks_like_name(piece):
        return piece
    if labelled and first and _plausible(piece):
        return piece
    return None


def _without_role(piece: str) -> str:
    """Cut a role that follows the name without a sign ("Jane Roe staff writer")."""
    words = piece.split()
    for at in range(2, len(words)):
        if "role" in head(" ".join(words[at:]))[0] or "agency" in whole(" ".join(words[at:])):
            return " ".join(words[:at])
    return piece


def _plausible(piece: str) -> bool:
    """A labelled name that has not the usual shape: one word, or a script without capitals."""
    words = piece.split()
    if not words or len(words) > 5 or len(piece) > LONGEST_NAME or any(map(str.isdigit, piece)):
        return False
    cased = piece.lower() != piece.upper()
    if cased:
        return _capital(words[0]) or len(words) == 1
    return len(words) > 1 or len(piece) >= 2


def find_authors(rows: Sequence[Row], body: Range, headline: int | None, tag: str) -> tuple[Byline, ...]:
    """The bylines of an article; their rows get the role `byline`.

    Labelled lines count between headline and body and just behind the body; bare names only beside a stamp or
    another byline in the head of the article.
    """
    top = 0 if headline is None else headline
    stop = max(_body_start(rows, top, body), top)
    found = _labelled(rows, max(0, top - 3), stop + 1, tag)
    if not found:
        found = _bare(rows, max(0, top - 2), stop, tag)
    if not found:
        found = _labelled(rows, body.last, min(len(rows), body.last + 4), tag) or _signature(rows, body, tag)
    return tuple(found)


def _body_start(rows: Sequence[Row], top: int, body: Range) -> int:
    """The second paragraph under the headline: a byline may stand between description and body."""
    seen = 0
    for index in range(top + 1, min(len(rows), max(body.first, top) + 30)):
        seen += rows[index].prose and not rows[index].role
        if seen == 2:
            return index
    return min(len(rows), max(body.first, top + 1))


def _labelled(rows: Sequence[Row], start: int, end: int, tag: str) -> list[Byline]:
    found: list[Byline] = []
    for index in range(start, min(end, len(rows))):
        row = rows[index]
        if len(row.text) > LONGEST_LINE or row.role not in ("", "byline") and not row.role.startswith("stamp"):
            continue
        if "byline" in row.whole and row.rest >= len(row.text):
            found += _next_line(rows, index, tag)
        elif "byline" in row.head and (names := names_in(_rest(row), True, tag)):
            row.become("byline", "label:byline")
            found.append((index, names))
    return found


def _rest(row: Row) -> str:
    return (row.text if not row.undated else row.undated)[row.rest :]


def _next_line(rows: Sequence[Row], index: int, tag: str) -> list[Byline]:
    """The label stands on a line of its own; the name on the next."""
    if index + 1 >= len(rows):
        return []
    row = rows[index + 1]
    if row.role not in ("", "byline") or "byline" in row.head or row.prose or not (names := names_in(row.text, True, tag)):
        return []
    rows[index].become("byline", "label:byline")
    row.become("byline", "label:byline")
    return [(index + 1, names)]


def _bare(rows: Sequence[Row], start: int, end: int, tag: str) -> list[Byline]:
    """Bare names within two rows of a stamp, or on the stamp's own line."""
    found: list[Byline] = []
    for index in range(start, min(end, len(rows))):
        row = rows[index]
        text = row.undated if row.role.startswith("stamp") else row.text
        if (row.role and not row.role.startswith("stamp")) or not text or row.sentence:
            continue
        if (row.role or _beside_stamp(rows, index)) and (names := names_in(text, False, tag)):
            row.become("byline", "name:beside-stamp")
            found.append((index, names))
    return found


def _beside_stamp(rows: Sequence[Row], index: int) -> bool:
    near = rows[max(0, index - 2) : index + 3]
    return any(row.role.startswith("stamp") for row in near)


def _signature(rows: Sequence[Row], body: Range, tag: str) -> list[Byline]:
    """A name alone on the first row behind the last paragraph."""
    if not body.last < len(rows):
        return []
    row = rows[body.last]
    if row.role or not (names := names_in(row.text, False, tag)):
        return []
    row.become("byline", "name:signature")
    return [(body.last, names)]
