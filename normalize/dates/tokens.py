"""From a short text between digit runs to tokens: known words by the letters of their kinds, and signs.

Every function here is kept by stretch: news repeat the few that stand between the digits of their dates.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from normalize.dates.words import edge_letters, entry
from normalize.dates.zones import read_zone
from normalize.hints import Hints
from normalize.lexicon.canonical import SKIP, canonical_chars, chunks
from normalize.lexicon.table import fold

__all__ = ["NOTHING", "UNKNOWN", "UNSPACED", "Stretch", "Token", "between", "head", "tail"]

UNKNOWN = "X"
UNSPACED = "\u0e00"
"""Scripts from here on may lack blanks."""
_NO_HINTS = Hints()
_SIGNS = {c: c for c in ".,:/-()'|+#"} | {"\n": ";", '"': "'"}
_LONGEST = 14
"""Characters of the longest entry that is looked for inside a run of letters without blanks."""


class Token(NamedTuple):
    """A letter of the shape with the span it stands for and the canonical word (for digits: ASCII digits)."""

    letter: str
    start: int
    end: int
    key: str


class Stretch(NamedTuple):
    """The tokens of a stretch of text, and their letters side by side."""

    letters: str
    tokens: tuple[Token, ...]


NOTHING = Stretch("", ())
_ISO_SIGNS = {"T": [Token("T", 0, 1, "t")], "-W": [Token("-", 0, 1, "-"), Token("K", 1, 2, "w")]}
"""Signs of ISO 8601 between two numbers: T before the clock, W before a week."""


def _stretch(tokens: tuple[Token, ...]) -> Stretch:
    return Stretch("".join([token[0] for token in tokens]), tokens)


@lru_cache(maxsize=4096)
def head(text: str) -> Stretch:
    """The known words right behind a digit run, up to the first unknown one.

    >>> [token.key for token in head(" May, says Mary").tokens]
    [' ', 'may', ',', ' ']
    """
    found: list[Token] = []
    _lex(text, found, True)
    keep = next((n for n, token in enumerate(found) if token.letter == UNKNOWN), len(found))
    return _stretch(tuple(found[:keep]))


@lru_cache(maxsize=4096)
def tail(text: str) -> Stretch:
    """The known words right before a digit run, from behind the last unknown one.

    >>> [token.key for token in tail("arrived on May ").tokens]
    [' ', 'on', ' ', 'may', ' ']
    """
    tokens = _lexed(text)
    keep = len(tokens)
    while keep and tokens[keep - 1].letter != UNKNOWN:
        keep -= 1
    return _stretch(tokens[keep:])


@lru_cache(maxsize=4096)
def between(gap: str) -> Stretch | None:
    """The tokens of a stretch between two digit runs, `None` if it holds an unknown word other than a zone."""
    tokens = _lexed(gap)
    first = next((n for n, t in enumerate(tokens) if t.letter == UNKNOWN), -1)
    if first < 0:
        return _stretch(tokens)
    start = tokens[first].start
    zone = read_zone(gap, start, _NO_HINTS)
    if zone is None:
        return None
    end = zone[0]
    rest = between(gap[end:]) if end > start else None
    if rest is None:
        return None
    moved = (Token(t.letter, t.start + end, t.end + end, t.key) for t in rest.tokens)
    return _stretch((*tokens[:first], Token("Z", start, end, "z"), *moved))


def _lexed(text: str) -> tuple[Token, ...]:
    """All tokens of a short text; unknown words have the letter X."""
    found: list[Token] = []
    _lex(text, found, False)
    return tuple(found)


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
    at, first = 0, edge_letters("@first")
    while at < len(part):
        end = 0
        if part[at] in first:
            end = next((e for e in range(min(len(part), at + _LONGEST), at, -1) if _is_word(part[at:e])), 0)
        if end:
            if cuts[-1] != at:
                cuts.append(at)
            cuts.append(end)
        at = end or at + 1
    if cuts[-1] != len(part):
        cuts.append(len(part))
    return list(pairwise(cuts))


def _is_word(piece: str) -> bool:
    known = entry(fold(piece))
    return known is not None and bool(known[0])
