"""Builder of the dates tables: Babel's names and the TOML files' words, folded, to senses.

`dates`: canonical word to `letter[^chunks]` and then `;`-separated senses `kind value#languages`; `letter` stands
for the word's set of kinds in the shape of a date (its meaning in `date_kinds`), `chunks` is the length of the
longest entry that begins with this word, in chunks, where that is above one.  A row without a payload is a word that
ends an entry.  `date_languages`: a number to a set of languages, `@files` to those that have a file, `@first` and
`@last` to the edge letters of the words in scripts that may lack blanks.  `date_orders`: a language tag or
`und-<country>` to the usual order of a numeric date, `@<tag>` to all orders of a language that has several.
`date_places`: the words for streets and the like before and after a day that they are named after.

Kinds: m month, r month of a small language, w weekday, p day period, n noon and midnight, e era, c day spelled out,
l last, u day as a unit, y M D h i s marks of year, month, day, hour, minute and second, o ending of a number, a word
between date and clock, j joiner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from normalize.lexicon.canonical import canonical, chunks
from normalize.lexicon.cldr_dates import Word, cldr_orders, cldr_words
from normalize.lexicon.schema import Locale
from normalize.lexicon.table import soft

__all__ = ["tables"]

PLAIN = {
    "joiners": "j", "year": "y", "ordinals": "o", "at": "a", "hour": "h", "minute": "i", "second": "s",
}  # fmt: skip
PERIODS = ("am", "pm", "noon", "midnight")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MAX_CHUNKS = 9
PARTICLES = "jpoaDyMhis"
UNSPACED = "\u0e00"
"""Scripts from here on may lack blanks."""
FREE = "".join(map(chr, range(0xA1, 0x100))) + "bdfgkqtvzAEFGHIJLNOPQRSUY" + "".join(map(chr, range(0x86, 0xA0)))
"""Letters for sets of kinds, of Latin 1: `re` compiles a class of them many times faster than one of others.

The kinds themselves and the grammar's own letters (`BCKTVWXZx`) are not among them.
"""

Senses = dict[tuple[str, str], set[str]]


def tables(languages: Sequence[Locale]) -> Mapping[str, Mapping[str, str]]:
    """Table name to rows (canonical word to payload)."""
    words: dict[str, Senses] = {}
    for word in cldr_words():
        _add(words, word)
    for locale in languages:
        for word in _own(locale):
            _add(words, word)
    for locale in languages:
        _end_marks(words, locale)
    files = set(_files(languages).split())
    words = {key: _without_chance(key, found, files) for key, found in words.items() if _is_word(key)}
    words = {key: _led(key, found, words) for key, found in words.items()}
    letters: dict[str, str] = {}
    sets: dict[str, str] = {}
    lengths = _lengths(words)
    # in order, so that every build gives the same letters and numbers
    keys = sorted({*words, *lengths})
    rows = {key: _payload(words.get(key, {}), lengths.get(key, 1), letters, sets) for key in keys}
    rows |= dict.fromkeys(_ends(words) - rows.keys(), "")
    return {
        "dates": rows,
        "date_kinds": {letter: kinds for kinds, letter in letters.items()},
        "date_languages": {number: names for names, number in sets.items()}
        | {"@files": _files(languages), "@first": _edges(rows, 0), "@last": _edges(rows, -1)},
        "date_orders": _orders(languages),
        "date_places": {
            side: "|".join(sorted({soft(word) for one in languages for word in one.words("dates", f"places_{side}")}))
            for side in ("before", "after")
        },
    }


def _is_word(key: str) -> bool:
    """Signs and numbers are the grammar's business."""
    return any(c.isalpha() for c in key) and not any(c.isdecimal() for c in key)


def _without_chance(key: str, senses: Senses, files: set[str]) -> Senses:
    """Leave out a small language's month that is a particle elsewhere ("de", "st"): it would break other dates."""
    senses = {_rare(*sense, names, files): names for sense, names in senses.items()}
    if not any(kind in PARTICLES and not names.isdisjoint(files) for (kind, _), names in senses.items()):
        return senses
    short = len(key) < 3 and key.isascii()
    return {s: names for s, names in senses.items() if s[0] != "r" and not (s[0] == "m" and short)}


def _end_marks(words: dict[str, Senses], locale: Locale) -> None:
    """Marks of year, month and day of East Asian scripts with the endings of their language ("3일에")."""
    language = locale.tag.partition("-")[0]
    marks = [
        (key, kind) for key, senses in words.items() if key >= "\u2e80"
        for (kind, _), names in senses.items() if kind in "yMD" and language in names
    ]  # fmt: skip
    for (key, kind), ending in product(marks, locale.words("dates", "after")):
        _add(words, (kind, "", language, key + ending))


def _led(key: str, senses: Senses, words: Mapping[str, Senses]) -> Senses:
    """A month with its particle of a small language ("de mayo") is the month of the large ones that have it bare."""
    bare = words.get(key.partition(" ")[2], {})
    return {
        ("m", value) if kind == "r" and ("m", value) in bare else (kind, value): names | bare.get(("m", value), set())
        if kind == "r" else names
        for (kind, value), names in senses.items()
    }  # fmt: skip


def _rare(kind: str, value: str, names: set[str], files: set[str]) -> tuple[str, str]:
    """A month of languages without a file is a kind of its own: it makes a date only with day and year."""
    return ("r" if kind == "m" and names.isdisjoint(files) else kind), value


def _files(languages: Sequence[Locale]) -> str:
    """The languages that have a file of their own: their words are the usual meaning of a word."""
    return " ".join(sorted({locale.tag.partition("-")[0] for locale in languages}))


def _own(locale: Locale) -> Iterator[Word]:
    language = locale.tag.partition("-")[0]
    for key, kind in PLAIN.items():
        for word in locale.words("dates", key):
            yield kind, "", language, word
    for key in PERIODS:
        for word in locale.words("dates", key):
            yield "p", key, language, word
            if key in ("noon", "midnight"):
                yield "n", key, language, word
    for word in locale.words("relative", "last"):
        yield "l", "", language, word
    for word in locale.groups("relative", "units").get("day", ()):
        yield "u", "", language, word
    for ending in locale.words("dates", "after"):
        yield "o", "", language, ending
    for key, word in _named(locale):
        yield key[0], key[1:], language, word
        for particle in locale.words("dates", "before"):
            yield key[0], key[1:], language, particle + word
        if key[0] in "mw":
            for ending in locale.words("dates", "after"):
                yield key[0], key[1:], language, word + ending


def _named(locale: Locale) -> Iterator[tuple[str, str]]:
    """Months, weekdays, spelled days, months and eras of other calendars: kind with value, word."""
    for key, names in locale.groups("dates", "months").items():
        yield from ((f"m{key}", name) for name in names)
    for key, names in locale.groups("dates", "weekdays").items():
        yield from ((f"w{WEEKDAYS.index(key)}", name) for name in names)
    for key, names in locale.groups("dates", "days").items():
        yield from ((f"c{key}", name) for name in names if len(name) > 2 or not name.isascii())
    for key, names in locale.groups("dates", "calendars").items():
        calendar, _, month = key.partition(".")
        kind = f"e{calendar}" if month == "era" else f"m{key}"
        yield from ((kind, name) for name in names)


def _add(words: dict[str, Senses], word: Word) -> None:
    kind, value, language, name = word
    for form in _forms(name, language):
        words.setdefault(form, {}).setdefault((kind, value), set()).add(language)


def _forms(name: str, language: str) -> Iterator[str]:
    """The key, and where the language has a dotless i, the forms that plain lower-casing makes."""
    key = canonical(name)
    yield key
    bare = key.rstrip(". ")
    if bare != key and bare:
        yield bare
    if "ı" in key or ("i" in key and language in DOTTED):
        yield key.replace("ı", "i")
        yield canonical(name.replace("i", "İ"))


DOTTED = frozenset({"tr", "az", "kk", "tt", "crh", "gag"})
"""Languages whose capital of i is İ (Unicode SpecialCasing.txt)."""


def _lengths(words: Mapping[str, Senses]) -> dict[str, int]:
    """First word of every entry that has several chunks, to the largest number of chunks."""
    lengths: dict[str, int] = {}
    for key in words:
        parts = chunks(key)
        if 1 < len(parts) <= MAX_CHUNKS:
            lengths[parts[0]] = max(lengths.get(parts[0], 1), len(parts))
    return lengths


def _ends(words: Mapping[str, Senses]) -> set[str]:
    """The last word of every entry of several chunks: what may stand right before a number."""
    return {part for key in words for part in [p for p in chunks(key) if p[0].isalpha()][-1:]}


def _edges(rows: Mapping[str, str], place: int) -> str:
    """The first or last letters of the words in scripts that may lack blanks."""
    return "".join(sorted({key[place] for key in rows if key[place] >= UNSPACED}))


def _payload(senses: Senses, length: int, letters: dict[str, str], sets: dict[str, str]) -> str:
    kinds = "".join(sorted({kind for kind, _ in senses}))
    letter = _letter(kinds, letters) if kinds else ""
    out = [letter + (f"^{length}" if length > 1 else "")]
    for (kind, value), languages in sorted(senses.items()):
        names = " ".join(sorted(languages))
        out.append(f"{kind}{value}#{sets.setdefault(names, str(len(sets)))}")
    return ";".join(out)


def _letter(kinds: str, letters: dict[str, str]) -> str:
    """A letter of the shape: the kind itself, for a set of kinds a free one."""
    if kinds not in letters:
        mixed = sum(len(known) > 1 for known in letters)
        letters[kinds] = kinds if len(kinds) == 1 else FREE[mixed] if mixed < len(FREE) else chr(0xE000 + mixed)
    return letters[kinds]


def _orders(languages: Sequence[Locale]) -> dict[str, str]:
    rows = cldr_orders()
    for locale in languages:
        if locale.date_order:
            rows.setdefault(locale.tag, locale.date_order[0])
        if len(locale.date_order) > 1:
            rows[f"@{locale.tag}"] = " ".join(locale.date_order)
    return rows

