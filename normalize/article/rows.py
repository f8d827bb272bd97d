"""Rows: the non-blank lines of a text, measured once, with what the rooms above and beside found in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from normalize.article.labels import UNLABELLED, Senses, labels_of
from normalize.patterns import pattern
from normalize.text.lines import Line

__all__ = ["FINAL", "Row", "read_rows"]

FINAL = frozenset(".!?…。！？।॥؟۔։።॰՞།។")
"""Characters that end a sentence, in any script (UAX #29, Sentence_Terminal)."""
UNENDED = ("\u0e01", "\u0eff")
"""Thai and Lao, which end a sentence with nothing."""
CLOSERS = "\"'”’»›)]}」』）】〉》“„\xa0 "
GOES_ON = frozenset(":：;；")
"""A line that ends so introduces or lists what belongs to the article."""
INTRODUCES = 45
PROSE = 110
"""A line of this size (Latin letters) that ends a sentence is a paragraph."""
LONG_PROSE = 180
"""A line of this size is a paragraph however it ends."""
SENTENCE = 24
TWO_SENTENCES = 70
"""A row of this size that holds two sentences is a paragraph; a teaser or a headline is one."""
_INNER_STOP = pattern(r"[^\W\d_]{3}[.!?…][\"'”’»“)]? +[^\W\d_]|[。！？][^」』”）)]|[।॥۔] *\w")
"""The end of a sentence within a text, not behind an abbreviation or a number."""
LABELLED = 160
"""Longer lines are not asked for labels."""


@dataclass(slots=True, eq=False)
class Row:
    """A non-blank line: where it is, how long, whether it ends a sentence, which label it has or is."""

    line_start: int
    """Where its line begins; `start` is where its text does."""
    start: int
    end: int
    text: str
    size: int
    final: bool
    prose: bool
    whole: Senses
    head: Senses
    rest: int
    """Where the text begins behind the label `head`."""
    repeats: int = 1
    joined_below: bool = False
    """Whether the next row follows without a blank line."""
    role: str = ""
    rule: str = ""
    tag: str | None = None
    undated: str = ""
    """What a stamp row says besides its dates and their labels."""
    dates: list[int] = field(default_factory=list)
    """Indices of the date candidates in the row."""

    @property
    def sentence(self) -> bool:
        """Whether the row is at least one full sentence."""
        return self.prose or (self.final and self.size >= SENTENCE)

    def become(self, role: str, rule: str, tag: str | None = None) -> None:
        """Give the row its role and the reason, once."""
        if not self.role:
            self.role, self.rule, self.tag = role, rule, tag


def read_rows(lines: Sequence[Line], weight: float) -> list[Row]:
    """The rows of a text; `weight` is how many Latin letters a character of its script is worth."""
    rows: list[Row] = []
    seen: dict[str, int] = {}
    last = -1
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        start = line.start + line.text.index(text)
        row = _measured(line.start, start, text, weight)
        if rows and line.start - 1 <= last:
            rows[-1].joined_below = True
        last = line.end
        seen[text] = seen.get(text, 0) + 1
        rows.append(row)
    for row in rows:
        row.repeats = seen[row.text]
    return rows


def _measured(line_start: int, start: int, text: str, weight: float) -> Row:
    size = int(len(text) * weight)
    last = text.rstrip(CLOSERS)[-1:] or text[-1]
    final = text[-1] in FINAL or last in FINAL or (last in GOES_ON and size >= INTRODUCES)
    prose = size >= LONG_PROSE or (size >= PROSE and (final or UNENDED[0] <= last <= UNENDED[1]))
    prose = prose or (final and size >= TWO_SENTENCES and _INNER_STOP.search(text) is not None)
    meaning, begins, rest = labels_of(text) if len(text) <= LABELLED else UNLABELLED
    return Row(line_start, start, start + len(text), text, size, final, prose, meaning, begins, rest)
