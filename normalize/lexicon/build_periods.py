"""Builder of the table `periods`: what stands beside a year and names a part of it, a decade or a feast.

A payload is `;`-separated senses `kind value#languages`; a row without one is a word at the edge of a longer phrase.
Kinds: q quarter, v half, S season, p the beginning, middle or end, D a decade's mark behind four digits, d one that may
stand behind two, K a word before a decade ("années"), H a feast, j a word between, y a word for the year.  A sense that
ends in `>` may follow its year at once, another one needs a word for the year between.  The language `*` means all.
Sources: CLDR's quarters (Babel), `[dates.periods]` and `[dates.holidays]`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from normalize.lexicon.canonical import period_words
from normalize.lexicon.schema import Locale
from normalize.lexicon.table import fold

__all__ = ["tables"]

SEASONS = ("spring", "summer", "autumn", "winter")
PARTS = ("early", "mid", "late")
PLAIN = {"decade": "D", "short_decade": "d", "before_decade": "K", "between": "j", "marks": "y"}
ROMAN = ("I", "II", "III", "IV")
CHINESE = ("一", "二", "三", "四")
Phrase = tuple[str, str, str]
"""Sense, language, the words."""


def tables(languages: Sequence[Locale]) -> Mapping[str, Mapping[str, str]]:
    """The table `periods`."""
    senses: dict[str, dict[str, set[str]]] = {}
    for sense, language, phrase in (*_everywhere(), *_cldr(), *(p for locale in languages for p in _own(locale))):
        key = " ".join(period_words(fold(phrase)))
        if key:
            senses.setdefault(key, {}).setdefault(sense, set()).add(language)
    rows = {key: ";".join(f"{s}#{','.join(sorted(names))}" for s, names in sorted(found.items()))
            for key, found in senses.items()}  # fmt: skip
    edges = {word for key in rows for word in (key.split()[0], key.split()[-1])}
    return {"periods": {**dict.fromkeys(edges, ""), **rows}}


def _everywhere() -> Iterator[Phrase]:
    """"Q3" and "H1" of financial news."""
    for number in range(1, 5):
        yield from ((f"q{number}>", "*", form) for form in (f"Q{number}", f"{number}Q"))
    for number in (1, 2):
        yield from ((f"v{number}>", "*", form) for form in (f"H{number}", f"{number}H"))


def _cldr() -> Iterator[Phrase]:
    from babel import Locale as BabelLocale
    from babel import localedata

    for name in sorted(localedata.locale_identifiers()):
        locale = BabelLocale.parse(name)
        for context, width in product(("format", "stand-alone"), ("wide", "abbreviated")):
            for number, phrase in locale.quarters.get(context, {}).get(width, {}).items():
                if not phrase.upper().startswith("Q") and len(phrase) > 1:
                    yield f"q{number}>", locale.language, phrase


def _own(locale: Locale) -> Iterator[Phrase]:
    language = locale.tag.partition("-")[0]
    groups = locale.groups("dates", "periods")
    mark = ">" if _year_first(locale.tag) else ""
    for key, kind in PLAIN.items():
        yield from ((kind, language, word) for word in groups.get(key, ()))
    yield from (("y", language, word) for word in locale.words("dates", "year"))
    yield from (("j", language, word) for word in locale.words("dates", "joiners"))
    for kind, keys in (("S", SEASONS), ("p", PARTS)):
        for key in keys:
            yield from ((f"{kind}{key}{mark}", language, word) for word in groups.get(key, ()))
            yield from ((f"{kind}{key}>", language, word) for word in groups.get(f"{key}_behind", ()))
    for kind, key, most in (("q", "quarter", 4), ("v", "half", 2)):
        for number, unit in product(range(1, most + 1), groups.get(key, ())):
            yield from ((f"{kind}{number}>", language, form) for form in _counted(number, unit, groups))
    for half in ("1", "2"):
        yield from ((f"v{half}>", language, word) for word in groups.get(f"half_{half}", ()))
    for key, words in locale.groups("dates", "holidays").items():
        yield from ((f"H{key}", language, word) for word in words)


def _year_first(tag: str) -> bool:
    """Whether CLDR writes the year before the month."""
    from babel import Locale as BabelLocale
    from babel import localedata

    name = tag.replace("-", "_")
    known = bool(localedata.exists(name))
    pattern = BabelLocale.parse(name).datetime_skeletons.get("yMMMM") if known else None
    return str(getattr(pattern, "pattern", pattern)).lstrip("'").startswith("y")


def _counted(number: int, unit: str, groups: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A quarter or a half with its number: in figures, Roman ones, words."""
    if unit >= "\u2e80":
        yield from (f"{mark}{n}{unit}" for mark in ("", "第", "제") for n in (str(number), CHINESE[number - 1]))
    for n in (str(number), ROMAN[number - 1], *groups.get(str(number), ())):
        yield f"{n} {unit}"
        yield f"{unit} {n}"
