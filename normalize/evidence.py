"""The heart of the house: readings, the evidence for each, and one ladder that chooses among them.

Every choice newsnorm makes (day/month order, time zone, number separators, which dollar, the language of a
short line, which date is the publication, which line is the headline) is made here: a room gathers
:class:`Reading` objects, each with its :class:`Evidence`, and :func:`choose` ranks them.  What lost is kept.

The ladder (`Rung`) runs from what is impossible otherwise down to mere habit.  A choice that only a hint or a
habit decided is *ambiguous*: the caller is told so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Generic, TypeVar

from normalize.value import Value

__all__ = ["Choice", "Evidence", "Reading", "Rung", "choose", "evidence", "strength"]

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


@lru_cache(maxsize=1024)
def evidence(code: str, rung: Rung) -> Evidence:
    """The evidence of that code and rung; the few that a text repeats are made once.

    >>> evidence("weekday", Rung.TEXT) is evidence("weekday", Rung.TEXT)
    True
    """
    return Evidence(code, rung)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Reading(Value, Generic[T]):
    """One way to read a piece of text, with what speaks for it."""

    value: T
    evidence: tuple[Evidence, ...] = ()

    def because(self, code: str, rung: Rung) -> Reading[T]:
        """The same reading with one more reason."""
        return Reading(self.value, (*self.evidence, evidence(code, rung)))


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Choice(Value, Generic[T]):
    """The reading that won, what lost, and whether the decision was weak."""

    value: T
    alternatives: tuple[T, ...]
    ambiguous: bool
    evidence: tuple[str, ...]


def strength(reading: Reading[T]) -> int:
    """Votes per rung, the strongest rung in the highest digits: no pile of habits beats a proof.

    >>> proof, habit = Reading(1).because("a", Rung.PROOF), Reading(1).because("b", Rung.HINT)
    >>> strength(proof) > strength(habit.because("c", Rung.HINT)) > strength(habit) > strength(Reading(1))
    True
    """
    total = 0
    for item in reading.evidence:
        total += _WEIGHTS[item.rung]
    return total


_BITS = 16
"""Room for the votes of one rung."""
_RUNGS = len(Rung)
_WEIGHTS = (0, *(1 << _BITS * (_RUNGS - rung) for rung in Rung))


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
    pool = list(readings)
    if not pool:
        return None
    votes = list(map(strength, pool))
    ranked = sorted(range(len(pool)), key=votes.__getitem__, reverse=True)
    best = pool[ranked[0]]
    rivals = [n for n in ranked[1:] if pool[n].value != best.value]
    evidence = best.evidence if len(best.evidence) < 2 else sorted(best.evidence, key=_rung)
    weak = bool(rivals) and _is_weak(votes[ranked[0]] ^ votes[rivals[0]])
    return Choice(best.value, tuple([pool[n].value for n in rivals]), weak, tuple([e.code for e in evidence]))


def _rung(evidence: Evidence) -> Rung:
    return evidence.rung


def _is_weak(differing: int) -> bool:
    """Whether nothing stronger than a hint separates the winner from the runner-up: the votes in which they differ."""
    return not differing or _RUNGS - (differing.bit_length() - 1) // _BITS >= WEAK
