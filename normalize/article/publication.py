"""The moments of publication and update: the page's own stamp, checked against URL, fields and markup."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import replace

from normalize.article.completing import complete, reference_of
from normalize.article.dateline import dateline_in
from normalize.article.draft import Draft
from normalize.article.outside import moment, url_date
from normalize.article.placing import choose_stamps
from normalize.article.rows import Row
from normalize.article.sequence import in_sequence
from normalize.article.stamps import Stamp, mark_stamps
from normalize.dates.find import Witness, candidates, settle
from normalize.evidence import Rung
from normalize.model import Date

__all__ = ["add_anchored", "find_dates_in", "find_publication"]

LONGEST_DATELINE = 60
BELOW = 5
"""Rows below the headline of which one may begin with its date."""
LONGEST_LEADING = 140
FEW_BEFORE = 2
"""Words before that date."""
DAYS = frozenset(("day", "hour", "minute", "second"))
PARAGRAPHS = frozenset(("", "body"))
APART = 3
"""So many rows above the headline stands what the page says of itself, with a clock too."""
STAMPS = frozenset(("stamp", "stamp.published", "stamp.updated"))
OTHERS = STAMPS | {"related", "read-more", "comments", "advertisement", "credit", "copyright", "agency"}
"""Roles of rows whose dates are no publication, or those of something else."""
OWN = STAMPS | {"headline", "description", "body", "caption", "byline"}
"""Roles of rows in which the article itself speaks."""


def find_dates_in(draft: Draft) -> None:
    """Every date of the text, settled with what is known from outside; the rows that are stamps."""
    hints = draft.informed_hints()
    found = candidates(draft.text, hints, draft.runs)
    if found:
        day = url_date(draft.url)
        if day is not None and hints.reference is None:  # the year of a date that shows none
            hints = replace(hints, reference=dt.datetime.combine(day, dt.time()))
        draft.dates = settle(found, hints, _witnesses(draft))
    draft.stamps = mark_stamps(draft.rows, draft.dates, draft.language.tag)


def _witnesses(draft: Draft) -> list[Witness]:
    found = []
    if day := url_date(draft.url):
        found.append(Witness(day, Rung.METADATA, "url"))
    for name in ("published", "updated"):
        for value in map(moment, draft.given.fields.get(name, ())):
            if value is not None:
                found.append(Witness(_day(value), Rung.METADATA, f"{draft.given.origin}:{name}"))
    return found


def _day(value: dt.date | dt.datetime) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def find_publication(draft: Draft) -> None:
    """Choose the stamps; complete them from the record's fields; say where both disagree."""
    published, updated = choose_stamps(
        draft.rows, draft.stamps, draft.dates, draft.body, draft.headline, url_date(draft.url)
    )
    above = 0 if published is None or draft.headline is None else draft.headline - published.row
    draft.published = None if published is None else _vouched(draft.dates[published.date], published, above)
    draft.updated = None if updated is None else draft.dates[updated.date]
    for stamp, role in ((published, "published"), (updated, "updated")):
        if stamp is not None:
            row = draft.rows[stamp.row]
            row.role, row.tag = f"stamp.{role}", stamp.tag or row.tag
    if published is not None and published is updated:
        draft.notes.append(f"One stamp dates publication and update ({draft.dates[published.date].text}).")
    complete(draft)
    if draft.given.fields:
        from normalize.article.agreement import use_fields

        use_fields(draft, published is not None and published.kind == "published")
    if draft.published is None:
        draft.published = _implied(draft)
    in_sequence(draft)


def _leading(draft: Draft, headline: int) -> Date | None:
    """A whole date that leads a line of sections, names and buttons right below the headline."""
    for row in draft.rows[headline + 1 : headline + 1 + BELOW]:
        if row.role in PARAGRAPHS and (row.prose or row.sentence):
            break
        at = bisect_left(draft.dates, row.start, key=_start)
        date = draft.dates[at] if at < len(draft.dates) else None
        if date is None or date.end > row.end or row.size > LONGEST_LEADING or _is_others(row):
            continue
        before = draft.text[row.start : date.start].split()
        whole = date.precision in DAYS and date.value is not None and "reference:year" not in date.evidence
        if whole and len(before) <= FEW_BEFORE and not (row.final and date.precision == "day"):
            row.role, row.rule = "stamp.published", "leading"
            return replace(date, ambiguous=True, evidence=(*date.evidence, "place:head"))
    return None


def _is_others(row: Row) -> bool:
    """Whether the dates of a row are no publication, or those of something else."""
    return row.role in OTHERS or row.rule == "markup:others"


def _start(date: Date) -> int:
    return date.start


def _vouched(date: Date, stamp: Stamp, above: int) -> Date:
    """The date of a stamp; without a label it may be that of something else below the article, of the page above.

    `above` are the rows from the stamp down to the headline.
    """
    masthead = stamp.place == "place:top" and (date.precision == "day" or above >= APART)
    if stamp.kind or not (masthead or stamp.place == "place:foot"):
        return date
    return replace(date, ambiguous=True, evidence=(*date.evidence, stamp.place))


def add_anchored(draft: Draft) -> None:
    """The dates that hang on the publication: months and days without a year, relative phrases, stamps of both."""
    from normalize.dates.anchored import anchored

    stamps = [date for date in (draft.published, draft.updated) if date is not None and date.start < date.end]
    spans = {(date.start, date.end): date for date in (*draft.dates, *stamps)}
    tag = draft.language.tag
    hints = replace(draft.hints, languages=() if tag == "und" else (tag,), reference=reference_of(draft))
    rows = [(row.start, row.start + len(row.text)) for row in draft.rows if row.role in STAMPS]
    known, published = list(spans.values()), draft.published or draft.updated
    draft.dates = anchored(draft.text, known, hints, published, rows, _own_stretches(draft), draft.runs)


def _own_stretches(draft: Draft) -> list[tuple[int, int]]:
    """Where the article speaks: what a page says around it ("2 hours ago", "Today") hangs on the day it was fetched."""
    found: list[tuple[int, int]] = []
    going = False
    for row in draft.rows:
        own = row.role in OWN
        if own and going:
            found[-1] = found[-1][0], row.end
        elif own:
            found.append((row.start, row.end))
        going = own
    return found or [(0, 0)]


def _implied(draft: Draft) -> Date | None:
    """What stands for a publication that no stamp shows: the address, a line's begin, the dateline.

    An update only bounds it.
    """
    if day := url_date(draft.url):
        return Date(day, "day", "", 0, 0, evidence=("url",))
    if draft.headline is not None and (leading := _leading(draft, draft.headline)) is not None:
        return leading
    if (found := _in_dateline(draft)) is not None:
        draft.notes.append(f"The publication is that of the dateline ({found.text}).")
        return replace(found, ambiguous=True, evidence=("dateline", *found.evidence))
    if draft.updated is not None:
        draft.notes.append(f"Only an update is shown ({draft.updated.text}); the publication is not later.")
    return None


def _in_dateline(draft: Draft) -> Date | None:
    """A whole date between place and agency ("KATHMANDU, April 25, 2023 (Reuters) -")."""
    first = next((row for row in draft.rows if row.role == "body" and row.sentence), None)
    if first is None:
        return None
    ends = first.start + LONGEST_DATELINE
    date = next((date for date in draft.dates if date.start >= first.start), None)
    if date is None or date.value is None or date.precision != "day" or date.end > ends:
        return None
    leads = date.start == first.start and draft.text.startswith(CLOSING, date.end)  # "15/12/2024.- La Policía …"
    return date if leads or date.text in (dateline_in(first.text) or "") else None


CLOSING = (".-", ".–", ".—", " .-", " -", " –", " —")
"""What parts the date that a first paragraph begins with from its text."""
