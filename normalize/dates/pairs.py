"""A day and a month in figures, in brackets behind a weekday: "Selasa (22/11)", "Dienstag (7.5.)"."""

from __future__ import annotations

from normalize.dates.numeric import safe_date
from normalize.dates.words import habit_order
from normalize.hints import Hints

__all__ = ["bracketed", "pair"]

MonthDay = tuple[int, int]


def bracketed(text: str, end: int, dotted: bool) -> int:
    """The characters behind the second number that close its bracket; 0 where another one stands there.

    >>> bracketed("(7/5)", 4, False), bracketed("(7.5.)", 4, True), bracketed("(18.30)", 6, True)
    (1, 2, 0)
    """
    close = ")" if not dotted or text[end - 1] == "." else ".)"
    return len(close) if text.startswith(close, end) else 0


def pair(
    first: int, second: int, hints: Hints, dotted: bool
) -> tuple[MonthDay | None, MonthDay | None]:  # fmt: skip
    """Month and day of two numbers in the usual order, and in the other one where that is a date too.

    >>> pair(7, 5, Hints(("id",)), False), pair(22, 11, Hints(), False), pair(10, 10, Hints(), False)
    (((5, 7), (7, 5)), ((11, 22), None), ((10, 10), None))
    """
    pairs = [(second, first)] if dotted or first == second else [(second, first), (first, second)]
    if any(habit_order(tag) in ("MDY", "YMD") for tag in hints.languages[:1]):
        pairs.reverse()
    legal = [one for one in pairs if safe_date("gregory", 2024, *one)]
    return (*legal, None, None)[0], (*legal, None, None)[1]
