"""Dates: newsnorm beside dateparser, dateutil and htmldate on the lines of `lines.toml`: right answers, and cost.

usage: python benchmarks/pair_dates.py [--rounds N]

"day" counts an answer that names the right day whatever its clock and zone, as a reader of days would.
"""

from __future__ import annotations

import argparse
import warnings

from common import Peer, lines, paired, share, table, times
from readers import date_line, date_readers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # dateutil warns of every zone it does not know
    rows = lines()["date"]
    inputs = [date_line(row) for row in rows]
    readers = date_readers()
    calls: dict[str, Peer] = dict(readers)
    costs = paired(calls, inputs, "newsnorm", rounds=options.rounds)
    out = []
    for name, read in readers.items():
        answers = [(read(line), row["value"]) for line, row in zip(inputs, rows, strict=True)]
        dated = [(got, want) for got, want in answers if want]
        exact, days = sum(g == w for g, w in dated), sum(g[:10] == w[:10] for g, w in dated)
        silent = sum(got == "" for got, want in answers if not want)
        none = len(answers) - len(dated)
        out.append((name, share(exact, len(dated)), share(days, len(dated)), share(silent, none), times(costs[name])))
    print(table(("reader", "exact", "day", "rightly silent", "cost ÷ newsnorm"), out))


if __name__ == "__main__":
    main()
