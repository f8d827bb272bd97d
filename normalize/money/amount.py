"""An amount under construction: what the scan found, before the evidence is weighed."""

from __future__ import annotations

from decimal import Decimal

from normalize.money.numbers import EXACT, Numeral, decimal
from normalize.money.surfaces import Hit, Sense

__all__ = ["Amount", "Part"]


class Part:
    """A number with the scale words behind (or before) it: "2" and 千 億, "1.6" and billion."""

    __slots__ = ("fraction", "numeral", "scales", "whole")

    def __init__(self, numeral: Numeral | None, whole: str = "", fraction: str = "") -> None:
        self.numeral = numeral
        self.whole = whole if numeral is None else numeral.whole
        self.fraction = fraction if numeral is None else numeral.fraction
        self.scales: list[tuple[Sense, ...]] = []


class Amount:
    """A number with its surroundings; `left` and `right` are the currency marks on its sides."""

    __slots__ = (
        "end", "evidence", "high", "left", "low_end", "marks", "minor", "negative", "number_start",
        "parts", "prefix", "right", "spelled", "start", "tags",
    )  # fmt: skip

    def __init__(self, start: int, end: int, part: Part) -> None:
        self.start = self.number_start = start
        self.end = end
        self.parts = [part]
        self.left: Hit | None = None
        self.right: Hit | None = None
        self.marks: tuple[Sense, ...] | None = None
        """What the marks mean, once that is known."""
        self.prefix: Hit | None = None
        """A scale word before the number, where the language puts it there."""
        self.spelled = False
        self.negative = False
        self.minor: list[tuple[Part, str]] = []
        """Tails in the minor unit ("and 23 cents"), each with the number of them that make one."""
        self.low_end = end
        """Where the first end of a range ends."""
        self.high: Amount | None = None
        """The other end of a range."""
        self.tags: frozenset[str] = frozenset()
        """Languages of the words that belong to the amount."""
        self.evidence: tuple[str, ...] = ()

    @property
    def marked(self) -> bool:
        """Whether a currency mark stands beside the number."""
        return self.left is not None or self.right is not None

    @property
    def scaled(self) -> bool:
        """Whether a scale word belongs to the number."""
        parts = self.parts
        return bool(parts[0].scales) or (len(parts) > 1 and any(part.scales for part in parts))

    @property
    def plain(self) -> bool:
        """Whether the number is a bare run of digits."""
        part = self.parts[0]
        return len(self.parts) == 1 and not part.fraction and not part.scales and (
            part.numeral is None or len(part.whole) == part.numeral.end - part.numeral.start
        )  # fmt: skip


def total(parts: list[tuple[str, str, list[int]]]) -> Decimal:
    """The value of numbers with their scales: 2 千 億 is 2 × 10³ × 10⁸, 1 億 2000 万 is 10⁸ + 2000 × 10⁴.

    >>> total([("1", "", [8]), ("2000", "", [4])])
    Decimal('120000000')
    >>> total([("12", "", [12]), ("2", "", [3, 8])])
    Decimal('12200000000000')
    >>> total([("2", "", [2]), ("50", "", [3])])
    Decimal('250000')
    """
    if len(parts) == 1:
        whole, fraction, exponents = parts[0]
        return decimal(whole, fraction, sum(exponents))
    values: list[Decimal] = []
    for whole, fraction, exponents in parts:
        values.append(decimal(whole, fraction))
        for exponent in exponents:
            _multiply(values, exponent)
    value = Decimal(0)
    for item in values:
        value = EXACT.add(value, item)
    rounded = value.to_integral_value()
    return Decimal(f"{rounded if rounded == value else value:f}")


def _multiply(values: list[Decimal], exponent: int) -> None:
    """A scale multiplies everything smaller that stands before it."""
    limit, group = Decimal(10) ** exponent, values.pop()
    while values and values[-1] < limit:
        group = EXACT.add(group, values.pop())
    values.append(EXACT.multiply(group, limit))
