"""What machines read in the stamps that an article shows: `<time>`, titles and data of elements that hold a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from normalize.article.labels import head
from normalize.article.outside import moment
from normalize.article.page.blocks import HEADINGS, Page
from normalize.article.page.choose import FOREIGN, Found
from normalize.article.page.meta import MACHINE
from normalize.article.page.parts import LINKS, Block, Part

__all__ = ["times"]

LEAD = 3
"""Blocks behind the first paragraph among which the article's stamp may stand."""
FOOT = 12
ABOVE = 4
MOST = 40
_TIMED = re.compile("date|time|publi|stamp|utc|iso|updat|modif")
"""Parts of names of attributes that hold a date."""
_CHANGED = re.compile("updat|modif|edited|changed")


def times(page: Page, found: Found) -> dict[str, tuple[str, ...]]:
    """What the stamps of the article say to machines of its publication and its update, those named so first.

    Stamps stand in its head, or alone right behind it: those of related articles, comments and posts are theirs.
    """
    if not found.blocks:
        return {}
    head_end = next((i for i in found.blocks if i != found.headline and page.blocks[i].weight), found.blocks[-1]) + LEAD
    begin = (found.blocks[0] if found.headline is None else found.headline) - ABOVE
    own = [part for part in page.stamps[:MOST] if begin <= part.first <= head_end and _is_own(page, part, found)]
    readings = [reading for part in own for reading in _said(part.element)]
    if not readings:
        last = found.blocks[-1]
        readings = [r for part in page.stamps if _is_foot(page.blocks, part, last) for r in _said(part.element)]
        if len({value for *_, value in readings}) > 1:
            return {}
    published = [(named, value) for changed, named, value in readings if not changed]
    named = [value for is_named, value in published if is_named]
    return {
        "published": tuple(named or [value for _, value in published[:1]]),
        "updated": tuple([value for changed, _, value in readings if changed][-1:]),
    }


def _is_own(page: Page, part: Part, found: Found) -> bool:
    """Whether a stamp belongs to the article, not to one of several posts or to something beside it."""
    if part.first >= len(page.blocks):
        return False
    block = page.blocks[part.first]
    above = found.headline is not None and part.first < found.headline
    return block.kind not in FOREIGN and (block.article in found.articles if block.article or above else True)


def _is_foot(blocks: list[Block], part: Part, last: int) -> bool:
    """Whether a stamp stands right behind the last block, with nothing between that opens a list of other articles."""
    if not last <= part.first < min(last + FOOT, len(blocks)) or blocks[part.first].kind:
        return False
    between = blocks[last : part.first + 1]
    return not any(b.links > LINKS or b.tag in HEADINGS or "related" in head(b.text)[0] for b in between)


def _said(element: Any) -> Iterator[tuple[bool, bool, str]]:
    """The moments in the attributes of an element: whether each is a change, whether it is named, what it says."""
    names = f"{element.get('class')} {element.get('itemprop')}".lower()
    for name, value in element.items():
        if name not in (*MACHINE, "title") and not (name.startswith("data-") and _TIMED.search(name)):
            continue
        if moment(value) is not None:
            said = f"{names} {name}"
            named = "publi" in said or bool(element.get("pubdate"))
            yield bool(_CHANGED.search(said)) and not named, named, value
