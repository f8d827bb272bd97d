"""A single article: the record, what was cut, and the source rebuilt from it.

Run: python examples/one_article.py [FILE]
"""

from __future__ import annotations

import sys
from pathlib import Path

import normalize

ARTICLES = Path(__file__).parent / "articles"


def main(path: Path) -> None:
    """Print the fields of the record of one file."""
    source = path.read_text(encoding="utf8")
    record = normalize.normalize(source)
    print("headline  ", record.headline)
    print("authors   ", ", ".join(record.authors) or "none")
    if record.published is not None:
        print("published ", record.published.isoformat(), "because of", ", ".join(record.published.evidence))
    for money in record.money:
        print("money     ", money.amount, money.currency, "from", repr(money.text))
    for removed in record.removed:
        print("cut       ", removed.kind, repr(removed.text.strip()))
    print("restored  ", record.restore() == source)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES / "en.txt")
