"""Feasts that a year settles: a fixed day, a weekday of a month, or a distance from Easter."""

from __future__ import annotations

import datetime as dt

__all__ = ["holiday"]

_FIXED = {
    "new-year": (1, 1), "epiphany": (1, 6), "orthodox-christmas": (1, 7), "valentine": (2, 14), "womens-day": (3, 8),
    "st-patrick": (3, 17), "labour-day": (5, 1), "assumption": (8, 15), "halloween": (10, 31), "all-saints": (11, 1),
    "all-souls": (11, 2), "st-nicholas": (12, 6), "christmas-eve": (12, 24), "christmas": (12, 25),
    "boxing-day": (12, 26), "new-years-eve": (12, 31),
}  # fmt: skip
_FROM_EASTER = {
    "ash-wednesday": -46, "palm-sunday": -7, "maundy-thursday": -3, "good-friday": -2, "holy-saturday": -1, "easter": 0,
    "easter-monday": 1, "ascension": 39, "pentecost": 49, "whit-monday": 50, "corpus-christi": 60,
}  # fmt: skip
_ORTHODOX = "orthodox-"


def holiday(name: str, year: int) -> list[dt.date]:
    """The days of a feast in a year, the likelier first; Thanksgiving is another day in Canada.

    >>> [str(day) for day in (*holiday("easter-monday", 2024), *holiday("orthodox-easter", 2024))]
    ['2024-04-01', '2024-05-05']
    >>> [str(day) for day in (*holiday("thanksgiving", 2023), *holiday("black-friday", 2023))]
    ['2023-11-23', '2023-10-09', '2023-11-24']
    """
    if name in _FIXED:
        return [dt.date(year, *_FIXED[name])]
    thanksgiving = _nth(year, 11, 3, 4)
    if name == "thanksgiving":
        return [thanksgiving, _nth(year, 10, 0, 2)]
    if name == "black-friday":
        return [thanksgiving + dt.timedelta(days=1)]
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    sunday = easter(year, EASTER_ORTHODOX if name.startswith(_ORTHODOX) else EASTER_WESTERN)
    return [sunday + dt.timedelta(days=_FROM_EASTER[name.removeprefix(_ORTHODOX)])]


def _nth(year: int, month: int, weekday: int, place: int) -> dt.date:
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (place - 1))
