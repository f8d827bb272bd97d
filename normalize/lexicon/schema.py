"""The schema of `locales/*.toml` and its loader: words only, every fault named with file, key and remedy.

A locale file holds what CLDR lacks.  It has words and habits, never a pattern: the compiler escapes what it
takes.  `SECTIONS` is the whole schema; `locales/_template.toml` shows it with comments.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from normalize.errors import LocaleFileError

__all__ = ["SECTIONS", "Locale", "read_file", "read_folder"]

Words = tuple[str, ...]
MONTHS = tuple(str(n) for n in range(1, 13))
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNITS = ("second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade")
COUNTED_UNITS = (*UNITS, *(f"{count} {unit}" for count in ("0.25", "0.5", "0.75", "1.5", "2") for unit in UNITS))
"""Units, and words that hold a count: a dual ("2 day"), "half an hour" ("0.5 hour")."""
UNITS_AWAY = tuple(f"{unit}:{offset}" for unit in ("week", "month", "quarter", "year") for offset in range(-2, 3))
"""Whole weeks, months and years by their distance ("year:-1": "l'an dernier")."""
SEASONS_AND_PARTS = ("spring", "summer", "autumn", "winter", "early", "mid", "late")
YEAR_PARTS = (
    "quarter", "half", "half_1", "half_2", "1", "2", "3", "4", *SEASONS_AND_PARTS,
    *(f"{key}_behind" for key in SEASONS_AND_PARTS), "decade", "short_decade", "before_decade", "between", "marks",
)  # fmt: skip
"""What may stand beside a year: parts of it and decades."""
HOLIDAYS = (
    "new-year", "epiphany", "valentine", "womens-day", "st-patrick", "labour-day", "assumption", "halloween",
    "all-saints", "all-souls", "st-nicholas", "christmas-eve", "christmas", "boxing-day", "new-years-eve",
    "orthodox-christmas", "ash-wednesday", "palm-sunday", "maundy-thursday", "good-friday", "holy-saturday", "easter",
    "easter-monday", "ascension", "pentecost", "whit-monday", "corpus-christi", "orthodox-good-friday",
    "orthodox-easter", "orthodox-easter-monday", "orthodox-pentecost", "thanksgiving", "black-friday",
)  # fmt: skip
"""Feasts whose day a year settles (`dates/holidays.py`)."""
LABELS = (
    "published", "updated", "byline", "role", "particle", "credit", "caption", "related", "read-more", "comments",
    "share", "newsletter", "subscribe", "cookies", "advertisement", "navigation", "copyright",
    "agency", "source", "desk", "edition", "position", "surname", "summary", "editor", "notice",
)  # fmt: skip
COMPANY = (
    frozenset({"published", "updated", "particle"}),
    frozenset({"byline", "role", "particle", "credit", "caption", "source", "agency", "desk", "editor"}),
)
"""Kinds of label that may share a word: "Stand" dates a page, "Archive" is a picture's source and its caption."""
APART = frozenset({"position", "surname"})
"""Kinds that stand where no other label does: in a bracket, at the beginning of a name."""
ANY_KEY: tuple[str, ...] = ()
CALENDARS = (
    "buddhist", "ethiopic", "gregory", "hebrew", "islamic", "japanese-heisei", "japanese-meiji", "japanese-reiwa",
    "japanese-showa", "japanese-taisho", "persian", "roc",
)  # fmt: skip
"""Calendars with words of their own; `islamic` is Umm al-Qura where that is defined and the civil one elsewhere."""
CALENDAR_KEYS = tuple(f"{calendar}.{key}" for calendar in CALENDARS for key in ("era", *map(str, range(1, 14))))

SECTIONS: Mapping[str, Mapping[str, tuple[str, ...] | None]] = {
    # None: a list of words.  A tuple: a table with these keys (empty: any key), each a list of words.
    "labels": dict.fromkeys(LABELS),
    "dates": {
        "months": MONTHS,
        "weekdays": WEEKDAYS,
        "weak": None,
        "before": None,
        "after": None,
        "joiners": None,
        "year": None,
        "ordinals": None,
        "days": ANY_KEY,
        "places_before": None,
        "places_after": None,
        "at": None,
        "hour": None,
        "minute": None,
        "second": None,
        "am": None,
        "pm": None,
        "noon": None,
        "midnight": None,
        "periods": YEAR_PARTS,
        "holidays": HOLIDAYS,
        "zones": ANY_KEY,
        "calendar_habit": None,
        "calendars": CALENDAR_KEYS,
    },
    "relative": {
        "past": None,
        "future": None,
        "counts": ANY_KEY,
        "units": COUNTED_UNITS,
        "days": ANY_KEY,
        "that_day": ANY_KEY,
        "periods": UNITS_AWAY,
        "now": None,
        "last": None,
        "this": None,
        "next": None,
        "next_near": None,
        "this_week": None,
        "from": None,
        "past_hour": None,
        "to_hour": None,
        "half_past": None,
        "half_to": None,
        "half_after": None,
        "and_hour": None,
        "less_hour": None,
        "more": ANY_KEY,
        "weeks": ANY_KEY,
        "stretch_hour": None,
        "skip": None,
        "before": None,
        "after": None,
        "weekdays": WEEKDAYS,
        "last_weekdays": WEEKDAYS,
        "parts": ANY_KEY,
        "past_cues": None,
        "future_cues": None,
    },
    "numbers": {
        "words": ANY_KEY,
        "scales": ANY_KEY,
        "duals": ANY_KEY,
        "about": None,
        "over": None,
        "under": None,
        "between": None,
        "and": None,
        "to": None,
        "from": None,
        "by": None,
        "half": None,
        "and_half": None,
        "vague": None,
        "added": ANY_KEY,
        "minus": None,
        "point": None,
    },
    "money": {
        "currencies": ANY_KEY,
        "families": ANY_KEY,
        "minor": ANY_KEY,
        "joiners": None,
        "not_after": None,
        "not_before": None,
        "weak": None,
        "attributive": None,
        "common": None,
        "endings": None,
    },
    "language": {"words": None, "letters": None},
}

TOP = {
    "tag": str, "name": str, "scripts": list, "countries": list, "date_order": list,
    "example": list, "not": list,
}  # fmt: skip
REQUIRED = ("tag", "name", "scripts", "example")
EXAMPLE = ("text", "published", "updated", "date", "money", "authors", "credits", "removed", "language", "why")
NEGATIVE = ("text", "kind", "why")
NEGATIVE_KINDS = ("date", "money", "removed", "authors")
ORDERS = ("DMY", "MDY", "YMD", "YDM")
KEPT_INVISIBLE = "\u200c\u200d"
"""ZWNJ and ZWJ carry meaning inside words of several scripts."""


@dataclass(frozen=True, slots=True)
class Locale:
    """One language file, validated."""

    tag: str
    name: str
    scripts: Words
    countries: Words
    date_order: Words
    sections: Mapping[str, Mapping[str, Any]]
    examples: tuple[Mapping[str, Any], ...]
    negatives: tuple[Mapping[str, Any], ...]
    path: Path

    def words(self, section: str, key: str) -> Words:
        """The words of a plain key; empty when the file leaves it out."""
        found: Words = self.sections.get(section, {}).get(key, ())
        return found

    def groups(self, section: str, key: str) -> Mapping[str, Words]:
        """The words of a keyed table (months, units, scales, currencies …); empty when left out."""
        found: Mapping[str, Words] = self.sections.get(section, {}).get(key, {})
        return found


def read_folder(folder: Path) -> tuple[Locale, ...]:
    """Every language file of a folder in order of its tag; files whose name begins with `_` are templates."""
    paths = sorted(p for p in folder.glob("*.toml") if not p.name.startswith("_"))
    return tuple(read_file(path) for path in paths)


def read_file(path: Path) -> Locale:
    """One language file; :class:`LocaleFileError` says which key of which file is wrong and what to write."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LocaleFileError(f"{path.name}: no valid TOML in UTF-8: {error}") from error
    _check_top(path, data)
    sections = {
        name: MappingProxyType(_section(path, name, data[name])) for name in SECTIONS if name in data
    }
    return Locale(
        data["tag"], data["name"], tuple(data["scripts"]), tuple(data.get("countries", ())),
        tuple(data.get("date_order", ())), MappingProxyType(sections),
        tuple(data["example"]), tuple(data.get("not", ())), path,
    )  # fmt: skip


def _fault(path: Path, key: str, problem: str, remedy: str) -> LocaleFileError:
    return LocaleFileError(f"{path.name}: {key}: {problem}; {remedy}")


def _check_top(path: Path, data: Mapping[str, Any]) -> None:
    for key in data:
        if key not in TOP and key not in SECTIONS:
            known = ", ".join([*TOP, *SECTIONS])
            raise _fault(path, key, "unknown key", f"known keys are {known}")
    for key in REQUIRED:
        if not data.get(key):
            raise _fault(path, key, "missing", "copy it from _template.toml and fill it")
    for key, kind in TOP.items():
        if key in data and not isinstance(data[key], kind):
            raise _fault(path, key, f"is {type(data[key]).__name__}", f"write a {kind.__name__}")
    _check_tag(path, data["tag"])
    for order in data.get("date_order", ()):
        if order not in ORDERS:
            raise _fault(path, "date_order", f"{order!r} is no order", f"write one of {', '.join(ORDERS)}")
    for block, keys in (("example", EXAMPLE), ("not", NEGATIVE)):
        for entry in data.get(block, ()):
            _check_example(path, f"[[{block}]]", entry, keys)


def _check_example(path: Path, where: str, entry: Any, keys: Sequence[str]) -> None:
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str) or not entry["text"].strip():
        raise _fault(path, where, "has no text", 'write text = "…" and what it must give')
    for key in entry:
        if key not in keys:
            raise _fault(path, f"{where} {key}", "unknown key", f"known keys are {', '.join(keys)}")
    if keys is NEGATIVE and entry.get("kind") not in NEGATIVE_KINDS:
        problem = f"kind is {entry.get('kind')!r}"
        raise _fault(path, where, problem, f"write one of {', '.join(NEGATIVE_KINDS)}")
    if keys is EXAMPLE and not set(entry) - {"text", "why"}:
        raise _fault(path, where, "expects nothing", f"write one of {', '.join(EXAMPLE[1:-1])}")


def _check_tag(path: Path, tag: str) -> None:
    from babel import Locale as BabelLocale
    from babel.core import UnknownLocaleError

    try:
        BabelLocale.parse(tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError) as error:
        problem = f"{tag!r} is no BCP 47 tag that CLDR knows"
        raise _fault(path, "tag", problem, "write one such as he or zh-Hant") from error
    if path.stem != tag:
        raise _fault(path, "tag", f"{tag!r} differs from the file's name", f"name the file {tag}.toml")


def _section(path: Path, name: str, data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise _fault(path, name, "is no table", f"write [{name}]")
    spec, out = SECTIONS[name], {}
    for key, value in data.items():
        if key not in spec:
            raise _fault(path, f"{name}.{key}", "unknown key", f"known keys are {', '.join(spec)}")
        allowed = spec[key]
        where = f"{name}.{key}"
        if key == "calendars":
            value = _flat(path, where, value)
        out[key] = _words(path, where, value) if allowed is None else _groups(path, where, value, allowed)
    if name == "labels":
        _check_kinds(path, out)
    return out


def _check_kinds(path: Path, labels: Mapping[str, Any]) -> None:
    """A label of two kinds would make the choice between them a matter of chance."""
    seen: dict[str, str] = {}
    for kind, words in labels.items():
        for word in words if kind not in APART else ():
            other = seen.setdefault(" ".join(word.casefold().split()).strip(" :："), kind)
            if other != kind and not any({kind, other} <= company for company in COMPANY):
                problem = f"{word!r} stands under {other!r} too"
                raise _fault(path, f"labels.{kind}", problem, "keep it under one of the two")


def _flat(path: Path, where: str, value: Any) -> dict[str, Any]:
    """`[dates.calendars.persian]` 1 = […] as "persian.1" = […]."""
    if not isinstance(value, dict) or not all(isinstance(table, dict) for table in value.values()):
        raise _fault(path, where, "is no table of tables", f"write [{where}.persian]")
    return {f"{calendar}.{key}": words for calendar, table in value.items() for key, words in table.items()}


def _groups(path: Path, where: str, value: Any, allowed: Sequence[str]) -> Mapping[str, Words]:
    if not isinstance(value, dict):
        raise _fault(path, where, "is no table of word lists", 'write key = ["word", …]')
    seen: dict[str, str] = {}
    out = {}
    for key, words in value.items():
        if allowed and key not in allowed:
            raise _fault(path, f"{where}.{key}", "unknown key", f"known keys are {', '.join(allowed)}")
        out[key] = _words(path, f"{where}.{key}", words)
        for word in out[key]:
            other = seen.setdefault(word.casefold(), key)
            if other != key:
                problem = f"{word!r} stands under {other!r} too"
                raise _fault(path, f"{where}.{key}", problem, "keep it in one place")
    return MappingProxyType(out)


def _words(path: Path, where: str, value: Any) -> Words:
    if not isinstance(value, list):
        raise _fault(path, where, "is no list of words", 'write ["word", …]')
    return tuple(_word(path, where, word) for word in value)


def _word(path: Path, where: str, word: Any) -> str:
    if not isinstance(word, str) or not word.strip():
        raise _fault(path, where, f"{word!r} is no word", "write a non-empty string")
    if unicodedata.normalize("NFC", word) != word:
        raise _fault(path, where, f"{word!r} is not NFC", f"write {unicodedata.normalize('NFC', word)!r}")
    if bad := _invisible(word):
        raise _fault(path, where, f"{word!r} holds an invisible character ({bad})", "delete it")
    return word


def _invisible(word: str) -> str | None:
    """The code point of the first control or format character other than ZWJ and ZWNJ."""
    bad = (c for c in word if unicodedata.category(c) in ("Cc", "Cf") and c not in KEPT_INVISIBLE)
    first = next(bad, None)
    return None if first is None else f"U+{ord(first):04X}"
