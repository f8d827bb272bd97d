"""Builder of the labels tables: the words around an article (stamp, byline, credit, related …) to their kinds.

`labels` maps a folded label to `kind/tag kind/tag …`; `label_heads` maps the first word of every label to the number
of words of the longest one, so that most lines need one look-up to be left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from normalize.lexicon.table import fold

if TYPE_CHECKING:  # the schema brings the TOML reader, which no run over texts needs
    from normalize.lexicon.schema import Locale

__all__ = ["EDGE", "key_of", "tables"]

EDGE = " \t\xa0\u200e\u200f.,:;!?…|•·-–—>»«<›‹→▶*+#\"'()[]{}（）【】「」：，。、！？｜・/\\_=©@&"
"""What may stand around a label without changing it."""


def key_of(label: str) -> str:
    """The form a label is looked up by: folded, one space between words, punctuation at the edges cut.

    >>> key_of("Read  More: ")
    'read more'
    """
    return fold(" ".join(label.split()).strip(EDGE).replace("’", "'"))


def tables(languages: Sequence[Locale]) -> Mapping[str, Mapping[str, str]]:
    """Table name to rows (folded label to payload)."""
    senses: dict[str, list[str]] = {}
    for language in languages:
        for kind, words in language.sections.get("labels", {}).items():
            for word in words:
                _add(senses, word, f"{kind}/{language.tag}")
    heads: dict[str, int] = {}
    for key in senses:
        first, count = key.split(" ", 1)[0], key.count(" ") + 1
        heads[first] = max(count, heads.get(first, 0))
    rows = {key: " ".join(found) for key, found in senses.items()}
    return {
        "labels": rows,
        "label_heads": {key: str(count) for key, count in heads.items()},
        "name_joiners": {word: " ".join(tags) for word, tags in _joiners(languages).items()},
    }


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
