"""From a text to clusters: digit runs and the known words around them, each a token with a letter.

A cluster is a stretch of digit runs, date words and signs without an unknown word; its letters, joined, are its
*shape*, on which the grammar works.  Only what stands beside digit runs is ever looked up, a bounded way.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from normalize.dates.words import entry, kinds_of, vocabulary
from normalize.dates.zones import read_zone
from normalize.hints import Hints
from normalize.lexicon.canonical import SKIP, canonical_chars, chunks
from normalize.lexicon.table import fold, load
from normalize.patterns import pattern
from normalize.text.digits import DigitRun

__all__ = ["Cluster", "Token", "clusters", "lex"]

HEAD = 48
TAIL = 56
"""How far right and left of a digit run words are looked up."""
NARROW = 16
"""The same before a digit run in a script without blanks, where a word has few characters."""
WHOLE = 56
"""The longest stretch between two digit runs of one cluster."""
REPEATED = 8
"""A stretch so short repeats from text to text: the cache answers sooner than a look at it."""
MAX_RUNS = 24
UNKNOWN = "X"
_NO_HINTS = Hints()
_SIGNS = {c: c for c in ".,:/-()'|+#"} | {"\n": ";", '"': "'"}
_LENGTHS = {n: str(n) for n in range(1, 10)} | {12: "V", 14: "W"}


class Token(NamedTuple):
    """A letter of the shape with the span it stands for and the canonical word (for digits: ASCII digits)."""

    letter: str
    start: int
    end: int
    key: str


_ISO_SIGNS = {"T": [Token("T", 0, 1, "t")], "-W": [Token("-", 0, 1, "-"), Token("K", 1, 2, "w")]}
"""Signs of ISO 8601 between two numbers: T before the clock, W before a week."""


class Cluster(NamedTuple):
    """Tokens side by side; `shape` is their letters; `shifts` is what to add to a token's offsets, kept apart so that
    the tokens of a stretch between digits are made once for all texts."""

    shape: str
    tokens: Sequence[Token]
    shifts: Sequence[int]

    def start(self, index: int) -> int:
        """Where a token begins in the text."""
        return self.tokens[index].start + self.shifts[index]

    def end(self, index: int) -> int:
        """Where a token ends in the text."""
        return self.tokens[index].end + self.shifts[index]


def clusters(text: str, runs: Sequence[DigitRun]) -> list[Cluster]:
    """All clusters of a text that hold more than a lone number."""
    found: list[Cluster] = []
    tokens: list[Token] = []
    shifts: list[int] = []
    last, count = 0, 0
    for run in runs:
        start = run.start
        between = None
        if (
            tokens and start - last <= WHOLE and count < MAX_RUNS
            and (start - last <= REPEATED or opens(text, last, start))
        ):  # fmt: skip
            between = _between(text[last:start])
        if between is None:
            _close(found, tokens, shifts, text, last, start)
            tokens, shifts = _tail(text, last, start) if leads(text, last, start) else ([], [])
            count = 0
        else:
            tokens += between
            shifts += [last] * len(between)
        length = run.end - start
        if 4 <= length <= _GLUED_MOST and len(tokens) > 1 and (cut := _glued(text, run, tokens)):
            middle = start + cut
            tokens += [_number(start, middle, run.digits[:cut]), Token(" ", middle, middle, " "),
                       _number(middle, run.end, run.digits[cut:])]  # fmt: skip
            shifts += [0, 0, 0]
        else:
            tokens.append(Token(_LENGTHS.get(len(run.digits), "x"), start, run.end, run.digits))
            shifts.append(0)
        last, count = run.end, count + 1
    _close(found, tokens, shifts, text, last, len(text))
    return found


def _number(start: int, end: int, digits: str) -> Token:
    return Token(_LENGTHS.get(len(digits), "x"), start, end, digits)


def _glued(text: str, run: DigitRun, tokens: Sequence[Token]) -> int:
    """Where two numbers without a blank between them part ("20232:23 PM", "202430. Januar"); 0 for nowhere.

    A year is glued to an hour or a day, or behind day and month to any number ("May 3, 20240128" views); a day behind
    its month mark to an hour ("6月2911:30").
    """
    after = text[run.end : run.end + 1]
    if len(run.digits) == 4:
        marked = after == ":" and tokens[-1].letter != " " and "M" in kinds_of(tokens[-1].letter)
        return 2 if marked else 0
    known = any(t.letter in "12" for t in tokens[-8:])
    if not known or not _YEARS[0] <= run.digits[:4] <= _YEARS[1]:
        return 0
    return 4 if after in (":", ".") or any("m" in kinds_of(t.letter) for t in tokens[-5:] if t.letter > " ") else 0


_GLUED_MOST = 12
"""Digits of the longest run that is taken apart."""


_WHOLE_DATES = "8VW"
"""Lengths of a number that can be a date by itself: 20120226, with a clock behind it 12 or 14 digits."""
_YEARS = ("1990", "2059")


def _close(
    found: list[Cluster], tokens: list[Token], shifts: list[int], text: str, start: int, stop: int
) -> None:  # fmt: skip
    """End a cluster with the known words behind its last digits."""
    if not tokens:
        return
    if start < stop and opens(text, start, stop):
        head = _head(text[start : min(stop, start + HEAD)])
        tokens += head
        shifts += [start] * len(head)
    if len(tokens) > 1 or tokens[0].letter in _WHOLE_DATES:
        found.append(Cluster("".join([t[0] for t in tokens]), tokens, shifts))


@lru_cache(maxsize=4096)
def _head(gap: str) -> tuple[Token, ...]:
    """The known words right behind a digit run."""
    return tuple(_known(gap))


def _tail(text: str, low: int, stop: int) -> tuple[list[Token], list[int]]:
    """The known words right before a digit run."""
    start = _reach(text, max(low, stop - (NARROW if "\u2e80" <= text[stop - 1] <= "\ud7af" else TAIL)), stop)
    tokens = lex(text[start:stop])
    keep = len(tokens)
    while keep and tokens[keep - 1].letter != UNKNOWN:
        keep -= 1
    return list(tokens[keep:]), [start] * (len(tokens) - keep)


def _reach(text: str, start: int, stop: int) -> int:
    """Where the known words before a digit run may begin: behind the last word that is surely unknown."""
    at = stop
    while at > start:
        cut = text.rfind(" ", start, at)
        word = text[cut + 1 : at].rstrip(",.:-–—|")
        plain = word.isalpha() and word < "\u0900" and (word.islower() or word[1:].islower())
        if cut < 0 or (plain and fold(canonical_chars(word)) not in vocabulary()):
            return max(start, cut + 1) if cut >= 0 else start
        at = cut
    return start


@lru_cache(maxsize=4096)
def _between(gap: str) -> tuple[Token, ...] | None:
    """The tokens of a stretch between two digit runs, `None` if it holds an unknown word other than a zone."""
    tokens = lex(gap)
    first = next((n for n, t in enumerate(tokens) if t.letter == UNKNOWN), -1)
    if first < 0:
        return tokens
    start = tokens[first].start
    zone = read_zone(gap, start, _NO_HINTS)
    if zone is None:
        return None
    end = zone[0]
    rest = _between(gap[end:]) if end > start else None
    if rest is None:
        return None
    moved = (Token(t.letter, t.start + end, t.end + end, t.key) for t in rest)
    return (*tokens[:first], Token("Z", start, end, "z"), *moved)


@lru_cache(maxsize=4096)
def lex(text: str) -> tuple[Token, ...]:
    """Tokens of a short text between digits; unknown words have the letter X."""
    found: list[Token] = []
    _lex(text, found, False)
    return tuple(found)


def _known(text: str) -> list[Token]:
    """The tokens of a text up to its first unknown word."""
    found: list[Token] = []
    _lex(text, found, True)
    keep = next((n for n, t in enumerate(found) if t.letter == UNKNOWN), len(found))
    return found[:keep]


def _lex(text: str, found: list[Token], stop: bool) -> None:
    line = canonical_chars(text)
    if line in _ISO_SIGNS:
        found += _ISO_SIGNS[line]
        return
    parts = chunks(line)
    ends = list(accumulate(map(len, parts)))
    index = 0
    while index < len(parts):
        index += _chunk(line, parts, ends, index, ends[index] - len(parts[index]), found)
        if stop and found and found[-1].letter == UNKNOWN:
            return


def _chunk(line: str, parts: list[str], ends: list[int], index: int, start: int, found: list[Token]) -> int:
    """Add the token that begins at chunk `index`; how many chunks it took."""
    part = parts[index]
    if part[0] in " " + SKIP:
        if " " in part:
            found.append(Token(" ", start, ends[index], " "))
        return 1
    known = entry(part if part < "A" else fold(part))
    if known is not None and known[1] > 1:
        for count in range(min(known[1], len(parts) - index), 1, -1):
            key = fold(line[start : ends[index + count - 1]].replace(SKIP, ""))
            longer = entry(key)
            if longer is not None and longer[0]:
                found.append(Token(longer[0], start, ends[index + count - 1], key))
                return count
    if known is not None and known[0]:
        found.append(Token(known[0], start, ends[index], fold(part)))
    elif part in _SIGNS:
        found.append(Token(_SIGNS[part], start, ends[index], part))
    else:
        _unknown(part, start, found)
    return 1


def _unknown(part: str, start: int, found: list[Token]) -> None:
    """Split a word that is not in the table: CJK and the like by longest entry, Latin at a capital."""
    if part.isascii() and part.islower():
        found.append(Token(UNKNOWN, start, start + len(part), part))
        return
    if max(part) >= UNSPACED:
        pieces = _segment(part)
    elif part.isascii() and part[-1].isalpha() and (cut := _capital(part)):
        pieces = [(0, cut), (cut, len(part))]
    else:
        pieces = [(0, len(part))]
    for begin, end in pieces:
        known = entry(fold(part[begin:end])) if len(pieces) > 1 or end - begin < len(part) else None
        letter = known[0] if known and known[0] else UNKNOWN
        found.append(Token(letter, start + begin, start + end, fold(part[begin:end])))


def _capital(part: str) -> int:
    """Where the last capital follows a small letter ("StephenFebruary"); 0 for nowhere."""
    return next((n for n in range(len(part) - 1, 0, -1) if part[n].isupper() and part[n - 1].islower()), 0)


def _segment(part: str) -> list[tuple[int, int]]:
    """Longest entries from the left; what lies between entries is one unknown piece each."""
    cuts = [0]
    at, first = 0, _first_letters()
    while at < len(part):
        end = 0
        if part[at] in first:
            end = next((e for e in range(min(len(part), at + 14), at, -1) if _is_word(part[at:e])), 0)
        if end:
            if cuts[-1] != at:
                cuts.append(at)
            cuts.append(end)
        at = end or at + 1
    if cuts[-1] != len(part):
        cuts.append(len(part))
    return list(pairwise(cuts))


@lru_cache(maxsize=1)
def _first_letters() -> frozenset[str]:
    """The first letters of all entries in scripts that may lack blanks."""
    return frozenset(key[0] for key in vocabulary() if key[0] >= UNSPACED)


@lru_cache(maxsize=1)
def _last_letters() -> frozenset[str]:
    """The last letters of the same entries."""
    return frozenset(key[-1] for key in vocabulary() if key[-1] >= UNSPACED)


def _is_word(piece: str) -> bool:
    known = entry(fold(piece))
    return known is not None and bool(known[0])


def opens(text: str, start: int, stop: int) -> bool:
    """A quick look whether what stands right behind a digit run can be known: `False` only if it is not.

    >>> opens("5 people", 1, 8), opens("5 May", 1, 5), opens("5%", 1, 2), opens("5.02", 1, 2)
    (False, True, False, True)
    """
    match = _RIGHT.match(text, start, min(stop, start + 40))
    if match is None:
        return True
    signs, word = match.groups()
    if not word:
        return match.end() == stop or text[match.end()] >= "\u0300" or text[match.end()] in _MORE_SIGNS
    if word[0] >= UNSPACED:
        return fold(word[0]) in _first_letters()
    if word[0] >= "\u0900" or signs[-1:] in _GLUE:
        return True
    key = fold(canonical_chars(word))
    if key in vocabulary() or (_is_clock(text, start) and f"@f:{key}" in load("zones")):
        return True
    return match.end() < len(text) and text[match.end()] >= "\u0300"


def _is_clock(text: str, end: int) -> bool:
    """Whether the number that ends here may end a clock, so that a zone can follow."""
    return any(sign in text[max(0, end - 3) : end] for sign in ":.")


def leads(text: str, start: int, stop: int) -> bool:
    """A quick look whether the word right before a digit run can be known: `False` only if it is not.

    >>> leads("some 5", 0, 5), leads("Sunday, 5", 0, 8), leads("FollowJune 5", 0, 11)
    (False, True, True)
    """
    line = text[max(start, stop - 32) : stop].rstrip(_LEFT)
    last = line[-1:]
    if not last.isalpha():
        return last >= "\u0300" or last in _CLOSING
    if last >= UNSPACED:
        return fold(last) in _last_letters()
    word = line.split()[-1].lstrip(_OPENING)
    if not word.isalpha() or last >= "\u0900":
        return True
    key = fold(canonical_chars(word))
    return key in vocabulary() or not (word.islower() or word[1:].islower() or word.isupper())


_MORE_SIGNS = frozenset("°@~*;>[]{}\"“”„«»_→⇒＠")
_GLUE = ("-", "'", "’")
_CLOSING = frozenset(")]】）”\"'’")
_OPENING = "(\"'“‘«„["
UNSPACED = "\u0e00"
_RIGHT = pattern(r"([\s.,:/()|'’\u200e\u200f+#–—•·\u2009\u00a0-]{0,6})([^\W\d_]*)")
_LEFT = " .,:-–—|()•·\t\n\u00a0\u202f\u2009/@'’"
