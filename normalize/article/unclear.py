"""Fields that no machine wrote: a date whose order is open, a phrase that counts from the time of fetching."""

from __future__ import annotations

from dataclasses import replace

from normalize.article.completing import reference_of
from normalize.article.draft import Draft
from normalize.article.outside import as_day, is_plausible, moment, url_date
from normalize.dates.find import Witness, candidates, settle
from normalize.dates.words import divided
from normalize.evidence import Rung
from normalize.model import Date

__all__ = ["use_unclear"]

LONGEST = 80
LANGUAGES = ("habit:language", "habit:label")
DAYS = frozenset(("day", "hour", "minute", "second"))


def use_unclear(draft: Draft, name: str) -> None:
    """Weigh a field against the stamp where no value of it is clear; a note says what came of it."""
    values = draft.given.fields.get(name, ())
    if not values or any(moment(value) is not None for value in values):
        return
    shown: Date | None = getattr(draft, name)
    found = _read(draft, values[0])
    nothing = shown is None or shown.value is None
    if found is None or found.value is None or (nothing and _is_open(found, draft)):
        if draft.given.origin == "field":
            draft.notes.append(f"The field {name} says {values[0]!r}, which is no date that can be read for certain.")
        return
    code = f"{draft.given.origin}:{name}"
    if shown is None or shown.value is None:
        setattr(draft, name, replace(found, text="", start=0, end=0, evidence=(code, *found.evidence)))
        if found.ambiguous:
            read = found.isoformat()
            draft.notes.append(f"The field {name} says {values[0]!r}, whose order is open: read as {read}.")
        return
    day, readings = as_day(shown.value), (found.value, *found.alternatives)
    if any(as_day(value) == day for value in readings):
        setattr(draft, name, replace(shown, evidence=(*shown.evidence, code)))
    else:
        draft.notes.append(f"The text shows {shown.text!r} where the field {name} says {values[0]!r}.")


def _read(draft: Draft, text: str) -> Date | None:
    """The one date of a field with all its readings, or the phrase in it."""
    if len(text) > LONGEST:
        return None
    reference = reference_of(draft)
    hints = replace(draft.informed_hints(), reference=reference)
    day = url_date(draft.url)
    witnesses = (Witness(day, Rung.METADATA, "url"),) if day is not None else ()
    found = settle(candidates(text, hints), hints, witnesses, latest=reference)
    if found or reference is None:
        return found[0] if len(found) == 1 and _is_whole(found[0]) else None
    from normalize.dates.relative import read_relative  # few fields need it, and it is slow to import

    return read_relative(text, hints)


def _is_open(date: Date, draft: Draft) -> bool:
    """Whether nothing but a language whose countries differ says which figure is the month."""
    if not date.ambiguous or any(not code.startswith(LANGUAGES) for code in date.evidence):
        return False
    return divided(draft.language.tag.partition("-")[0])


def _is_whole(date: Date) -> bool:
    """Whether a day is named, of which nothing was taken from elsewhere, and on which something may be published."""
    if date.value is None or date.precision not in DAYS or "reference:year" in date.evidence:
        return False
    return is_plausible(date.value)
