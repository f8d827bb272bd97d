"""Stamps that show less than a day: a clock alone, "3 hours ago"; completed from what the page or the caller says.

The day comes from the other stamp, a field of the record, the page's address, the moment the page was fetched, or the
clock in its masthead, in this order.  What was completed says so in its evidence, and in a note of the record.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from normalize.article.draft import Draft
from normalize.article.labels import tail
from normalize.article.outside import moment, url_date
from normalize.article.rows import Row
from normalize.dates.zones import default_zones, localize, settle_zone
from normalize.hints import Hints
from normalize.model import Date
from normalize.patterns import pattern

__all__ = ["complete", "reference_of"]

LONGEST = 160
"""A row with such a stamp is not longer."""
ABOVE = 4
BELOW = 24
"""Rows above and below the headline that are looked at."""
PARAGRAPHS = 3
FEW_WORDS = 3
"""A phrase without label is a stamp where its row says hardly anything else."""
_CLOCK = pattern(r"(?<![\d.:/-])(?P<hour>\d{1,2})\s?[:.h]\s?(?P<minute>\d\d)(?!\d|[./:-]\d)")
LITTLE = 5
"""Letters of the words that may stand between a label and its clock ("at 15:10", "a las 15:10h", "kl. 15.10")."""
NOON = dt.datetime(2000, 1, 1, 12)
"""A moment to count from where only whether a phrase says another day matters."""
GUESSED = frozenset(("reference", "masthead"))
"""Where a day comes from that may be a later one: the completed stamp is ambiguous."""


def reference_of(draft: Draft) -> dt.datetime | None:
    """When the page was fetched, as the caller or the record's field says."""
    if draft.hints.reference is not None:
        return draft.hints.reference
    values = map(moment, draft.given.fields.get("fetched", ()))
    return next((value for value in values if isinstance(value, dt.datetime)), None)


def complete(draft: Draft) -> None:
    """Look for stamps that show only a clock or a relative phrase, where a whole one is missing."""
    if draft.published is not None and draft.updated is not None:
        return
    for row in _head_rows(draft):
        if _may_show_clock(draft, row):
            _clocks(draft, row)
    if draft.published is None:
        for row in _head_rows(draft):
            _phrases(draft, row)


def _head_rows(draft: Draft) -> Iterator[Row]:
    """The short rows of the head; only those beside the publication where it is known."""
    rows = draft.rows
    if draft.published is not None:
        at = draft.published.start
        near = next((i for i, row in enumerate(rows) if row.start <= at < row.end), len(rows))
        yield from rows[max(0, near - 1) : near + 2]
        return
    top = draft.body.first if draft.headline is None else draft.headline
    seen = 0
    for index in range(max(0, top - ABOVE), min(len(rows), top + BELOW)):
        row = rows[index]
        seen += index > top and row.role == "body" and row.sentence
        if seen >= PARAGRAPHS:
            return
        if index != top and len(row.text) <= LONGEST and not row.prose:
            yield row


def _may_show_clock(draft: Draft, row: Row) -> bool:
    """Whether two figures stand right behind a number, as minutes do behind an hour."""
    runs = draft.runs[bisect_left(draft.runs, (row.start,)) : bisect_left(draft.runs, (row.end,))]
    return any(two[1] - two[0] == 2 and two[0] - one[1] <= APART for one, two in pairwise(runs))


APART = 3
"""Characters between the hour and the minutes of a clock at most."""


def _clocks(draft: Draft, row: Row) -> None:
    """Clocks behind a label ("updated at 15:10")."""
    for match in _CLOCK.finditer(row.text):
        start = row.start + match.start("hour")
        if int(match["hour"]) > 23 or int(match["minute"]) > 59 or _is_part(draft, start):
            continue
        name = _label_before(row.text[: match.start()])
        if name and getattr(draft, name) is None:
            clock = dt.time(int(match["hour"]), int(match["minute"]))
            if found := _day_said(draft, row, match.start("hour")) or _day_of(draft, name, clock):
                if found[0] is None:
                    continue  # "updated yesterday at 21.12", and nobody knows when the page was fetched
                span = (start, row.start + match.end("minute"))
                _take(draft, name, row, span, dt.datetime.combine(found[0], clock), (f"label:{name}", found[1]))


def _label_before(text: str) -> str:
    """What the label says that stands before a clock, with up to two little words between."""
    for _ in range(3):
        senses = tail(text)
        if "published" in senses or "updated" in senses:
            return "published" if "published" in senses else "updated"
        text, _, last = text.rstrip(" .,:").rpartition(" ")
        if not text or len(last) > LITTLE or any(map(str.isdigit, last)):
            return ""
    return ""


def _day_said(draft: Draft, row: Row, at: int) -> tuple[dt.date | None, str] | None:
    """The day that a word between the label and its clock says ("yesterday"), counted from when the page was fetched.

    `None` where it says none or today; no day where it says another and that moment is unknown.
    """
    if row.text[:at].rstrip(" .,:").count(" ") < 1:
        return None
    from normalize.dates.relative import find_relative  # most pages never need it, and it is slow to import

    moment = reference_of(draft)
    base = moment or NOON
    hints = Hints((draft.language.tag,), draft.hints.country, reference=base)
    for phrase in find_relative(row.text, hints):
        if phrase.value is not None and phrase.start < at and _plain(phrase.value) != base.date():
            return (_plain(phrase.value), "reference") if moment else (None, "")
    return None


def _is_part(draft: Draft, start: int) -> bool:
    return any(date is not None and date.start <= start < date.end for date in (draft.published, draft.updated))


def _take(
    draft: Draft, name: str, row: Row, span: tuple[int, int], value: dt.date | dt.datetime, codes: tuple[str, str]
) -> None:
    """Set the stamp, mark its row, note where its day comes from."""
    other = draft.updated if name == "published" else draft.published
    evidence: tuple[str, ...] = codes
    if other is not None and codes[1].startswith("day:"):
        evidence += tuple(code for code in other.evidence if code in SOURCES)
    value, rivals, zoned = _zoned(draft, value, other)
    found = Date(
        value, "minute" if isinstance(value, dt.datetime) else "day", draft.text[slice(*span)], *span,
        alternatives=rivals, ambiguous=not GUESSED.isdisjoint(evidence), evidence=evidence, zone_evidence=zoned,
    )  # fmt: skip
    setattr(draft, name, found)
    if not row.role.startswith("stamp."):
        row.role, row.rule = f"stamp.{name}", "completed"
    if codes[1] in SOURCES:
        draft.notes.append(f"The stamp {found.text!r} shows no day; it was taken from {SOURCES[codes[1]]}.")


def _zoned(
    draft: Draft, value: dt.date | dt.datetime, other: Date | None
) -> tuple[dt.date | dt.datetime, tuple[dt.datetime, ...], tuple[str, ...]]:
    """A local time in the other stamp's zone, else in the one that hint or country says."""
    if not isinstance(value, dt.datetime) or value.tzinfo is not None:
        return value, (), ()
    if other is not None and isinstance(other.value, dt.datetime):
        return value.replace(tzinfo=other.value.tzinfo), (), other.zone_evidence
    zone, codes = settle_zone(default_zones(draft.hints))
    if zone is None:
        return value, (), codes
    aware, rivals, more = localize(value, zone)
    return aware, rivals, (*codes, *more)


SOURCES = {
    "url": "the address", "reference": "the time of fetching", "masthead": "the date in the masthead",
    "field:published": "the field published", "field:updated": "the field updated",
}  # fmt: skip


def _day_of(draft: Draft, name: str, clock: dt.time) -> tuple[dt.date, str] | None:
    """The day of a clock, from the surest source that the page or the caller has."""
    other = draft.published if name == "updated" else draft.updated
    if other is not None and other.value is not None:
        return _beside(other.value, name, clock)
    values = [v for v in map(moment, draft.given.fields.get(name, ())) if v is not None]
    if values:
        return _plain(values[0]), f"field:{name}"
    if name == "published" and (day := url_date(draft.url)):
        return day, "url"
    if reference := reference_of(draft):
        return _before(reference, clock), "reference"
    if masthead := _masthead(draft):
        return (_before(masthead, clock) if isinstance(masthead, dt.datetime) else masthead), "masthead"
    return None


def _beside(other: dt.date | dt.datetime, name: str, clock: dt.time) -> tuple[dt.date, str] | None:
    """The other stamp's day, unless the update would lie before the publication."""
    if isinstance(other, dt.datetime):
        shown = other.time().replace(second=0, microsecond=0)
        if clock < shown if name == "updated" else clock > shown:
            return None
    return _plain(other), "day:published" if name == "updated" else "day:updated"


def _before(moment: dt.datetime, clock: dt.time) -> dt.date:
    """The last day on which the clock showed this time before a moment."""
    late = clock > moment.time() and moment.date() > dt.date.min
    return moment.date() - dt.timedelta(days=late)


def _plain(value: dt.date | dt.datetime) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def _masthead(draft: Draft) -> dt.date | dt.datetime | None:
    """The page's own clock: the one bare date above the headline."""
    days = [draft.dates[s.date] for s in draft.stamps if not s.kind and s.place in ("place:above", "place:top")]
    whole = [date for date in days if date.value is not None and "reference:year" not in date.evidence]
    return whole[0].value if len({_plain(d.value) for d in whole if d.value is not None}) == 1 else None


def _phrases(draft: Draft, row: Row) -> None:
    """Relative phrases ("3 hours ago", "yesterday at 14:05"): behind a label, or alone in their row with a figure."""
    from normalize.dates.relative import find_relative  # most pages never need it, and it is slow to import

    if row.dates or not (row.head or row.whole or any(map(str.isdigit, row.text))):
        return
    moment = reference_of(draft)
    base = moment or _noon(_masthead(draft)) or _noon(url_date(draft.url))
    tag = draft.language.tag
    hints = Hints((tag, "en") if tag != "en" else ("en",), draft.hints.country, draft.hints.order,
                  draft.hints.timezone, base)  # fmt: skip
    for phrase in find_relative(row.text, hints):
        before = tail(row.text[: phrase.start])
        name = "updated" if "updated" in before and "published" not in before else "published"
        labelled = "published" in before or "updated" in before
        if getattr(draft, name) is None and (labelled or _is_alone(row.text, phrase)):
            _phrase(draft, name, row, phrase, f"label:{name}" if labelled else "phrase", moment is not None)


def _is_alone(text: str, phrase: Date) -> bool:
    """Whether a phrase with a figure is nearly all that its row says."""
    rest = len(text[: phrase.start].split()) + len(text[phrase.end :].split())
    return rest <= FEW_WORDS and any(map(str.isdigit, phrase.text))


def _noon(day: dt.date | dt.datetime | None) -> dt.datetime | None:
    if day is None or isinstance(day, dt.datetime):
        return day
    return dt.datetime.combine(day, dt.time(12))


def _phrase(draft: Draft, name: str, row: Row, phrase: Date, why: str, exact: bool) -> None:
    """A phrase counts from the moment of fetching; from a mere day only its clock and its days are known."""
    if phrase.value is None:
        return
    value: dt.date | dt.datetime = phrase.value
    clock = isinstance(value, dt.datetime) and "relative:day" in phrase.evidence
    day = url_date(draft.url) if name == "published" else None
    code = "reference" if exact else "masthead"
    if day is not None and not exact:
        code = "url"
        value = dt.datetime.combine(day, value.time()) if clock and isinstance(value, dt.datetime) else day
    elif not exact and not clock:
        value = _plain(value)
    _take(draft, name, row, (row.start + phrase.start, row.start + phrase.end), value, (why, code))
