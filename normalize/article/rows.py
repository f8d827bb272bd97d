"""Rows: the non-blank lines of a text, measured once, with what the rooms above and beside found in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import repeat

from normalize.article.labels import NONE, UNLABELLED, Senses, labels_of, whole
from normalize.patterns import pattern

__all__ = ["CLOSERS", "FINAL", "LABELLED", "STOPS", "Row", "read_rows"]

FINAL = frozenset(".!?…。！？।॥؟۔։።॰՞།။។៕")
"""Characters that end a sentence, in any script (UAX #29, Sentence_Terminal)."""
STOPS = ".。।॥۔։።॰՞།။។៕"
"""Those of them that end a statement."""
UNENDED = ("\u0e01", "\u0eff")
"""Thai and Lao, which end a sentence with nothing."""
UNENDED_SENTENCE = 64
"""A row of theirs of this size is a sentence; its last character may be a figure."""
CLOSERS = "\"'”’»›«‹)]}」』）】〉》“„\xa0 "
ROUND = {")": "(", "）": "（"}
BRACKETS = {"]": "[", "】": "【"}
"""Behind a full stop such brackets hold a remark to a paragraph; round ones end captions."""
BRACKETED = 60
SIGNATURE = 20
"""Characters of a signature in round ones."""
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
_INNER_STOP = pattern(r"[^\W\d_]{3}[.!?…][\"'”’»“)]? +[\"'“‘«„]?[^\W\d_]|[。！？][^」』”）)]|[।॥۔] *\w")
"""The end of a sentence within a text, not behind an abbreviation or a number."""
_STOP = pattern("[.!?…。！？।॥۔]")
SIGN_OFF = 24
_SIGN_OFF = pattern("[a-z][.!?][\"”’]? ([A-Z]{2,4}(?: [A-Z]{2,4}){0,3})$")
WIDEST = 100
"""A text with a wider line is not hard-wrapped."""
FEWEST = 6
LABELLED = 160
"""Longer lines are not asked for labels."""


class Row:
    """A non-blank line: where it is, how long, whether it ends a sentence, which label it has or is.

    Every stage asks every row, so all that may be asked has a slot: the default of a class is found ten times slower.
    """

    __slots__ = (
        "dates", "end", "final", "head", "joined_below", "line_start", "prose", "repeats", "rest", "role", "rule",
        "sentence", "size", "start", "tag", "text", "undated", "whole", "wrapped",
    )  # fmt: skip

    def __init__(self, line_start: int, start: int, text: str, size: int, final: bool, prose: bool) -> None:
        self.line_start = line_start
        """Where its line begins; `start` is where its text does."""
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.size = size
        self.final = final
        self.prose = prose
        self.sentence = prose or (final and size >= SENTENCE)
        """Whether the row is at least one full sentence."""
        self.whole: Senses = NONE
        """What the row means as a label."""
        self.head: Senses = NONE
        """The label that it begins with."""
        self.rest = 0
        """Where the text begins behind the label `head`."""
        self.repeats = 1
        self.joined_below = self.wrapped = False
        """Whether the next row follows without a blank line; whether its text stands on several lines of the source."""
        self.role = self.rule = self.undated = ""
        """`undated` is what a stamp row says besides its dates and their labels."""
        self.tag: str | None = None
        self.dates: Sequence[int] = ()
        """Indices of the date candidates in the row."""

    def become(self, role: str, rule: str, tag: str | None = None) -> None:
        """Give the row its role and the reason, once."""
        if not self.role:
            self.role, self.rule, self.tag = role, rule, tag


def read_rows(text: str, weight: float) -> list[Row]:
    r"""The rows of a repaired text, whose only line break is a line feed.

    `weight` is how many Latin letters a character of its script is worth.

    >>> [(row.start, row.text, row.joined_below) for row in read_rows("One\n two\n\nthree", 1.0)]
    [(0, 'One', True), (5, 'two', False), (10, 'three', False)]
    """
    rows: list[Row] = []
    at = 0
    above: Row | None = None
    for line, wrapped in _lines(text):
        if line and (found := line.strip()):
            row = _measured(at, at if found is line else at + line.index(found), found, weight)
            if wrapped:
                row.wrapped = True
            if above is not None:
                above.joined_below = True
            above = row
            rows.append(row)
        else:
            above = None
        at += len(line) + 1
    if len({row.text for row in rows}) < len(rows):
        counts = Counter(row.text for row in rows)
        for row in rows:
            row.repeats = counts[row.text]
    return rows


def _lines(text: str) -> Iterable[tuple[str, bool]]:
    """The lines of a text, those of a hard-wrapped paragraph as one, with whether they were joined."""
    lines = text.split("\n")
    if len(lines) < FEWEST or max(map(len, lines)) > WIDEST:
        return zip(lines, repeat(False))
    from normalize.text.wrap import joined  # few texts need it

    return joined(lines)


def _measured(line_start: int, start: int, text: str, weight: float) -> Row:
    length = len(text)
    size = length if weight == 1.0 else int(length * weight)
    last = text[-1]
    if last in CLOSERS:
        last = _behind_closers(text)
    final = last in FINAL or (last in GOES_ON and size >= INTRODUCES)
    if not final and size >= UNENDED_SENTENCE:
        final = _is_unended(text, last) or (last.isupper() and _is_signed_off(text))
    prose = size >= LONG_PROSE or (
        final and (size >= PROSE or (size >= TWO_SENTENCES and _two_sentences(text)))
    )
    row = Row(line_start, start, text, size, final, prose)
    if length <= LABELLED and (labels := labels_of(text)) is not UNLABELLED:
        row.whole, row.head, row.rest = labels
    return row


def _behind_closers(text: str) -> str:
    """The last character of a text before its closing quotes and brackets, and before a remark in such brackets."""
    last = text[-1]
    if last in BRACKETS:  # a credit or remark in brackets stands behind the sentence
        text_before = text[: max(text.rfind(BRACKETS[last], -BRACKETED), 0)]
        last = text_before.rstrip(CLOSERS)[-1:] or last
    elif last in ROUND and (at := text.rfind(ROUND[last], -BRACKETED)) > 0 and text[at - 1] == "。":
        last = "。"  # who wrote the paragraph; a caption has no full stop
    elif last == ")" and (at := text.rfind("(", -SIGNATURE)) > 0:
        sign = text[at + 1 : -1]
        if sign.islower() and " " not in sign:  # initials and agencies ("… in town. (kw/dpa)")
            last = text[:at].rstrip(CLOSERS)[-1:] or last
    return (text.rstrip(CLOSERS)[-1:] or last) if last in CLOSERS else last


def _is_signed_off(text: str) -> bool:
    """Whether capitals of editors or of the paper follow the last full stop ("… in town. PTI ABC XYZ", "… now. DM")."""
    found = _SIGN_OFF.search(text, len(text) - SIGN_OFF)
    return found is not None and "agency" not in whole(found[1])  # a caption ends in an agency alone


def _is_unended(text: str, last: str) -> bool:
    """Whether a long row is in Thai or Lao, whose sentences end with nothing."""
    return UNENDED[0] <= last <= UNENDED[1] or ("0" <= last <= "9" and UNENDED[0] <= text[0] <= UNENDED[1])


def _two_sentences(text: str) -> bool:
    return _STOP.search(text, 0, len(text) - 1) is not None and _INNER_STOP.search(text) is not None
