"""Blocks of a page, and the parts of the page that cover them: which part is the article, which stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

__all__ = ["LINKS", "SENTENCE", "Block", "Part", "settle_parts"]

SENTENCE = 60
PARAGRAPH = 180
CAP = 400
"""One huge block does not outweigh an article."""
LINKS = 0.5
"""A block with a greater share of linked characters is a list of links."""
FINAL = ".!?…。！？।॥؟۔։።॰՞།"
CLOSERS = "\"'”’»›«‹)]}」』）】〉》“„ "


UNENDED = ("\u0e01", "\u0eff")
"""Thai and Lao, which end a sentence with nothing."""
WIDE = 3
"""Latin letters that an ideograph or a syllable is worth."""


@dataclass(slots=True)
class Block:
    """Text between two breaks of the page: the element it stands in, its share of linked characters, its parts."""

    text: str
    tag: str
    links: float
    container: int
    """Number of the element around the one it stands in: paragraphs of one article share it."""
    look: str
    """The class of that element."""
    article: int = 0
    """Number of the outermost `<article>` around it; 0 for none."""
    kind: str = ""
    """What the elements around it are for, where that is not the article: "related", "caption" …"""
    main: bool = False
    """Whether it stands in `<main>`."""
    author: bool = False
    stamp: bool = False
    lead: bool = False
    """Whether an element calls it the standfirst."""

    @property
    def final(self) -> bool:
        """Whether it ends a sentence."""
        last = (self.text.rstrip(CLOSERS) or self.text)[-1]
        return last in FINAL or UNENDED[0] <= last <= UNENDED[1]

    @property
    def weight(self) -> int:
        """How much of a paragraph it is, in characters; 0 for what is no sentence or mostly links."""
        size = len(self.text) * (WIDE if self.text[0] > "\u2e7f" else 1)
        if self.links > LINKS or size < SENTENCE or (size < PARAGRAPH and not self.final):
            return 0
        return min(size, CAP)


@dataclass(slots=True)
class Part:
    """An element that covers blocks `first` to `last` (half-open)."""

    kind: str
    first: int
    element: Any
    names: str
    """The tag, class and id of the element."""
    last: int = 0


MARKS = frozenset(("article", "main", "author", "stamp", "lead", "picture"))
"""Parts that say something of the text in them but do not set it apart."""
MOST = 0.4
"""Parts of one name with a greater share of the page's paragraphs are where the article is."""
ALONE = frozenset(("comments", "cookies", "navigation"))
"""Kinds that may be longer than the article."""
MOST_ALONE = 0.75
THREADS = frozenset(("comments", "cookies"))
MOST_BELOW = 0.95
"""The same for what readers and lawyers write below the headline."""
CHUNK = 600
"""Elements of one name with fewer paragraphs each, in characters, are a list of something."""
MOST_SHARED = 8
"""Blocks of a byline with its buttons, at most."""
MOST_LINES = 3
"""Blocks of the caption of a picture."""
LONGEST_CAPTION = 300
LONGEST_MARK = 200
"""A byline or a stamp holds no paragraphs."""


def settle_parts(blocks: Sequence[Block], parts: Sequence[Part]) -> None:
    """Tell the blocks what the parts around them are for; a part that holds the page's text is no side matter."""
    parts = sorted(parts, key=lambda p: (p.first, -p.last))
    beside = [part for part in parts if part.kind not in MARKS and not _holds_byline(part, parts)]
    _articles(blocks, parts)
    for part in parts:
        if part.kind == "main":
            for block in blocks[part.first : part.last]:
                block.main = True
    top = next((index for index, block in enumerate(blocks) if block.tag == "h1"), len(blocks))
    alone = [part for part in beside if part.kind in ALONE]
    below = [part.first > top and part.kind in THREADS for part in alone]
    _set_apart(blocks, list(compress(alone, below)), _sums(blocks), MOST_BELOW)
    others = [part for part, is_below in zip(alone, below, strict=True) if not is_below]
    _set_apart(blocks, others, _sums(blocks), MOST_ALONE)
    _set_apart(blocks, [part for part in beside if part.kind not in ALONE], _sums(blocks), MOST)
    sums = _sums(blocks)
    _captions(blocks, [part for part in parts if part.kind == "picture"])
    for name, longest in (("author", LONGEST_MARK), ("stamp", LONGEST_MARK), ("lead", CAP + 1)):
        for part in _merged(p for p in parts if p.kind == name and sums[p.last] - sums[p.first] < longest):
            for block in blocks[part.first : part.last]:
                setattr(block, name, True)


def _holds_byline(part: Part, parts: Sequence[Part]) -> bool:
    """Whether an element that is called after its buttons holds the byline or the stamp too ("signature-share")."""
    if part.kind != "share" or part.last - part.first > MOST_SHARED:
        return False
    return any(
        other.kind in ("author", "stamp") and part.first <= other.first < other.last <= part.last
        for other in parts
    )  # fmt: skip


def _sums(blocks: Sequence[Block]) -> list[int]:
    """The paragraphs in front of every block, in characters, those left out that stand beside the article."""
    sums = [0]
    for block in blocks:
        sums.append(sums[-1] + (0 if block.kind else block.weight))
    return sums


def _articles(blocks: Sequence[Block], parts: Iterable[Part]) -> None:
    """Number the outermost articles."""
    number = covered = 0
    for part in parts:
        if part.kind == "article" and part.first >= covered:
            number, covered = number + 1, part.last
            for block in blocks[part.first : part.last]:
                block.article = number


def _set_apart(blocks: Sequence[Block], parts: Sequence[Part], sums: Sequence[int], most: float) -> None:
    """Give the blocks of parts beside the article their kind.

    Elements of one name that together hold much of the page's or of their article's text are layout, whatever they are
    called.
    """
    own: dict[int, int] = {}
    for index, block in enumerate(blocks):
        own[block.article] = own.get(block.article, 0) + sums[index + 1] - sums[index]
    alike: dict[tuple[int, str], int] = {}
    for part in parts:
        size = sums[part.last] - sums[part.first]
        if size >= CHUNK:
            key = blocks[part.first].article, part.names
            alike[key] = alike.get(key, 0) + size
    covered = 0
    for part in parts:
        if part.last <= max(covered, part.first):
            continue
        article = blocks[part.first].article
        size = max(sums[part.last] - sums[part.first], alike.get((article, part.names), 0))
        if size <= most * (own[article] if article else sums[-1]):
            covered = part.last
            for block in blocks[part.first : part.last]:
                block.kind = block.kind or part.kind


def _captions(blocks: Sequence[Block], parts: Iterable[Part]) -> None:
    """What little text stands in one element with a picture, whose class says so, is its caption."""
    for part in parts:
        own = blocks[part.first : part.last]
        if len(own) > MOST_LINES or sum(len(block.text) for block in own) > LONGEST_CAPTION:
            continue
        if next(part.element.iter("img", "picture", "amp-img"), None) is not None:
            for block in own:
                if block.tag not in ("h1", "h2") and not block.stamp:
                    block.kind = block.kind or "caption"


def _merged(parts: Iterable[Part]) -> Iterator[Part]:
    covered = 0
    for part in parts:
        if part.last > covered:
            part.first, covered = max(part.first, covered), part.last
            yield part
