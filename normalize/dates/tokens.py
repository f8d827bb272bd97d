"""From a short text between digit runs to tokens: known words by the letters of their kinds, and signs.

Every function here is kept by stretch: news repeat the few that stand between the digits of their dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from normalize.dates.words import edge_letters, entry, kinds_of
from normalize.dates.zones import read_zone
from normalize.hints import Hints
from normalize.lexicon.canonical import SKIP, canonical_chars, chunks
from normalize.lexicon.table import fold, load

__all__ = ["NOTHING", "UNKNOWN", "UNSPACED", "Stretch", "Token", "between", "head", "tail"]

_new = tuple.__new__
UNKNOWN = "X"
UNSPACED = "\u0e00"
"""Scripts from here on may lack blanks."""
WIDE = "\u2e80"
"""Scripts from here on write words of one character."""
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
_ISO_SIGNS = {"T": (Token("T", 0, 1, "t"),), "-W": (Token("-", 0, 1, "-"), Token("K", 1, 2, "w"))}
"""Signs of ISO 8601 between two numbers: T before the clock, W before a week."""


def _stretch(tokens: tuple[Token, ...]) -> Stretch:
    return Stretch("".join([token[0] for token in tokens]), tokens)


@lru_cache(maxsize=4096)
def head(text: str) -> Stretch:
    """The known words right behind a digit run, up to the first unknown one.

    >>> [token.key for token in head(" May, says Mary").tokens]
    [' ', 'may', ',', ' ']
    """
    tokens = _lexed(text, True)
    return _stretch(tokens[: _first_unknown(tokens)])


def _first_unknown(tokens: tuple[Token, ...]) -> int:
    return next((n for n, token in enumerate(tokens) if token[0] == UNKNOWN), len(tokens))


@lru_cache(maxsize=4096)
def tail(text: str) -> Stretch:
    """The known words right before a digit run, from behind the last unknown one.

    >>> [token.key for token in tail("arrived on May ").tokens]
    [' ', 'on', ' ', 'may', ' ']
    """
    tokens = _lexed(text, False)
    keep = len(tokens)
    while keep and tokens[keep - 1].letter != UNKNOWN:
        keep -= 1
    return _stretch(tokens[keep:])


@lru_cache(maxsize=4096)
def between(gap: str) -> Stretch | None:
    """The tokens of a stretch between two digit runs, `None` if it holds an unknown word other than a zone."""
    tokens = _lexed(gap, True)
    first = _first_unknown(tokens)
    if first == len(tokens):
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


def _lexed(text: str, stop: bool) -> tuple[Token, ...]:
    """The tokens of a short text, with `stop` up to an unknown word; unknown words have the letter X."""
    line = canonical_chars(text)
    if line in _ISO_SIGNS:
        return _ISO_SIGNS[line]
    found: list[Token] = []
    parts = chunks(line)
    index = start = 0
    while index < len(parts):
        reach, tokens = _word(parts[index])
        ending = stop and not index and reach > 1 and "o" in kinds_of(tokens[0][0])  # "11th." is no Thursday
        longer = _longer(parts, index, start, reach) if reach > 1 and not ending else None
        if longer is not None:
            count, token = longer
            found.append(token)
            index, start = index + count, token[2]
        else:
            for letter, begin, end, key in tokens:
                found.append(_new(Token, (letter, start + begin, start + end, key)))
            start += len(parts[index])
            index += 1
        if stop and found and found[-1][0] == UNKNOWN:
            break
    return tuple(found)


def _longer(parts: list[str], index: int, start: int, reach: int) -> tuple[int, Token] | None:
    """The longest entry of several chunks that begins at chunk `index`: how many they are, and their token."""
    table = load("dates")  # most of what is asked is no entry, and not worth remembering
    for count in range(min(reach, len(parts) - index), 1, -1):
        text = "".join(parts[index : index + count])
        key = fold(text.replace(SKIP, ""))
        if table.get(key) is not None and (known := entry(key)) and known[0]:
            return count, Token(known[0], start, start + len(text), key)
    return None


@lru_cache(maxsize=1024)
def _word(part: str) -> tuple[int, tuple[Token, ...]]:
    """A chunk: the chunks of the longest entry it begins, and its tokens if it stands alone."""
    size = len(part)
    if part[0] in " " + SKIP:
        return 1, (Token(" ", 0, size, " "),) if " " in part else ()
    key = part if part < "A" else fold(part)
    known = entry(key)
    reach = known[1] if known else 1
    if known is not None and known[0]:
        return reach, (Token(known[0], 0, size, key),)
    if part in _SIGNS:
        return reach, (Token(_SIGNS[part], 0, size, part),)
    return reach, tuple(_unknown(part))


def _unknown(part: str) -> Iterator[Token]:
    """Split a word that is not in the table: CJK and the like by longest entry, Latin at a capital."""
    if part.isascii() and part.islower():
        yield Token(UNKNOWN, 0, len(part), part)
        return
    if max(part) >= UNSPACED:
        pieces = _segment(part)
    elif part.isascii() and part[-1].isalpha() and (cut := _capital(part)):
        pieces = [(0, cut), (cut, len(part))]
    else:
        pieces = [(0, len(part))]
    for begin, end in pieces:
        key = fold(part[begin:end])
        known = entry(key) if len(pieces) > 1 or end - begin < len(part) else None
        yield Token(known[0] if known and known[0] else UNKNOWN, begin, end, key)


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
            least = at + (part[at] < WIDE)  # a lone letter of an alphabet is a piece of another word
            end = next((e for e in range(min(len(part), at + _LONGEST), least, -1) if _is_word(part[at:e])), 0)
        if end:
            if cuts[-1] != at:
                cuts.append(at)
            cuts.append(end)
        at = end or at + 1
    if cuts[-1] != len(part):
        cuts.append(len(part))
    return list(pairwise(cuts))


def _is_word(piece: str) -> bool:
    key = fold(piece)
    return load("dates").get(key) is not None and bool((entry(key) or ("",))[0])
