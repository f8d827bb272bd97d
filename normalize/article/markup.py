"""A page as evidence: its article's text, and what JSON-LD, meta tags, microdata and `<time>` say of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from normalize.article.given import Given, Mark
from normalize.article.page.blocks import HEADINGS, Page, walk
from normalize.article.page.charset import page_text
from normalize.article.page.choose import FOREIGN, Found, choose_article
from normalize.article.page.linked import Person, linked_fields, linked_nodes, organizations
from normalize.article.page.meta import item_fields, meta_fields, times
from normalize.article.page.outlet import bare, is_outlet, names_of_outlet, without_outlet
from normalize.article.page.parts import Block
from normalize.errors import InputError, MissingExtraError

__all__ = ["open_page"]

NEEDS = 'reading HTML needs one more package: pip install "newsnorm[html]"'
EMPTY = "The page is empty."
ALL = ("headline", "description", "published", "updated", "authors", "url", "language", "publisher")
LONGEST_BYLINE = 160
MOST_BYLINES = 40
SCRIPTED = "The page shows no article; its text is the articleBody of its markup."
BARE = "The page shows no article: no paragraph was found in it."
LONGER = 2
"""From so many times the shown text on the markup's longer text is worth a note."""
NEAR_HEADLINE = 8
SHORTEST_LEAD = 30


def open_page(html: str | bytes, url: str | None) -> Given:
    """The page's text with what its markup says."""
    try:
        from lxml import etree
        from lxml.html import HTMLParser, document_fromstring
    except ImportError as error:
        raise MissingExtraError(NEEDS) from error
    if not isinstance(html, str | bytes):
        raise InputError(f"the page is {type(html).__name__}; pass str or bytes")
    text, note = page_text(html) if isinstance(html, bytes) else (html, None)
    notes = [note] if note else []
    if "<" not in text:
        return Given(text, {}, (*notes, "The page holds no markup; it was read as text." if text.strip() else EMPTY))
    try:
        tree = document_fromstring(_safe(text), parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Given("", {}, (*notes, EMPTY))
    return _read(tree, url, notes)


def _safe(text: str) -> bytes:
    """UTF-8 without what XML forbids."""
    return text.replace("\x00", "").encode("utf-8", "replace") or b"<html/>"


def _read(tree: Any, url: str | None, notes: list[str]) -> Given:
    meta, _ = meta_fields(tree)
    nodes = linked_nodes(tree)
    title = _title(tree)
    page = walk(tree)
    titles = (*meta["headline"], *title) or tuple(b.text for b in page.blocks if b.tag == "h1")[:1]
    linked, people = linked_fields(nodes, url or next(iter(meta["url"]), None), titles)
    items = item_fields(tree)
    outlet = names_of_outlet([*meta["publisher"], *organizations(nodes)], url or next(iter(meta["url"]), None))
    fields = {name: (*linked.get(name, ()), *items.get(name, ()), *meta.get(name, ())) for name in ALL}
    fields["headline"] = tuple(without_outlet((*fields["headline"], *title), outlet))
    found = choose_article(page.blocks, fields["headline"])
    if not fields["published"]:
        fields["published"] = tuple(times(tree))
    if lang := tree.get("lang"):
        fields["language"] = (lang, *fields["language"])
    _authors(fields, people, meta["authors"], list(_bylines(page, found)), outlet)
    if found.headline is not None and page.blocks[found.headline].tag == "h1":
        fields["headline"] = _with_heading(fields["headline"], page.blocks[found.headline].text)
    text, marks = _lay_out(page.blocks, found, fields["description"])
    body = "\n\n".join(linked.get("text", ()))
    if not any(page.blocks[i].weight for i in found.blocks):
        notes.append(SCRIPTED if body else BARE)
        if body:
            text, marks = "\n\n".join((*fields["headline"][:1], _plain(body))), ()
    elif len(body) > LONGER * len(text):
        counts = f"{len(body)} against {len(text)} characters"
        notes.append(f"The markup holds a longer text than the page shows ({counts}).")
    kept = {name: tuple(dict.fromkeys(value.strip() for value in values)) for name, values in fields.items() if values}
    return Given(text, kept, tuple(notes), marks, "markup")


def _with_heading(titles: tuple[str, ...], heading: str) -> tuple[str, ...]:
    """The page's titles and its heading, unless that is but the end of one of them."""
    own = bare(heading)
    part = any(bare(title).endswith(own) and own != bare(title) for title in titles[:1])
    return titles if part else (*titles, heading)


def _plain(body: str) -> str:
    """The text of an `articleBody`, which may hold tags; its paragraphs stay apart."""
    from lxml.html import fragment_fromstring

    if "<" not in body:
        return body
    page = walk(fragment_fromstring(_safe(body).decode(), create_parent="div"))
    return "\n\n".join(block.text for block in page.blocks)


def _title(tree: Any) -> tuple[str, ...]:
    element = next(tree.iter("title", "{*}title"), None)
    text = " ".join("".join(element.itertext()).split()) if element is not None else ""
    return (text,) if text else ()


def _authors(
    fields: dict[str, tuple[str, ...]],
    people: Sequence[Person],
    meta: Sequence[str],
    shown: Sequence[str],
    outlet: frozenset[str],
) -> None:
    """Tell the people whom the markup names as authors from outlets and agencies; what the page shows beside them."""
    named = [name for name in meta if "://" not in name]
    persons = [p.name for p in people if not p.organization and not is_outlet(p.name, outlet)]
    persons = persons or [name for name in named if _personal(name) and not is_outlet(name, outlet)]
    fields["authors"] = tuple(persons)
    fields["outlet"] = tuple(sorted(outlet))
    fields["bylines"] = tuple(text for text in shown if not is_outlet(text, outlet))
    fields["staff"] = tuple(p.name for p in people if not p.organization and p.name not in persons)
    groups = [name for name in named if not is_outlet(name, outlet)], [p.name for p in people], named
    fields["organizations"] = next((tuple(group) for group in groups if group), ())


def _personal(name: str) -> bool:
    """Whether a meta tag's author may be a person: no user's name, no address."""
    return "@" not in name and (" " in name.strip() or not name.isascii())


def _bylines(page: Page, found: Found) -> Iterable[str]:
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


def _lay_out(blocks: Sequence[Block], found: Found, descriptions: Iterable[str]) -> tuple[str, tuple[Mark, ...]]:
    """The text of the chosen blocks, a blank line between each two, and what the markup says of some."""
    lead = _lead(blocks, found, {bare(text) for text in descriptions})
    headings = _crossheads(blocks, found)
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
        parts.append(block.text)
        at += len(block.text) + 2
    return "\n\n".join(parts), tuple(marks)


def _crossheads(blocks: Sequence[Block], found: Found) -> set[int]:
    """Headings among the paragraphs of the article's container, each with a paragraph of its own below it."""
    own = [i for i in found.blocks if found.main and blocks[i].container == found.main and not blocks[i].kind]
    pairs = [(i, j) for i, j in pairwise(own) if blocks[i].tag in HEADINGS and blocks[j].weight]
    return {i for i, j in pairs if i != own[0] and i != found.headline}


def _lead(blocks: Sequence[Block], found: Found, descriptions: set[str]) -> int | None:
    """The block of the standfirst: the first text under the headline, if its class or the meta description says so."""
    if found.headline is None:
        return None
    below = [i for i in found.blocks if i > found.headline and not blocks[i].kind]
    texts = [i for i in below[:NEAR_HEADLINE] if len(blocks[i].text) >= SHORTEST_LEAD]
    first = next((i for i in texts if not (blocks[i].author or blocks[i].stamp)), None)
    if first is None or not any(blocks[i].weight for i in below if i > first):
        return None
    return first if blocks[first].lead or bare(blocks[first].text) in descriptions else None
