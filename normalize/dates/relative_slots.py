"""The slots of a relative phrase: its tokens put together, whatever their order in the language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from normalize.dates.relative_clock import idioms
from normalize.dates.relative_words import Token, has, sense_of
from normalize.model import Precision

__all__ = ["Slots", "gather"]


@dataclass(slots=True, eq=False, repr=False)
class Slots:
    """The parts of one phrase, whatever their order in the language."""

    stretches: list[tuple[str, float]] = field(default_factory=list)
    sign: int = 0
    day: int | None = None
    other_day: int | None = None
    """The other day that its word means ("कल" is yesterday and tomorrow)."""
    bound: bool = False
    """Whether the day counts from the one named before it ("the next day")."""
    weekday: int | None = None
    weekday_mod: str = ""
    unit: tuple[str, int] | None = None
    now: bool = False
    clock: tuple[int, int, int] | None = None
    clock_precision: Precision = "minute"
    half: str = ""
    part: int | None = None
    ordinal: int | None = None
    month: int | None = None
    year: int | None = None
    pair: tuple[int, int] | None = None
    """A day and a month in figures, in an order that the caller settles."""
    marked: bool = False
    """Whether an article or an ending shows that a number is a day of the month."""
    dated: bool = False
    """Whether such a day stands behind its weekday ("Thursday the 3rd")."""
    weeks: int = 0
    """Weeks behind the coming weekday: "lundi en huit"."""
    spoken: bool = False
    """Whether a clock was said as people say it, of twelve hours: "half past three"."""
    lead: int = 0
    """The direction of a bare stretch, by a word that stands before it: "in roughly two hours"."""
    led: bool = False
    """Whether words stand before a counted stretch ("after three days", not "three days later")."""
    from_base: bool = False
    terse: bool = True
    """Whether every stretch ends in one character that also ends a clock or a date (分, 日, 年)."""
    strong: bool = False
    """Whether the phrase says by itself that it is a time (not a bare weekday, clock or stretch)."""


MONTHS = 12
"""Behind a dot a greater number is no month: no language writes the month before the day so."""
_MODS = {"last": -1, "this": 0, "thisweek": 0, "next": 1, "nextnear": 1}


def gather(found: Sequence[Token]) -> Slots | None:
    """The slots of a phrase, `None` where two tokens claim one slot or one is left over."""
    slots = Slots()
    found = [part for token in idioms(found) for part in _parts(_plain(token, found))]
    used = _modifiers(found, slots)
    if used is None:
        return None
    for index in range(len(found)):
        if index not in used and not _take(found, index, slots):
            return None
    return slots if _closed(slots) else None


def _parts(token: Token) -> list[Token]:
    """"下周二" is a week and a weekday, "i måndags" the last of its weekdays."""
    if has(token, "w") and has(token, "u", "last"):
        return [token._replace(senses=(sense,)) for sense in token.senses if sense != "on"]
    return [token]


def _plain(token: Token, found: Sequence[Token]) -> Token:
    """A weekday's abbreviation that is a small word too ("so", "do") is that word wherever anything else is said."""
    if has(token, "w") and has(token, "skip", "at") and any(t.senses for t in found if t.start != token.start):
        return token._replace(senses=("skip",))
    return token


def _modifiers(found: Sequence[Token], slots: Slots) -> set[int] | None:
    """Attach "last", "this", "next" to the weekday or unit behind them, else before them."""
    used: set[int] = set()
    for index, token in enumerate(found):
        mod = next((m for m in ("nextnear", "next", "last", "thisweek", "this") if has(token, m)), "")
        if not mod or has(token, "d"):
            continue
        target = _target(found, index, used)
        if target is None:
            if has(token, "skip", "n", "o", "at"):
                continue
            return None
        used |= {index, target}
        if not _modified(found[target], mod, slots):
            return None
    return used


def _target(found: Sequence[Token], index: int, used: set[int]) -> int | None:
    for place in (index + 1, index + 2):
        if place < len(found) and place not in used:
            if has(found[place], "w", "U", "p") or _bare(found[place]):
                return place
            if not has(found[place], "skip"):
                break
    for place in () if has(found[index], "fore") else (index - 1, index - 2):
        if place >= 0 and place not in used:
            if has(found[place], "w", "U") or _bare(found[place]):
                return place
            if not has(found[place], "skip"):
                break
    return None


def _bare(token: Token) -> bool:
    return bool(token.unit) and not token.sign and token.value == 1


def _modified(token: Token, mod: str, slots: Slots) -> bool:
    offset = _MODS[mod]
    if has(token, "w"):
        if slots.weekday is not None:
            return False
        slots.weekday, slots.weekday_mod = int(sense_of(token, "w")), mod
        slots.strong = True
        return True
    if has(token, "p") and not has(token, "U"):
        slots.part, slots.day, slots.strong = int(sense_of(token, "p")), offset, True
        return True
    unit = sense_of(token, "U") or token.unit
    slots.strong = True
    if unit == "day":
        slots.day = offset
        return True
    if slots.unit is not None or unit not in ("week", "month", "quarter", "year", "decade"):
        return False
    slots.unit = (unit, offset)
    return True


def _take(found: Sequence[Token], index: int, slots: Slots) -> bool:
    """Put one token into its slot; False where it fits none."""
    token = found[index]
    if "dur" in token.senses:
        return _take_stretch(token, slots, any(has(t, "w") for t in found))
    if token.clock is not None:
        return _take_clock(found, index, slots)
    for name, take in _TAKERS:
        if has(token, name) and take(token, slots):
            return True
    if has(token, "n", "o"):
        return _take_number(found, index, slots)
    if has(token, "from"):
        slots.from_base = True
        return True
    if has(token, "half_after") and slots.stretches:  # "il y a deux heures et demie"
        unit, count = slots.stretches[-1]
        slots.stretches[-1] = (unit, count + 0.5)
        return True
    if has(token, "lead_ahead", "lead_back"):
        slots.lead = 1 if has(token, "lead_ahead") else -1
        return True
    if sense_of(token, "U") == "day" and any(has(t, "m") for t in found):
        return True
    return has(token, "skip", "at", "hour", "minute", "second", "past", "future", "ordinal")


def _take_stretch(token: Token, slots: Slots, weekday: bool) -> bool:
    if token.sign and slots.sign and token.sign != slots.sign:
        return False
    if "short" in token.senses and token.unit == "month":  # "5月" is May
        return False
    dated = "short" in token.senses and token.unit == "day" and token.value <= 31
    if dated and (slots.unit is not None or weekday):  # "来月20日", "22日 金曜日"
        slots.ordinal = int(token.value)
        return True
    slots.stretches.append(("hour" if token.unit == "clock-hour" else token.unit, token.value))
    slots.terse = slots.terse and "short" in token.senses
    slots.led = slots.led or "led" in token.senses
    slots.sign = token.sign or slots.sign
    slots.strong = slots.strong or bool(token.sign)
    return True


def _take_clock(found: Sequence[Token], index: int, slots: Slots) -> bool:
    token = found[index]
    if slots.clock is not None or token.clock is None:
        return False
    near = [found[k] for k in (index - 1, index + 1) if 0 <= k < len(found)]
    if has(token, "pair") and not ("dotted" in token.senses and any(has(t, *_TIMED) for t in near)):
        taken, slots.pair = slots.pair, token.clock[:2]
        return taken is None and not ("dotted" in token.senses and token.clock[1] > MONTHS)
    slots.clock, slots.spoken = token.clock, has(token, "spoken")
    slots.clock_precision = "second" if token.clock[2] else "minute"
    return True


def _hourly(before: Token | None, after: Token | None) -> bool:
    """Whether the words on either side of a number say that it is an hour."""
    if before is not None and has(before, "at", "am", "pm"):
        return True
    return after is not None and has(after, "hour", "am", "pm")


_TIMED = ("at", "hour", "am", "pm", "p", "d", "w")


def _take_number(found: Sequence[Token], index: int, slots: Slots) -> bool:
    """A number alone is an hour where a word beside it says so, a day of the month where it is an ordinal."""
    token = found[index]
    value = token.value if has(token, "n") and token.value else float(sense_of(token, "o") or 0)
    before = found[index - 1] if index else None
    after = found[index + 1] if index + 1 < len(found) else None
    hourly = _hourly(before, after) or any(has(t, "p") for t in found)
    hourly = hourly and not any(t.clock for t in found)
    ordinal = after is not None and has(after, "ordinal") and not has(after, "hour", "at")
    if ordinal or (has(token, "o") and not has(token, "n") and not (hourly and index == 0)):
        hourly = False
        slots.marked = True
    elif before is not None and has(before, "art"):
        slots.marked = True
    slots.dated = before is not None and has(before, "art") and index > 1 and has(found[index - 2], "w")
    if slots.clock is None and value <= 24 and value == int(value) and hourly:
        slots.clock, slots.clock_precision, slots.spoken = (int(value), 0, 0), "hour", True
        return True
    if slots.ordinal is None and 1 <= value <= 31 and value == int(value):
        slots.ordinal = int(value)
        return True
    if slots.year is None and 1900 <= value <= 2100 and value == int(value):
        slots.year = int(value)
        return True
    return False


def _value(field: str, kind: str) -> Callable[[Token, Slots], bool]:
    """What takes a token of one kind into a field that is still empty."""

    def take(token: Token, slots: Slots) -> bool:
        if getattr(slots, field) is not None:
            return False
        setattr(slots, field, int(sense_of(token, kind)))
        return True

    return take


def _take_day(token: Token, slots: Slots) -> bool:
    """A day by its distance, perhaps with a part of it ("tonight")."""
    if slots.day is not None:
        return False
    days = [int(sense[2:]) for sense in token.senses if sense[:2] == "d:"]
    slots.day, slots.other_day, slots.strong = days[0], (*days[1:], None)[0], True
    slots.bound = has(token, "bound")
    if slots.part is None and has(token, "p"):
        slots.part = int(sense_of(token, "p"))
    return True


def _take_unit(token: Token, slots: Slots) -> bool:
    if slots.unit is not None:
        return False
    unit, _, offset = sense_of(token, "u").partition(":")
    slots.unit, slots.strong = (unit, int(offset)), True
    return True


def _take_half(token: Token, slots: Slots) -> bool:
    half = "am" if has(token, "am") else "pm"
    if slots.half not in ("", half):
        return False
    slots.half = half
    return True


def _take_named(token: Token, slots: Slots) -> bool:
    if slots.clock is not None:
        return False
    slots.clock, slots.clock_precision = (12 if has(token, "noon") else 24, 0, 0), "hour"
    return True


def _take_weeks(token: Token, slots: Slots) -> bool:
    if slots.weekday is None or slots.weeks:
        return False
    slots.weeks = int(sense_of(token, "wk"))
    return True


def _take_now(token: Token, slots: Slots) -> bool:
    slots.now = slots.strong = True
    return True


_TAKERS = (
    ("d", _take_day), ("u", _take_unit), ("now", _take_now), ("w", _value("weekday", "w")),
    ("wk", _take_weeks), ("m", _value("month", "m")), ("p", _value("part", "p")), ("am", _take_half),
    ("pm", _take_half), ("noon", _take_named), ("midnight", _take_named),
)  # fmt: skip


def _closed(slots: Slots) -> bool:
    """Whether the slots make a time: a number alone, or "at" alone, is none."""
    if slots.stretches and (slots.weekday is not None or slots.unit is not None):
        return False
    if slots.stretches and (_dated(slots) or (slots.terse and not slots.sign)):
        return False
    beside = slots.clock is not None or slots.day is not None
    if beside and not (slots.sign or slots.lead or slots.from_base) and any(u in LONG for u, _ in slots.stretches):
        return False  # "15 a las 8:00", "heute 44 Jahre"
    if slots.pair is not None or slots.month is not None:
        if slots.pair is not None and (slots.ordinal is not None or slots.month is not None):
            return False
        dated = slots.ordinal is not None or slots.pair is not None or slots.weekday_mod == "last"
        return dated and not slots.stretches and slots.day is None and slots.unit is None
    if slots.year is not None:
        return False
    if slots.ordinal is not None and slots.weekday is None and slots.unit is None:
        return slots.marked and not slots.stretches and slots.day is None
    if slots.unit is not None and slots.day is not None:
        return False
    parted = slots.half or (slots.part is not None and slots.day is None)
    if parted and slots.clock is None and slots.weekday is None:
        return slots.part is not None and slots.strong
    return bool(
        slots.stretches or slots.day is not None or slots.weekday is not None or slots.unit or slots.now or slots.clock
    )


LONG = ("month", "quarter", "year", "decade")
"""Units too long for what stands beside them: "3 days 07:25" and "a week tomorrow" are said."""


def _dated(slots: Slots) -> bool:
    """"2013 year" is a date, not a stretch, and so is "w 2024 roku"; "2013 years ago" is none."""
    if len(slots.stretches) != 1 or slots.stretches[0][0] != "year" or slots.sign < 0:
        return False
    low, high = (1000, 2999) if not slots.sign else (1900, 2100)
    return low <= slots.stretches[0][1] <= high
