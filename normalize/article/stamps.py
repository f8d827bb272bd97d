"""Stamps: which date of a page is its publication, which its last update, and which are somebody else's dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from normalize.article.body import Range
from normalize.article.labels import NONE, Senses, head, pick, tail
from normalize.article.rows import Row
from normalize.evidence import Reading, Rung, choose
from normalize.model import Date

__all__ = ["Stamp", "choose_stamps", "mark_stamps"]

LONGEST = 240
"""A line with a stamp is not longer."""
REST_WORDS = 7
"""A line that says more than so many words besides its dates is no stamp, unless it has a label."""
COVERED = 0.3
HEAD_ABOVE = 4
"""Rows above the headline that still belong to the head of the article."""
FOOT_BELOW = 10
FINE = frozenset(("hour", "minute", "second"))
DAYS = frozenset(("day", *FINE))
KINDS = ("updated", "published")


@dataclass(slots=True)
class Stamp:
    """A date on a stamp row: what its label says and where it stands."""

    date: int
    row: int
    kind: str = ""
    tag: str | None = None
    codes: list[str] = field(default_factory=list)


def mark_stamps(rows: Sequence[Row], dates: Sequence[Date], tag: str) -> list[Stamp]:
    """Find the rows that are stamps, give them the role `stamp`, and read the labels of their dates."""
    stamps = []
    at = 0
    for index, row in enumerate(rows):
        while at < len(dates) and dates[at].end <= row.start:
            at += 1
        first = at
        while at < len(dates) and dates[at].start < row.end:
            at += 1
        if first < at and len(row.text) <= LONGEST:
            stamps += _row_stamps(rows, index, dates, range(first, at), tag)
    return stamps


def _row_stamps(
    rows: Sequence[Row], index: int, dates: Sequence[Date], span: range, tag: str
) -> list[Stamp]:
    row = rows[index]
    row.dates = list(span)
    found, rest, at = [], [], row.start
    for number in span:
        before = row.text[at - row.start : dates[number].start - row.start] if dates[number].start > at else ""
        at = max(at, dates[number].end)
        following = dates[number + 1].start if number + 1 in span else row.end
        stamp = _labelled(number, index, before, row.text[at - row.start : max(following, at) - row.start], tag)
        if not stamp.kind and number == span[0] and not before.strip():
            _label_above(rows, index, stamp, tag)
        found.append(stamp)
        rest.append(before)
    rest.append(row.text[at - row.start :])
    covered = sum(dates[n].end - dates[n].start for n in span)
    words = sum(_words(piece) for piece in rest)
    labelled = any(stamp.kind for stamp in found)
    if row.prose and not labelled:
        return []
    if labelled and words <= 3 * REST_WORDS or words <= REST_WORDS and covered >= COVERED * len(row.text):
        row.undated = "; ".join(rest)
        row.become("stamp", "stamp", next((s.tag for s in found if s.tag), None))
        return found
    return []


def _labelled(number: int, index: int, before: str, after: str, tag: str) -> Stamp:
    """The label nearest to the date: in front of it, else behind it up to the next date."""
    for senses in (tail(before), head(after)[0]):
        if kind := _kind(senses):
            return Stamp(number, index, kind, pick(senses, kind, tag), [f"label:{kind}"])
    return Stamp(number, index)


def _kind(senses: Senses) -> str:
    return next((kind for kind in KINDS if kind in senses), "")


def _label_above(rows: Sequence[Row], index: int, stamp: Stamp, tag: str) -> None:
    """A label may stand on the line above its date."""
    if not index:
        return
    above = rows[index - 1]
    if above.dates or above.role not in ("", "stamp"):
        return
    if kind := _kind(above.whole):
        stamp.kind, stamp.tag = kind, pick(above.whole, kind, tag)
        stamp.codes.append(f"label:{kind}")
        above.become("stamp", f"label:{kind}", stamp.tag)


def _words(piece: str) -> int:
    """Words of a piece that no label accounts for."""
    senses, rest = head(piece)
    return sum(any(map(str.isalpha, word)) for word in (piece[rest:] if senses else piece).split())


def choose_stamps(
    rows: Sequence[Row], stamps: Iterable[Stamp], dates: Sequence[Date], body: Range, headline: int | None
) -> tuple[Stamp | None, Stamp | None]:
    """The stamps of publication and of the last update; `None` for what is not shown."""
    usable = [s for s in stamps if rows[s.row].role in ("stamp", "byline") and dates[s.date].precision in DAYS]
    usable = [s for s in usable if dates[s.date].value is not None]
    for stamp in usable:
        stamp.codes.append(_place(stamp.row, rows, body, headline))
    published = _best([s for s in usable if s.kind != "updated"], dates)
    updated = _best([s for s in usable if s.kind == "updated"], dates)
    return published, updated


def _place(index: int, rows: Sequence[Row], body: Range, headline: int | None) -> str:
    top = body.first if headline is None else headline
    first = next((i for i in range(top + 1, body.last) if rows[i].sentence and not rows[i].role), body.last)
    if top - HEAD_ABOVE <= index <= first:
        return "place:head"
    if index < top:
        return "place:above"
    if index >= body.last - 1:
        return "place:foot" if index < body.last + FOOT_BELOW else "place:below"
    return "place:body"


STRENGTH = {
    "label:published": Rung.TEXT, "label:updated": Rung.TEXT, "place:head": Rung.METADATA, "place:foot": Rung.HINT,
}  # fmt: skip


def _best(stamps: Sequence[Stamp], dates: Sequence[Date]) -> Stamp | None:
    """The best placed stamp, by the ladder; one without label, outside head and foot, is nobody's."""
    readings = []
    for stamp in stamps:
        reading = Reading(stamp)
        for code in stamp.codes:
            if code in STRENGTH:
                reading = reading.because(code, STRENGTH[code])
        if not reading.evidence:
            continue
        if dates[stamp.date].precision in FINE:
            reading = reading.because("clock", Rung.HABIT_LABEL)
        readings.append(reading)
    choice = choose(readings)
    return None if choice is None else choice.value
