"""A stream of scraped records: JSON Lines in, clean JSON Lines out, one at a time.

Run: python examples/scraped_records.py < records.jsonl
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator

import normalize

SAMPLE = [
    '{"title": "Ferry fares rise", "text": "Fares rise by $2 on Monday, the trust said.", "date": "2019-05-14"}',
    '{"headline": "Neue Fähre", "articleBody": "Die Fähre kostet 4,5 Mio. Euro.", "language": "de"}',
]


def clean(lines: Iterable[str]) -> Iterator[str]:
    """One clean record for each line."""
    for line in lines:
        if line.strip():
            yield normalize.normalize(json.loads(line)).to_json(indent=None)


if __name__ == "__main__":
    for result in clean(SAMPLE if sys.stdin.isatty() else sys.stdin):
        print(result)
