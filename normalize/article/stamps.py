"""Stamps: which date of a page is its publication, which its last update, and which are somebody else's dates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from normalize.article.labels import COLONS, NONE, Senses, head, pick, tail, whole
from normalize.article.rows import Row
from normalize.model import Date

__all__ = ["EDITION", "EITHER", "FINE", "Stamp", "mark_stamps"]

LONGEST = 240
"""A line with a stamp is not longer."""
REST_WORDS = 7
"""A line that says more than so many words besides its dates is no stamp, unless it has a label."""
HEADS = frozenset(("published", "updated", "byline"))
NEAR = 3
"""Rows above and below a sentence among which paragraphs show that it is one of them."""
NEWS_WORDS = 5
CLOCK = 16
"""Behind a colon so few characters behind the date, more words than that are what was new then."""
EMBED = "—–"
HANDLE = "(@"
"""An embedded post is signed so: its date is its own."""
HAN = ("\u3040", "\u9fff")
HAN_WORD = 2
"""Characters of a word in Japanese and Chinese."""
AROUND = " /().,-–—|"
FEW, LITTLE = 4, 3
"""Behind more than so many words, one of so few letters is no label."""
SENTENCE_WORDS = 3
"""The same for a line that ends like a sentence."""
COVERED_FEW = 0.2
"""Share of a line that its dates cover, where it says hardly anything else."""
COVERED = 0.3
COVERED_PARTIAL = 0.6
"""The same where the dates have neither year nor clock."""
FINE = frozenset(("hour", "minute", "second"))
EDITION = "edition"
"""The kind of a label before the date of a printed issue."""
EITHER = "?"
"""Marks the kind of a label that may mean publication as well as update."""


@dataclass(slots=True, eq=False)
class Stamp:
    """A date on a stamp row: what its label says and where it stands."""

    date: int
    row: int
    kind: str = ""
    tag: str | None = None
    wordy: bool = False
    """Whether its line says so much else that the label may be a word of it."""
    place: str = ""


def mark_stamps(rows: Sequence[Row], dates: Sequence[Date], tag: str) -> list[Stamp]:
    """Find the rows that are stamps, give them the role `stamp`, and read the labels of their dates."""
    stamps: list[Stamp] = []
    at = 0
    while at < len(dates):
        index = bisect_right(rows, dates[at].start, key=_end)
        if index == len(rows):
            break
        row = rows[index]
        if dates[at].end <= row.start:
            at += 1
            continue
        first = at
        while at < len(dates) and dates[at].start < row.end:
            at += 1
        if len(row.text) <= LONGEST:
            stamps += _row_stamps(rows, index, dates, range(first, at), tag)
    return stamps


def _end(row: Row) -> int:
    return row.end


def _row_stamps(
    rows: Sequence[Row], index: int, dates: Sequence[Date], span: range, tag: str
) -> list[Stamp]:
    row = rows[index]
    row.dates = list(span)
    pieces = _pieces(row, dates, span)
    found = [Stamp(number, index) for number in span]
    _label_dates(found, pieces, tag)
    if found[0].kind and (_is_said(row, pieces[0]) or (row.sentence and (
        _is_told(rows, index) or _is_event(row, pieces[0], [dates[n] for n in span])
    ))):  # fmt: skip
        for stamp in found:
            stamp.kind = ""
    if not found[0].kind and not pieces[0].strip():
        _label_above(rows, index, found[0], tag)
    labelled = any(stamp.kind for stamp in found) or "byline" in row.head
    words = sum(_words(piece) for piece in pieces)
    if (row.prose and not labelled) or row.text[0] in EMBED or HANDLE in row.text:
        return []
    if not labelled and "credit" in row.head and row.text[: row.rest].rstrip()[-1:] in COLONS:
        return []  # when a picture was taken
    if not labelled and words >= SENTENCE_WORDS and "agency" in whole(pieces[-1].strip(AROUND)):
        return []  # what a picture shows, when, and whose it is ("The mill on fire. 2024.1.25/Yonhap")
    if row.final and words > NEWS_WORDS and ": " in pieces[-1][:CLOCK]:
        return []  # what was new then ("Update of 8 September, 12.55: …")
    covered = sum(dates[n].end - dates[n].start for n in span)
    if row.final and not labelled and words > SENTENCE_WORDS:
        return []
    if words > REST_WORDS:
        for stamp in found:
            stamp.wordy = True
    clock = not row.final and any(dates[n].precision in FINE for n in span)
    share = COVERED if words > SENTENCE_WORDS and not clock else COVERED_FEW
    if not labelled and all(_is_partial(dates[n]) for n in span):
        share = COVERED_PARTIAL  # a headline may name a day
    if (labelled and words <= 3 * REST_WORDS) or (words <= REST_WORDS and covered >= share * len(row.text)):
        row.undated = "; ".join(pieces)
        row.become("stamp", "stamp", next((s.tag for s in found if s.tag), None))
        return found
    return []


def _is_partial(date: Date) -> bool:
    """Whether a day is shown without year and clock."""
    return date.precision == "day" and (date.value is None or "reference:year" in date.evidence)


def _pieces(row: Row, dates: Sequence[Date], span: range) -> list[str]:
    """What the row says before, between and behind its dates: one piece more than there are dates."""
    pieces, at = [], row.start
    for number in span:
        pieces.append(row.text[at - row.start : max(dates[number].start, at) - row.start])
        at = max(at, min(dates[number].end, row.end))
    return [*pieces, row.text[at - row.start :]]


def _label_dates(found: Sequence[Stamp], pieces: Sequence[str], tag: str) -> None:
    """Each date takes the label in front of it; the one behind where only that reading fits both ends."""
    senses = [NONE if not piece or piece.isspace() else tail(piece) for piece in pieces[:-1]]
    if not _kind(senses[0]) and _kind(_whole_label(pieces[-1])):
        senses = [_whole_label(piece) for piece in pieces[1:]]
    for stamp, meaning in zip(found, senses, strict=True):
        if kind := _kind(meaning):
            stamp.kind, stamp.tag = kind, pick(meaning, kind.removesuffix(EITHER), tag)


def _is_said(row: Row, piece: str) -> bool:
    """Whether the label before a date is a little word behind others ("The village under water, le 12 novembre")."""
    words = piece.split()
    if len(words) <= FEW or len(words[-1]) > LITTLE or _kind(tail(" ".join(words[:-1]))):
        return False
    return row.rest <= LITTLE + 1 or {"published", "updated"}.isdisjoint(row.head)


def _is_event(row: Row, piece: str, dates: Sequence[Date]) -> bool:
    """Whether a sentence names a day without a year behind more than a label ("it will end on the date 3 May")."""
    return HEADS.isdisjoint(row.head) and len(piece.split()) > FEW and all(map(_is_partial, dates))


def _is_told(rows: Sequence[Row], index: int) -> bool:
    """Whether a sentence that no label begins stands in the text: it says when something else was published."""
    if not HEADS.isdisjoint(rows[index].head):
        return False
    above, below = rows[max(0, index - NEAR) : index], rows[index + 1 : index + 1 + NEAR]
    return any(row.sentence for row in above) and any(row.sentence and not row.head for row in below)


def _whole_label(piece: str) -> Senses:
    """The label behind a date: at its end nothing may follow, no clock above all ("updated at 15:10")."""
    if not piece or piece.isspace():
        return NONE
    senses, rest = head(piece)
    return NONE if any(map(str.isalnum, piece[rest:])) else senses


def _kind(senses: Senses) -> str:
    """What a label says of its date; one that says both ("as of") is an update only beside a publication."""
    if not senses:
        return ""
    if "updated" in senses:
        return "updated" + EITHER if "published" in senses else "updated"
    if EDITION in senses:
        return EDITION
    return "published" if "published" in senses else ""


def _label_above(rows: Sequence[Row], index: int, stamp: Stamp, tag: str) -> None:
    """A label may stand on the line above its date."""
    if not index:
        return
    above = rows[index - 1]
    if above.dates or above.role not in ("", "stamp"):
        return
    if kind := _kind(above.whole):
        name = kind.removesuffix(EITHER)
        stamp.kind, stamp.tag = kind, pick(above.whole, name, tag)
        above.become("stamp", f"label:{name}", stamp.tag)


def _words(piece: str) -> int:
    """Words of a piece that no label accounts for; without spaces, as many as its characters make."""
    if not piece or piece.isspace():
        return 0
    senses, rest = head(piece)
    words = [word for word in (piece[rest:] if senses else piece).split() if any(map(str.isalpha, word))]
    if piece.isascii():
        return len(words)
    return sum(max(1, sum(1 for c in word if HAN[0] <= c <= HAN[1]) // HAN_WORD) for word in words)
