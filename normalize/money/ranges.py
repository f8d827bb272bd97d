"""Two numbers that are one amount: "$1-2 billion", "between 5 and 7 million euros", "300–350 €"."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from normalize.money.amount import Amount
from normalize.money.currency import codes_of
from normalize.money.numbers import decimal
from normalize.money.plain import Plain
from normalize.money.scan import cue_left, cues_of
from normalize.money.surfaces import GAP, gap_left
from normalize.money.words import Words

__all__ = ["DASHES", "bracket", "join"]

DASHES = frozenset(("-", "–", "—", "−", "‐", "‑", "~", "〜", "～", "－", "...", "…"))
MAX_BETWEEN = 14
FAR = 20
"""An amount so many times the one before it is no end of a range with it, if each has a mark of its own."""

Item = Amount | Plain


def join(text: str, words: Words, found: Iterable[Item], whole: bool = False) -> list[Item]:
    """Join neighbours that are the two ends of one range; `whole` says that the text is one expression."""
    out: list[Item] = []
    for amount in found:
        low = out[-1] if out else None
        if not isinstance(amount, Amount) or not isinstance(low, Amount):
            out.append(amount)
        elif _is_near(low, amount) and _is_range(text, words, low, amount, whole):
            _merge(low, amount)
        else:
            out.append(amount)
    return out


def _is_near(low: Amount, high: Amount) -> bool:
    return low.high is None and (low.marked or high.marked) and 0 < high.start - low.end <= MAX_BETWEEN


def _is_range(text: str, words: Words, low: Amount, high: Amount, whole: bool) -> bool:
    between = text[low.end : high.start].strip(" \u00a0\u202f\u200f\u200e")
    dashed = between in DASHES
    if not dashed and not _worded(text, words, between, low, high, whole):
        return False
    if low.negative or high.negative or (low.marked and high.marked and not _same_unit(low, high)):
        return False
    return _ascends(low, high)


def _same_unit(low: Amount, high: Amount) -> bool:
    """Whether both marks can mean one currency, and both its major or both its minor unit."""
    ours, theirs = (mark.entry.money for mark in (low.right or low.left, high.right or high.left) if mark)
    minor = [any(s.kind == "M" for s in senses) for senses in (ours, theirs)]
    return minor[0] == minor[1] and not set(codes_of(ours)).isdisjoint(codes_of(theirs))


def _worded(text: str, words: Words, between: str, low: Amount, high: Amount, whole: bool) -> bool:
    cues = cues_of(between, words) | (cues_of(between.rstrip("-–"), words) if between else frozenset())
    before = cue_left(text, words, low.start, 0)[0]
    if not before and low.start != low.number_start:
        before = cue_left(text, words, low.number_start, 0)[0]
    if "W" in cues and whole and not low.marked and high.marked:
        return True
    if "W" in cues and ("B" in before or ("R" in before and (whole or not (low.marked and high.marked)))):
        return True
    if "T" not in cues:
        return False
    if not (low.marked and high.marked):
        return high.marked or high.scaled
    return whole or (before.isdisjoint("RL") and not _are_far(low, high))


def _are_far(low: Amount, high: Amount) -> bool:
    """Whether a change and what it led to are more likely than a range: "2 cents to $18"."""
    return low.scaled == high.scaled and FAR * _size(low, high) < _size(high, low)


def _ascends(low: Amount, high: Amount) -> bool:
    small, large = _size(low, high), _size(high, low)
    if low.scaled and not high.scaled:
        return False
    return small < large or high.scaled


def _size(amount: Amount, other: Amount) -> Decimal:
    """The number without its scale; a doubtful sign groups, unless it begins the fraction of the range's other end."""
    part, beside = amount.parts[0], other.parts[0].numeral
    if part.numeral is not None and part.numeral.doubt and (beside is None or beside.sign != part.numeral.doubt):
        return decimal(part.whole + part.fraction, "")
    return decimal(part.whole or "0", part.fraction)


def _merge(low: Amount, high: Amount) -> None:
    """One range: the scale and the mark of either end serve both where the other has none."""
    small, large = _size(low, high), _size(high, low)
    if high.scaled and not low.scaled and small < large:
        low.parts[0].scales = list(high.parts[0].scales)
    low.high = high
    low.low_end = low.end
    low.end = high.end
    low.tags = low.tags or high.tags
    if not low.marked:
        low.left, low.right = high.left, high.right


def bracket(text: str, words: Words, start: int) -> tuple[bool, str, int]:
    """What stands before an amount: whether it says about, the bound, where a word for minus begins (-1: none)."""
    if not start:
        return False, "", -1
    spaced = text[start - 1 : start] == " " and text[start - 2 : start - 1] not in GAP
    at = start - 1 if spaced else gap_left(text, start)
    hit = words.left(text, at) if at > 0 else None
    if hit is None or not hit.entry.cues:
        return False, "", -1
    cues = hit.entry.cues
    minus = hit.start if "I" in cues and text[hit.start - 1 : hit.start].strip(" (\n") == "" else -1
    return "A" in cues, "bound:min" if "O" in cues else "bound:max" if "U" in cues else "", minus
