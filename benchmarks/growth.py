"""How the cost of every public function grows from n to 4n characters: 4 is linear, 16 is quadratic.

usage: python benchmarks/growth.py [--size N] [--all]       --all prints every family, not each function's worst
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from common import table, times

import normalize

UNITS = {
    "digits": "7", "digit, comma": "1,", "digit, space": "1 ", "digit, dot": "1.", "clocks": "12:05 ",
    "years": "2011 ", "stamps": "03.27.23, 18:40 ", "ISO stamps": "2024-03-27T18:40:00Z ", "months": "february ",
    "may": "may ", "worded dates": "5 May 2024, ", "ago": "2 days ago ", "dollars": "$", "euros": "1 €",
    "amounts": "$1.6 billion and 3,5 Mio. € ", "number words": "two hundred thousand ", "native digits": "٣",
    "spaces": " ", "no-break spaces": "\u00a0", "line breaks": "\n", "CR": "\r", "dots": ".", "hyphens": "-",
    "slashes": "1/", "brackets": "(", "quotes": '"', "ampersands": "&", "entities": "&amp;", "tags": "<a ",
    "mojibake": "Ã©Ã¢â\x82¬", "replacement": "\ufffd", "surrogates": "\ud800", "marks": "\u0301",
    "mixed marks": "\u0301\u0316", "bidi": "\u202e", "joiners": "\u200d", "Hebrew": "פורסם היום ", "Arabic": "نشر في ",
    "Han": "发布于", "Hangul": "입력 ", "Thai": "เผยแพร่", "prose": "The town voted on Monday, officials said. ",
    "labels": "Read more: ", "label lines": "Comments\n", "bylines": "By Ana Ruiz\n", "credits": "Photo: AFP / ",
    "short lines": "word\n", "captions": "People at work\nPhoto: AFP\n", "addresses": "a@", "URLs": "http://x.org/",
}  # fmt: skip
FUNCTIONS: dict[str, Callable[[str], object]] = {
    "normalize": normalize.normalize, "clean": normalize.clean, "repair": normalize.repair,
    "detect_language": normalize.detect_language, "find_languages": normalize.find_languages,
    "parse_date": normalize.parse_date, "find_dates": normalize.find_dates,
    "parse_money": normalize.parse_money, "find_money": normalize.find_money,
    "infer_order": lambda text: normalize.infer_order(text.split(",")),
}  # fmt: skip
NOISE = 0.0004
"""Seconds under which a growth says nothing."""


def filled(unit: str, size: int) -> str:
    """The unit again and again, to so many characters; an "x" before and behind it."""
    return ("x" + unit * (size // len(unit) + 1))[: size - 1] + "x"


def spent(call: Callable[[str], object], text: str) -> float:
    """The least CPU time of three calls."""
    found = []
    for _ in range(3):
        began = time.thread_time()
        call(text)
        found.append(time.thread_time() - began)
    return min(found)


def growth(call: Callable[[str], object], unit: str, size: int) -> float:
    """Cost of 4n over cost of n; 0.0 where both are too small to tell."""
    large = spent(call, filled(unit, 4 * size))
    return large / max(spent(call, filled(unit, size)), 1e-9) if large > NOISE else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=4000)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    rows = []
    for name, call in FUNCTIONS.items():
        found = {family: growth(call, unit, options.size) for family, unit in UNITS.items()}
        again = {f: min(g, growth(call, UNITS[f], options.size)) if g > 5 else g for f, g in found.items()}
        ranked = sorted(again.items(), key=lambda item: -item[1])
        over = sum(value > 5 for value in again.values())
        for family, value in ranked if options.all else ranked[:1]:
            rows.append((name, family, times(value), f"{over} of {len(ranked)}"))
    print(table(("function", "worst family", "cost of 4n ÷ cost of n", "families over 5"), rows))


if __name__ == "__main__":
    main()
