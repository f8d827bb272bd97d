"""The languages inside a text: spans that tile it, by line, by sentence, and by script inside a sentence.

The document's language is the prior: a line of its script whose words do not speak against it costs no engine
call.  Only what its words call foreign, or what stands in another script, is looked at more closely.
"""

from __future__ import annotations

from typing import NamedTuple

from normalize.language.detect import detect_in, detect_language, prior_tag, text_script
from normalize.language.fields import reader
from normalize.language.tags import base
from normalize.language.weigh import STAMP_MARK
from normalize.language.words import COUNTED, UNIT, shown_by, tokens, word_votes
from normalize.model import Language, LanguageSpan
from normalize.patterns import pattern
from normalize.text.scripts import members, script_of, scripts_in, split_words

__all__ = ["find_languages"]

_SENTENCE = pattern(r"[^.!?…।؟。！？]*(?:[.!?…।؟。！？]+[\"'”’»)\]]*|\Z)\s*")
FOREIGN = 1.2
"""Votes by which another language must lead the document's before a sentence is looked at."""
UNLIKE = 0.08
"""Share of a sentence's words that votes for the document's language must reach, else it is looked at."""
LONG = 60
"""Characters of a sentence that must show the document's words; a shorter one need not."""
SMALL = 3
"""Small words by which a run of a script with capitals is more than a name."""
STAMP, STAMP_VOTES = 80, 0.5
"""Characters of the longest line that can be a stamp, and the votes its label or month needs where the document's
language has none."""
SHARP = 130
"""A sentence is the document's when its words lead there by one vote in so many characters."""
ONE = 60
"""A line of fewer characters is one sentence."""
LEAST = 25
"""A sentence of fewer characters ("Mr.", "U.S.") is joined to the next."""
MOST_RUNS = 60
"""A sentence that changes its script more often is no prose: it gets no islands."""
ISLAND = 3
"""Letters of another script that make a span of their own inside a sentence."""


def find_languages(text: str) -> list[LanguageSpan]:
    """Spans of one language each, in order; together they tile the text.

    >>> text = "The talks will be held in Ottawa.\\nפורסם: 26.02.12"
    >>> [(s.tag, s.start, s.end) for s in find_languages(text)]
    [('en', 0, 34), ('he', 34, 49)]
    """
    document = detect_language(text)
    page = Page(document, prior_tag(document, document.script), _one_script(text, document.script))
    spans: list[LanguageSpan] = []
    at = 0
    for line in text.splitlines(keepends=True):
        _line(spans, line, at, page if page.plain else page._replace(plain=_one_script(line, document.script)))
        at += len(line)
    return spans


class Page(NamedTuple):
    """What the text tells a line: its language, as our lists name it too; and whether the line has one script."""

    language: Language
    own: str | None
    plain: bool

    def shows(self, piece: str) -> bool:
        """Whether the words of a piece speak for the page's language and for no other as much."""
        if not self.plain or self.own is None:
            return False
        words = piece.split()
        if (shown_by(words, self.own) - 1) * SHARP >= len(piece):  # one may be a word of all the world
            return True
        mine, rival = _mine_and_rival(word_votes(words[:COUNTED]), self.language.script, self.own)
        return (mine - rival) * SHARP >= len(piece) * min(1.0, COUNTED / (len(words) or 1))


def _mine_and_rival(total: int, script: str, own: str) -> tuple[float, float]:
    """The votes of a language and of the best other one of the script."""
    owners = reader(script)
    found: list[float] = list(owners.read(total))
    at = owners.at.get(own)
    mine = 0.0
    if at is not None:
        mine, found[at] = found[at], 0.0
    return mine / UNIT, max(found, default=0.0) / UNIT


def _one_script(text: str, script: str) -> bool:
    """Whether all letters of a text are of one script (kana and Han are)."""
    return all(_same(found, script) for found in scripts_in(text))


def _line(spans: list[LanguageSpan], line: str, start: int, page: Page) -> None:
    """Add the spans of a line: the whole of it where nothing speaks against the document, else by sentence."""
    if not line.strip():
        _push(spans, start, start + len(line), None)
        return
    sentences = _sentences(line)
    clear = [page.shows(piece) for piece in sentences]
    found = page.language if all(clear) else _language(line, page.language)
    at = start
    for piece, shown in zip(sentences, clear, strict=True):
        if shown:
            _push(spans, at, at + len(piece), page.language)
        else:
            inner = found if len(sentences) == 1 else _language(piece, found if found.tag != "und" else page.language)
            _islands(spans, piece, at, inner, page)
        at += len(piece)


def _sentences(line: str) -> list[str]:
    """The sentences of a line with the blanks behind them, tiny ones joined to the next; a short line is one."""
    if len(line) < ONE:
        return [line]
    pieces: list[str] = []
    for piece in _SENTENCE.findall(line):
        if pieces and len(pieces[-1]) < LEAST:
            pieces[-1] += piece
        elif piece:
            pieces.append(piece)
    return pieces


def _language(piece: str, prior: Language) -> Language:
    """The language of a line or sentence: the prior's, unless script or words speak against it."""
    script = text_script(piece)
    if script is None or prior.tag == "und":
        return prior if script is None else detect_in(piece, None)
    own = prior_tag(prior, script)
    if own is None:
        return detect_in(piece, None)
    words = piece.split() if len(piece) > STAMP else tokens(piece)
    mine, rival = _mine_and_rival(word_votes(words[:COUNTED]), script, own)
    if mine == 0.0 and rival >= STAMP_VOTES and len(piece) <= STAMP and STAMP_MARK.search(piece):
        other = detect_in(piece, None)
        return other if "words" in other.evidence else prior
    if rival - mine < FOREIGN and (len(piece) < LONG or mine >= UNLIKE * min(len(words), COUNTED)):
        return prior
    other = detect_in(piece, prior)
    return prior if other.tag == "und" else other


def _islands(spans: list[LanguageSpan], piece: str, start: int, language: Language, page: Page) -> None:
    """Add a sentence; runs of letters of another script inside it become spans of their own."""
    if page.plain or language.script == "Zyyy":
        _push(spans, start, start + len(piece), language)
        return
    at = 0
    runs = _runs(piece)
    for first, end, script in runs if len(runs) <= MOST_RUNS else ():
        if _same(script, language.script) or end - first < ISLAND:
            continue
        if not _is_prose(piece[first:end]):
            continue
        document = page.language
        island = document if _same(script, document.script) else detect_in(piece[first:end], None)
        if island.tag != "und" and base(island.tag) != base(language.tag):
            _push(spans, start + at, start + first, language)
            _push(spans, start + first, start + end, island)
            at = end
    _push(spans, start + at, start + len(piece), language)


def _is_prose(run: str) -> bool:
    """Whether a run is more than names: in a script with capitals, it has some small words."""
    if run.upper() == run.lower():
        return True
    return sum(word[0].islower() for word in split_words(run)) >= SMALL


def _same(script: str, other: str) -> bool:
    """Whether two scripts belong to one writing: kana and Han do."""
    return script == other or {script, other} <= set(members("Jpan"))


def _runs(piece: str) -> list[tuple[int, int, str]]:
    """The runs of one script: what is Common between two letters of a script belongs to the run."""
    runs: list[tuple[int, int, str]] = []
    for at, char in enumerate(piece):
        script = script_of(char)
        if script in ("Zyyy", "Zinh"):
            continue
        if runs and _same(script, runs[-1][2]):
            runs[-1] = (runs[-1][0], at + 1, runs[-1][2])
        else:
            runs.append((at, at + 1, script))
    return runs


def _push(spans: list[LanguageSpan], start: int, end: int, what: Language | None) -> None:
    """Add a stretch, joining it to the last span when the language is the same or there is none."""
    if end <= start:
        return
    last = spans[-1] if spans else None
    if last is not None and (what is None or what.tag in ("und", last.tag)):
        spans[-1] = LanguageSpan(last.start, end, last.tag, last.script)
    elif last is not None and what is not None and last.tag == "und":
        spans[-1] = LanguageSpan(last.start, end, what.tag, what.script)
    else:
        spans.append(LanguageSpan(start, end, what.tag if what else "und", what.script if what else "Zyyy"))
