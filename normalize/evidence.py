"""The heart of the house: readings, the evidence for each, and one ladder that chooses among them.

Every choice newsnorm makes (day/month order, time zone, number separators, which dollar, the language of a
short line, which date is the publication, which line is the headline) is made here: a room gathers
:class:`Reading` objects, each with its :class:`Evidence`, and :func:`choose` ranks them.  What lost is kept.

The ladder (`Rung`) runs from what is impossible otherwise down to mere habit.  A choice that only a hint or a
habit decided is *ambiguous*: the caller is told so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from normalize.model import Value

__all__ = ["Choice", "Evidence", "Reading", "Rung", "choose"]

T = TypeVar("T")


class Rung(IntEnum):
    """Strength of evidence, strongest first (`docs/design.md`, "The evidence ladder")."""

    PROOF = 1
    """The other readings are impossible (26 is no month; a date after the fetch time)."""
    TEXT = 2
    """The text itself says so: a weekday beside the date, a proven sibling, a spelled-out twin."""
    METADATA = 3
    """The URL, the markup or another field of the same record."""
    PROFILE = 4
    """What the same source always does."""
    HINT = 5
    """What the caller told us."""
    HABIT_COUNTRY = 6
    """What the country of the source usually does (CLDR)."""
    HABIT_LANGUAGE = 7
    """What the language of the article usually does (CLDR)."""
    HABIT_LABEL = 8
    """What the language of the label beside the value, or the writing habit of the shape, usually does."""


WEAK = Rung.HINT
"""The first rung whose decision leaves a choice ambiguous."""


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Evidence(Value):
    """One reason for one reading: a stable `code` ("impossible:month", "habit:he") and its rung."""

    code: str
    rung: Rung

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Reading(Value, Generic[T]):
    """One way to read a piece of text, with what speaks for it."""

    value: T
    evidence: tuple[Evidence, ...] = ()

    def because(self, code: str, rung: Rung) -> Reading[T]:
        """The same reading with one more reason."""
        return Reading(self.value, (*self.evidence, Evidence(code, rung)))


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Choice(Value, Generic[T]):
    """The reading that won, what lost, and whether the decision was weak."""

    value: T
    alternatives: tuple[T, ...]
    ambiguous: bool
    evidence: tuple[str, ...]


def _strength(reading: Reading[T]) -> tuple[int, ...]:
    """Votes per rung, strongest first: compared lexicographically, so no pile of habits beats a proof."""
    votes = [0] * len(Rung)
    for item in reading.evidence:
        votes[item.rung - 1] += 1
    return tuple(votes)


def choose(readings: Iterable[Reading[T]]) -> Choice[T] | None:
    """Choose the best-supported reading; `None` when there is none.

    The order of `readings` settles a dead heat, and a dead heat is always ambiguous.

    >>> dmy = Reading("DMY").because("habit:he", Rung.HABIT_LANGUAGE)
    >>> choose([dmy, Reading("MDY").because("weekday", Rung.TEXT)])
    Choice(value='MDY', alternatives=('DMY',), ambiguous=False, evidence=('weekday',))
    >>> choose([dmy, Reading("MDY")])
    Choice(value='DMY', alternatives=('MDY',), ambiguous=True, evidence=('habit:he',))
    >>> choose([]) is None
    True
    """
    ranked: Sequence[Reading[T]] = sorted(readings, key=_strength, reverse=True)
    if not ranked:
        return None
    best = ranked[0]
    codes = tuple(e.code for e in sorted(best.evidence, key=lambda e: e.rung))
    losers = tuple(r.value for r in ranked[1:] if r.value != best.value)
    return Choice(best.value, losers, bool(losers) and _is_weak(best, ranked[1:]), codes)


def _is_weak(best: Reading[T], others: Sequence[Reading[T]]) -> bool:
    """Whether nothing stronger than a hint separates the winner from the runner-up with another value."""
    rival = next(r for r in others if r.value != best.value)
    for rung, (mine, theirs) in enumerate(zip(_strength(best), _strength(rival), strict=True), start=1):
        if mine != theirs:
            return rung >= WEAK
    return True
