"""The language of the article, and the lines that are in another one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from normalize.article.rows import Row
from normalize.language.detect import detect_in, prior_tag
from normalize.language.fields import owners
from normalize.language.words import shown_by
from normalize.model import Language, LanguageSpan
from normalize.text.scripts import main_script

__all__ = ["document_language", "language_spans", "settled", "weight_of"]

SAMPLE = 900
"""Characters of the body that decide its language."""
PIECES = 6
"""Paragraphs whose beginnings they are."""
WEIGHTS = {"Hani": 2.5, "Hira": 2.5, "Kana": 2.5, "Hans": 2.5, "Hant": 2.5, "Jpan": 2.5, "Hang": 1.8, "Kore": 1.8}
_EAST = ("Hani", "Hira", "Kana", "Hang", "Jpan", "Hans", "Hant", "Kore")
FAMILIES = dict.fromkeys(_EAST, _EAST)
"""Scripts that one text mixes as a matter of course."""
WEIGHED = 2000
FEW_HUNDRED = 256
_LATIN_BYTES = bytes([*range(0xCE), 0xE2, 0xEF])
"""Bytes of UTF-8 that texts in Latin letters hold: ASCII, what follows a lead byte, the leads of U+0080 to U+037F, of
punctuation and of full-width forms."""
SURE = 0.9
SMALL = 4
"""Letters of the little words that every paragraph of a language holds."""
PARAGRAPHS, HEAD = 3, 400
"""Paragraphs, and characters of each, from which the little words are taken."""
OWN = 130
"""Characters of a line for each word that only the article's language has, and the line is in it."""
FOREIGN = 60
"""A shorter line is asked for its language only when its script is another."""


def weight_of(text: str) -> float:
    """How many Latin letters a character of the text's script is worth, as a measure of length."""
    return 1.0 if text.isascii() else WEIGHTS.get(main_script(_thinned(text[:WEIGHED])), 1.0)


def _thinned(text: str) -> str:
    """A few hundred characters from all over a text: which script is the main one shows in them as well."""
    return text[:: 1 + len(text) // FEW_HUNDRED]


def document_language(rows: Sequence[Row], hint: str | None) -> Language:
    """The language of the paragraphs; of everything when there is none. A hint settles what the text leaves open."""
    prose = [row.text for row in islice((row for row in rows if row.prose and row.repeats == 1), PIECES)]
    sample = _sample(prose or [row.text for row in rows[:PIECES]])
    return settled(detect_in(sample, None), hint)


def _sample(texts: Sequence[str]) -> str:
    """Pieces from the beginnings of several paragraphs: one quotation in another language does not decide."""
    share = max(120, SAMPLE // max(1, len(texts)))
    return " ".join([text[:share] for text in texts])[:SAMPLE]


def settled(found: Language, hint: str | None) -> Language:
    """The language found, or the hint where the text leaves it open.

    >>> settled(Language("und", "Latn", 0.0), "sw").evidence
    ('hint',)
    """
    if hint is None or (found.tag != "und" and found.confidence >= SURE):
        return found
    return Language(hint, found.script, max(found.confidence, 0.5), ("hint", *found.evidence))


def language_spans(rows: Sequence[Row], document: Language, text: str) -> list[LanguageSpan]:
    """Spans that tile the text; only a line in another script, or without the article's little words, is asked."""
    lacks = _LittleWords(rows, document)
    mixed = _may_mix_scripts(text, document.script)
    spans: list[LanguageSpan] = []
    last = None
    for row in rows:
        if not mixed and last == document.tag and row.size < FOREIGN and not row.role.startswith("stamp."):
            continue  # most rows: short, and in the language of the one before
        tag, script = _tongue(row, document, mixed, lacks)
        if last != tag:
            start = row.line_start if spans else 0
            if spans:
                spans[-1] = spans[-1]._replace(end=start)
            spans.append(LanguageSpan(start, len(text), tag, script))
            last = tag
    return spans or ([LanguageSpan(0, len(text), document.tag, document.script)] if text else [])


def _tongue(row: Row, document: Language, mixed: bool, lacks: _LittleWords) -> tuple[str, str]:
    """The language and script of a row."""
    if row.tag and row.tag != document.tag and row.role.startswith("stamp.") and not _same(row.tag, document.tag):
        return row.tag, main_script(row.text)  # a stamp is in the language of its label
    if (mixed and _in_other_script(row.text, document.script)) or (row.size >= FOREIGN and lacks(row.text)):
        found = detect_in(row.text, document)
        if found.tag != "und":
            return found.tag, found.script
    return document.tag, document.script


def _same(one: str, other: str) -> bool:
    return one.partition("-")[0] == other.partition("-")[0]


def _may_mix_scripts(text: str, script: str) -> bool:
    """Whether some line can be in another script than the article's: not so in Latin letters throughout."""
    if script not in ("Latn", "Zyyy"):
        return True
    return not text.isascii() and bool(text.encode("utf-8", "surrogatepass").translate(None, _LATIN_BYTES))


def _in_other_script(text: str, script: str) -> bool:
    if script in ("Latn", "Zyyy") and text.isascii():
        return False
    other = main_script(_thinned(text[:200]))
    return other != "Zyyy" and other not in FAMILIES.get(script, (script,))


class _LittleWords:
    """The little words that come up again and again in the first paragraphs, and whether a text lacks all of them.

    Those show most lines to be in the article's language; else its own words, which no other language has, are asked.
    """

    __slots__ = ("_alone", "_likely", "_rows", "_tag")

    def __init__(self, rows: Sequence[Row], document: Language) -> None:
        self._rows = rows
        self._alone = document.script in _EAST or len(owners(document.script)) < 2
        self._tag = prior_tag(document, document.script) or document.tag
        self._likely: list[str] | None = None

    def __call__(self, text: str) -> bool:
        """Whether the text has none of the words, and too few of those that only its language has."""
        if self._alone:
            return False
        if self._likely is None:
            heads = [row.text[:HEAD] for row in islice((row for row in self._rows if row.prose), PARAGRAPHS)]
            self._likely = [f" {word} " for word in _repeated(heads)]
        for word in self._likely:
            if word in text:
                return False
        return (shown_by(text.split(), self._tag) - 1) * OWN < len(text)  # one may be a word of all the world


def _repeated(texts: Sequence[str]) -> frozenset[str]:
    """The little words of at least two of the texts, written small as all but the first of a sentence are."""
    once: set[str] = set()
    again: set[str] = set()
    for text in texts:
        words = set(text.split())
        again |= once & words
        once |= words
    return frozenset([word for word in again if len(word) <= SMALL])
