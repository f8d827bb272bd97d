"""Rows that their shape gives away, without a label or a credit: captions, polls, bare addresses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from normalize.article.body import Range
from normalize.article.credits import bracketed_source
from normalize.article.names import looks_like_name
from normalize.article.rows import Row
from normalize.lexicon.build_labels import key_of
from normalize.lexicon.table import load
from normalize.patterns import pattern

__all__ = ["mark_shapes"]

BELOW = 10
"""Rows behind the body that are looked at."""
CAPTION = 400
"""A row that says where in the picture somebody stands is not longer."""
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".avif")
HANDLE = "(@"
EMBEDDED = ("https://t.co/", "pic.twitter.com/")
"""What the text of an embedded post holds, and no sentence of an article."""
WORD = 60
"""No word is longer: an address, a key of the page's own."""
POST = 120
"""The signature of an embedded post ("Jane Roe (@jane) June 5, 2023") is not longer."""
DATED = 40
"""A row of this size that ends in a date, and with no full stop, is no crosshead."""
QUESTION, ANSWER = 160, 70
"""The question of a poll and its answers are not longer."""
ANSWERS = 3
KICKER = 40
"""The words in capitals before a caption's colon are not longer."""
FEWEST_LETTERS = 3
SAID = "«»“”„\"'‘’–—-「『"
"""What somebody says begins so, and no caption."""
ASKS = "?？؟"
OPENING = "([（［"
HAN = "\u2e80"
SOURCE = 40
"""Characters of a source in brackets behind the last sentence."""
_EQUAL = pattern(r"[=＝](?=\d)|[(（](?=\d+日)")
_BRACKET = pattern(r"[(（]([^()（）]{1,30})[)）]")


def mark_shapes(rows: Sequence[Row], top: int, body: Range, tag: str) -> None:
    """Give such rows from below the headline to just behind the body their roles."""
    stop = min(len(rows), body.last + BELOW)
    kicked = []
    for index in range(top + 1, stop):
        row = rows[index]
        if row.role:
            if row.role == "caption" and _is_kicked(row):
                kicked.append(index)
        elif found := _shape(row, tag):
            row.become(*found)
            if row.rule == "shape:open":
                _close(rows, index + 1)
        elif row.sentence and row.text[-1] in ASKS and row.size <= QUESTION:
            _poll(rows, index)
        elif row.sentence and row.size <= CAPTION and _is_kicked(row):
            kicked.append(index)
    _kickers(rows, kicked)


def _shape(row: Row, tag: str) -> tuple[str, str] | None:
    """The role of a row by what it holds, and the rule."""
    text = row.text
    last = text[-1]
    if last in OPENING:
        return "caption", "shape:open"  # the credit stands on the next line
    if text[0] > HAN and not row.final and _tells_day(text):
        return "caption", "shape:day"
    if last == "]" and not row.prose and _is_bracketed_name(text):
        return "caption", "ends:source"
    if not row.prose:
        if " " not in text and len(text) > WORD and text.isascii():
            return "other", "shape:address"
        if " " not in text and text.lower().endswith(PICTURES):
            return "other", "shape:file"
        if HANDLE in text and row.dates and row.size <= POST and text[-4:].isdecimal():
            return "other", "embed:signature"
        if any(address in text for address in EMBEDDED):
            return "other", "embed:link"
        if ("://" in text and text.count(" ") < 2) or ("@" in text and " " not in text):
            return "other", "shape:address"
        if last in ")）" and not row.final and bracketed_source(text):
            return "caption", "ends:source"
        if row.dates and not row.final and row.size >= DATED and _ends_in_year(text):
            return "caption", "ends:date"
    if row.size <= CAPTION and text[0] not in SAID and ("(" in text or "（" in text) and _tells_position(text, tag):
        return "caption", "words:position"
    return None


def _tells_day(text: str) -> bool:
    """Whether a sign or a bracket parts what is seen from when, in Japanese ("…する客=3日、市内で")."""
    found = _EQUAL.search(text)
    if found is None or found.start() < 2:
        return False
    return text[found.start()] not in "(（" or text[-1] in ")）"


def _is_bracketed_name(text: str) -> bool:
    """Whether a name stands in square brackets behind the last sentence, with a paper perhaps ("[Jane Roe, Post]")."""
    at = text.rfind("[")
    name = text[at + 1 : -1].partition(",")[0].partition("|")[0]
    return at > 0 and len(text) - at <= SOURCE and looks_like_name(name.strip())


def _ends_in_year(text: str) -> bool:
    return text[-4:].isdecimal() and not text[-5:-4].isdecimal()


def _tells_position(text: str, tag: str) -> bool:
    """Whether a bracket says in the article's language where in the picture somebody stands ("(left)", "(v. l.)")."""
    for inner in _BRACKET.findall(text):
        tags = load("positions").get(key_of(inner))
        if tags is not None and any(other.partition("-")[0] == tag.partition("-")[0] for other in tags.split(" ")):
            return True
    return False


def _close(rows: Sequence[Row], start: int) -> None:
    """The credit below a bracket that a caption opens, up to where it closes."""
    for at in range(start, min(start + 3, len(rows))):
        if rows[at].sentence:
            return
        rows[at].become("credit", "shape:bracket")
        if rows[at].text[-1] in ")）]":
            return


def _poll(rows: Sequence[Row], index: int) -> None:
    """A question with its answers: short rows, none of them a question or the heading of another paragraph."""
    answers = []
    for row in rows[index + 1 :]:
        if row.role or row.size > ANSWER or row.text[-1] in ASKS or row.text[-1] in ":：":
            break
        answers.append(row)
    if len(answers) >= ANSWERS and answers[-1].final:
        for row in (rows[index], *answers):
            row.become("other", "shape:poll")


def _is_kicked(row: Row) -> bool:
    """Whether a row begins with words in capitals and a colon ("IN TEARS: She lost the final.")."""
    text = row.text
    at = text.find(":", FEWEST_LETTERS, KICKER)
    if at < 0 or not text[0].isupper():
        return False
    rest = text[at + 1 :]
    return text[:at].isupper() and rest[:1] == " " and not rest.isupper()


def _kickers(rows: Sequence[Row], kicked: Sequence[int]) -> None:
    """Such rows are captions where a page has several, but no two in a row: a transcript names its speakers so."""
    if len(kicked) < 2 or any(other - one == 1 for one, other in pairwise(kicked)):
        return
    for index in kicked:
        rows[index].become("caption", "shape:kicker")
