"""Quick looks at what stands beside a digit run: whether any of it can be known, before it is cut into tokens."""

from __future__ import annotations

from functools import lru_cache

from normalize.dates.tokens import UNSPACED
from normalize.dates.words import edge_letters, entry
from normalize.dates.zones import longest_from
from normalize.lexicon.canonical import SKIP, canonical_chars
from normalize.lexicon.table import fold
from normalize.patterns import pattern

__all__ = ["leads", "opens", "reach"]

_MORE_SIGNS = frozenset("°@~*;>[]{}\"“”„«»_→⇒＠")
_GLUE = ("-", "'", "’")
_CLOSING = frozenset(")]】）”\"'’")
_OPENING = "(\"'“‘«„["
_SIGNS = " \n.,:/()|'’+#–—•·\u00a0\u202f-"
_RIGHT = pattern(r"([\s.,:/()|'’\u200e\u200f+#–—•·\u2009\u00a0-]{0,6})([^\W\d_]*)")
_LEFT = " .,:-–—|()•·\t\n\u00a0\u202f\u2009/@'’"


def opens(text: str, start: int, stop: int) -> bool:
    """A quick look whether what stands right behind a digit run can be known: `False` only if it is not.

    >>> opens("5 people", 1, 8), opens("5 May", 1, 5), opens("5%", 1, 2), opens("5.02", 1, 2)
    (False, True, False, True)
    """
    stop = min(stop, start + 40)
    cut = text.find(" ", start + 1, stop)
    hope = -1 if cut < 0 else _hope_of(text[start:cut])
    if hope < 0:
        hope = _hope(text, start, stop)
    return hope > 1 or (hope > 0 and _is_clock(text, start))


@lru_cache(maxsize=2048)
def _hope_of(piece: str) -> int:
    """The same of what stands before a blank: news repeat few words there; -1 for signs alone."""
    return _hope(f"{piece} ", 0, len(piece) + 1) if piece.strip(_SIGNS) else -1


def _hope(text: str, start: int, stop: int) -> int:
    """2 where it can be known, 1 where it may be a zone, which stands behind clocks only."""
    match = _RIGHT.match(text, start, stop)
    if match is None:
        return 2
    signs, word = match.groups()
    end = match.end()
    after = text[end] if end < len(text) else ""
    if not word:
        return 2 * (end == stop or after >= "\u0300" or after in _MORE_SIGNS)
    if word[0] >= UNSPACED:
        return 2 * (fold(word[0]) in edge_letters("@first"))
    if word[0] >= "\u0900" or signs[-1:] in _GLUE or _is_known(word) or after >= "\u0300":
        return 2
    return 1 if longest_from(canonical_chars(word)) else 0


def _is_clock(text: str, end: int) -> bool:
    """Whether the number that ends here may end a clock, so that a zone can follow."""
    return ":" in (near := text[max(0, end - 3) : end]) or "." in near


@lru_cache(maxsize=2048)
def _is_known(word: str) -> bool:
    return entry(fold(canonical_chars(word).replace(SKIP, ""))) is not None


def leads(text: str, start: int, stop: int) -> bool:
    """A quick look whether the word right before a digit run can be known: `False` only if it is not.

    >>> leads("some 5", 0, 5), leads("Sunday, 5", 0, 8), leads("FollowJune 5", 0, 11)
    (False, True, True)
    """
    low = max(start, stop - 32)
    cut = text.rfind(" ", low, stop - 1)
    led = _led_by(text[cut + 1 : stop]) if cut >= 0 else None
    return _leads(text[low:stop]) if led is None else led


@lru_cache(maxsize=2048)
def _led_by(piece: str) -> bool | None:
    """The same of what stands behind a blank; `None` for signs alone."""
    return _leads(piece) if piece.strip(_LEFT) else None


def _leads(line: str) -> bool:
    line = line.rstrip(_LEFT)
    last = line[-1:]
    if not last.isalpha():
        return last >= "\u0300" or last in _CLOSING
    if last >= UNSPACED:
        return fold(last) in edge_letters("@last")
    return last >= "\u0900" or not _is_strange(line.split()[-1].lstrip(_OPENING))


@lru_cache(maxsize=2048)
def _is_strange(word: str) -> bool:
    """Whether a word of letters alone, nothing glued inside it, is in no table."""
    plain = word.isalpha() and (word.islower() or word[1:].islower() or word.isupper())
    return plain and not _is_known(word)


def reach(text: str, start: int, stop: int) -> int:
    """Where the known words before a digit run may begin: behind the last word that is surely unknown."""
    at = stop
    while at > start:
        cut = text.rfind(" ", start, at)
        if cut < 0:
            break
        word = text[cut + 1 : at].rstrip(",.:-–—|")
        if _is_foreign(word):
            return cut + 1 + len(word)
        at = cut
    return start


@lru_cache(maxsize=2048)
def _is_foreign(word: str) -> bool:
    """The same of any word: capitals throughout may hide a known word behind them."""
    plain = word.isalpha() and max(word) < "\u0900" and (word.islower() or word[1:].islower())
    return plain and not _is_known(word)
