"""Which blocks of a page are the article: its head, its densest run of paragraphs, and what stands right behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from normalize.article.labels import head, whole
from normalize.article.page.blocks import HEADINGS
from normalize.article.page.outlet import bare
from normalize.article.page.parts import LINKS, Block

__all__ = ["FOREIGN", "Found", "choose_article", "tells"]

GAP = 14
"""What a block that is no paragraph takes from a run of paragraphs."""
CAPTION_GAP = 4
NEAR = 1.5
"""Worth of a paragraph in an `<article>` against one outside."""
SHORTEST = 24
BELOW = 60
"""Blocks below its heading within which an article begins."""
MOST_HEADINGS = 3
ENOUGH = 300
"""Characters of paragraphs that make an article below a heading for certain."""
HEAD = 40
"""Blocks between the headline and the first paragraph, at most."""
ABOVE = 4
FOOT = 12
FOREIGN = frozenset(("hidden", "related", "comments", "share"))
"""Kinds of blocks whose authors and dates are those of something else."""
TOLD = frozenset(("byline", "published", "updated"))
"""Labels of lines that say who wrote the article, or when."""
LISTS = frozenset(("related", "read-more"))
LONGEST_TOLD = 200
NEARBY = 20
"""Blocks around the run in which more of its container is looked for."""
TEASERS = 3
"""From so many on they are a list."""
NEARLY = 0.75
"""Share of the paragraphs in `<main>`, from which on what stands outside is none of the article."""
SAME = 0.6
"""Share of the paragraphs that one container holds, from which on the others are strangers."""
LONGEST_HEADLINE = 300


class Found(NamedTuple):
    """Indices of the blocks of the article, in order; the headline's among them, or `None`; their main container.

    `articles`: the `<article>` elements that are its own, by their numbers; 0 for none around the headline.
    """

    blocks: list[int]
    headline: int | None
    main: int = 0
    articles: frozenset[int] = frozenset((0,))


def choose_article(blocks: Sequence[Block], titles: Collection[str]) -> Found:
    """The blocks that belong to the article; `titles` are headlines that the markup names."""
    first, last = _run_below(blocks, titles) or _run(blocks)
    if first == last:
        return Found([i for i, block in enumerate(blocks) if not block.kind and block.links <= LINKS], None)
    headline = _headline(blocks, first, last, titles)
    first, last = _one_article(blocks, first, last, headline)
    first, last = _in_main(blocks, first, last)
    last = _next_article(blocks, first, _before_teasers(blocks, first, last), headline)
    main = _main_container(blocks, first, last)
    first, last = _stretched(blocks, first, last, headline, main)
    body = _body(blocks, first, last, main)
    head = _head(blocks, first, headline)
    chosen = _once(blocks, sorted({*head, *body, *_foot(blocks, last)}))
    return Found(chosen, headline, main, _own_articles(blocks, first, last, headline))


def _once(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """The chosen blocks without paragraphs that stand there again, one behind the other (for another screen)."""
    texts = [blocks[index].text if blocks[index].weight else "" for index in chosen]
    if len(set(texts)) >= len(texts) - texts.count("") - 1:
        return chosen
    seen: set[str] = set()
    again: list[bool] = []
    for text in texts:
        again.append(text in seen)
        seen |= {text} if text else set()
    return [index for at, index in enumerate(chosen) if not (again[at] and True in again[max(0, at - 1) : at + 2 : 2])]


def _own_articles(blocks: Sequence[Block], first: int, last: int, headline: int | None) -> frozenset[int]:
    """The `<article>` around the headline, and the one that holds most of the paragraphs."""
    sums: Counter[int] = Counter()
    for block in blocks[first:last]:
        if not block.kind:
            sums[block.article] += block.weight
    own = {blocks[headline].article} if headline is not None else set()
    return frozenset(own | {number for number, size in sums.items() if size > SAME * sum(sums.values())})


def _worth(block: Block) -> float:
    if block.kind == "caption":
        return -CAPTION_GAP
    if block.kind or block.links > LINKS:
        return -GAP
    worth = block.weight or (len(block.text) // 2 if block.final and len(block.text) > SHORTEST else -GAP)
    return worth * NEAR if block.article and worth > 0 else worth


def _run_below(blocks: Sequence[Block], titles: Collection[str]) -> tuple[int, int] | None:
    """The run that begins soon below a heading with the page's title; `None` where no article does."""
    named = {bare(title) for title in titles}
    tops = [i for i, block in enumerate(blocks) if block.tag in HEADINGS and bare(block.text) in named]
    runs = [_run(blocks, top, top + BELOW) for top in tops[:MOST_HEADINGS]]
    found = max(runs, key=lambda run: sum(block.weight for block in blocks[slice(*run)]), default=(0, 0))
    return found if sum(block.weight for block in blocks[slice(*found)] if not block.kind) >= ENOUGH else None


def _run(blocks: Sequence[Block], top: int = 0, begin: int | None = None) -> tuple[int, int]:
    """The run of blocks with the greatest sum of worth, in one pass, that begins at `top` or before `begin`."""
    best = (0, 0)
    best_sum = here = 0.0
    start = top
    for index in range(top, len(blocks)):
        if here <= 0:
            if begin is not None and index >= begin:
                break
            here, start = 0.0, index
        here += _worth(blocks[index])
        if here > best_sum:
            best_sum, best = here, (start, index + 1)
    return best


def _headline(blocks: Sequence[Block], first: int, last: int, titles: Collection[str]) -> int | None:
    """The heading that the markup names; else the last `<h1>` above the body, else one just below its beginning."""
    named = {bare(title) for title in titles}
    headings = [i for i, b in enumerate(blocks[:last]) if b.tag in HEADINGS and len(b.text) <= LONGEST_HEADLINE]
    above = [i for i in headings if i <= first + ABOVE]
    for index in reversed(above):
        if bare(blocks[index].text) in named:
            return index
    for index in reversed(above):  # a kicker may stand in it too
        if blocks[index].tag != "h1" and any(len(t) >= SHORTEST and blocks[index].text.endswith(t) for t in titles):
            return index
    tops = [i for i in above if blocks[i].tag == "h1" and (not blocks[i].kind or blocks[i].kind == "caption")]
    if tops:
        return next((i for i in reversed(tops) if i <= first), tops[0])
    return next((i for i in range(first, -1, -1) if first - i < HEAD and bare(blocks[i].text) in named), None)


def _one_article(blocks: Sequence[Block], first: int, last: int, headline: int | None) -> tuple[int, int]:
    """Of several articles in a run the headline's own, if it holds paragraphs; else the run as it is (a live blog)."""
    sums: Counter[int] = Counter()
    for block in blocks[first:last]:
        if block.article and not block.kind:
            sums[block.article] += block.weight
    own = blocks[headline].article if headline is not None else 0
    if len(sums) < 2:
        return first, last
    if not own or sums[own] < 2 * SHORTEST:
        own, most = sums.most_common(1)[0]
        if most < SAME * sum(sums.values()):
            return first, last
    inside = [i for i in range(first, last) if blocks[i].article == own]
    return inside[0], inside[-1] + 1


def _before_teasers(blocks: Sequence[Block], first: int, last: int) -> int:
    """Where the run ends: in front of teasers, each a linked title and a paragraph below it in an own element."""
    cards: set[int] = set()
    end, index = last, last - 1
    while index > first:
        block = blocks[index]
        if block.kind or block.links > LINKS:
            index -= 1
            continue
        title = next((i for i in range(index - 1, first, -1) if not blocks[i].kind), first)
        if not block.weight or blocks[title].links <= LINKS or block.container in cards:
            break
        cards.add(block.container)
        index, end = title - 1, title
    return end if len(cards) >= TEASERS else last


def _in_main(blocks: Sequence[Block], first: int, last: int) -> tuple[int, int]:
    """The run without its ends outside of `<main>`, where that holds nearly all of it."""
    inside = [i for i in range(first, last) if blocks[i].main]
    size = sum(blocks[i].weight for i in range(first, last) if not blocks[i].kind)
    if not inside or sum(blocks[i].weight for i in inside if not blocks[i].kind) < NEARLY * size:
        return first, last
    return inside[0], inside[-1] + 1


def _next_article(blocks: Sequence[Block], first: int, last: int, headline: int | None) -> int:
    """Where the run ends, once there is an article: in front of another with its own `<h1>`, byline or stamp."""
    size = 0
    for index in range(first if headline is None else max(first, headline + 1), last):
        block = blocks[index]
        if size >= ENOUGH and _begins_another(blocks, index):
            return index
        size += 0 if block.kind else block.weight
    return last


def _begins_another(blocks: Sequence[Block], index: int) -> bool:
    """Whether another article begins at a block, or what readers write."""
    block = blocks[index]
    if block.tag == "h1" and any(map(tells, blocks[index + 1 : index + 1 + ABOVE])):
        return True
    return block.tag in HEADINGS and "comments" in whole(block.text)


def _stretched(
    blocks: Sequence[Block], first: int, last: int, headline: int | None, main: int
) -> tuple[int, int]:
    """The run with the sentences of its container that stand a little before or behind it."""
    if not main:
        return first, last
    top = max(first - NEARBY, 0 if headline is None else headline + 1)
    below = next((i for i in range(last, len(blocks)) if blocks[i].tag == "h1"), len(blocks))
    own = [i for i in range(top, min(last + NEARBY, below)) if _is_own(blocks[i], main)]
    return min([first, *own]), max([last - 1, *own]) + 1


def _is_own(block: Block, main: int) -> bool:
    return block.container == main and not block.kind and block.links <= LINKS and block.final and block.tag == "p"


def _body(blocks: Sequence[Block], first: int, last: int, main: int) -> list[int]:
    """The run without what its markup sets apart, lists of links, boxes of links between the paragraphs.

    Below an `<article>` a heading begins something else, unless it stands in the same container.
    """
    kept: list[int] = []
    stranger: list[int] = []
    linked = False
    first_of_main = True
    for index in range(first, last):
        block = blocks[index]
        fits = not block.kind and (block.links <= LINKS or tells(block))
        if main and block.container != main and not block.kind:
            linked = linked or block.links > LINKS
            if fits:
                stranger.append(index)
            continue
        if block.container == main and (stranger or linked):
            kept += stranger if not linked or first_of_main else []
            stranger, linked = [], False
        first_of_main = first_of_main and block.container != main
        if fits or block.kind == "caption":
            kept.append(index)
    inside = blocks[kept[-1]].article if kept else 0
    below = [i for i in stranger if inside and blocks[i].article != inside]
    box = next((i for i in below if blocks[i].tag in HEADINGS), last)
    behind = [i for i in stranger if i < box or i not in below or tells(blocks[i])]
    return kept + ([] if linked else behind)


def _main_container(blocks: Sequence[Block], first: int, last: int) -> int:
    """The container of most of the paragraphs; 0 where none holds most."""
    sums: Counter[int] = Counter()
    for block in blocks[first:last]:
        if not block.kind:
            sums[block.container] += block.weight
    (container, most), *_ = sums.most_common(1)
    return container if most > SAME * sum(sums.values()) else _joined(blocks, first, last)


def _joined(blocks: Sequence[Block], first: int, last: int) -> int:
    """The pieces of an article, in elements of one class between advertisements, made one container; 0 for none."""
    sums: Counter[str] = Counter()
    for block in blocks[first:last]:
        if not block.kind:
            sums[block.look] += block.weight
    (look, most), *_ = sums.most_common(1)
    if not look or most <= SAME * sum(sums.values()):
        return 0
    pieces = [block for block in blocks if block.look == look]
    for block in pieces:
        block.container = pieces[0].container
    return pieces[0].container


def _head(blocks: Sequence[Block], first: int, headline: int | None) -> list[int]:
    """The headline, what stands between it and the body, and a kicker or a stamp above it."""
    if headline is None:
        return [i for i in range(max(0, first - ABOVE), first) if _fits_head(blocks[i])]
    top = max(0, headline - ABOVE)
    above = [i for i in range(top, headline) if tells(blocks[i])]
    between = [i for i in range(headline + 1, first) if _fits_head(blocks[i])] if first - headline <= HEAD else [
        i for i in range(headline + 1, headline + HEAD) if _fits_head(blocks[i])
    ]
    return [*above, headline, *between]


def _fits_head(block: Block) -> bool:
    return tells(block) or block.kind == "caption" or (not block.kind and block.links <= LINKS)


def _foot(blocks: Sequence[Block], last: int) -> list[int]:
    """A signature or a stamp behind the body, in front of another article; below a list of such only with a label."""
    found: list[int] = []
    listed = False
    for index in range(last, min(len(blocks), last + FOOT)):
        block = blocks[index]
        if block.tag == "h1":
            break
        listed = listed or _opens_list(block)
        if tells(block) and not (listed and TOLD.isdisjoint(head(block.text)[0])):
            found.append(index)
    return found


def _opens_list(block: Block) -> bool:
    """Whether a heading says that other articles follow."""
    return block.tag in HEADINGS and not LISTS.isdisjoint(head(block.text)[0])


def tells(block: Block) -> bool:
    """Whether a block names an author or a date, by its elements or by a label of a language."""
    if block.kind in FOREIGN or len(block.text) > LONGEST_TOLD:
        return False
    told = block.kind and block.final and len(block.text) > SHORTEST  # a sentence on the author
    named = block.author and not told
    return named or block.stamp or (block.kind in ("", "other") and not TOLD.isdisjoint(head(block.text)[0]))
