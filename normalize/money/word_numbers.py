"""Numbers in words, read: "two and a half million", "zwanzig", 二百五十万, مليوني."""

from __future__ import annotations

from decimal import Decimal

from normalize.money.amount import Part
from normalize.money.currency import Home
from normalize.money.surfaces import Entry, Sense, gap_right
from normalize.money.words import Words

__all__ = ["MAX_WORDS", "Number", "cents", "read_number"]

MAX_WORDS = 16
MAX_FRACTION = 6
ARTICLES = ("a", "A")
"""What counts as one before a scale, but is no figure before a decimal sign: "a point"."""


class Number:
    """A number read from words: its parts, where it ends, and the languages that all its words share."""

    __slots__ = ("bare_one", "end", "parts", "tags")

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.end = 0
        self.tags: frozenset[str] | None = None
        self.bare_one = True

    def narrow(self, tags: frozenset[str]) -> bool:
        """Keep the languages that this word allows too; whether any is left."""
        if tags:
            both = tags if self.tags is None else self.tags & tags
            if not both:
                return False
            self.tags = both
        return True


def read_number(text: str, words: Words, start: int, place: Home) -> Number | None:
    """The number in words at `start`, `None` if there is none."""
    number = Number()
    pending: Decimal | None = None
    at, linked = start, False
    for _ in range(MAX_WORDS):
        closed = bool(number.parts) and pending is None
        hit = words.right(text, at if number.end == 0 else _next(text, at, closed))
        if hit is None:
            break
        entry = hit.entry
        step = _number_sense(entry.numbers, place, number)
        scale = _scales(entry.scales, place)
        if scale and (pending is not None or number.parts):
            _close(number, pending, scale)
            pending = None
        elif step is not None:
            joined = _add(pending, step, linked)
            if joined is None:
                break
            pending = joined
        elif scale and scale[0].kind == "D":
            _close(number, Decimal(2), scale)
        elif pending is None and _is_half(entry, linked) and _add_half(number):
            pass
        elif "Q" in entry.cues and pending is not None and pending % 1 == 0:
            pending += _half_of(pending)
        elif "H" in entry.cues and ((linked and pending is not None) or (pending is None and not number.parts)):
            pending = (pending or 0) + _half_of(pending)
        elif "Z" in entry.cues and pending is not None and not number.parts:
            article = text[start : number.end] in ARTICLES
            told = None if article else _spoken_fraction(text, words, hit.end, place, number)
            if told is None:
                break
            pending, at = Decimal(f"{pending}.{told[0]}"), told[1]
            number.end = at
            continue
        elif "W" in entry.cues and number.end:
            at, linked = hit.end, True
            continue
        else:
            break
        linked = False
        at = number.end = hit.end
    return _finished(number, pending)


def _is_half(entry: Entry, linked: bool) -> bool:
    """Whether a word adds a half to what stands before it, by itself or behind "and"."""
    return "Q" in entry.cues or (linked and "H" in entry.cues)


def _half_of(pending: Decimal | None) -> Decimal:
    """A half, of a number that is itself a scale the half of that: "a million and a half" in one word."""
    if pending is not None and pending >= 1000 and str(pending).strip("0") == "1":
        return pending // 2
    return Decimal("0.5")


def _add_half(number: Number) -> bool:
    """Add a half of the scale just read: "un millón y medio", "a million and a half"; False where there is none."""
    if not number.parts or not number.parts[-1].scales:
        return False
    half = Part(None, "0", "5")
    half.scales = number.parts[-1].scales[-1:]
    number.parts.append(half)
    return True


def _finished(number: Number, pending: Decimal | None) -> Number | None:
    """The number with what was read last, `None` for none."""
    _close(number, pending, ())
    if not number.parts:
        return None
    number.bare_one = len(number.parts) == 1 and number.parts[0].whole == "1" and not number.parts[0].scales
    return number


def _spoken_fraction(text: str, words: Words, at: int, place: Home, number: Number) -> tuple[str, int] | None:
    """The digits behind a spoken decimal sign and where they end: "point two five", "virgule vingt-cinq"."""
    digits, many = "", Decimal(0)
    for _ in range(MAX_FRACTION):
        hit = words.right(text, _next(text, at))
        step = None if hit is None else _number_sense(hit.entry.numbers, place, number)
        if hit is None or step is None or step >= 100 or step % 1 or (digits and step >= 10):
            break
        if many and (many % 10 or many + step >= 100):
            break
        if many or step >= 10:
            many += step
        else:
            digits += str(step)
        at = hit.end
    return (digits or str(many), at) if digits or many else None


def _next(text: str, at: int, closed: bool = False) -> int:
    """Where the next word begins; behind a scale a comma may stand ("two million, five hundred thousand")."""
    begin = gap_right(text, at + (closed and text[at : at + 2] == ", "))
    return begin + 1 if text[begin : begin + 1] == "-" else begin


def _number_sense(senses: tuple[Sense, ...], place: Home, number: Number) -> Decimal | None:
    for sense in senses:
        if place.tags and sense.tags and sense.tags.isdisjoint(place.tags):
            continue
        if number.narrow(sense.tags):
            return Decimal(sense.value)
    return None


def _scales(senses: tuple[Sense, ...], place: Home) -> tuple[Sense, ...]:
    if not place.tags:
        return senses
    return tuple(s for s in senses if not s.tags or not s.tags.isdisjoint(place.tags))


def _close(number: Number, pending: Decimal | None, scale: tuple[Sense, ...]) -> None:
    """End a part with its scale, or give a further scale to the last part."""
    if pending is not None and scale and scale[0].kind == "S":
        unit = 10 ** min(int(scale[0].value), 4)
        if unit < pending and pending % unit and unit <= 1000:  # 千二百: a thousand and two hundreds
            number.parts.append(Part(None, str(pending - pending % unit)))
            pending %= unit
    if pending is not None:
        whole, _, fraction = str(pending).partition(".")
        number.parts.append(Part(None, whole, fraction))
    if scale and number.parts:
        number.parts[-1].scales.append(scale)


def _add(pending: Decimal | None, step: Decimal, linked: bool) -> Decimal | None:
    """Add a number word to what was read before it; `None` if it begins another number."""
    if pending is None:
        return step
    if pending < 1:
        return pending if step == 1 else None
    for unit in (10, 100, 1000):
        if pending % unit == 0 and pending >= (20 if unit == 10 else unit) and step < unit:
            return pending + step
    return pending + step if linked and pending < 10 and step >= 20 and step % 10 == 0 else None


def cents(text: str, words: Words, at: int, place: Home) -> tuple[Part, int] | None:
    """The number in words at `at`, for a tail in the minor unit."""
    number = read_number(text, words, at, place)
    return None if number is None or len(number.parts) > 1 else (number.parts[0], number.end)
