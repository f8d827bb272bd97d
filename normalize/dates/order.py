"""What a series of dates proves about the order of its fields."""

from __future__ import annotations

from collections.abc import Iterable

from normalize.dates.candidates import candidates
from normalize.hints import Hints
from normalize.model import Order, OrderEvidence

__all__ = ["infer_order"]


def infer_order(texts: Iterable[str]) -> OrderEvidence:
    """The order that the numeric dates of a series prove; the majority's where they contradict each other.

    A date proves an order when its numbers, or a weekday beside it, allow no other.

    >>> infer_order(["02.03.12", "02.26.12", "01.31.12"])
    OrderEvidence(order='MDY', proofs=('02.26.12', '01.31.12'), contradictions=())
    >>> infer_order(["02.03.12"]).order is None
    True
    """
    proofs: dict[Order, list[str]] = {}
    for text in texts:
        for order in _proven(text):
            proofs.setdefault(order, []).append(text)
    if not proofs:
        return OrderEvidence(None)
    ranked = sorted(proofs, key=lambda order: -len(proofs[order]))
    if len(ranked) > 1 and len(proofs[ranked[0]]) == len(proofs[ranked[1]]):
        return OrderEvidence(None, (), tuple(t for order in ranked for t in proofs[order]))
    others = tuple(text for order in ranked[1:] for text in proofs[order])
    return OrderEvidence(ranked[0], tuple(proofs[ranked[0]]), others)


def _proven(text: str) -> set[Order]:
    """The orders that single dates of a text prove; a date without its year first says nothing of a YMD series."""
    found: set[Order] = set()
    for candidate in candidates(text, Hints()):
        if candidate.kind != "numeric":
            continue
        days = [r.value for r in candidate.readings]
        if candidate.weekday and len(days) > 1:
            days = [d for d in days if d.date and d.date.weekday() in candidate.weekday] or days
        orders = {d.order for d in days if d.order}
        if len(orders) == 1:
            found |= orders
    return found
