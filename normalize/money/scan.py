"""From a digit run to an amount: the number, its scale words, the currency marks on both sides, its sign.

Every look to the left or right is bounded; nothing here chooses between readings.
"""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category

from normalize.money.amount import Amount, Part
from normalize.money.further import add_half, and_half, more_digits
from normalize.money.numbers import Numeral, numeral, token_end
from normalize.money.surfaces import GAP, Hit, Sense, gap_left, gap_right, is_letter
from normalize.money.surfaces import is_spaceless as spaceless
from normalize.money.words import Words
from normalize.text.digits import DigitRun

__all__ = ["amount_at", "amounts"]

MINUS = "-−–﹣－"
HYPHENS = "-‐‑"
MAX_UNITS = 6
MILLION = 6
PREFIXED = (("\u0590", "\u08ff"),)
"""Hebrew and Arabic: a preposition of one letter is glued to the number."""


def amounts(text: str, words: Words, runs: Iterable[DigitRun], *, loose: bool = False) -> list[Amount]:
    """Every number of the text with what stands around it, in order; numbers without a currency too."""
    found: list[Amount] = []
    position = 0
    for run in runs:
        if run.start < position:
            continue
        amount = amount_at(text, words, run.start, position, loose)
        if amount is None:
            position = max(run.end, token_end(text, run.start))
        else:
            found.append(amount)
            position = amount.end
    return found


def amount_at(text: str, words: Words, start: int, floor: int, loose: bool = False) -> Amount | None:
    """The number whose first digit stands at `start`, with what stands around it; nothing before `floor` counts."""
    number = numeral(text, start, loose=loose)
    if number is None:
        return None
    if start > floor and text[start - 1] == "." and number.whole and _begins_with_point(text, start - 1):
        number = _below_one(number)
        start = number.start
    amount = Amount(start, number.end, Part(number))
    before = text[start - 1] if start else " "
    _look_left(amount, text, words, start, floor)
    if amount.left is None and is_letter(before) and not may_precede(before):
        return None
    _look_right(amount, text, words, number.end)
    return amount


def _begins_with_point(text: str, at: int) -> bool:
    """Whether a point begins a number below one ("$.99", "cut by .5 million"): a blank, bracket or sign before it."""
    before = text[at - 1] if at else " "
    return before in GAP or before in "(\n" or category(before) == "Sc"


def _below_one(number: Numeral) -> Numeral:
    """The number with the point before it, unless it has a sign of its own (".5.2")."""
    if number.fraction or number.doubt or number.end - number.start != len(number.whole):
        return number
    return number._replace(start=number.start - 1, whole="0", fraction=number.whole)


def may_precede(char: str) -> bool:
    """Whether a letter may stand glued before a number that is a word of its own."""
    return spaceless(char) or any(low <= char <= high for low, high in PREFIXED)


def _look_left(amount: Amount, text: str, words: Words, start: int, floor: int) -> None:
    """Sign and currency before the number, and before them a code that says which ("NZD $100")."""
    at = _sign(amount, text, words, start, floor)
    edge = gap_left(text, at, floor)
    if edge <= floor:
        return
    hit = words.left(text, edge)
    if (edge == at or text[edge:at] == "\u00a0") and (hit is None or not hit.entry.money):
        hit = words.letter(text, edge) or hit
    if hit is None or hit.start < floor or _is_minor(hit):
        return
    glued = edge == at and any(sense.kind == "P" for sense in hit.entry.scales)
    if hit.entry.scales and not hit.entry.money and (edge < at or glued):
        _scale_left(amount, text, words, hit, floor)
    elif hit.entry.money:
        amount.left = hit
        amount.start = hit.start
        if at == start:
            _sign(amount, text, words, hit.start, floor)
        _code_left(amount, text, words, hit, floor)


def _is_minor(hit: Hit) -> bool:
    """Whether a word is nothing but a minor unit, which stands behind the number only ("P5 million": no pence)."""
    return hit.surface[0].isalpha() and bool(hit.entry.money) and all(sense.kind == "M" for sense in hit.entry.money)


def _scale_left(amount: Amount, text: str, words: Words, scale: Hit, floor: int) -> None:
    """ "dola bilioni 37": the scale word stands before the number, the currency before it or behind the number."""
    hit = words.left(text, gap_left(text, scale.start, floor))
    if hit is not None and hit.entry.money and hit.start >= floor:
        amount.left, amount.start = hit, hit.start
        if not _holds_scale(amount, scale):
            amount.parts[0].scales.append(scale.entry.scales)
    elif any(sense.kind == "P" for sense in scale.entry.scales):
        amount.prefix = scale


def _holds_scale(amount: Amount, scale: Hit) -> bool:
    """Whether the number is written out behind its scale ("naira miliyan 1,443,000": one and a half million)."""
    exponent = max(int(sense.value) for sense in scale.entry.scales)
    return MILLION <= exponent < len(amount.parts[0].whole)


def _sign(amount: Amount, text: str, words: Words, at: int, floor: int) -> int:
    """Take a minus that belongs to the number; a hyphen behind a letter or digit is none."""
    edge = at
    while edge > floor and text[edge - 1] in GAP and text[edge - 1] not in " \u00a0":
        edge -= 1
    if edge <= floor or text[edge - 1] not in MINUS or edge - 1 == floor > 0:
        return at
    before = text[edge - 2] if edge >= 2 else " "
    if before.isalnum() and not (amount.left is None and _code_before(text, words, edge - 1)):
        return at
    amount.negative = True
    amount.start = min(amount.start, edge - 1)
    return edge - 1


def _code_before(text: str, words: Words, end: int) -> bool:
    """Whether a code or sign of at least two characters ends here: "CHF-5" is a negative amount, "covid-19" none."""
    hit = words.left(text, end)
    return hit is not None and bool(hit.entry.money) and len(hit.surface) > 1 and hit.surface.isupper()


def _code_left(amount: Amount, text: str, words: Words, hit: Hit, floor: int) -> None:
    """A code before the sign ("AUD $5") replaces it."""
    if len(hit.surface) > 1 or hit.surface.isalpha():
        return
    other = words.left(text, gap_left(text, hit.start, floor))
    if other is not None and other.start >= floor and len(other.surface) == 3 and other.surface.isupper():
        amount.left, amount.start = other, other.start


def _unit_start(text: str, at: int) -> int:
    """Where a unit behind a number can begin: behind blanks, or behind a hyphen that is glued to it ("$1-billion")."""
    begin = gap_right(text, at)
    if begin > at or begin >= len(text) or text[begin] not in HYPHENS:
        return begin
    return begin + 1 if text[begin + 1 : begin + 3].isalpha() and text[begin + 2 : begin + 3] else begin  # "$5-a-day"


def _look_right(amount: Amount, text: str, words: Words, at: int) -> None:
    """Scale words, joiner and currency behind the number."""
    end, far = at, False
    for _ in range(MAX_UNITS):
        begin = _unit_start(text, at)
        hit = _unit(amount, text, words, begin)
        if amount.left is None and far and begin > at and (hit is None or not hit.entry.money):
            hit = words.letter_right(text, begin) or hit
        if hit is None:
            break
        entry = hit.entry
        if entry.scales and _may_scale(amount, text, hit, text[begin - 1] in GAP) and (
            not entry.money or _is_scale(amount, text, words, hit)
        ):
            amount.parts[-1].scales.append(entry.scales)
            at = end = hit.end
            far = hit.end - hit.start > 1
            amount.tags = amount.tags or _tags(entry.scales)
            end = at = more_digits(amount, text, words, and_half(amount, text, words, at))
        elif entry.money:
            if _is_next(amount, text, hit, begin > at):
                if not _is_subject(amount, text, hit):
                    break
                amount.left, amount.start = None, amount.number_start
            amount.right, end = hit, _scale_behind(amount, words, text, hit.end)
            break
        elif "Q" in entry.cues and add_half(amount):
            at = end = hit.end
        elif "J" in entry.cues:
            at = hit.end
        else:
            break
    if not amount.marked and amount.scaled and _is_initial(text, amount, end):
        amount.parts[0].scales.clear()
        end = amount.parts[0].numeral.end if amount.parts[0].numeral is not None else end
    amount.end = end
    if amount.prefix is not None and amount.right is not None and not amount.scaled:
        amount.parts[0].scales.append(amount.prefix.entry.scales)
        amount.start = amount.prefix.start


def _may_scale(amount: Amount, text: str, hit: Hit, spaced: bool) -> bool:
    """Whether a scale can stand behind what was read: behind another one only a larger word, and no part of a name.

    "2 hundred thousand", but neither "$2 trillion thousands" nor the letter of "€50 T-shirt".
    """
    letter, scales = hit.end - hit.start == 1 and hit.surface.isascii(), amount.parts[-1].scales
    if not scales:
        named = text[hit.end : hit.end + 1] in HYPHENS and text[hit.end + 1 : hit.end + 2].isalpha()
        return not (letter and spaced and named)
    largest = max(int(sense.value) for sense in hit.entry.scales)
    return not letter and largest >= min(int(sense.value) for sense in scales[-1])


def _is_initial(text: str, amount: Amount, end: int) -> bool:
    """Whether the scale is one or two letters behind a space ("1 L"), which without a currency mean anything."""
    number = amount.parts[0].numeral
    return len(amount.parts) == 1 and number is not None and end - number.end <= 3 and text[number.end] in GAP and (
        text[end - 1].isascii())  # fmt: skip


def _scale_behind(amount: Amount, words: Words, text: str, at: int) -> int:
    """ "40 USD million": the scale word stands behind the mark."""
    hit = None if amount.scaled else words.right(text, gap_right(text, at))
    if hit is None or not hit.entry.scales or hit.entry.money or hit.end - hit.start < 3:
        return at
    amount.parts[-1].scales.append(hit.entry.scales)
    return hit.end


def read_mark(amount: Amount, text: str, words: Words, at: int) -> None:
    """The currency behind a number in words, with a joiner before it where the language has one."""
    for _ in range(2):
        hit = _unit(amount, text, words, _unit_start(text, at))
        if hit is None:
            return
        if hit.entry.money:
            amount.right, amount.end = hit, hit.end
            return
        if "J" not in hit.entry.cues:
            return
        at = hit.end


def _unit(amount: Amount, text: str, words: Words, begin: int) -> Hit | None:
    """The surface behind the number: core table first, a longer full name of CLDR before it."""
    hit = words.right(text, begin)
    if not is_letter(text[begin : begin + 1]) or amount.left is not None:
        return hit
    name = words.name(text, begin)
    if name is not None and (hit is None or name.end > hit.end or not (hit.entry.money or hit.entry.scales)):
        return name
    return hit


def _tags(senses: tuple[Sense, ...]) -> frozenset[str]:
    """The languages of a scale word that means one thing."""
    one = len({sense.value for sense in senses}) == 1
    return frozenset(tag for sense in senses for tag in sense.tags) if one else frozenset()


def _is_scale(amount: Amount, text: str, words: Words, hit: Hit) -> bool:
    """A surface that is a scale and a currency ("K", "M"): a scale when a currency stands elsewhere."""
    if amount.left is not None:
        return True
    other = words.right(text, gap_right(text, hit.end))
    return other is not None and bool(other.entry.money)


def _is_next(amount: Amount, text: str, hit: Hit, spaced: bool) -> bool:
    """Whether the mark belongs to the number behind it: "in 2012 $5 million"."""
    following = text[hit.end : hit.end + 1]
    if not following.isdigit():
        return amount.left is not None and not _agrees(amount.left, hit)
    return amount.left is not None or spaced


def _is_subject(amount: Amount, text: str, hit: Hit) -> bool:
    """Whether the word before the number is priced in what stands behind it: "the euro 1.08 dollars"."""
    left = amount.left
    if left is None or text[hit.end : hit.end + 1].isdigit() or amount.negative:
        return False
    return text[amount.number_start - 1] == " " and left.surface.isalpha() and len(left.surface) > 2 and (
        not left.surface.isupper())  # fmt: skip


def _agrees(left: Hit, right: Hit) -> bool:
    """Whether two marks around one number can mean one currency."""
    from normalize.money.currency import codes_of

    return bool(set(codes_of(left.entry.money)) & set(codes_of(right.entry.money)))


def cue_left(text: str, words: Words, at: int, floor: int) -> tuple[frozenset[str], int]:
    """The cues of the word or phrase before a position, and where it begins."""
    edge = gap_left(text, at, floor)
    hit = words.left(text, edge) if edge > floor else None
    return (hit.entry.cues, hit.start) if hit is not None and hit.start >= floor else (frozenset(), at)


def cue_right(text: str, words: Words, at: int) -> frozenset[str]:
    """The cues of the word or phrase behind a position."""
    hit = words.right(text, gap_right(text, at))
    return hit.entry.cues if hit is not None else frozenset()


def cues_of(surface: str, words: Words) -> frozenset[str]:
    """The cues that a whole stretch of text is."""
    entry = words.look(surface)
    return entry.cues if entry is not None else frozenset()
