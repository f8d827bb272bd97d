"""The language of the article, and the lines that are in another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from normalize.article.rows import Row
from normalize.language.detect import detect_in
from normalize.model import Language, LanguageSpan
from normalize.text.scripts import main_script

__all__ = ["document_language", "language_spans", "settled", "weight_of"]

SAMPLE = 900
"""Characters of the body that decide its language."""
WEIGHTS = {"Hani": 2.5, "Hira": 2.5, "Kana": 2.5, "Hans": 2.5, "Hant": 2.5, "Jpan": 2.5, "Hang": 1.8, "Kore": 1.8}
_EAST = ("Hani", "Hira", "Kana", "Hang", "Jpan", "Hans", "Hant", "Kore")
FAMILIES = dict.fromkeys(_EAST, _EAST)
"""Scripts that one text mixes as a matter of course."""
SURE = 0.9
SMALL = 4
"""Letters of the little words that every paragraph of a language holds."""
FOREIGN = 60
"""A shorter line is asked for its language only when its script is another."""


def weight_of(text: str) -> float:
    """How many Latin letters a character of the text's script is worth, as a measure of length."""
    return 1.0 if text.isascii() else WEIGHTS.get(main_script(text[:2000]), 1.0)


def document_language(rows: Sequence[Row], hint: str | None) -> Language:
    """The language of the paragraphs; of everything when there is none. A hint settles what the text leaves open."""
    prose = [row.text for row in rows if row.prose and row.repeats == 1]
    sample = _sample(prose or [row.text for row in rows])
    return settled(detect_in(sample, None), hint)


def _sample(texts: Sequence[str]) -> str:
    """Pieces from the beginnings of several paragraphs: one quotation in another language does not decide."""
    share = max(120, SAMPLE // max(1, min(len(texts), 6)))
    return " ".join(text[:share] for text in texts[:6])[:SAMPLE]


def settled(found: Language, hint: str | None) -> Language:
    """The language found, or the hint where the text leaves it open.

    >>> settled(Language("und", "Latn", 0.0), "sw").evidence
    ('hint',)
    """
    if hint is None or (found.tag != "und" and found.confidence >= SURE):
        return found
    return Language(hint, found.script, max(found.confidence, 0.5), ("hint", *found.evidence))


def language_spans(rows: Sequence[Row], document: Language, length: int) -> list[LanguageSpan]:
    """Spans that tile the text; only a line in another script, or without the article's little words, is asked."""
    small = _small_words(rows)
    spans: list[LanguageSpan] = []
    for row in rows:
        tag, script = document.tag, document.script
        if row.role.startswith("stamp.") and row.tag and not _same(row.tag, document.tag):
            tag, script = row.tag, main_script(row.text)  # a stamp is in the language of its label
        elif _may_be_foreign(row, document.script, small):
            found = detect_in(row.text, document)
            tag, script = (found.tag, found.script) if found.tag != "und" else (tag, script)
        if not spans or spans[-1].tag != tag:
            start = row.line_start if spans else 0
            if spans:
                spans[-1] = _ending(spans[-1], start)
            spans.append(LanguageSpan(start, length, tag, script))
    return spans or ([LanguageSpan(0, length, document.tag, document.script)] if length else [])


def _same(one: str, other: str) -> bool:
    return one.partition("-")[0] == other.partition("-")[0]


def _ending(span: LanguageSpan, end: int) -> LanguageSpan:
    return LanguageSpan(span.start, end, span.tag, span.script)


def _small_words(rows: Sequence[Row]) -> frozenset[str]:
    """The little words that come up again and again in the paragraphs."""
    counts: Counter[str] = Counter()
    for row in [row for row in rows if row.prose][:8]:
        counts.update(set(row.text[:400].lower().split()))
    return frozenset(word for word, count in counts.items() if count > 1 and len(word) <= SMALL)


def _may_be_foreign(row: Row, script: str, small: frozenset[str]) -> bool:
    text = row.text
    if not text.isascii() or script not in ("Latn", "Zyyy"):
        other = main_script(text[:200])
        if other != "Zyyy" and other not in FAMILIES.get(script, (script,)):
            return True
    return row.size >= FOREIGN and bool(small) and small.isdisjoint(text.lower().split())
