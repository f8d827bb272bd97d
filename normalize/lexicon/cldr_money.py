"""What CLDR knows of money: names, symbols, compact patterns and number habits of every locale.

Runs when the tables are compiled, never on the hot path.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

__all__ = ["Senses", "countries", "default_language", "habits", "key", "names", "prefix_names", "scales", "symbols"]

Senses = dict[str, dict[str, set[str]]]
"""Surface to value (an ISO 4217 code, an exponent of ten) to the tags of the locales that mean it."""

MARKS = "\u200b\u200c\u200d\u200e\u200f\u061c"
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "״": '"', "׳": "'"})
PLACEHOLDERS = {"", "¤", "XXX"}
PATTERN = re.compile(r"^(?P<before>[^0]*?)(?P<zeros>0+)(?P<after>[^0]*)$")


def key(surface: str) -> str:
    """The table's key of a surface: lower case, plain spaces and quotes, no marks at its ends.

    >>> key("F\\u202fCFA")
    'f cfa'
    """
    return surface.translate(SPACES).lower().strip(MARKS + " ")


@lru_cache(maxsize=1)
def _locales() -> tuple[tuple[str, Any], ...]:
    """Every locale of CLDR as (BCP 47 tag, Babel's data)."""
    from babel import Locale, localedata

    tags = sorted(localedata.locale_identifiers())
    return tuple((tag.replace("_", "-"), Locale.parse(tag)._data) for tag in tags if tag != "root")


def _base(tag: str) -> str:
    return tag.split("-")[0]


def _slim(senses: Senses) -> Senses:
    """Drop a region's tag where its language says the same."""
    for values in senses.values():
        for tags in values.values():
            tags.difference_update({t for t in tags if "-" in t and _base(t) in tags})
    return senses


@lru_cache(maxsize=1)
def default_language() -> str:
    """The language that CLDR assumes of a text without any hint (the likely subtags of `und`)."""
    from babel.core import get_global

    return str(get_global("likely_subtags")["und"]).split("_")[0]


def names() -> Senses:
    """Full currency names of every locale, with all plural forms, folded."""
    out: Senses = defaultdict(lambda: defaultdict(set))
    for tag, data in _locales():
        for code, name in data["currency_names"].items():
            out[key(name)][code].add(tag)
        for code, forms in data["currency_names_plural"].items():
            for name in forms.values():
                out[key(name)][code].add(tag)
    return _slim(out)


def prefix_names() -> Senses:
    """The names of the locales that put a name before its number."""
    out: Senses = defaultdict(lambda: defaultdict(set))
    for tag, data in _locales():
        if any(str(p).startswith("{1}") for p in data["currency_unit_patterns"].values()):
            for code, forms in data["currency_names_plural"].items():
                for name in (data["currency_names"].get(code, ""), *forms.values()):
                    if name and not name.isupper():
                        out[key(name)][code].add(tag)
    return _slim(out)


def symbols() -> Senses:
    """Symbols of every locale as they stand (case matters: "K" is a currency, "k" a thousand)."""
    out: Senses = defaultdict(lambda: defaultdict(set))
    for tag, data in _locales():
        for code, symbol in data["currency_symbols"].items():
            surface = symbol.translate(SPACES).strip(MARKS + " ")
            if surface not in PLACEHOLDERS and surface != code and not surface.isdigit():
                out[surface][code].add(tag)
    return _slim(out)


def _compact_patterns(data: Any) -> Iterator[tuple[int, str]]:
    for table in (data["compact_decimal_formats"], data["compact_currency_formats"]):
        for style in ("short", "long"):
            for sizes in (table.get(style) or {}).values():
                for size, pattern in sizes.items():
                    text = getattr(pattern, "pattern", str(pattern))
                    yield len(size) - 1, text.split(";")[0].replace("'", "").replace("¤", "")


def scales(*, before: bool = False) -> Senses:
    """Scale words and abbreviations: surface to exponent of ten; `before`: only those that precede their number."""
    out: Senses = defaultdict(lambda: defaultdict(set))
    for tag, data in _locales():
        for size, pattern in _compact_patterns(data):
            match = PATTERN.match(pattern)
            if match is None or (before and not match["before"].strip()):
                continue
            word = key((match["before"] + " " + match["after"]).strip())
            if word and not word.isdigit():
                exponent = str(size - len(match["zeros"]) + 1)
                cased = (match["before"] + match["after"]).strip()
                surfaces = {word, word.rstrip(".")}
                if cased.isascii() and cased.isalpha() and cased[0].islower() and not cased.islower():
                    surfaces.add(cased)  # "mM" is no "mm"
                for surface in surfaces:
                    out[surface][exponent].add(tag)
    return _slim(out)


def habits() -> dict[str, str]:
    """Tag to "decimal-sign group-sign country side": how the locale writes numbers, where it is likely at home, and on
    which side of a number it puts the currency (`<` or `>`)."""
    from babel.core import get_global

    likely = get_global("likely_subtags")
    out = {}
    for tag, data in _locales():
        numbers = data["number_symbols"].get("latn") or next(iter(data["number_symbols"].values()))
        full = likely.get(tag.replace("-", "_"), "")
        country = next((p for p in reversed(full.split("_")[1:]) if len(p) == 2), "")
        parts = [p for p in tag.split("-")[1:] if len(p) == 2]
        group = numbers.get("group", ",").translate(SPACES)
        pattern = str(getattr(data["currency_formats"].get("standard"), "pattern", ""))
        side = "<" if pattern.replace("\u200e", "").replace("\u200f", "").startswith("¤") else ">"
        out[tag] = f"{numbers.get('decimal', '.')}\t{group}\t{parts[-1] if parts else country}\t{side}"
    return out


def countries() -> dict[str, str]:
    """Country to its currencies of today, main one first, then a tab and the tag of its most spoken language."""
    from babel.core import get_global
    from babel.languages import get_territory_language_info

    out = {}
    for country, spells in get_global("territory_currencies").items():
        now = [code for code, _, end, tender in spells if end is None and tender]
        if now and len(country) == 2:
            spoken: Iterable[tuple[str, Any]] = get_territory_language_info(country).items()
            ranked = sorted(spoken, key=lambda item: -item[1]["population_percent"])
            out[country] = f"{' '.join(now)}\t{ranked[0][0].replace('_', '-') if ranked else ''}"
    return out
