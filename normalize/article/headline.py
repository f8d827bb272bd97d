"""Which row is the headline: by the URL and the markup, else by its words, its place and its shape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from normalize.article.body import Range
from normalize.article.dateline import dateline_in
from normalize.article.lead import FEW, Lead
from normalize.article.names import looks_like_name
from normalize.article.rows import CLOSERS, STOPS, Row
from normalize.article.words import plain, slug_words
from normalize.evidence import Choice, Reading, Rung, choose, evidence

__all__ = ["find_headline"]

ABOVE = 40
"""Rows above the first paragraph among which the headline is looked for."""
BELOW = 14
WORDS = 40
"""What it is worth when the first paragraphs hold every word of a row."""
SHORTEST, LONGEST = 8, 260
SLUG_MATCH = 0.6
LOOK_AHEAD = 7
SLUG_WORTH = 30
NEAR = 3
ABBREVIATION = 4
"""Characters of an abbreviation with its full stop."""
SPACELESS = "\u0e00"
"""Scripts from here on may lack blanks, but for those between the next two."""
SPACED = ("\u10a0", "\u13ff")
KICKER = 30
"""A line of this size is more than a kicker."""
BREADCRUMB = ("»", "›", " | ", " > ", " / ")
BELOW_COST = 12
SUMMARY_COST = 40
"""What stands under the head of a summary is none."""
BARED = 0.5
"""A title is at least this share of the row that holds more than it."""
SMALL = frozenset(("particle", "role"))
"""Labels that a headline may begin with: small words of names ("La"), what people are ("Editor")."""
PATHS = frozenset(("navigation", "byline"))
"""Labels of one word that breadcrumbs and bylines begin with; others may be words of the headline."""
TOPICS = frozenset(("share", "navigation", "comments"))
"""Labels that it may have before a colon ("Weather: …")."""
STAMPS = SMALL | {"published", "updated"}


def find_headline(rows: Sequence[Row], body: Range, url: str | None, vouched: Iterable[str]) -> Choice[int] | None:
    """The index of the headline's row, with the rows that lost to it where something from outside speaks for them.

    `vouched` are headlines that another source (markup, a field of the record) gave.
    """
    slug = slug_words(url)
    given = {_bare(text) for text in vouched}
    field = _Field(rows, body)
    readings = []
    for index in range(max(0, body.first - ABOVE), min(len(rows), body.first + BELOW)):
        row = rows[index]
        if not _possible(row):
            continue
        share = _slug_share(row.text, slug) if slug else 0.0
        codes = ["markup"] if given and _bare(row.text) in given else []
        if share >= SLUG_MATCH and not row.prose and not (index > body.first and _is_listed(rows, index)):
            codes.append("url")
        if not codes and row.sentence and _is_text(rows, index, body):
            continue
        field.add(index, SLUG_WORTH * share)
        if codes:
            readings.append(Reading(index, tuple(evidence(code, Rung.METADATA) for code in codes)))
    readings.sort(key=lambda reading: -field.settled(field.indices.index(reading.value)))
    best = None if readings else field.best()
    return choose(readings if best is None else [Reading(_bared(rows, field.indices, best))])


def _bared(rows: Sequence[Row], indices: Sequence[int], best: int) -> int:
    """The row that is the title alone where the best one has it behind a breadcrumb or before a site's name."""
    text = rows[best].text
    for index in indices:
        other = rows[index].text
        if len(text) > len(other) >= BARED * len(text) and other in text and rows[index].size >= KICKER:
            return index
    return best


class _Field:
    """The rows that may be the headline, with what each is worth.

    A row's place and shape cost little to weigh, its words in the lead much: they are asked only for rows that can
    still win.
    """

    def __init__(self, rows: Sequence[Row], body: Range) -> None:
        self.indices: list[int] = []
        self._rows, self._body = rows, body
        self._worth: list[float] = []
        self._scores: dict[int, float] = {}
        self._lead: Lead | None = None

    def add(self, index: int, extra: float) -> None:
        """A row that may be the headline; `extra` is what it is worth beyond its place and shape."""
        self.indices.append(index)
        self._worth.append(_worth(self._rows, index, self._body) + extra)

    def best(self) -> int | None:
        """The row that is worth most, the upper one of equals; `None` where none is worth anything."""
        found, most = None, 0.0
        limits = list(map(self._limit, range(len(self.indices))))
        for at in sorted(range(len(limits)), key=limits.__getitem__, reverse=True):
            if limits[at] < most:
                break
            score = self.settled(at)
            if score > most or (score == most and found is not None and self.indices[at] < found):
                found, most = self.indices[at], score
        return found

    def settled(self, at: int) -> float:
        """The score of a row, less when a neighbour right above is about as good.

        Of two such neighbours the upper is the headline, the lower its description; a short kicker is neither.
        """
        score, index = self._score(at), self.indices[at]
        for near in range(max(0, at - NEAR), at):
            upper = self.indices[near]
            if index - upper <= NEAR and self._rows[upper].size >= KICKER and self._score(near) > score - BELOW_COST:
                return score - BELOW_COST
        return score

    def _limit(self, at: int) -> float:
        """More than this a row cannot be worth: its words are too few to be found by chance."""
        text = self._rows[self.indices[at]].text
        words = text.count(" ") + 1
        return self._worth[at] + (WORDS * words / FEW if words < FEW and text.isascii() else WORDS)

    def _score(self, at: int) -> float:
        if at not in self._scores:
            if self._lead is None:
                self._lead = Lead(self._rows, self._body)
            self._scores[at] = self._worth[at] + WORDS * self._lead.share(self._rows, self.indices[at])
        return self._scores[at]


def _possible(row: Row) -> bool:
    if row.role or row.whole or not SHORTEST <= row.size <= LONGEST:
        return False
    if "byline" in row.head and looks_like_name(row.text[row.rest :]):
        return False
    return row.text[0].isalpha() or any(map(str.isalpha, row.text))


def _is_listed(rows: Sequence[Row], index: int) -> bool:
    """Whether a row stands in a table of contents: it and its neighbours come up again."""
    return all(row.repeats > 1 for row in rows[max(0, index - 1) : index + 2]) and 0 < index < len(rows) - 1


def _is_text(rows: Sequence[Row], index: int, body: Range) -> bool:
    """Whether a sentence that nobody vouches for is part of the text: two, or one below the first paragraph."""
    row = rows[index]
    if row.text.rstrip(CLOSERS)[-1:] not in STOPS:
        return False
    if row.prose or (index > body.first and rows[body.first].sentence) or dateline_in(row.text) is not None:
        return True
    above = rows[index - 1] if index else row
    return (above.role.startswith("stamp") or "byline" in above.head) and not _heralds(rows, index)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, plain(text)))


def _slug_share(text: str, slug: tuple[str, ...]) -> float:
    """Share of the longer of slug and line that the other confirms, from the slug's side."""
    if len(slug) < 3:
        return 0.0
    squeezed = plain(text).replace("'", "").replace("’", "")
    words = {w.strip(".,:;!?\"'()«»„“”") for w in squeezed.replace("-", " ").split()}
    wide = {w.replace("ae", "a").replace("oe", "o").replace("ue", "u") for w in words}
    hits = sum(1 for w in slug if w in words or w.replace("ae", "a").replace("oe", "o").replace("ue", "u") in wide)
    return hits / len(slug)


def _worth(rows: Sequence[Row], index: int, body: Range) -> float:
    """What place, shape, repetition and neighbours of a row are worth."""
    row = rows[index]
    worth = _shape(row)
    worth += 8 if 2 <= row.repeats <= 4 and not _is_twin(rows, index) else 0
    worth += 12 if _heralds(rows, index) else 0
    worth -= SUMMARY_COST if index and rows[index - 1].rule == "label:summary" else 0
    if index >= body.first:
        if row.sentence and any(map(_is_head, rows[max(0, index - NEAR) : index])):
            worth -= BELOW_COST  # the first question of an interview
        above = sum(25 if r.prose else 10 if r.sentence else 0 for r in rows[body.first : index])
        return worth - above - index + body.first
    return worth - min(body.first - index, ABOVE) * 0.3


def _is_twin(rows: Sequence[Row], index: int) -> bool:
    """Whether the same line stands right above or below, and another above both: a picture's text and its caption."""
    text = rows[index].text
    same = [at for at in (index - 1, index + 1) if 0 <= at < len(rows) and rows[at].text == text]
    above = rows[max(0, min([index, *same]) - ABOVE) : min([index, *same])]
    return bool(same) and any(row.size >= KICKER and not row.role and not row.whole for row in above)


def _shape(row: Row) -> float:
    size = row.size
    text = row.text
    score = 16.0 if 28 <= size <= 130 else 6.0 if 16 <= size < 28 else 0.0
    if size > 190:
        score -= 20
    blanks = text.count(" ")
    if blanks < 2 and (text.isascii() or (not blanks and _is_spaced(text[-1]))):
        score -= 12
    if text[-1] in ".。।۔።။។" and not _abbreviated(text):
        score -= 18
    if row.prose:
        score -= 10
    for sign in BREADCRUMB:
        if sign in text:
            score -= 15
            break
    return score - 15 if row.head and _begins_with_label(row) else score


def _is_spaced(char: str) -> bool:
    """Whether a character is of a script that writes words apart."""
    return char < SPACELESS or SPACED[0] <= char <= SPACED[1]


def _begins_with_label(row: Row) -> bool:
    """Whether a label stands before the rest of the row; "Le" is one in French, of a date alone."""
    if row.rest >= len(row.text) or row.head.keys() <= SMALL:
        return False
    label = row.text[: row.rest].rstrip()
    if row.head.keys() <= TOPICS and label[-1:] in ":：":
        return False
    if " " not in label and label[-1:].isalpha() and PATHS.isdisjoint(row.head):
        return bool(row.dates)  # a word of the headline
    return bool(row.dates) or not row.head.keys() <= STAMPS


def _abbreviated(text: str) -> bool:
    """Whether the full stop at the end belongs to an abbreviation ("1.9 bn.") or an ellipsis, not to a sentence."""
    last = text[-8:].rpartition(" ")[2]
    return text.endswith("...") or (last != text and len(last) <= ABBREVIATION)


def _heralds(rows: Sequence[Row], index: int) -> bool:
    """Whether a stamp or a byline follows before the first paragraph after the next row."""
    for offset, row in enumerate(rows[index + 1 : index + 1 + LOOK_AHEAD]):
        if _is_head(row):
            return True
        if row.prose and offset > 0:
            return False
    return False


def _is_head(row: Row) -> bool:
    return row.role == "byline" or row.role.startswith("stamp")
