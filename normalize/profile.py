"""What a source always does, learned from its other articles: the order of its dates, its zone, its furniture.

A profile is a frozen value.  It outranks hints and habits and is outranked by what a text itself proves.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from normalize.model import Date, Order, Record
from normalize.value import Value

__all__ = ["Profile"]

KEPT_LINES = 4000
"""Lines whose counts a profile keeps: the furniture of a template is a few hundred."""
LONGEST_LINE = 200
SHARE = 0.9
"""So many of the proofs have to agree."""
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Profile(Value):
    """Counts over the articles of one source; `Profile()` knows nothing.

    >>> Profile().learn([]).order is None
    True
    """

    articles: int = 0
    orders: Counts = field(default_factory=dict)
    """Order of numeric dates to the number of dates that prove it."""
    zones: Counts = field(default_factory=dict)
    """UTC offset in minutes (as text, with the name where it is known) to the number of stamps written with it."""
    lines: Counts = field(default_factory=dict)
    """Short lines to the number of articles that have them."""

    def learn(self, records: Iterable[Record]) -> Profile:
        """A new profile that knows these records too."""
        orders, zones, lines = Counter(self.orders), Counter(self.zones), Counter(self.lines)
        articles = self.articles
        for record in records:
            articles += 1
            orders.update(date.order for date in record.dates if date.order and _proves(date))
            zones.update(_zone_names(record))
            lines.update({r.text.strip() for r in record.removed if len(r.text) <= LONGEST_LINE})
        return Profile(articles, dict(orders), dict(zones), dict(lines.most_common(KEPT_LINES)))

    @property
    def order(self) -> Order | None:
        """The order that the source's provable dates have, `None` when they contradict each other or there are none."""
        found = _agreed(self.orders)
        return next((order for order in ("DMY", "MDY", "YMD", "YDM") if order == found), None)

    @property
    def timezone(self) -> str | None:
        """The IANA name of the zone that its stamps are written in, where all of them name one."""
        return _agreed(self.zones)

    def is_furniture(self, line: str) -> bool:
        """Whether other articles of the source have the same line outside their body."""
        return self.lines.get(line.strip(), 0) > 1

    def to_dict(self) -> dict[str, Any]:
        """JSON types only; the inverse is `from_dict`."""
        return {
            "articles": self.articles, "orders": dict(self.orders), "zones": dict(self.zones),
            "lines": dict(self.lines),
        }  # fmt: skip

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Profile:
        """Rebuild what `to_dict` wrote.

        >>> Profile.from_dict(Profile(3).to_dict()).articles
        3
        """
        return cls(data["articles"], dict(data["orders"]), dict(data["zones"]), dict(data["lines"]))


def _agreed(counts: Counts) -> str | None:
    """The key that has nearly all counts."""
    total = sum(counts.values())
    best = max(counts, key=lambda k: counts[k], default=None)
    return best if best is not None and counts[best] >= SHARE * total else None


def _proves(date: Date) -> bool:
    """Whether the date itself allows no other order: a habit or a hint proves nothing."""
    return not date.ambiguous and any(code.startswith(("impossible", "weekday", "twin")) for code in date.evidence)


def _zone_names(record: Record) -> Iterable[str]:
    """IANA names of the zones that stamps name in writing."""
    for date in (record.published, record.updated):
        if date is None or not isinstance(date.value, dt.datetime):
            continue
        name = getattr(date.value.tzinfo, "key", None)
        if name and any(code.startswith("written") for code in date.zone_evidence):
            yield name
