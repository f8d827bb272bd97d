"""Clock times: from the tokens of a clock to hours, minutes and seconds, by the day periods of every language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from normalize.dates.shape import ClockPlan
from normalize.dates.words import senses
from normalize.model import Precision

__all__ = ["Clock", "read_clock"]


class Clock(NamedTuple):
    """A time, its precision ("hour", "minute", "second"), and whether it was written on a clock of 24 hours."""

    time: dt.time
    precision: Precision
    all_day: bool = False



def read_clock(keys: Sequence[str], plan: ClockPlan, languages: tuple[str, ...] = ()) -> Clock | None:
    """The time of a clock plan, from the words of its cluster; `None` for 25:00 and the like.

    Day periods are first those of the named languages.
    """
    _, _, hour, minute, second, fraction, period, packed, named = plan
    if named >= 0:
        noon = any(s.value == "noon" for s in senses(keys[named], "n"))
        return Clock(dt.time(12 if noon else 0), "hour")
    if packed >= 0:
        digits = keys[packed]
        parts = digits[:2], digits[2:4], digits[4:]
    else:
        parts = (
            keys[hour], keys[minute] if minute >= 0 else "", keys[second] if second >= 0 else "",
        )  # fmt: skip
    word = keys[period] if period >= 0 else ""
    if 0 <= period < hour and len(word) == 1 and word.isascii():
        word = ""  # a lone letter before a clock ("a 6:56") is a preposition, behind it ("6:56 a") a day period
    return _clock(*parts, keys[fraction] if fraction >= 0 else "", word, languages if word else ())


@lru_cache(maxsize=4096)
def _clock(
    hours: str, minutes: str, seconds: str, fraction: str, period: str, languages: tuple[str, ...]
) -> Clock | None:  # fmt: skip
    precision: Precision = "second" if seconds else "minute" if minutes else "hour"
    hour, minute, second = int(hours), int(minutes or 0), int(seconds or 0)
    all_day = hour > 12
    if period and not all_day:
        hour = _in_period(hour, period, languages)
    if hour == 24 and minute == 0 and second == 0:
        hour, minute, second = 23, 59, 59  # the day's end; a `datetime` has no hour 24 and the day must not change
    if hour > 23 or minute > 59 or second > 60:
        return None
    return Clock(dt.time(hour, minute, min(second, 59), int(fraction[:6].ljust(6, "0"))), precision, all_day)


def _in_period(hour: int, word: str, languages: Sequence[str]) -> int:
    """The hour of the day that a 12-hour clock with a period means; a 24-hour one stays."""
    named = {tag.partition("-")[0] for tag in languages}
    found = senses(word, "p")
    values = [s.value for s in found if not s.languages.isdisjoint(named)]
    if not values and not any(not s.languages.isdisjoint(named) for s in senses(word, "h")):
        values = [s.value for s in found]
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
