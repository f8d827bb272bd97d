"""newsnorm beside the stacks a user would write and beside one `re` pass, on the corpus, paired in one process.

usage: python benchmarks/pair.py [--rounds N] [--fast]      --fast leaves the naive stack out
"""

from __future__ import annotations

import argparse

from common import Peer, articles, installed, paired, table, times
from naive import careful, lower_bound, naive

import normalize


def ours(text: str) -> object:
    """The whole record, as JSON types."""
    return normalize.normalize(text).to_dict()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--fast", action="store_true")
    options = parser.parse_args()
    peers: dict[str, Peer] = {"one `re` pass": lower_bound, "newsnorm": ours}
    if installed("ftfy", "langdetect", "dateparser", "price_parser"):
        peers["careful stack"] = careful()
        if not options.fast:
            peers["naive stack"] = naive()
    texts = [article.text for article in articles()]
    costs = paired(peers, texts, "one `re` pass", rounds=options.rounds)
    own = costs["newsnorm"]
    rows = [(name, times(cost), times(cost / own)) for name, cost in costs.items()]
    print(table(("stack", "cost ÷ one `re` pass", "cost ÷ newsnorm"), rows))


if __name__ == "__main__":
    main()
