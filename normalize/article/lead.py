"""The lead of an article: its first paragraphs, in which the words of a headline come up again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from normalize.article.body import Range
from normalize.article.rows import Row
from normalize.article.words import STEM, stems
from normalize.lexicon.build_labels import EDGE
from normalize.lexicon.table import fold

__all__ = ["FEW", "Lead"]

PARAGRAPHS = 12
LONGEST = 700
"""Characters of a paragraph that count."""
FEW = 3
"""Fewer words than this are found in any body by chance."""
_BESIDE = EDGE + "\n’“”„‘\u3000"
"""What may stand at either end of a word."""


class Lead:
    """The first paragraphs, folded.  Words are looked up in their text as it stands: a row that may be the headline
    has a dozen, the paragraphs have hundreds."""

    __slots__ = ("_spans", "_text")

    def __init__(self, rows: Sequence[Row], body: Range) -> None:
        inside = ((index, rows[index]) for index in range(body.first, body.last))
        found = islice(((index, row.text) for index, row in inside if row.sentence and not row.role), PARAGRAPHS)
        texts = {index: text[:LONGEST] for index, text in found}
        self._text = fold("\n".join(texts.values()))
        self._spans: dict[int, tuple[int, int]] = {}
        at = 0
        for index, text in zip(texts, self._text.split("\n"), strict=False):
            self._spans[index] = at, (at := at + len(text) + 1)

    def share(self, rows: Sequence[Row], index: int) -> float:
        """The share of a row's words that the paragraphs (others than the row) hold; less where they are few."""
        words = stems(rows[index].text)
        if not words:
            return 0.0
        own = self._spans.get(index, (-1, -1))
        return sum(self._holds(word, *own) for word in words) / max(len(words), FEW)

    def _holds(self, word: str, start: int, end: int) -> bool:
        """Whether a word that begins so (a pair of characters without spaces: anywhere) stands outside of a span."""
        text = self._text
        at = text.find(word)
        while at >= 0:
            if start <= at < end:
                at = end - 1
            elif len(word) < STEM - 1 or (self._edge(at - 1) and (len(word) == STEM or self._edge(at + len(word)))):
                return True
            at = text.find(word, at + 1)
        return False

    def _edge(self, at: int) -> bool:
        return self._text[at : at + 1] in _BESIDE if at >= 0 else True
