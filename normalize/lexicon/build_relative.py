"""Builder of the tables `relative_*`: what each language says instead of a date.

One row a language, a JSON object: `t` holds templates `[before, after, unit, count, sign]` for a counted stretch of
time ("vor " … " Tagen"), `w` maps a folded phrase to its senses, `b` and `a` are particles glued in front of and
behind a word, `s` singular words, `d` whether clocks are written with a dot.  Sources: CLDR's relative-time patterns
(Babel), CLDR's words for yesterday, next week … (Babel leaves
them out; dateparser's data carry them), weekday and month names, and the `[relative]`, `[numbers]` and `[dates]`
words of the language files.  A sign of 2 counts from the date before the phrase ("a year earlier") where there is one.

Senses: `d:-1` a day by offset (two where a word means both), `u:week:-1` a week, month or year by offset, `w:0` a
weekday (Monday 0), `n:3` a number, `o:3` an ordinal, `m:3` a month, `p:20` a part of a day by hour, `U:day` a unit, and
the bare words `now last this next nextnear thisweek from past_hour to_hour half_past half_to half_after and_hour
stretch ordinal at hour minute am pm noon midnight skip art and past future on common weak fore` (`on`:
a weekday's form that says "on" by itself; `weak`, `common`: a common word too; `fore`: stands before its unit).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from string import ascii_lowercase
from typing import Any

from normalize.lexicon.canonical import unaccented
from normalize.lexicon.schema import WEEKDAYS, Locale
from normalize.lexicon.table import soft

__all__ = ["tables"]

SINGLE = {"one": 1, "two": 2}
"""Plural categories whose pattern may say the number in words."""
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
Template = tuple[str, str, str, float, int]
Words = dict[str, list[str]]
_SLOT = re.compile(r"\(\\d\+\+\[\.,\]\?\\d\*\+\)")
_PLAIN_PATTERN = re.compile(r"[\\\[\]()|?*+]")


def tables(languages: Sequence[Locale]) -> Mapping[str, Mapping[str, str]]:
    """`relative_<letter>`: tags that begin so to their JSON rows; `relative_index`: word to the languages with it."""
    files = {language.tag: language for language in languages}
    rows: dict[str, dict[str, str]] = {f"relative_{letter}": {} for letter in ascii_lowercase}
    index: dict[str, list[str]] = {}
    for tag in sorted({*files, *_cldr_tags()}, key=lambda tag: (tag not in files, tag)):
        row = _row(tag, files.get(tag) or files.get(tag.split("-")[0]))
        if row["t"] or row["w"]:
            rows[f"relative_{tag[0]}"][tag] = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
            for word in _telling(row):
                index.setdefault(word, []).append(tag)
    return {**rows, "relative_index": {word: ",".join(tags[:8]) for word, tags in index.items()}}


def _telling(row: Mapping[str, Any]) -> set[str]:
    """Words of a language's phrases; of a script without blanks, the phrases' first two characters."""
    phrases = [phrase for phrase, senses in row["w"].items() if senses[0] != "skip"]
    phrases += [half for before, after, *_ in row["t"] for half in (before, after)]
    pieces = {piece for phrase in phrases for piece in phrase.split()}
    return {piece if piece < "\u2e80" else piece[:2] for piece in pieces if any(map(str.isalpha, piece))}


def _cldr_tags() -> Iterator[str]:
    """Languages of CLDR, and their scripts, without regional variants."""
    from babel import localedata

    for tag in localedata.locale_identifiers():
        last = tag.split("_")[-1]
        if not (last.isupper() or last.isdigit()):
            yield tag.replace("_", "-")


def _row(tag: str, language: Locale | None) -> dict[str, Any]:
    words: Words = {}
    templates: dict[Template, None] = {}
    units: dict[str, list[str]] = {}
    _weekdays(tag, words)
    _months(tag, words)
    _from_cldr(tag, templates)
    _from_dateparser(tag, words, templates, units)
    if language is not None:
        _from_file(language, words, units)
        templates.update(dict.fromkeys(_expand(language, units)))
    templates.update(dict.fromkeys(_reduced(templates)))
    for unit, forms in units.items():
        count, name = _counted(unit)
        bare = [("", glue + soft(form), name, count, 0) for form in forms for glue in ("", " ")]
        templates.update(dict.fromkeys(t for t in bare if len(t[1]) != 2 or t[1][0] != " " or t[1] >= " \u2e80"))
    for template in [t for t in templates if t[2] == "month" and t[1].strip() == "m"]:  # pages mean minutes: "21m"
        del templates[template]
        templates.setdefault((*template[:2], "minute", *template[3:]))
    for half, written in HALVES.items():
        for form in written:
            words.setdefault(form, [half])
    _joined(words)
    _add_unaccented(words, templates)
    row: dict[str, Any] = {"t": [list(t) for t in templates], "w": {k: v for k, v in words.items() if k}}
    row["s"] = sorted(_singular(tag))
    row["d"] = _dots_clocks(tag)
    for name, key in (("b", "before"), ("a", "after")):
        row[name] = [soft(word) for word in language.words("dates", key)] if language else []
    return row


def _add(words: Words, phrase: str, sense: str) -> None:
    senses = words.setdefault(_key(phrase), [])
    if sense not in senses:
        senses.append(sense)


def _key(phrase: str) -> str:
    return soft(phrase).strip()


def _weekdays(tag: str, words: Words) -> None:
    from babel import Locale as BabelLocale
    from babel.core import UnknownLocaleError

    try:
        days = BabelLocale.parse(tag.replace("-", "_")).days
    except (ValueError, UnknownLocaleError):
        return
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in days.get(context, {}).get(width, {}).items():
                if len(name) > 1:
                    _add(words, name, f"w:{number}")
                    _add(words, name.rstrip("."), f"w:{number}")


def _months(tag: str, words: Words) -> None:
    from babel import Locale as BabelLocale
    from babel.core import UnknownLocaleError

    try:
        months = BabelLocale.parse(tag.replace("-", "_")).months
    except (ValueError, UnknownLocaleError):
        return
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in months.get(context, {}).get(width, {}).items():
                if len(name) > 1 and not name[0].isdigit() and name[:2] != "M0":
                    _add(words, name, f"m:{number}")
                    _add(words, name.rstrip("."), f"m:{number}")


def _from_cldr(tag: str, templates: dict[Template, None]) -> None:
    from babel import localedata

    for field, directions in localedata.load(tag.replace("-", "_"))["date_fields"].items() if _known(tag) else ():
        unit = field.partition("-")[0]
        if unit in UNITS or unit == "quarter":
            for direction, sign in (("past", -1), ("future", 1)):
                for plural, pattern in directions.get(direction, {}).items():
                    before, slot, after = _key_pattern(pattern)
                    if slot and (before.strip() or after.strip()):
                        templates[before, after, unit, 1, sign] = None
                    elif not slot and plural in SINGLE:  # "منذ ثانية واحدة", "قبل ساعتين"
                        templates["", " " + before, unit, SINGLE[plural], sign] = None


def _singular(tag: str) -> set[str]:
    """Words that CLDR's patterns for one have and those for more have not: "week", but neither "weeks" nor "ago"."""
    from babel import localedata

    words: tuple[set[str], set[str]] = (set(), set())
    for directions in localedata.load(tag.replace("-", "_"))["date_fields"].values() if _known(tag) else ():
        for direction in ("past", "future"):
            for plural, pattern in directions.get(direction, {}).items():
                words[plural == "one"].update(soft(pattern).split())
    return words[True] - words[False]


def _dots_clocks(tag: str) -> bool:
    """Whether the language writes 12.30 for half past twelve."""
    from babel import Locale as BabelLocale

    pattern = BabelLocale.parse(tag.replace("-", "_")).time_formats["short"].pattern if _known(tag) else ""
    return "." in pattern


def _known(tag: str) -> bool:
    from babel import localedata

    return bool(localedata.exists(tag.replace("-", "_")))


def _key_pattern(pattern: str) -> tuple[str, str, str]:
    return soft(pattern).partition("{0}")


def _dateparser(tag: str) -> Mapping[str, Any]:
    """CLDR's words as dateparser ships them (data only)."""
    try:
        module = import_module(f"dateparser.data.date_translation_data.{tag}")
    except ModuleNotFoundError:
        return {}
    info: Mapping[str, Any] = module.info
    return info


def _from_dateparser(tag: str, words: Words, templates: dict[Template, None], units: dict[str, list[str]]) -> None:
    info = _dateparser(tag)
    for key, phrases in info.get("relative-type", {}).items():
        sense = _offset_sense(key)
        for phrase in phrases if sense else ():
            _add(words, phrase, sense)
    for key, patterns in info.get("relative-type-regex", {}).items():
        match = re.fullmatch(r"\\1 (\w+) ago|in \\1 (\w+)", key)
        for pattern in patterns if match else ():
            pieces = _SLOT.split(pattern.replace("\\s*", "").replace("\\.", "."))
            if match and len(pieces) == 2 and not any(map(_PLAIN_PATTERN.search, pieces)):
                unit, sign = (match[1], -1) if match[1] else (match[2], 1)
                templates[soft(pieces[0]), soft(pieces[1]), unit, 1, sign] = None
    for unit in (*UNITS, "decade"):
        units.setdefault(unit, []).extend(info.get(unit, ()))


def _offset_sense(key: str) -> str:
    """`1 day ago` to `d:-1`, `in 1 week` to `u:week:1`, `0 second ago` to `now`."""
    match = re.fullmatch(r"(\d) (\w+) ago|in (\d) (\w+)", key)
    if match is None:
        return ""
    offset, unit = (-int(match[1]), match[2]) if match[1] else (int(match[3]), match[4])
    if unit == "day":
        return f"d:{offset}"
    if unit in ("week", "month", "year", "quarter"):
        return f"u:{unit}:{offset}"
    return "now" if unit == "second" and not offset else ""


PLAIN = {"now": "now", "last": "last", "this": "this", "next": "next", "next_near": "nextnear",
         "skip": "skip",
         "this_week": "thisweek", "past_hour": "past_hour", "to_hour": "to_hour", "half_past": "half_past",
         "half_to": "half_to", "from": "from", "stretch_hour": "stretch",
         "and_hour": "and_hour", "less_hour": "less_hour", "half_after": "half_after"}  # fmt: skip
HALVES = {"am": ("am", "a.m.", "a.m"), "pm": ("pm", "p.m.", "p.m")}
"""Written beside a clock in any language."""
CLOCK = ("at", "hour", "minute", "second", "am", "pm", "noon", "midnight")


BEFORE_WEEKDAYS = (
    *(("dates", key, key) for key in CLOCK),
    ("dates", "ordinals", "ordinal"), ("dates", "joiners", "art"), ("dates", "joiners", "skip"),
    ("numbers", "about", "skip"), ("numbers", "and", "skip"), ("numbers", "and", "and"),
)  # fmt: skip
"""Section and key of plain words, and their sense."""
GROUPED = (
    ("dates", "months", "m"), ("numbers", "words", "n"), ("relative", "counts", "n"), ("dates", "days", "o"),
)  # fmt: skip
"""Section and key of word tables, and the letter of their senses, which the table's keys complete."""


def _from_file(language: Locale, words: Words, units: dict[str, list[str]]) -> None:
    _phrases_of_file(language, words)
    for section, key, sense in BEFORE_WEEKDAYS:
        for word in language.words(section, key):
            _add(words, word, sense)
    _weekdays_of_file(language, words)
    for section, key, letter in GROUPED:
        _add_groups(language, words, section, key, letter)
    for phrase, senses in words.items():
        last = words.get(phrase.split()[-1], []) if "on" in senses and phrase != phrase.upper() else []
        if any(sense[:2] in ("o:", "n:") for sense in last):
            senses.append("common")  # "την Τρίτη", but "την τρίτη φορά"
    for unit, forms in language.groups("relative", "units").items():
        units.setdefault(unit, []).extend(forms)
    _add_groups(language, words, "relative", "units", "U")
    for word in language.groups("numbers", "scales").get("3", ()):
        if len(word) > 2 and word.isalpha() and _key(word) not in words:
            _add(words, word, "n:1000")
    for word in language.words("dates", "weak"):
        if _key(word) in words:
            _add(words, word, "weak")
    for key, sense in (("past_cues", "past"), ("future_cues", "future")):
        for word in language.words("relative", key):
            _add(words, word, sense)


def _add_groups(language: Locale, words: Words, section: str, key: str, letter: str) -> None:
    for value, phrases in language.groups(section, key).items():
        if key == "words" and float(value) > 100 and (float(value) % 100 or float(value) > 1000):
            continue  # years are glued from smaller ones
        for phrase in phrases:
            _add(words, phrase, f"{letter}:{value}")


def _phrases_of_file(language: Locale, words: Words) -> None:
    """The words of `[relative]` that are no templates, named days and parts of a day."""
    for word in language.words("relative", "now"):
        words.pop(_key(word), None)  # "till date" is the moment, where dateparser's data say today
    for key, sense in PLAIN.items():
        for word in language.words("relative", key):
            if "{" not in word:
                _add(words, word, sense)
                if word >= "\u2e80":
                    _add(words, word, "fore")
    own: Words = {}
    for offset, phrases in language.groups("relative", "days").items():
        for phrase in phrases:
            for number in (f"-{offset[1:]}", offset[1:]) if offset[0] == "±" else (offset,):  # "कल" means both
                _add(own, phrase, f"d:{number}")
    for offset, phrases in language.groups("relative", "that_day").items():
        for phrase in phrases:
            _add(own, phrase, f"d:{offset}")
            _add(own, phrase, "bound")
    words.update(own)  # ours outweigh what CLDR says of the same word
    _add_groups(language, words, "relative", "periods", "u")
    _add_groups(language, words, "relative", "weeks", "wk")
    _add_groups(language, words, "relative", "more", "more")
    _add_groups(language, words, "relative", "parts", "p")


def _weekdays_of_file(language: Locale, words: Words) -> None:
    """The weekdays beyond CLDR's; one that is a common word too is marked."""
    for index, day in enumerate(WEEKDAYS):
        for word in language.groups("dates", "weekdays").get(day, ()):
            if len(word) > 1:
                _add(words, word, f"w:{index}")
        for phrase in language.groups("relative", "weekdays").get(day, ()):
            _add(words, phrase, f"w:{index}")
            _add(words, phrase, "on")
        for phrase in language.groups("relative", "last_weekdays").get(day, ()):
            words[_key(phrase)] = [f"w:{index}", "last", "on"]
    for word in map(_key, language.words("dates", "weak")):
        senses = words.get(word, [])
        if any(sense.startswith("w:") for sense in senses) and "on" not in senses:
            senses.append("common")


def _add_unaccented(words: Words, templates: dict[Template, None]) -> None:
    """What a hurried writer types: the words without their accents, where that is no other word."""
    for key, senses in list(words.items()):
        words.setdefault(unaccented(key), senses)
        words.setdefault(_composed(key), senses)
    for before, after, *told in list(templates):
        plain: Any = (unaccented(before), unaccented(after), *told)
        templates.setdefault(plain, None)
        whole: Any = (_composed(before), _composed(after), *told)
        templates.setdefault(whole, None)


DOTTED = {unicodedata.normalize("NFC", chr(code)): chr(code) for code in (*range(0x958, 0x960), 0x9DC, 0x9DD, 0x9DF)}
"""Indic letters with a dot below: NFC takes them apart, keyboards do not."""


def _composed(word: str) -> str:
    for apart, whole in DOTTED.items() if "\u0900" <= word[:1] <= "\u0aff" or word[:1] == " " else ():
        word = word.replace(apart, whole)
    return word


def _joined(words: Words) -> None:
    """"下周二": a week's phrase and a weekday that share their middle, in scripts without blanks."""
    weeks = [(key, senses) for key, senses in words.items() if key >= "\u2e80" and senses[0].startswith("u:week:")]
    days = [(key, senses[0]) for key, senses in words.items() if key >= "\u2e80" and senses[0].startswith("w:")]
    for week, (sense, *_) in weeks:
        for day, weekday in days:
            shared = next((n for n in (2, 1) if len(day) > n and week.endswith(day[:n])), 0)
            if shared:
                words.setdefault(week + day[shared:], [sense, weekday])


def _counted(unit: str) -> tuple[float, str]:
    """`2 day` (a dual) to (2, day); a plain unit counts one."""
    head, _, name = unit.rpartition(" ")
    return (float(head), name) if head else (1, unit)


def _expand(language: Locale, units: Mapping[str, Sequence[str]]) -> Iterator[Template]:
    """`{n} {unit} ago` with every form of every unit."""
    for key, sign in (("past", -1), ("future", 1), ("before", -2), ("after", 2)):
        for pattern in language.words("relative", key):
            folded = soft(pattern)
            for unit, forms in units.items():
                count, name = _counted(unit)
                for form in forms:
                    before, slot, after = folded.replace("{unit}", soft(form)).partition("{n}")
                    if slot:
                        yield before, after, name, count, sign


def _reduced(templates: Mapping[Template, None]) -> list[Template]:
    """Templates without the words that the units of a direction share: "2 Tagen" of "vor 2 Tagen"."""
    found = []
    for sign in (-1, 1):
        mine = [t for t in templates if t[4] == sign]
        units: dict[str, set[str]] = {}
        for before, _, unit, *_ in mine:
            units.setdefault(before, set()).add(unit)
        befores = {before for before, theirs in units.items() if len(theirs) > 3 and before.strip()}
        afters = [t[1] for t in mine]
        for before, after, unit, count, _ in mine:
            if before in befores and after.strip():
                found.append(("", after, unit, count, 0))
            shared = _shared_tail(after, afters)
            if shared and not before.strip() and after != shared:
                found.append(("", after[: -len(shared)].rstrip(), unit, count, 0))
    return found


def _shared_tail(after: str, afters: Sequence[str]) -> str:
    """The longest tail that begins at a blank (or is one character of a script without blanks) and is common."""
    cuts = [i for i, char in enumerate(after) if i and char == " "] or ([len(after) - 1] if after >= "\u2e80" else [])
    for cut in cuts:
        tail = after[cut:]
        if sum(other.endswith(tail) for other in afters) * 2 > len(afters):
            return tail
    return ""
