"""From rows with roles to the fields of a record, and to the tiles of the source that rebuild it exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from normalize.article.credits import agency_behind, bracketed_source, credit_of, credit_start, nameless
from normalize.article.labels import labels_of
from normalize.article.rows import Row
from normalize.model import Edit, Removed, Segment

__all__ = [
    "KEPT", "captions_of", "credits_of", "invisible_of", "laid_out", "paragraphs",
]  # fmt: skip

Carrier = Callable[[int, int], tuple[int, int]]
"""Carries a span of the repaired text to the source."""
_tuple = tuple.__new__
"""Makes a named tuple at half the price of its constructor: a page has hundreds of tiles."""
AROUND = " .()（）[]【】|–—-©＝=/:：、，।"
FIGURES = "0123456789./"
"""What is left of a date before a source ("2024.1.25/뉴스1")."""
UNSEEN = frozenset(("bidi", "bom", "control", "invisible", "soft-hyphen"))
"""Reasons of edits that cut what is not seen."""
KEPT = frozenset(("headline", "description", "body"))
"""Roles whose text stands in a field of the record, word for word."""
SOURCED = frozenset(("credit", "caption", "byline", "body"))
"""Roles of rows that may name the source of a picture."""


def paragraphs(rows: Iterable[Row], role: str) -> list[str]:
    """The texts of the rows of one role, in order."""
    return [row.text for row in rows if row.role == role]


def captions_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """Captions, each once, without their label, with the credit that may stand at their end."""
    found = (row.text[row.rest if row.rule == "label:caption" else 0 :] for row in rows if row.role == "caption")
    return tuple(dict.fromkeys(found))


def credits_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """Sources of pictures, each once: lines of their own and what stands at the end of captions."""
    found: list[str | None] = []
    for row in rows:
        role = row.role
        if role not in SOURCED or (role == "body" and row.text[-1] not in "]】"):
            continue
        if role == "credit":
            found.append(row.text[row.rest :] if row.rule == "label:source" else credit_of(row) or row.text)
        elif role == "caption":
            at = credit_start(row.text)
            source = _credited(row.text[at:]) if at is not None else bracketed_source(row.text)
            found.append(source or agency_behind(row.text))
        else:
            at = credit_start(row.text)
            if at is not None and "credit" in labels_of(row.text[at:].strip(AROUND))[1]:
                found.append(_credited(row.text[at:]))
    return tuple(dict.fromkeys(name for name in found if name))


def _credited(piece: str) -> str:
    """The source in the credit at the end of a row; nothing where it says what the picture is ("Archives")."""
    piece = piece.strip(AROUND).lstrip(FIGURES).lstrip()
    if ")" not in piece:  # cut from the end with the rest
        piece = piece.partition(" (")[0]
    meaning, senses, rest = labels_of(piece)
    if "caption" in meaning:
        return ""
    labelled = "credit" in senses or "caption" in senses
    return nameless(piece[rest:] if labelled and rest < len(piece) else piece)


def invisible_of(edits: Iterable[Edit]) -> list[Removed]:
    """What `repair` cut because nobody sees it and it means nothing."""
    return [Removed("invisible", e.before, e.start, e.end, e.reason) for e in edits if e.reason in UNSEEN]


def laid_out(
    rows: Iterable[Row], source: str, to_source: Carrier | None
) -> tuple[list[Removed], tuple[Segment, ...]]:
    """Every row that no field of the record holds, as it stands in the source, and segments that tile the source.

    A segment whose text a field holds word for word carries none; `to_source` is there where the source was repaired.
    """
    cut: list[Removed] = []
    out: list[Segment] = []
    at = 0
    for row in rows:
        role, text = row.role, None
        kept = role in KEPT
        start, end = row.start if kept else row.line_start, row.end
        if to_source is not None:
            start, end = to_source(start, end)
        if not kept:
            role = "other" if role == "stamp" else role
            cut.append(_tuple(Removed, (role, source[start:end], start, end, row.rule, row.tag)))
        if to_source is not None or row.wrapped:
            begin = start
            start = max(begin, at)  # one edit may reach over the ends of two rows
            end = max(start, end)
            if source[start:end] != row.text if kept else start != begin:
                text = source[start:end]
        if start > at:
            out.append(_tuple(Segment, ("space", at, start, source[at:start])))
        at = end
        out.append(_tuple(Segment, (role, start, at, text)))
    if at < len(source):
        out.append(Segment("space", at, len(source), source[at:]))
    return cut, tuple(out)
