"""Which stamp is the publication and which the update: by label, by place, by what the URL says, by the ladder."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from normalize.article.body import Range
from normalize.article.rows import Row
from normalize.article.stamps import EDITION, EITHER, FINE, Stamp
from normalize.evidence import Reading, Rung, choose
from normalize.model import Date

__all__ = ["choose_stamps"]

DAYS = frozenset(("day", *FINE))
HEAD_ABOVE = 4
"""Rows above the headline that still belong to the head of the article."""
DAY_ABOVE = 2
"""The same for a day without a clock: further up it is the masthead's."""
FOOT_BELOW = 10
LEAD = 2
"""Paragraphs that may stand between the headline and a stamp: a description, a summary."""
LEAD_FINE = 4
"""The same for a stamp with a clock or beside a byline."""
SLACK = 7
"""Days between the address of a page and a date below the article that may be its publication."""
BESIDE = 4
"""Rows between a byline and its stamp."""
LEADS = frozenset(("related", "read-more"))
LIST = 3
"""From so many bare stamps behind the body on they are those of a list of other articles."""
LABELS = {
    "place:head": Rung.TEXT, "place:top": Rung.TEXT, "place:lead": Rung.TEXT, "place:foot": Rung.PROFILE,
}  # fmt: skip
"""A label counts most in the head; behind the body it may speak of an earlier publication."""
PLACES = {
    "place:head": Rung.METADATA, "place:top": Rung.HINT, "place:lead": Rung.PROFILE, "place:foot": Rung.HINT,
}  # fmt: skip


def choose_stamps(
    rows: Sequence[Row], stamps: Iterable[Stamp], dates: Sequence[Date], body: Range, headline: int | None,
    url: dt.date | None = None,
) -> tuple[Stamp | None, Stamp | None]:  # fmt: skip
    """The stamps of publication and of the last update; `None` for what is not shown.

    `url` is the day that the page's address names.
    """
    usable = [stamp for stamp in stamps if _is_usable(stamp, rows[stamp.row].role, dates[stamp.date])]
    if not usable:
        return None, None
    _place_all(usable, rows, dates, body, headline)
    if url is not None:
        usable = [stamp for stamp in usable if not _is_elsewhere(stamp, dates[stamp.date], url)]
    plain = [s for s in usable if not s.kind.startswith("updated")]
    published = _best([s for s in plain if s.kind or not _listed(s, plain)], dates, url)
    updated = _last_of([s for s in usable if s.kind.startswith("updated")], dates, url)
    either = _best([s for s in usable if s.kind.endswith(EITHER)], dates, url)
    if either is not None and (published is None or _outdone(published, either, dates)):
        published = either
    if published is not None and updated is None and published.kind == "published":
        updated = _beside(published, plain, dates)
    return published, updated


def _is_usable(stamp: Stamp, role: str, date: Date) -> bool:
    """Whether a stamp shows a day that can be a publication's."""
    shown = date.value is not None and date.precision in DAYS
    return shown and role in ("stamp", "byline") and stamp.kind != EDITION


def _is_elsewhere(stamp: Stamp, date: Date, url: dt.date) -> bool:
    """Whether a date without a label is far from the day of its address.

    Below the article it is that of something else, a bare day above it the page's own.
    """
    day = _day(date)
    outside = stamp.place == "place:foot" or (stamp.place == "place:top" and date.precision == "day")
    return outside and not stamp.kind and day is not None and abs((day - url).days) > SLACK


def _beside(published: Stamp, plain: Sequence[Stamp], dates: Sequence[Date]) -> Stamp | None:
    """A bare stamp on the row above or below the labelled publication, and later: the page's last change."""
    near = (s for s in plain if not s.kind and abs(s.row - published.row) == 1 and s.place == published.place)
    return next((s for s in near if _later(dates[s.date], dates[published.date])), None)


def _listed(stamp: Stamp, plain: Sequence[Stamp]) -> bool:
    """Whether a bare stamp behind the body is one of a list."""
    return stamp.place == "place:foot" and sum(s.place in ("place:foot", "place:below") for s in plain) >= LIST


def _outdone(published: Stamp, either: Stamp, dates: Sequence[Date]) -> bool:
    """Whether a label that may mean both ("as of") speaks of the publication rather than the stamp found for it."""
    ours, theirs = (PLACES.get(stamp.place, Rung.HABIT_LABEL) for stamp in (published, either))
    bare = not published.kind and theirs < ours
    return bare or _later(dates[published.date], dates[either.date])


def _later(one: Date, other: Date) -> bool:
    """Whether a date's day lies behind another's."""
    first, second = _day(one), _day(other)
    return first is not None and second is not None and first > second


def _day(date: Date) -> dt.date | None:
    return date.value.date() if isinstance(date.value, dt.datetime) else date.value


def _place_all(
    usable: Sequence[Stamp], rows: Sequence[Row], dates: Sequence[Date], body: Range, headline: int | None
) -> None:
    top = body.first if headline is None else headline
    last = max(stamp.row for stamp in usable)
    below = range(max(top + 1, body.first), min(body.last, last))
    paragraphs = [i for i in below if rows[i].sentence and rows[i].role == "body"]
    for stamp in usable:
        fine = dates[stamp.date].precision in FINE
        lead = LEAD_FINE if fine or _beside_byline(rows, stamp.row) else LEAD
        passed = bisect_left(paragraphs, stamp.row)
        if stamp.row <= top:
            stamp.place = "place:top" if stamp.row >= top - (HEAD_ABOVE if fine else DAY_ABOVE) else "place:above"
        elif _is_others(stamp, usable, rows, top):
            stamp.place = "place:below"
        elif not passed:
            stamp.place = "place:head"
        elif stamp.row >= body.last - 1:
            stamp.place = "place:foot" if stamp.row < body.last + FOOT_BELOW else "place:below"
        else:
            stamp.place = "place:lead" if passed <= lead else "place:body"


def _is_others(stamp: Stamp, usable: Sequence[Stamp], rows: Sequence[Row], top: int) -> bool:
    """Whether a bare stamp is another article's: in a list of such, or right below words that lead to one."""
    if stamp.kind:
        return False
    above = rows[stamp.row - 1]
    if stamp.row - 1 > top and " " in above.text and not LEADS.isdisjoint(above.whole):
        return True
    if len(usable) < 2:
        return False
    between = range(top + 1, stamp.row)
    heading = next((i for i in between if rows[i].role == "related" and "related" in rows[i].whole), -1)
    return any(other.row < heading for other in usable)


def _beside_byline(rows: Sequence[Row], index: int) -> bool:
    return any(row.role == "byline" for row in rows[max(0, index - BESIDE) : index + BESIDE + 1])


def _best(stamps: Sequence[Stamp], dates: Sequence[Date], url: dt.date | None) -> Stamp | None:
    """The best placed stamp, by the ladder; one without label, outside head and foot, is nobody's."""
    if len(stamps) < 2:
        return next((s for s in stamps if s.place in PLACES or (s.kind and not s.wordy)), None)
    readings = [reading for stamp in stamps if (reading := _read(stamp, dates[stamp.date], url)).evidence]
    choice = choose(readings)
    return None if choice is None else choice.value


def _last_of(stamps: Sequence[Stamp], dates: Sequence[Date], url: dt.date | None) -> Stamp | None:
    """The best update, or a later one as clearly labelled ("Updated 11:20" in the head, "15:30" at the foot)."""
    best = _best(stamps, dates, url)
    if best is None or len(stamps) < 2:
        return best
    clear = [s for s in stamps if s.kind == "updated" and not s.wordy and s.place in PLACES]
    return max((best, *clear), key=lambda stamp: _moment(dates[stamp.date]))


def _moment(date: Date) -> dt.datetime:
    value = date.value or dt.date.min
    return value.replace(tzinfo=None) if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())


def _read(stamp: Stamp, date: Date, url: dt.date | None) -> Reading[Stamp]:
    """A stamp with what speaks for it; a clock speaks only together with something else."""
    reading = Reading(stamp)
    if stamp.kind and not stamp.wordy:
        label = f"label:{stamp.kind.removesuffix(EITHER)}"
        reading = reading.because(label, LABELS.get(stamp.place, Rung.HABIT_LABEL))
    if stamp.place in PLACES:
        reading = reading.because(stamp.place, PLACES[stamp.place])
        if url is not None and _day(date) == url:
            reading = reading.because("url", Rung.METADATA)
    fine = bool(reading.evidence) and date.precision in FINE
    return reading.because("clock", Rung.HABIT_LABEL) if fine else reading
