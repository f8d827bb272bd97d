"""Where `normalize` spends its time on the corpus: share of each file and each function (own time, cProfile).

usage: python benchmarks/profile_stages.py [--rounds N] [--top N]
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
from collections import Counter
from pathlib import Path

from common import Row, articles, table

import normalize

ROOT = str(Path(normalize.__file__).parent) + "/"


def profile(rounds: int) -> pstats.Stats:
    """Profile `rounds` passes over the corpus, after one that fills the caches and loads the tables."""
    texts = [article.text for article in articles()]
    for text in texts:
        normalize.normalize(text).to_dict()
    profiler = cProfile.Profile()
    profiler.enable()
    for _ in range(rounds):
        for text in texts:
            normalize.normalize(text)
    profiler.disable()
    return pstats.Stats(profiler)


def home(path: str) -> str:
    """A file as the tables name it: relative to the package, or "built in" for C and the library."""
    return path.removeprefix(ROOT) if path.startswith(ROOT) else "built in"


def rows(stats: pstats.Stats, top: int) -> tuple[list[Row], list[Row]]:
    """Shares by file and by function, the largest first."""
    found = stats.stats  # type: ignore[attr-defined]
    whole = sum(value[2] for value in found.values())
    files: Counter[str] = Counter()
    functions: Counter[str] = Counter()
    calls: Counter[str] = Counter()
    for (path, _line, name), value in found.items():
        files[home(path)] += value[2]
        functions[f"{home(path)}:{name}"] += value[2]
        calls[f"{home(path)}:{name}"] += value[1]
    by_file = [(name, f"{own / whole:.1%}") for name, own in files.most_common(top)]
    by_function = [(name, f"{own / whole:.1%}", str(calls[name])) for name, own in functions.most_common(top)]
    return by_file, by_function


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--top", type=int, default=30)
    options = parser.parse_args()
    by_file, by_function = rows(profile(options.rounds), options.top)
    print(table(("file", "own time"), by_file))
    print(table(("function", "own time", "calls"), by_function))


if __name__ == "__main__":
    main()
