"""The outlet's own names: an author or the end of a title that is one of them is neither a person nor a title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urlsplit

__all__ = ["bare", "is_outlet", "names_of_outlet", "without_outlet"]

SHORT = 3
"""A host's name of fewer letters is part of many names."""
LONGEST_TITLE = 400
_ENDS = re.compile(r"\s+[|–—\-·•»:]\s+|\s*[|ㅣ｜]\s*")
"""Where a page's title may end and the outlet's name begin."""


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
