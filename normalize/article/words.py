"""Content words of a line, folded and cut to stems, for comparing a headline with a body, a teaser or a URL."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from normalize.lexicon.build_labels import EDGE
from normalize.lexicon.table import fold

__all__ = ["slug_words", "stems"]

STEM = 5
"""Letters of a word that are compared: endings differ between a headline and a body."""
_UNSPACED = "\u0e00"
_ALPHABET = ("\u10a0", "\u10ff")
"""Georgian, whose words are apart and as long as those of Latin."""
_LONGEST_URL = 500


def stems(text: str) -> set[str]:
    """Stems of the words of four letters or more; pairs of characters where a script writes no spaces.

    >>> sorted(stems("Israel inks an arms deal"))
    ['arms', 'deal', 'inks', 'israe']
    """
    found: set[str] = set()
    for word in fold(text).split():
        if not word.isalnum():
            word = word.strip(EDGE)
        if word[:1] > _UNSPACED and not _ALPHABET[0] <= word[0] <= _ALPHABET[1]:
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        elif len(word) > 3:
            found.add(word[:STEM])
    return found


def plain(text: str) -> str:
    """Letters without their marks, as slugs write them (`ü` as `u`).

    >>> plain("Räumt Größe")
    'raumt grosse'
    """
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()[:400]) if not unicodedata.combining(c))


@lru_cache(maxsize=256)
def slug_words(url: str | None) -> tuple[str, ...]:
    """The words of the longest hyphenated part of a URL's path, without numbers.

    >>> slug_words("https://example.org/2012/02/26/israel-inks-arms-deal-4194.html")
    ('israel', 'inks', 'arms', 'deal')
    """
    if not url:
        return ()
    from urllib.parse import unquote  # costs as much as many a module of ours; plain text has no address

    path = unquote(_path(url[:_LONGEST_URL]))
    parts = (part.rpartition(".")[0] or part for part in path.split("/"))
    words = (plain(part).replace("_", "-").replace("+", "-").split("-") for part in parts)
    best: list[str] = max(words, key=len, default=[])
    return tuple(w for w in best if len(w) > 1 and not w.isdigit())


def _path(url: str) -> str:
    from urllib.parse import urlsplit

    try:
        return urlsplit(url).path
    except ValueError:  # a malformed host in brackets
        return ""
