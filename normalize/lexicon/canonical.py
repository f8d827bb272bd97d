"""The canonical form of date words, the same when the table is built and when a text is read.

Blanks, apostrophes, hyphens and dots of all kinds become one each; bidi marks become a character that readers skip.
`canonical_chars` keeps the length, so that offsets stay good.
"""

from __future__ import annotations

import re
import unicodedata

from normalize.lexicon.table import fold
from normalize.patterns import pattern

__all__ = ["SKIP", "canonical", "canonical_chars", "chunks", "period_words", "unaccented"]

SKIP = "\x00"
"""Stands for a character without a meaning of its own (bidi marks, soft hyphen, zero-width space, tatweel)."""

ACCENTED = "\u03ff"
"""The last character of Greek; the marks of later scripts make other letters."""

_SAME = {
    " ": "\t\x0b\x0c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\r\x85\u2028\u2029",
    "'": "\u2018\u2019\u02bc\u02b9\u02bb\u0060\u00b4\u2032\uff07\u05f3\ua78c\u201b",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d\u05be",
    ".": "\uff0e\u3002\uff61\u2024\u0589",
    "/": "\u2044\u2215\uff0f",
    ":": "\uff1a\u2236\ufe55\ua789",
    ",": "\u060c\uff0c\u3001\ufe50\u066b\u2e41\u055d\u104a\u1363",
    "(": "\uff08[\u3010\u300c\uff3b{",
    ")": "\uff09]\u3011\u300d\uff3d}",
    "+": "\uff0b",
    "|": "\u2022\u00b7\u30fb\u2758\u00a6\uff5c@~\u223c\uff5e\u00bb\u203a>\u2027\u25cf\u25aa\u2219_*;\u2026\u2192\u21d2",
    "ی": "\u064a\u0649",
    "º": "\u00b0",
    "ک": "\u0643",
    "ه": "\u0629",
    "ا": "\u0623\u0625\u0622",
    SKIP: "\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad\ufeff\u180e\u0640",
}
_TABLE = {ord(char): to for to, chars in _SAME.items() for char in chars}
_TABLE.update({0xFF21 + n: chr(0x41 + n) for n in range(26)} | {0xFF41 + n: chr(0x61 + n) for n in range(26)})
_CHUNK = pattern(
    r"[ \x00]+|[^\s\d\x00-\x20!-/:-@\[-`{-~\u00a1-\u00a9\u00ab-\u00b1\u00bb\u00bf\u2020-\u206f"
    r"\u060c\u061b\u061f\u0964\u0965\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff0f]+|.",
    re.S,
)


def canonical_chars(text: str) -> str:
    """One character for each character of the text.

    >>> canonical_chars("26–02’12")
    "26-02'12"
    """
    return text.translate(_TABLE)


def canonical(word: str) -> str:
    """The key of a word: canonical characters, folded, single blanks, none at the ends.

    >>> canonical("\u202fA.\u00a0M. ")
    'a. m.'
    """
    return fold(" ".join(canonical_chars(word).replace(SKIP, "").split()))


def unaccented(word: str) -> str:
    """Latin and Greek letters without their accents, as capitals are written and careless pages do.

    >>> unaccented("διαβάστε επίσης"), unaccented("citește și"), unaccented("й")
    ('διαβαστε επισης', 'citeste si', 'й')
    """
    return "".join(char if char > ACCENTED else unicodedata.normalize("NFD", char)[0] for char in word)


def chunks(text: str) -> list[str]:
    """Runs of blanks, words, and single other characters.

    >>> chunks("a. m.")
    ['a', '.', ' ', 'm', '.']
    """
    return _CHUNK.findall(text)


_PERIOD_WORD = pattern(r"[^\s.,:;'’\"“”„()\[\]/–—-]+")


def period_words(folded: str) -> list[str]:
    """The words of a folded phrase about a part of a year, without signs.

    >>> period_words("3. er-jahre")
    ['3', 'er', 'jahre']
    """
    return _PERIOD_WORD.findall(folded)
