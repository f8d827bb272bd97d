"""Amounts of money: exact decimals with their currency, found in running text or read from one expression."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from normalize.evidence import Evidence, Rung
from normalize.hints import Hints
from normalize.model import Money
from normalize.money import guards, ranges, tails
from normalize.money.amount import Amount, Part, total
from normalize.money.currency import Home, codes_of, home, resolve
from normalize.money.numbers import settle_numeral
from normalize.money.scan import amounts
from normalize.money.spelled import spelled
from normalize.money.surfaces import Sense
from normalize.text.digits import DigitRun, scan_digits

__all__ = ["find_in", "find_money", "parse_money"]


def find_money(text: str, *, language: str | None = None, country: str | None = None) -> list[Money]:
    """Every amount of money in a text, in order; each has a currency mark of its own or shares a range's.

    `language` (BCP 47) and `country` (ISO 3166-1 alpha-2) are hints, outweighed by what is written.

    >>> [(m.amount, m.currency, m.text) for m in find_money("Israel inks $1.6 billion arms deal")]
    [(Decimal('1600000000'), 'USD', '$1.6 billion')]
    >>> find_money("In 2012 he won 3 medals")
    []
    """
    return find_in(text, Hints((language,) if language else (), country))


def parse_money(text: str, *, language: str | None = None, country: str | None = None) -> Money | None:
    """The amount that a short text states, `None` if it states none; without a currency mark `currency` is `None`.

    >>> parse_money("2.375,80 €").amount
    Decimal('2375.80')
    >>> parse_money("1e999") is None
    True
    """
    hints = Hints((language,) if language else (), country)
    place = home(hints.languages, hints.country)
    words = place.words
    found = ranges.join(text, words, _numbers(text, scan_digits(text), place, whole=True), whole=True)
    marked = [a for a in found if a.marked and guards.is_money(text, words, a, whole=True)]
    chosen = marked or [a for a in found if not a.marked and guards.is_bare_price(text, a)]
    if not chosen:
        return None
    chosen[0].negative |= _bracketed(text, chosen[0])
    return _settle(text, chosen[:1], found, place, ())[0]


def find_in(
    text: str, hints: Hints, runs: Iterable[DigitRun] | None = None, mentions: Sequence[str] = ()
) -> list[Money]:
    """The engine behind `find_money`; `runs` shares a scan, `mentions` are codes that the article names elsewhere."""
    place = home(hints.languages, hints.country)
    words = place.words
    found = ranges.join(text, words, _numbers(text, scan_digits(text) if runs is None else runs, place))
    written = _written_codes(a for a in found if a.marked and "K" not in _mark_cues(a))
    known = tuple(dict.fromkeys((*mentions, *written)))
    marked = [a for a in found if a.marked and not guards.is_lone_sign(a) and guards.is_money(text, words, a, known)]
    return _settle(text, marked, found, place, mentions) if marked else []


def _numbers(text: str, runs: Iterable[DigitRun], place: Home, whole: bool = False) -> list[Amount]:
    """The numbers of the text in digits and in words, in order, with their tails in the minor unit."""
    words = place.words
    found = amounts(text, words, runs, loose=whole)
    worded = spelled(text, words, place, whole)
    if worded:
        found = sorted([*found, *worded], key=lambda amount: amount.start)
    return tails.extend(text, words, found, place, whole)


def _bracketed(text: str, amount: Amount) -> bool:
    """Accounting style: the whole text is one amount in brackets."""
    inside = text.strip()
    return inside[:1] == "(" and inside[-1:] == ")" and "(" not in text[: amount.start].strip()[1:]


def _settle(
    text: str, chosen: Sequence[Amount], found: Sequence[Amount], place: Home, mentions: Sequence[str]
) -> list[Money]:
    signs = _proven_signs(found)
    told = [(amount, codes_of(_marks(amount))) for amount in chosen]
    counts = Counter(codes[0] for _, codes in told if len(codes) == 1)
    out = []
    for at, amount in enumerate(chosen):
        beside = told[max(0, at - 1) : at + 2]
        near = [codes[0] for other, codes in beside if len(codes) == 1 and _contrasts(amount, other)]
        others = [code for code, count in counts.items() if count > near.count(code)]
        out.append(_money(text, amount, place, signs, tuple(dict.fromkeys((*mentions, *others)))))
    return out


def _contrasts(amount: Amount, other: Amount) -> bool:
    """Whether another amount is given beside this one as its equal in another currency: "A$30 ($20)"."""
    return other is not amount and (0 <= amount.start - other.end <= 3 or 0 <= other.start - amount.end <= 3)


def _proven_signs(found: Iterable[Amount]) -> tuple[tuple[str, Evidence], ...]:
    """What the unambiguous numbers of the text prove about its decimal sign."""
    signs = {p.numeral.sign for a in found for p in a.parts if p.numeral is not None and p.numeral.sign in (".", ",")}
    return tuple((sign, Evidence(f"sibling:{sign}", Rung.TEXT)) for sign in sorted(signs)) if len(signs) == 1 else ()


def _mark_cues(amount: Amount) -> frozenset[str]:
    mark = amount.right or amount.left
    return mark.entry.cues if mark is not None else frozenset()


def _written_codes(chosen: Iterable[Amount]) -> list[str]:
    codes = []
    for amount in chosen:
        marks = _marks(amount)
        allowed = codes_of(marks)
        if len(allowed) == 1:
            codes.append(allowed[0])
    return codes


def _marks(amount: Amount) -> tuple[Sense, ...]:
    """The senses of the currency mark; of two marks, those that agree."""
    left = amount.left.entry.money if amount.left else ()
    right = amount.right.entry.money if amount.right else ()
    if not left or not right:
        return left or right
    both = set(codes_of(left)) & set(codes_of(right))
    narrow = left if len(codes_of(left)) <= len(codes_of(right)) else right
    return tuple(s for s in narrow if both & set(codes_of((s,)))) or narrow


def _money(
    text: str, amount: Amount, place: Home, signs: tuple[tuple[str, Evidence], ...], known: tuple[str, ...]
) -> Money:
    ranges.bracket(text, place.words, amount)
    marks = _marks(amount)
    tags = amount.tags or frozenset(t for s in marks for t in s.tags)
    currency, others, why = resolve(marks, place, known, tags) if marks else (None, (), ())
    value, reasons = _value(amount, place, signs, tags, currency)
    divisor = _divisor(marks, currency)
    high = None
    if amount.high is not None:
        high = _value(amount.high, place, signs, tags, currency)[0] / divisor
        if high <= value / divisor:  # the readings chosen do not ascend: two amounts, and this is the first
            high, amount.end = None, amount.low_end
    bound = (f"bound:{amount.bound}",) if amount.bound else ()
    return Money(
        value / divisor if divisor != 1 else value, currency, text[amount.start : amount.end], amount.start, amount.end,
        high, others, amount.approximate, (*why, *reasons, *bound),
    )  # fmt: skip


def _divisor(marks: tuple[Sense, ...], currency: str | None) -> Decimal:
    """How many of a minor unit make one of the major unit."""
    for sense in marks:
        if sense.kind == "M":
            many = sense.value.partition("/")[2]
            if currency is None or currency in codes_of((sense,)):
                return Decimal(many or 100)
    return Decimal(1)


def _value(
    amount: Amount, place: Home, signs: tuple[tuple[str, Evidence], ...], tags: frozenset[str], currency: str | None
) -> tuple[Decimal, tuple[str, ...]]:
    parts: list[tuple[str, str, list[int]]] = []
    reasons: tuple[str, ...] = ()
    words = frozenset(t for s in _marks(amount) for t in s.tags)
    for part in amount.parts:
        whole, fraction = part.whole, part.fraction
        if part.numeral is not None and part.numeral.doubt:
            evidence = signs + _habits(place, tags, currency, amount.scaled, fraction.endswith("0"))
            whole, fraction, reasons = settle_numeral(part.numeral, evidence)
        parts.append((whole, fraction, _exponents(part, place, words)))
    value = total(parts)
    for part, many in amount.minor:
        value += Decimal(part.whole or "0") / Decimal(many)
    return (-value if amount.negative else value), reasons


def _habits(
    place: Home, tags: frozenset[str], currency: str | None, scaled: bool, round_off: bool
) -> tuple[tuple[str, Evidence], ...]:
    out = []
    if currency in NO_MINOR and not scaled:
        out.append(("", Evidence(f"digits:{currency}", Rung.PROFILE)))
    elif round_off and not scaled and currency not in THREE_DIGITS:
        out.append(("", Evidence("shape:zero", Rung.HINT)))
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
    return [int(_scale(senses, place, tags).value) for senses in part.scales]


def _scale(senses: tuple[Sense, ...], place: Home, tags: frozenset[str]) -> Sense:
    """The scale that the word means in the language of the text, of the words beside it, or in most languages."""
    for wanted in (place.tags, tuple(tags)):
        for tag in wanted:
            for sense in senses:
                if tag in sense.tags:
                    return sense
    return next((s for s in senses if not s.tags), senses[0])
