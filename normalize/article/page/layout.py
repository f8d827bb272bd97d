"""From the chosen blocks to the text of a page, with what the markup says of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from normalize.article.given import OWN, Mark
from normalize.article.labels import head
from normalize.article.page.blocks import HEADINGS
from normalize.article.page.choose import Found, tells
from normalize.article.page.outlet import bare
from normalize.article.page.parts import SENTENCE, Block

__all__ = ["lay_out"]

NEAR_HEADLINE = 8
SHORTEST_LEAD = 30
LONGEST_AUTHOR = 80
MOST_BETWEEN = 6
"""Blocks from the headline to its second heading."""
SECOND = ("h2", "h3")


def lay_out(
    blocks: Sequence[Block], found: Found, descriptions: Iterable[str], authors: Iterable[str], titles: Iterable[str]
) -> tuple[str, tuple[Mark, ...]]:
    """The text of the chosen blocks, a blank line between each two, and what the markup says of some.

    `authors` and `titles` are what the markup says of the article's own.
    """
    lead = _lead(blocks, found, {bare(text) for text in descriptions})
    headings = _crossheads(blocks, found)
    named = {bare(text) for text in authors}
    parts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for index in found.blocks:
        block = blocks[index]
        if block.kind == "caption":
            marks.append((at, "caption", "markup:caption"))
        elif index == lead:
            marks.append((at, "description", "markup:standfirst"))
        elif index in headings:
            marks.append((at, "body", "markup:heading"))
        elif block.stamp and block.article not in found.articles:
            marks.append((at, "other", "markup:others"))
        elif found.main and block.container == found.main and block.tag == "p" and _is_paragraph(block):
            marks.append((at, "", OWN))
        elif named and len(block.text) <= LONGEST_AUTHOR and bare(block.text) in named:
            marks.append((at, "byline", "markup:author"))
        for text in _parted(block, titles) if index == found.headline else (block.text,):
            parts.append(text)
            at += len(text) + 2
    return "\n\n".join(parts), tuple(marks)


def _is_paragraph(block: Block) -> bool:
    """Whether a block is a sentence that no label begins."""
    return block.weight > 0 and block.final and not (block.kind or block.author or block.stamp or head(block.text)[0])


def _parted(heading: Block, titles: Iterable[str]) -> tuple[str, ...]:
    """The kicker that stands in a small heading with the headline, and the headline, which the markup names alone."""
    titles = () if heading.tag == "h1" else tuple(titles)
    if bare(heading.text) in map(bare, titles):
        return (heading.text,)
    for title in titles:
        kicker = heading.text.removesuffix(title)
        if kicker != heading.text and 1 < len(kicker) < len(title) and kicker[-1] == " " and kicker[-2].isalnum():
            return kicker.rstrip(), title
    return (heading.text,)


def _under(blocks: Sequence[Block], found: Found, headline: int) -> int | None:
    """A second heading below the `<h1>`, where it is the only one or something else than a paragraph follows.

    A byline and stamps may stand between both; behind them a short one is the first crosshead.
    """
    index = headline + 1
    while index - headline < MOST_BETWEEN and index < len(blocks) and tells(blocks[index]):
        index += 1
    if blocks[headline].tag != "h1" or index not in found.blocks or index == found.blocks[-1]:
        return None
    under, behind = blocks[index], [blocks[i] for i in found.blocks if i > index]
    if under.tag not in SECOND or under.kind or under.author or under.stamp:
        return None
    only = all(block.tag != under.tag for block in behind)
    alone = only or not behind[0].weight if index == headline + 1 else only and len(under.text) >= SENTENCE
    return index if alone and any(block.tag == "p" for block in behind) else None


def _crossheads(blocks: Sequence[Block], found: Found) -> set[int]:
    """Headings among the paragraphs of the article's container, each with a paragraph of its own below it."""
    own = [i for i in found.blocks if found.main and blocks[i].container == found.main and not blocks[i].kind]
    pairs = [(i, j) for i, j in pairwise(own) if blocks[i].tag in HEADINGS and blocks[j].weight]
    return {i for i, j in pairs if i != own[0] and i != found.headline}


def _lead(blocks: Sequence[Block], found: Found, descriptions: set[str]) -> int | None:
    """The block of the standfirst: the first text under the headline, if its class or the meta description says so."""
    if found.headline is None:
        return None
    if (under := _under(blocks, found, found.headline)) is not None:
        return under
    below = [i for i in found.blocks if i > found.headline and not blocks[i].kind]
    texts = [i for i in below[:NEAR_HEADLINE] if len(blocks[i].text) >= SHORTEST_LEAD]
    first = next((i for i in texts if not (blocks[i].author or blocks[i].stamp)), None)
    if first is None or not any(blocks[i].weight for i in below if i > first):
        return None
    return first if blocks[first].lead or bare(blocks[first].text) in descriptions else None
