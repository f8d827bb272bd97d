"""Date words of every CLDR locale, by way of Babel: months, weekdays, day periods, eras, words of the patterns.

Only the table builder imports this module; Babel is slow to load and never needed at run time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["cldr_orders", "cldr_words"]

Word = tuple[str, str, str, str]
"""Kind, value, language, the word as CLDR writes it."""

WEEKDAYS = 7
_LITERAL_KIND = {"y": "y", "Y": "y", "M": "M", "L": "M", "d": "D", "H": "h", "h": "h", "k": "h", "K": "h",
                 "m": "i", "s": "s"}  # fmt: skip
_FIELDS = re.compile(r"'((?:[^']|'')*)'|([A-Za-z])\2*|([^A-Za-z']+)")
_WEEKS = re.compile("[wWQq]")
"""Fields of weeks and quarters: their words belong to no date."""
_DIGITS = re.compile(r"\d+")
_AROUND = re.compile(r"(?:'([^\W\d_]+)')?(?:MMMM?|LLLL?)(?!M)(?:'([^\W\d_]+)')?")
_ORDER = {"dMy": "DMY", "Mdy": "MDY", "yMd": "YMD", "ydM": "YDM"}


def _locales() -> Iterator[Any]:
    from babel import Locale, localedata

    for name in sorted(localedata.locale_identifiers()):
        if name != "root":
            yield Locale.parse(name)


def cldr_words() -> Iterator[Word]:
    """Every date word of every locale; the language is the bare one ("pt" for pt-AO)."""
    for locale in _locales():
        language = locale.language
        yield from _names(locale.months, "m", language)
        yield from _glued(locale, language)
        yield from _names(locale.days, "w", language)
        yield from _periods(locale, language)
        yield from _eras(locale, language)
        for pattern in _patterns(locale):
            yield from _literals(pattern, language)


def _names(contexts: Mapping[str, Any], kind: str, language: str) -> Iterator[Word]:
    for widths in contexts.values():
        for width, names in widths.items():
            for value, name in names.items():
                if _DIGITS.search(name):
                    yield from _numbered(name, kind, language)
                elif width != "narrow" or len(name.strip(".")) > 1:
                    yield kind, str(value), language, name


def _glued(locale: Any, language: str) -> Iterator[Word]:
    """Months with the letters that a pattern glues to them (Syriac d 'ܒ'MMMM, Kurdish MMMM'ی' y)."""
    for pattern in set(_patterns(locale)):
        for before, after in _AROUND.findall(pattern):
            if before or after:
                for kind, value, _, name in _names(locale.months, "m", language):
                    yield kind, value, language, before + name + after


def _numbered(name: str, kind: str, language: str) -> Iterator[Word]:
    """A month that CLDR writes with its number ("tháng 2", "2月"): the mark before or after the number."""
    before, _, after = (part.strip(" -") for part in _DIGITS.sub("\t", name, count=1).partition("\t"))
    if kind == "m":
        for mark in (before, after):
            if mark and not _DIGITS.search(mark):
                yield "M", "", language, mark


def _periods(locale: Any, language: str) -> Iterator[Word]:
    rules = locale.day_period_rules
    spans = {key: _span(rule) for part in rules.values() for key, rule in _rules(part)} if rules else {}
    for widths in locale.day_periods.values():
        for width, names in widths.items():
            for key, name in names.items():
                value = key if key in ("am", "pm", "noon", "midnight") else spans.get(key)
                if value and (width != "narrow" or len(name.strip(".")) > 1 or not name.isascii()):
                    yield "p", value, language, name


def _rules(part: Any) -> Iterator[tuple[str, Any]]:
    for key, rules in part.items():
        for rule in rules if isinstance(rules, list) else [rules]:
            yield key, rule


def _span(rule: Mapping[str, int]) -> str | None:
    """A flexible period's hours ("18-24"), seconds turned into hours."""
    start, end = rule.get("from"), rule.get("before")
    return None if start is None or end is None else f"{start // 3600}-{end // 3600}"


def _eras(locale: Any, language: str) -> Iterator[Word]:
    for names in locale.eras.values():
        for number, name in names.items():
            yield "e", "gregory" if number else "bce", language, name


def _patterns(locale: Any) -> Iterator[str]:
    for group in (locale.date_formats, locale.time_formats, locale.datetime_formats, locale.datetime_skeletons):
        for pattern in group.values():
            text = getattr(pattern, "pattern", pattern)
            if not _WEEKS.search(re.sub(r"'[^']*'", "", text)):
                yield text


def _literals(pattern: str, language: str) -> Iterator[Word]:
    """The words between the fields of a pattern, by the field they follow."""
    last = ""
    for quoted, field, bare in _FIELDS.findall(pattern):
        if field:
            last = field
            continue
        for word in re.findall(r"[^\s\d.,:/()\[\]{}|'‘’\u200e\u200f-]+", quoted or bare):
            if word[0].isalpha() or ord(word[0]) > 0x2E80:
                yield _LITERAL_KIND.get(last, "j"), "", language, word


def cldr_orders() -> dict[str, str]:
    """Order of the fields of a numeric date by locale tag, and by country ("und-US": its main locale)."""
    from babel.core import get_global

    orders = {}
    for locale in _locales():
        tag = str(locale).replace("_", "-")
        orders[tag] = _order(locale)
    likely = get_global("likely_subtags")
    main = likely["und"]  # "en_Latn_US": CLDR leaves the most likely country out of the list
    for key, name in [*likely.items(), (f"und_{main[-2:]}", main)]:
        parts = key.split("_")
        if len(parts) == 2 and parts[0] == "und" and len(parts[1]) == 2:
            language = name.partition("_")[0]
            for tag in (name.replace("_", "-"), f"{language}-{parts[1]}", language):
                if tag in orders:
                    orders[f"und-{parts[1]}"] = orders[tag]
                    break
    for tag in [tag for tag in orders if tag.startswith("en-") and len(tag) == 5]:
        if orders[tag] == "DMY":  # CLDR leaves out the countries whose main language is that of "und"
            orders.setdefault(f"und-{tag[3:]}", "DMY")
    return orders


def _order(locale: Any) -> str:
    pattern = re.sub(r"'[^']*'", "", locale.date_formats["short"].pattern)
    letters = re.sub(r"[^yMd]", "", pattern.replace("L", "M"))
    return _ORDER.get(re.sub(r"(.)\1+", r"\1", letters), "DMY")
