"""Authors of a page: people told from outlets and agencies, and the elements that are bylines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from normalize.article.names import without_address
from normalize.article.page.blocks import Page
from normalize.article.page.choose import FOREIGN, Found
from normalize.article.page.linked import Person
from normalize.article.page.outlet import is_outlet

__all__ = ["bylines", "told_apart"]

_PIECES = re.compile(r"\s*[,|;]\s+|\s+[-–—/]\s+")
LONGEST_BYLINE = 160
MOST_BYLINES = 40


def told_apart(
    people: Sequence[Person], meta: Sequence[str], outlet: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """What JSON-LD (`people`) and meta tags say of authors, apart.

    `authors`: people.  `staff`: what JSON-LD calls a person but is the outlet's name or a user's; it gives way to
    people whom the page shows.  `organizations`: outlets and agencies, for a page with nobody else.
    """
    named = [_own(without_address(name), outlet) for name in meta if "://" not in name]
    people = [Person(_own(without_address(p.name), outlet), p.organization) for p in people]
    persons = [p.name for p in people if not p.organization and not is_outlet(p.name, outlet)]
    if not any(map(_personal, persons)):
        persons = [name for name in named if _personal(name) and not is_outlet(name, outlet)]
    staff = tuple(p.name for p in people if not p.organization and p.name not in persons)
    groups = [name for name in named if not is_outlet(name, outlet)], [p.name for p in people], named
    return {
        "authors": tuple(persons), "staff": staff,
        "organizations": next((tuple(group) for group in groups if group), ()),
    }  # fmt: skip


def _own(name: str, outlet: Collection[str]) -> str:
    """A name without the outlet's behind it ("Jane Roe, Coast Times", "Jane Roe | Coast Times")."""
    pieces = _PIECES.split(name)
    own = [piece for piece in pieces if not is_outlet(piece, outlet)]
    return ", ".join(own) if 0 < len(own) < len(pieces) else name


def _personal(name: str) -> bool:
    """Whether a meta tag's author may be a person: no user's name, no address."""
    return "@" not in name and (" " in name.strip() or not name.isascii())


def bylines(page: Page, found: Found) -> Iterator[str]:
    """The texts of the innermost elements that name an author, in the head of the article or right behind it."""
    if not found.blocks:
        return
    chosen = {i for i in found.blocks if page.blocks[i].kind not in FOREIGN}
    parents = {parent for part in page.bylines for parent in part.element.iterancestors()}
    for part in page.bylines[:MOST_BYLINES]:
        if part.first in chosen and part.element not in parents:
            nodes = [" ".join(text.split()) for text in part.element.itertext()]
            several = sum(" " in text for text in nodes) > 1
            for text in nodes if several else [" ".join(filter(None, nodes))]:
                if 0 < len(text) <= LONGEST_BYLINE:
                    yield text
