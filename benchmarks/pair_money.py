"""Money: newsnorm beside price-parser and quantulum3 on the lines of `lines.toml`: right answers, and cost.

usage: python benchmarks/pair_money.py [--rounds N]

"amount" counts an answer with the right amount whatever its currency.
"""

from __future__ import annotations

import argparse

from common import Peer, lines, paired, share, table, times
from readers import code, money_readers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    rows = lines()["money"]
    inputs = [(row["text"], row["language"]) for row in rows]
    readers = money_readers()
    calls: dict[str, Peer] = dict(readers)
    costs = paired(calls, inputs, "newsnorm", rounds=options.rounds)
    out = []
    for name, read in readers.items():
        answers = [(read(line), row["value"]) for line, row in zip(inputs, rows, strict=True)]
        paid = [(got, want) for got, want in answers if want]
        exact = sum(bool(got) and [got[0], code(got[1])] == want for got, want in paid)
        amounts = sum(bool(got) and got[0] == want[0] for got, want in paid)
        silent = sum(not got for got, want in answers if not want)
        none = len(answers) - len(paid)
        cells = share(exact, len(paid)), share(amounts, len(paid)), share(silent, none)
        out.append((name, *cells, times(costs[name])))
    print(table(("reader", "exact", "amount", "rightly silent", "cost ÷ newsnorm"), out))


if __name__ == "__main__":
    main()
