"""Builder of the labels table: the words around an article (stamp, byline, credit, related …) to their kinds.

`labels` maps a folded label to `kind/tag kind/tag …`, and what longer labels begin with to `+`, behind the senses that
it may have of its own: most lines need one look-up of their first word to be left alone.  Where a script writes no
spaces a beginning is each character's, else each word's.  `pleas` holds the short labels of `PLEAS`, `positions` what
stands in brackets in captions ("left"), `surnames` what names in Chinese characters and Hangul begin with,
`credit_words` the first letters of the labels of pictures and agencies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from normalize.lexicon.canonical import unaccented
from normalize.lexicon.table import fold
from normalize.patterns import pattern

if TYPE_CHECKING:  # the schema brings the TOML reader, which no run over texts needs
    from normalize.lexicon.schema import Locale

__all__ = [
    "CREDITS", "CUT", "EDGE", "GOES_ON", "PLEAS", "SPACELESS", "UNSPACED", "key_of", "tables", "unaccented_labels",
]  # fmt: skip

SIGNS = "★☆●○◎■□◆◇▌▲▼※"
"""Signs before a heading."""
EDGE = " \t\xa0\u200e\u200f.,:;!?…|•·-–—>»«<›‹→▶*+#\"'()[]{}（）【】「」：﹕՝៖،؛।॥۔။።，。、！？｜・/\\_=©@&" + SIGNS
"""What may stand around a label without changing it."""
CUT = pattern(r"[\s:：﹕՝៖،|–—•·,/()（）\[\]【】«»\"]+|(?<=\D)(?=\d)")
"""Where a label at the beginning of a line may end."""
GOES_ON = "+"
"""In a payload: longer labels begin with this."""
SPACELESS = "\u0e00"
"""Behind it lie the scripts that write no spaces between words (and those that do, from Hangul on)."""
UNSPACED = 12
"""Longest label, in characters, that is looked for where a script writes no spaces."""

APART = frozenset(("position", "surname"))
"""Kinds that are no labels of a line and have a table of their own."""
PLEAS = frozenset(("newsletter", "subscribe", "cookies", "comments", "advertisement"))
"""Kinds of labels whose words, in a sentence, show that it asks the reader for something."""
CREDITS = frozenset(("agency", "caption", "credit"))
"""Kinds of labels that the credit of a picture begins with."""
REMARK_WORDS = 3
"""Words of the shortest label that a remark ends in."""
TELLING = 5
"""Characters of the shortest label that is taken without its accents: a shorter one may be another word."""
_LETTERS = pattern(r"[^\W\d_]+")


def key_of(label: str) -> str:
    """The form a label is looked up by: folded, one space between words, punctuation at the edges cut.

    >>> key_of("Read  More: ")
    'read more'
    """
    plain = " ".join(label.split()).strip(EDGE)
    return plain.lower() if plain.isascii() else fold(plain.replace("’", "'"))


def tables(languages: Sequence[Locale]) -> Mapping[str, Mapping[str, str]]:
    """Table name to rows (folded label to payload)."""
    senses: dict[str, list[str]] = {}
    for language in languages:
        for kind, words in language.sections.get("labels", {}).items():
            for word in words if kind not in APART else ():
                _add(senses, word, f"{kind}/{language.tag}")
                if kind == "editor":
                    _add(senses, word, f"byline/{language.tag}")  # where nobody else is named
    senses |= unaccented_labels(senses)
    begun = {prefix for key in senses for prefix in _beginnings(key)}
    rows = {key: " ".join(found) for key, found in senses.items()}
    for prefix in sorted(begun):
        rows[prefix] = f"{rows[prefix]} {GOES_ON}" if prefix in rows else GOES_ON
    return {
        "labels": rows,
        "pleas": _pleas(senses),
        "remark_ends": _remark_ends(languages),
        "positions": _apart(languages, "position"),
        "surnames": _apart(languages, "surname"),
        "credit_words": _credit_words(senses),
        "name_joiners": {word: " ".join(tags) for word, tags in _joiners(languages).items()},
    }


def unaccented_labels(senses: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Labels without their accents, as capitals are written and careless pages do ("A LIRE AUSSI", "citeste si")."""
    found: dict[str, list[str]] = {}
    for key, meanings in senses.items():
        plain = unaccented(key)
        if plain != key and len(plain) >= TELLING and plain not in senses:
            known = found.setdefault(plain, [])
            known += [sense for sense in meanings if sense not in known]
    return found


def _pleas(senses: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Labels of one or two words to what they ask for, of `PLEAS`."""
    found = {}
    for key, meanings in senses.items():
        kinds = dict.fromkeys(sense.partition("/")[0] for sense in meanings)
        if key.count(" ") < 2 and not PLEAS.isdisjoint(kinds):
            found[key] = " ".join(kind for kind in kinds if kind in PLEAS)
    return found


def _remark_ends(languages: Sequence[Locale]) -> dict[str, str]:
    """The last words of labels of remarks to how many words those labels have, the longest first; of three or more."""
    found: dict[str, set[int]] = {}
    for language in languages:
        for words in (key_of(word).split(" ") for word in language.words("labels", "notice")):
            if len(words) >= REMARK_WORDS:
                found.setdefault(words[-1], set()).add(len(words))
    return {word: " ".join(map(str, sorted(sizes, reverse=True))) for word, sizes in found.items()}


def _apart(languages: Sequence[Locale], kind: str) -> dict[str, str]:
    """Words of a kind that has a table of its own, with the languages that have them."""
    found: dict[str, list[str]] = {}
    for language in languages:
        for word in language.words("labels", kind):
            tags = found.setdefault(key_of(word), [])
            if language.tag not in tags:
                tags.append(language.tag)
    return {word: " ".join(tags) for word, tags in found.items()}


def _credit_words(senses: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The first letters of the labels of `CREDITS`, up to whatever is no letter, to their kinds.

    Behind a bar each stand the labels where all are longer: "the" tells nothing, "the canadian press" does.
    """
    kinds: dict[str, set[str]] = {}
    labels: dict[str, list[str]] = {}
    for key, meanings in senses.items():
        found = CREDITS.intersection(sense.partition("/")[0] for sense in meanings)
        if found and (letters := _LETTERS.search(key)):
            kinds.setdefault(letters.group(), set()).update(found)
            labels.setdefault(letters.group(), []).append(key)
    rows = {word: " ".join(sorted(found)) for word, found in kinds.items()}
    return {word: row if word in labels[word] else "|".join((row, *labels[word])) for word, row in rows.items()}


def _beginnings(key: str) -> Iterator[str]:
    """What a line is looked up by on the way to a label, shorter than the label."""
    ends = [cut.start() for cut in CUT.finditer(key)]
    if key > SPACELESS:
        ends += range(1, min(UNSPACED, len(key)))
    for end in ends:
        prefix = key_of(key[:end])
        if prefix and prefix != key:
            yield prefix


def _joiners(languages: Sequence[Locale]) -> dict[str, list[str]]:
    """The words that join the last two of a list of names, with the languages that use them.

    From the standard ("and") list patterns of CLDR and from the TOML files.
    """
    from babel import Locale as BabelLocale
    from babel.localedata import locale_identifiers

    found: dict[str, list[str]] = {}
    pairs = [(word, language.tag) for language in languages for word in language.words("numbers", "and")]
    for identifier in locale_identifiers():
        if "_" not in identifier:
            pattern = BabelLocale.parse(identifier).list_patterns.get("standard", {}).get("2", "")
            pairs.append((pattern.replace("{0}", "").replace("{1}", "").strip(EDGE), identifier))
    for word, tag in pairs:
        tags = found.setdefault(fold(word), [])
        if tag not in tags:
            tags.append(tag)
    return {word: tags for word, tags in found.items() if word and " " not in word}


def _add(senses: dict[str, list[str]], word: str, sense: str) -> None:
    key = key_of(word)
    found = senses.setdefault(key, []) if key else []
    if sense not in found:
        found.append(sense)
