"""Builder of the language tables: which languages a word, a letter and a script speak for.

`language`: folded word to the tags that use it, those of mere stamp words (CLDR's date words, the
labels and date words of the TOML files) marked by `~`.  `letters`: a letter beyond the basic alphabet to the tags
whose words have it.  `tags`: a tag to the scripts it is written in, the usual one first.  `kin`: a language to the
larger one that it is told from by a few words only.  `letters_<script>`: short letter sequences, see :func:`_pieces`.
`spread`: in how many countries papers write a language.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from math import log
from pathlib import Path
from typing import Any

from normalize.errors import LocaleFileError
from normalize.lexicon.grams import GRAM_SCALE, grams
from normalize.lexicon.schema import Locale
from normalize.lexicon.table import fold
from normalize.text.scripts import members, scripts_in, split_words

__all__ = ["tables"]

MORE = "_languages.toml"
"""Languages that are only recognised: their `[language]` words without a file of their own."""
MORE_KEYS = ("name", "scripts", "like", "words", "letters")
STAMP_SECTIONS = ("labels", "dates", "relative")
NOT_STAMPS = ("agency", "zones")
"""Keys whose words are names, not words of the language."""
_MARK = "~"
UNIT_SECONDS = (60, 3600, 86400, 7 * 86400, 31 * 86400, 366 * 86400)
GRAM_COMMON = 70
"""A gram that more languages have tells little and costs most: it is left out."""
UNSPACED = ("Hani", "Hira", "Kana")
"""Scripts without blanks, whose characters speak for themselves."""
GRAM_TRUST, GRAM_MOST = 3000, 2000
"""Sequences in a list whose say would be as large as that of all lists together, and the most that count."""
COUNTS = (1, 2, 3, 5)
"""One of each plural form that the larger languages tell apart."""

APOSTROPHES = dict.fromkeys(map(ord, "’ʼ‘ʻ"), "'")
"""Word keys have one apostrophe."""

Sets = dict[str, dict[str, bool]]


def tables(languages: Sequence[Locale]) -> Mapping[str, Mapping[str, str]]:
    """Table name to rows: `language`, `letters`, `tags`."""
    more = _more(languages[0].path.parent) if languages else {}
    words: Sets = {}
    letters: Sets = {}
    spelled: dict[str, set[str]] = {}
    tags = {locale.tag: " ".join(locale.scripts) for locale in languages}
    for locale in languages:
        _add(words, locale.tag, locale.words("language", "words"), own=True)
        _add_letters(letters, locale.tag, locale.words("language", "letters"))
        spelled[locale.tag] = set(map(_spelled, locale.words("language", "words")))
        _add(words, locale.tag, _tokens(_stamp_words(locale)), own=False)
    for tag, entry in more.items():
        tags[tag] = " ".join(entry["scripts"])
        _add(words, tag, entry.get("words", ()), own=True)
        _add_letters(letters, tag, entry.get("letters", ()))
        spelled[tag] = set(map(_spelled, entry.get("words", ())))
    kin = {tag: entry["like"] for tag, entry in more.items() if "like" in entry}
    for child, parent in kin.items():
        _unlike(words, child, parent)
    return {
        "language": _rows(words), "letters": _rows(letters), "tags": tags, "kin": kin, **_pieces(spelled, tags),
        "spread": {locale.tag: str(len(locale.countries)) for locale in languages if locale.countries},
    }  # fmt: skip


def _pieces(spelled: Mapping[str, set[str]], tags: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """For each script that several languages share, a table of short letter sequences (`letters_Latn`).

    A payload has two words.  The first is the sequence's row of the distilled table of the script, or "-": one
    character a language, in the order that the row of the key "" names.  The second says what our own word lists
    give: "de:12,nl:8", what the sequence speaks for each language, as scaled natural logarithms.
    """
    owners: dict[str, set[str]] = {}
    for tag, codes in tags.items():
        for script in (s for code in codes.split() for s in members(code)):
            owners.setdefault(script, set()).add(tag)
    return {
        f"letters_{script}": _piece_rows(script, {tag: _gram_counts(spelled[tag], script) for tag in sorted(shared)})
        for script, shared in owners.items()
        if len(shared) > 1 and script not in UNSPACED
    }


def _gram_counts(words: set[str], script: str) -> Counter[str]:
    """The sequences of the words of a script; a language may be written in several."""
    return Counter(gram for word in words if script in scripts_in(word) for gram in grams(word))


def _piece_rows(script: str, counts: Mapping[str, Counter[str]]) -> dict[str, str]:
    own = {gram: ",".join(f"{tag}:{gain}" for tag, gain in gains.items()) for gram, gains in _gains(counts).items()}
    rows = _distilled(script)
    return {piece: f"{rows.get(piece, '-')} {own.get(piece, '-')}" for piece in sorted({"", *own, *rows})}


def _gains(counts: Mapping[str, Counter[str]]) -> dict[str, dict[str, int]]:
    """What each sequence speaks for: how much likelier a language makes it, mixed with what all make of it.

    A language's share of the mixture grows with its list up to a point, so that a short list says little, and a long
    one neither suffers for being long nor drowns the others.
    """
    shares: dict[str, dict[str, float]] = {}
    for tag, found in counts.items():
        total = found.total()
        for gram, count in found.items():
            shares.setdefault(gram, {})[tag] = count / total
    weights = {tag: min(found.total(), GRAM_MOST) / GRAM_TRUST for tag, found in counts.items()}
    gains: dict[str, dict[str, int]] = {}
    for gram, tags in shares.items():
        if len(tags) <= GRAM_COMMON:
            usual = sum(tags.values()) / len(counts)
            gains[gram] = {t: round(GRAM_SCALE * log(1 + weights[t] * share / usual)) for t, share in tags.items()}
    return gains


def _distilled(script: str) -> dict[str, str]:
    path = Path(__file__).parent / "models" / f"{script}.tsv"
    if not path.is_file():
        return {}
    rows = dict(line.split("\t") for line in path.read_text(encoding="utf8").splitlines())
    rows[""] = rows[""].replace(" ", ",")
    return rows


def _unlike(words: Sets, child: str, parent: str) -> None:
    """Leave to a language that is like another only the words that the other lacks."""
    for tags in words.values():
        if child in tags and parent in tags:
            del tags[child]


def _add(into: Sets, tag: str, words: Iterator[str] | Sequence[str], *, own: bool) -> None:
    for word in words:
        key = fold(word).translate(APOSTROPHES)
        tags = into.setdefault(key, {})
        tags[tag] = tags.get(tag, False) or own


def _add_letters(into: Sets, tag: str, letters: Sequence[str]) -> None:
    """Letters in lower case, but not folded: "ı" and "ß" are letters of their own.  Quotation marks prove nothing."""
    for letter in letters:
        if not letter.isascii() and letter not in "‘’":
            into.setdefault(letter.lower(), {})[tag] = True


def _spelled(word: str) -> str:
    """A word in lower case as it is written, for its letter sequences."""
    return word.lower().translate(APOSTROPHES)


def _rows(sets: Sets) -> dict[str, str]:
    return {
        word: " ".join((tag if own else _MARK + tag) for tag, own in sorted(tags.items()))
        for word, tags in sets.items()
    }


def _tokens(phrases: Iterator[str]) -> Iterator[str]:
    """The words of phrases, without placeholders and single letters."""
    for phrase in phrases:
        yield from (word for word in split_words(re.sub(r"\{.*?\}", " ", phrase)) if len(word) > 1)


def _stamp_words(locale: Locale) -> Iterator[str]:
    for section in STAMP_SECTIONS:
        for key, value in locale.sections.get(section, {}).items():
            if key in NOT_STAMPS:
                continue
            groups = value.values() if isinstance(value, Mapping) else (value,)
            for words in groups:
                yield from words
    yield from _cldr_words(locale.tag)


def _cldr_words(tag: str) -> Iterator[str]:
    """CLDR's month and weekday names, "3 hours ago" in all forms, and the name of UTC."""
    from babel import Locale as BabelLocale
    from babel.dates import format_timedelta

    cldr = BabelLocale.parse(tag.replace("-", "_"))
    for names in (cldr.months, cldr.days):
        for context in names.values():
            for width in ("wide", "abbreviated"):
                yield from (name for name in context.get(width, {}).values() if len(name) > 2)
    for seconds in UNIT_SECONDS:
        for count in COUNTS:
            span = timedelta(seconds=count * seconds)
            yield format_timedelta(span, add_direction=True, threshold=1, locale=cldr)
            yield format_timedelta(-span, add_direction=True, threshold=1, locale=cldr)
    yield cldr.time_zones.get("Etc/UTC", {}).get("long", {}).get("standard", "")


def _more(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    path = folder / MORE
    if not path.is_file():
        return {}
    try:
        data = tomllib.loads(path.read_text(encoding="utf8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LocaleFileError(f"{MORE}: no valid TOML in UTF-8: {error}") from error
    for tag, entry in data.items():
        _check(tag, entry)
    return data


def _check(tag: str, entry: Any) -> None:
    if not isinstance(entry, dict) or not entry.get("scripts"):
        raise LocaleFileError(f'{MORE}: {tag}: has no scripts; write scripts = ["Latn"]')
    for key, value in entry.items():
        if key not in MORE_KEYS:
            raise LocaleFileError(f"{MORE}: {tag}.{key}: unknown key; known keys are {', '.join(MORE_KEYS)}")
        if key in ("name", "like"):
            continue
        if not (isinstance(value, list) and all(isinstance(w, str) and w for w in value)):
            raise LocaleFileError(f'{MORE}: {tag}.{key}: is no list of words; write ["word", …]')
