"""Repair: newsnorm beside ftfy on the corpus, whole and damaged in known ways: articles mended exactly, and cost.

usage: python benchmarks/pair_repair.py [--rounds N]
"""

from __future__ import annotations

import argparse
import html
from collections.abc import Callable

from common import Peer, articles, installed, paired, share, table, times

import normalize


def _as(codec: str) -> Callable[[str], str]:
    """UTF-8 read as another encoding, line by line, where that is possible."""

    def damage(text: str) -> str:
        lines = text.split("\n")
        return "\n".join(line if (bad := _misread(line, codec)) is None else bad for line in lines)

    return damage


def _misread(line: str, codec: str) -> str | None:
    try:
        return line.encode("utf-8").decode(codec)
    except UnicodeDecodeError:
        return None


DAMAGE: dict[str, Callable[[str], str]] = {
    "whole": lambda text: text,
    "UTF-8 as Windows-1252": _as("cp1252"),
    "UTF-8 as Latin-1": _as("latin-1"),
    "HTML entities": lambda text: html.escape(text, quote=True).replace("é", "&eacute;"),
}


def ours(text: str) -> str:
    return normalize.repair(text).text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    peers: dict[str, Peer] = {"newsnorm": ours}
    if installed("ftfy"):
        import ftfy

        config = ftfy.TextFixerConfig(uncurl_quotes=False, fix_character_width=False, fix_latin_ligatures=False)
        peers["ftfy"] = lambda text: ftfy.fix_text(text, config)
    rows = []
    for kind, damage in DAMAGE.items():
        pairs = [(damage(article.text), article.text) for article in articles()]
        costs = paired(peers, [damaged for damaged, _ in pairs], "newsnorm", rounds=options.rounds)
        for name, mend in peers.items():
            right = sum(mend(damaged) == text for damaged, text in pairs)
            rows.append((kind, name, share(right, len(pairs)), times(costs[name])))
    print(table(("damage", "tool", "mended exactly", "cost ÷ newsnorm"), rows))


if __name__ == "__main__":
    main()
