"""The outlet's own names: an author or the end of a title that is one of them is neither a person nor a title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urlsplit

__all__ = ["bare", "is_outlet", "names_of_outlet", "outlet_in_title", "title_pieces", "without_outlet"]

SHORT = 3
"""A host's name of fewer letters is part of many names."""
LONGEST_TITLE = 400
SHORTEST, SHORTEST_WIDE = 18, 8
"""Characters of a piece of a title that may be a headline: in letters, and in ideographs."""
_ENDS = re.compile(r"\s+[|–—\-·•»:]\s+|\s*[|ㅣ｜]\s*")
"""Where a page's title may end and the outlet's name begin."""
_PIECES = re.compile(r"\s+[|–—\-·•»]\s+|\s*[|ㅣ｜]\s*")
_COLON = re.compile(r"[:：]\s*")


def bare(text: str) -> str:
    """Letters and digits alone, in small letters: what is left of two spellings of one name or headline.

    >>> bare("The Coast-Times!")
    'thecoasttimes'
    """
    return "".join(filter(str.isalnum, text)).lower()


def names_of_outlet(names: Iterable[str], url: str | None) -> frozenset[str]:
    """How the outlet may be named, bare: its names in the markup, and the name in its address."""
    found = {bare(name) for name in names}
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:  # a malformed host in brackets
        host = None
    if host:
        host = host.removeprefix("www.")
        found |= {bare(label) for label in host.split(".")[:-1] if len(label) > SHORT} | {bare(host)}
    return frozenset(filter(None, found))


def outlet_in_title(titles: Iterable[str], headlines: Collection[str]) -> Iterator[str]:
    """What stands behind the page's headline in its title.

    >>> list(outlet_in_title(["Ferry returns | Coast Times"], ["Ferry returns"]))
    ['Coast Times']
    """
    for title in titles:
        for headline in headlines:
            end = title[len(headline) :] if headline and title.startswith(headline) else ""
            if found := _ENDS.match(end):
                yield end[found.end() :]


def title_pieces(titles: Iterable[str]) -> Iterator[str]:
    """The pieces of titles that may be the headline: long enough to be one; behind a colon, not in front of it.

    >>> list(title_pieces(["Four years on: Ferry returns to the harbour"]))
    ['Ferry returns to the harbour']
    """
    for title in titles:
        if len(title) <= LONGEST_TITLE:
            pieces = [*_PIECES.split(title), _COLON.split(title, 1)[-1]]
            yield from (piece for piece in pieces if piece != title and _long_enough(piece))


def _long_enough(piece: str) -> bool:
    return len(piece) >= (SHORTEST_WIDE if piece[:1] > "\u2e7f" else SHORTEST)


def is_outlet(name: str, outlet: Collection[str]) -> bool:
    """Whether an author's name is the outlet's: one of its names, or one with a word more or less.

    >>> is_outlet("Coast Times staff", {"coasttimes"}), is_outlet("Nora Flynn", {"coasttimes"})
    (True, False)
    """
    own = bare(name)
    return any(own == other or (len(other) > SHORT and other in own) or (len(own) > SHORT and own in other)
               for other in outlet)  # fmt: skip


def without_outlet(titles: Iterable[str], outlet: Collection[str]) -> Iterator[str]:
    """Each title without the outlet's name at its end or beginning.

    >>> list(without_outlet(["Ferry returns | Coast Times"], {"coasttimes"}))
    ['Ferry returns']
    """
    for title in titles:
        if len(title) > LONGEST_TITLE:
            continue
        pieces = [(m.start(), m.end()) for m in _ENDS.finditer(title)]
        for start, end in reversed(pieces):
            if is_outlet(title[end:], outlet) and len(title[end:]) < len(title[:start]):
                title = title[:start]
        if pieces and pieces[0][0] < len(title) and is_outlet(title[: pieces[0][0]], outlet):
            title = title[pieces[0][1] :]
        if title:
            yield title
