"""From an amount as it stands to its value: which currency, which sign begins the fraction, which scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from normalize.evidence import Evidence, Rung
from normalize.model import Money, make_money
from normalize.money import ranges
from normalize.money.amount import Amount, Part, total
from normalize.money.currency import Home, codes_of, home, resolve, scale_of, tongues_of
from normalize.money.gather import Item
from normalize.money.numbers import SIGNED, decimal, groups_digits, shape
from normalize.money.plain import Plain
from normalize.money.surfaces import Sense, families

__all__ = ["bare", "lone", "marks_of", "only", "settle"]

Signs = tuple[tuple[str, Evidence], ...]


def settle(text: str, chosen: Sequence[Item], place: Home, mentions: Sequence[str]) -> list[Money]:
    """The amounts with their currencies and values; `mentions` are codes that the article names elsewhere."""
    told = [item.mark.codes if isinstance(item, Plain) else codes_of(marks_of(item)) for item in chosen]
    counts = Counter([codes[0] for codes in told if len(codes) == 1]) if len(told) > 1 else None
    proof, given = _Proof(text, chosen, place), tuple(mentions)
    out: list[Money | None] = []
    minors = []
    pesos = len(told) > 2 and _in_pesos(told)
    for at, item in enumerate(chosen):
        known = given
        if counts and len(told[at]) != 1:
            known = tuple(dict.fromkeys((*mentions, *_others(chosen, told, at, counts))))
        if isinstance(item, Plain):
            out.append(_plain(text, item, place, proof.signs, known, pesos))
        elif _is_open_minor(item):
            minors.append(at)
            out.append(None)
        else:
            out.append(_money(text, item, place, proof.signs, known, pesos))
    if minors:  # a minor unit is one of the currencies that the text counts in
        major = Counter([money.currency for money in out if money is not None and money.currency])
        known = tuple(code for code, _ in major.most_common())
        for at in minors:
            out[at] = _minor(text, chosen[at], told[at], place, known or given)
    return [money for money in out if money is not None]


def _minor(text: str, item: Item, codes: tuple[str, ...], place: Home, known: tuple[str, ...]) -> Money:
    assert isinstance(item, Amount)
    named = next(((code,) for code in known if code in codes), ())
    return _money(text, item, place, _no_signs, named)


def _others(chosen: Sequence[Item], told: Sequence[tuple[str, ...]], at: int, counts: Counter[str]) -> list[str]:
    """The codes that the rest of the text names."""
    near = [
        told[n][0] for n in (at - 1, at + 1)
        if 0 <= n < len(chosen) and len(told[n]) == 1 and _contrasts(chosen[at], chosen[n])
    ]  # fmt: skip
    return [code for code, count in counts.items() if count > near.count(code)]


def _in_pesos(told: Sequence[tuple[str, ...]]) -> bool:
    """Whether a text counts in pesos and writes another dollar in full ("US$"): its bare sign is the peso's."""
    if not any(len(codes) == 1 and codes[0] in families("dollar") for codes in told):
        return False
    return any(len(codes) > 1 and set(codes) <= set(families("peso")) for codes in told)


def _narrowed(senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """The peso's share of a sign that is the dollar's too."""
    kept = tuple(s for s in senses if s.kind == "F" and s.value == "peso")
    return kept if len(kept) < len(senses) else ()


def _contrasts(amount: Item, other: Item) -> bool:
    """Whether another amount is given beside this one as its equal in another currency: "A$30 ($20)"."""
    return 0 <= amount.start - other.end <= 3 or 0 <= other.start - amount.end <= 3


class _Proof:
    """What the unambiguous numbers of the text prove about its decimal sign; looked for when it is asked for.

    The amounts prove it; other numbers ("5,2 percent") only what the language does anyway, for a point may also stand
    in a clock ("12.55 Uhr"), a version or a paragraph.
    """

    __slots__ = ("_chosen", "_place", "_signs", "_text")

    def __init__(self, text: str, chosen: Sequence[Item], place: Home) -> None:
        self._text, self._chosen, self._place = text, chosen, place
        self._signs: Signs | None = None

    def signs(self) -> Signs:
        """The sign, if there is just one."""
        if self._signs is None:
            sign = _only(map(_certain, self._chosen)) or self._usual()
            self._signs = _sibling(sign) if sign else ()
        return self._signs

    def _usual(self) -> str:
        """The sign of all numbers in the text that are no clock, unless the language has another."""
        found = [told for told in map(shape, SIGNED.findall(self._text)) if told is not None]
        sign = _only(told[3] for told in found if not _may_be_clock(told))
        return sign if self._place.separators in ("", sign) else ""


def _only(signs: Iterable[str]) -> str:
    """The decimal sign, if there is just one."""
    found = {sign for sign in signs if sign in (".", ",")}
    return found.pop() if len(found) == 1 else ""


def _certain(item: Item) -> str:
    """The sign that certainly begins the fraction of an amount ("" for none)."""
    if isinstance(item, Plain):
        told = shape(item.number)
        return "" if told is None else told[3]
    return next((part.numeral.sign for part in item.parts if part.numeral is not None and part.numeral.sign), "")


def _may_be_clock(told: tuple[str, str, str, str]) -> bool:
    """Whether a number with a point may be hours and minutes, or a day and a month."""
    whole, fraction, _, sign = told
    return sign == "." and len(fraction) == 2 and len(whole) <= 2 and int(whole) <= 31 and int(fraction) < 60


@lru_cache(maxsize=4)
def _sibling(sign: str) -> Signs:
    return ((sign, Evidence(f"sibling:{sign}", Rung.TEXT)),)


def _decided(
    told: tuple[str, str, str, str], place: Home, tags: frozenset[str], currency: str | None, scaled: bool, signs: Signs
) -> tuple[str, str, tuple[str, ...]]:
    """Whole part, fraction and evidence of a number whose sign is doubtful."""
    whole, fraction, doubt, _ = told
    proven = signs[0][0] if signs else ""
    groups, reasons = _groups(doubt, place, tags, currency, scaled, _zeros(fraction), proven)
    return (whole + fraction, "", reasons) if groups else (whole, fraction, reasons)


@lru_cache(maxsize=2048)
def _groups(
    doubt: str, place: Home, tags: frozenset[str], currency: str | None, scaled: bool, zeros: int, proven: str
) -> tuple[bool, tuple[str, ...]]:
    signs = _sibling(proven) if proven else ()
    return groups_digits(doubt, signs + _habits(place, tags, currency, scaled, zeros))


def bare(text: str, start: int, number: str, place: Home) -> Money | None:
    """A number without a mark, as a price: `None` if it is no number."""
    told = shape(number)
    if told is None:
        return None
    whole, fraction, doubt, _ = told
    reasons: tuple[str, ...] = ()
    if doubt:
        whole, fraction, reasons = _decided(told, place, frozenset(), None, False, ())
    end = start + len(number)
    approximate, bound, minus = ranges.bracket(text, place.words, start)
    why = (*reasons, bound) if bound else reasons
    value = decimal(whole, fraction)
    if minus >= 0:
        start, value = minus, -value
    return make_money(value, None, text[start:end], start, end, None, (), approximate, why)


def lone(text: str, item: Plain, place: Home) -> Money | None:
    """The one amount of a short text: `None` if its number is none."""
    return None if shape(item.number) is None else _plain(text, item, place, _no_signs, ())


def only(text: str, item: Amount, place: Home) -> Money:
    """The one amount of a short text, read the long way."""
    return _money(text, item, place, _no_signs if _is_open_minor(item) else _Proof(text, (item,), place).signs, ())


def _is_open_minor(item: Amount) -> bool:
    """Whether the mark is the minor unit of several currencies."""
    marks = marks_of(item)
    return len(codes_of(marks)) > 1 and all(sense.kind == "M" for sense in marks)


def _no_signs() -> Signs:
    return ()


def _plain(
    text: str, item: Plain, place: Home, signs: Callable[[], Signs], known: tuple[str, ...], pesos: bool = False
) -> Money:
    start, end, number, exponent, mark, tags = item
    narrow = _narrowed(mark.money) if pesos else ()
    currency, others, why = resolve(narrow, place, known, tags) if narrow else mark.only or mark.answer(known, tags)
    if number.isdigit():
        value = decimal(number, "", exponent)
    else:
        told = shape(number)
        assert told is not None
        whole, fraction, doubt, _ = told
        if doubt:
            tongues = tongues_of(tags, mark.tags)
            whole, fraction, reasons = _decided(told, place, tongues, currency, exponent > 0, signs())
            why = _once(why, reasons)
        value = decimal(whole, fraction, exponent)
    approximate, bound, minus = ranges.bracket(text, place.words, start)
    if bound:
        why = (*why, bound)
    if minus >= 0:
        start, value = minus, -value
    return make_money(value, currency, text[start:end], start, end, None, others, approximate, why)


def marks_of(amount: Amount) -> tuple[Sense, ...]:
    """The senses of the currency mark; of two marks, those that agree."""
    if amount.marks is None:
        amount.marks = _marks(amount)
    return amount.marks


def _marks(amount: Amount) -> tuple[Sense, ...]:
    left = amount.left.entry.money if amount.left else ()
    right = amount.right.entry.money if amount.right else ()
    if not left or not right:
        return _major(amount, left or right)
    both = set(codes_of(left)) & set(codes_of(right))
    narrow = left if len(codes_of(left)) <= len(codes_of(right)) else right
    return _major(amount, tuple(s for s in narrow if both & set(codes_of((s,)))) or narrow)


def _major(amount: Amount, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """Without the minor units where none can stand: before the number, with a scale word, with many digits."""
    if amount.right is not None and not amount.scaled and len(amount.parts[0].whole) < 4:
        return senses
    return tuple(s for s in senses if s.kind != "M") or senses


def _money(
    text: str, amount: Amount, place: Home, signs: Callable[[], Signs], known: tuple[str, ...], pesos: bool = False
) -> Money:
    approximate, limit, minus = ranges.bracket(text, place.words, amount.start)
    if minus >= 0 and not amount.negative and amount.high is None:
        amount.start, amount.negative = minus, True
    marks = marks_of(amount)
    marks = (_narrowed(marks) if pesos else ()) or marks
    tags = tongues_of(amount.tags, _tags(marks))
    currency, others, why = resolve(marks, place, known, tags) if marks else (None, (), ())
    value, reasons = _value(amount, place, signs, tags, currency)
    divisor = _divisor(marks, currency)
    high = None
    if amount.high is not None:
        high = _value(amount.high, place, signs, tags, currency)[0] / divisor
        if high <= value / divisor:  # the readings chosen do not ascend: two amounts, and this is the first
            high, amount.end = None, amount.low_end
    bound = (limit,) if limit and high is None else ()
    return make_money(
        value / divisor if divisor != 1 else value, currency, text[amount.start : amount.end], amount.start, amount.end,
        high, others, approximate, (*_once(why, reasons), *bound),
    )  # fmt: skip


@lru_cache(maxsize=2048)
def _tags(senses: tuple[Sense, ...]) -> frozenset[str]:
    return frozenset(tag for sense in senses for tag in sense.tags)


def _divisor(marks: tuple[Sense, ...], currency: str | None) -> Decimal:
    """How many of a minor unit make one of the major unit; a mark that may be either is the major unit."""
    if any(sense.kind != "M" and (currency is None or currency in codes_of((sense,))) for sense in marks):
        return Decimal(1)
    for sense in marks:
        if sense.kind == "M":
            many = sense.value.partition("/")[2]
            if currency is None or currency in codes_of((sense,)):
                return Decimal(many or 100)
    return Decimal(1)


def _value(
    amount: Amount, place: Home, signs: Callable[[], Signs], tags: frozenset[str], currency: str | None
) -> tuple[Decimal, tuple[str, ...]]:
    parts: list[tuple[str, str, list[int]]] = []
    reasons: tuple[str, ...] = ()
    words = _tags(marks_of(amount)) if amount.scaled else frozenset()
    for part in amount.parts:
        whole, fraction = part.whole, part.fraction
        if part.numeral is not None and part.numeral.doubt:
            told = whole, fraction, part.numeral.doubt, ""
            whole, fraction, reasons = _decided(told, place, tags, currency, amount.scaled, signs())
        parts.append((whole, fraction, _exponents(part, place, words)))
    value = total(parts)
    for part, many in amount.minor:
        value += Decimal(part.whole or "0") / Decimal(many)
    return (-value if amount.negative else value), reasons


@lru_cache(maxsize=1024)
def _once(why: tuple[str, ...], reasons: tuple[str, ...]) -> tuple[str, ...]:
    """The reasons for a currency and for a number; a habit that speaks for both is named once."""
    return (*why, *(reason for reason in reasons if reason not in why))


def _zeros(fraction: str) -> int:
    """How many zeros end it."""
    return len(fraction) - len(fraction.rstrip("0"))


def _habits(
    place: Home, tags: frozenset[str], currency: str | None, scaled: bool, zeros: int
) -> Signs:
    out = []
    if currency in NO_MINOR and not scaled:
        out.append(("", Evidence(f"digits:{currency}", Rung.PROFILE)))
    elif (zeros > 1 and place.mixed if scaled else zeros) and currency not in THREE_DIGITS:
        out.append(("", Evidence("shape:zero", Rung.TEXT if zeros > 1 and not scaled else Rung.HINT)))
    if place.separators:
        out.append((place.separators, Evidence(f"habit:language:{place.tags[0]}", Rung.HABIT_LANGUAGE)))
    elif len(tags) == 1:
        label = home(tuple(tags), None)
        out.append((label.separators, Evidence(f"habit:label:{label.tags[0]}", Rung.HABIT_LABEL)))
    return tuple(out)


WHOLE_ONLY = "JPY KRW VND CLP IDR ISK PYG UGX XAF XOF XPF RWF BIF GNF KMF DJF HUF COP IRR IQD LBP MMK TZS"
NO_MINOR = frozenset(WHOLE_ONLY.split())
"""Currencies that are not written with a fraction."""
THREE_DIGITS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))
"""Currencies with a thousand minor units; of others nobody writes a fraction of three digits that ends in zero."""


def _exponents(part: Part, place: Home, tags: frozenset[str]) -> list[int]:
    return [int(scale_of(senses, place, tags).value) for senses in part.scales]
