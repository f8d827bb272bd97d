"""Clock times: from the tokens of a clock to hours, minutes and seconds, by the day periods of every language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from normalize.dates.shape import ClockPlan
from normalize.dates.tokens import Token
from normalize.dates.words import senses
from normalize.model import Precision

__all__ = ["Clock", "read_clock"]


class Clock(NamedTuple):
    """A time, its precision ("hour", "minute", "second"), and whether it was written on a clock of 24 hours."""

    time: dt.time
    precision: Precision
    all_day: bool = False



def read_clock(tokens: Sequence[Token], plan: ClockPlan) -> Clock | None:
    """The time of a clock plan, `None` for 25:00 and the like."""
    if plan.named >= 0:
        noon = any(s.value == "noon" for s in senses(tokens[plan.named].key, "n"))
        return Clock(dt.time(12 if noon else 0), "hour")
    if plan.packed >= 0:
        digits = tokens[plan.packed].key
        hour, minute, second = int(digits[:2]), int(digits[2:4]), int(digits[4:] or 0)
        precision: Precision = "second" if len(digits) == 6 else "minute"
    else:
        hour = int(tokens[plan.hour].key)
        minute = int(tokens[plan.minute].key) if plan.minute >= 0 else 0
        second = int(tokens[plan.second].key) if plan.second >= 0 else 0
        precision = "second" if plan.second >= 0 else "minute" if plan.minute >= 0 else "hour"
    all_day = hour > 12
    if plan.period >= 0 and hour <= 12 and not _is_particle(tokens, plan):
        hour = _in_period(hour, tokens[plan.period].key)
    if hour == 24 and minute == 0 and second == 0:
        hour, minute, second = 23, 59, 59  # the day's end; a `datetime` has no hour 24 and the day must not change
    if hour > 23 or minute > 59 or second > 60:
        return None
    fraction = tokens[plan.fraction].key[:6].ljust(6, "0") if plan.fraction >= 0 else "0"
    return Clock(dt.time(hour, minute, min(second, 59), int(fraction)), precision, all_day)


def _is_particle(tokens: Sequence[Token], plan: ClockPlan) -> bool:
    """A lone letter before a clock ("a 6:56") is a preposition, behind it ("6:56 a") a day period."""
    word = tokens[plan.period].key
    return plan.period < plan.hour and len(word) == 1 and word.isascii()


def _in_period(hour: int, word: str) -> int:
    """The hour of the day that a 12-hour clock with a period means; a 24-hour one stays."""
    values = [s.value for s in senses(word, "p")]
    if not values:
        return hour
    votes = [_by_value(hour, value) for value in values]
    return max(votes, key=votes.count)


def _by_value(hour: int, value: str) -> int:
    if value == "am" or value == "midnight":
        return hour % 12
    if value in ("pm", "noon"):
        return hour % 12 + 12
    start, end = (int(v) for v in value.split("-"))
    for candidate in (hour % 12, hour % 12 + 12):
        if start <= candidate < end or (end < start and not end <= candidate < start):
            return candidate
    middle = (start + (end - start) % 24 / 2) % 24
    return hour % 12 + (12 if middle >= 12 else 0)
