"""What every script here shares: the corpus, paired timing and Markdown tables."""

from __future__ import annotations

import gc
import importlib.util
import statistics
import time
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Peer = Callable[[Any], object]
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the corpus: its language, its text, the record its author wrote down."""

    tag: str
    text: str
    truth: Mapping[str, Any]


def articles() -> list[Article]:
    """The corpus in order of language tags."""
    found = []
    for path in sorted((HERE / "corpus").glob("*.toml")):
        truth = tomllib.loads(path.read_text("utf8"))
        found.append(Article(path.stem, path.with_suffix(".txt").read_text("utf8"), truth))
    return found


def lines() -> Mapping[str, list[Mapping[str, Any]]]:
    """The short lines of `lines.toml` with what a careful reader takes them to mean."""
    return tomllib.loads((HERE / "lines.toml").read_text("utf8"))


def installed(*modules: str) -> bool:
    """Whether all of these modules can be imported; says which one cannot."""
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    if missing:
        print(f"left out, not installed: {', '.join(missing)}\n")
    return not missing


def cost(call: Peer, inputs: Sequence[object], least: float) -> float:
    """CPU seconds of one pass over the inputs, repeated until `least` seconds are spent."""
    gc.collect()
    passes, began = 0, time.thread_time()
    while True:
        for item in inputs:
            call(item)
        passes += 1
        spent = time.thread_time() - began
        if spent >= least:
            return spent / passes


def paired(
    peers: Mapping[str, Peer], inputs: Sequence[object], base: str, *, rounds: int = 5, least: float = 0.05
) -> dict[str, float]:
    """Cost of each peer divided by the base's: medians over rounds in one process, in an order that turns.

    Each round gives all peers the same inputs, so a slow moment of the machine falls on all of them.
    """
    for call in peers.values():
        for item in inputs:
            call(item)
    order = list(peers)
    ratios: dict[str, list[float]] = {name: [] for name in peers}
    for _ in range(rounds):
        order = order[1:] + order[:1]
        spent = {name: cost(peers[name], inputs, least) for name in order}
        for name in peers:
            ratios[name].append(spent[name] / spent[base])
    return {name: statistics.median(values) for name, values in ratios.items()}


def times(ratio: float) -> str:
    """A ratio with two figures that count.

    >>> times(0.0123), times(1.26), times(347.2)
    ('0.012', '1.3', '350')
    """
    rounded = float(f"{ratio:.2g}")
    return f"{rounded:.0f}" if rounded >= 10 else f"{rounded:g}"


def share(right: int, of: int) -> str:
    """ "27 of 30"."""
    return f"{right} of {of}"


def table(head: Row, rows: Iterable[Row]) -> str:
    """A Markdown table."""
    cells = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in cells) + "\n"
