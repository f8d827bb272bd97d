"""A page as evidence: its article's text, and what JSON-LD, meta tags, microdata and `<time>` say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from normalize.article.given import Given, tidied
from normalize.article.outside import as_day, moment
from normalize.article.page.authors import bylines, told_apart
from normalize.article.page.blocks import Page, walk
from normalize.article.page.charset import page_text
from normalize.article.page.choose import choose_article
from normalize.article.page.layout import lay_out
from normalize.article.page.linked import gated, linked_fields, linked_nodes, organizations
from normalize.article.page.meta import item_fields, meta_fields
from normalize.article.page.moments import times
from normalize.article.page.outlet import (
    bare,
    is_outlet,
    names_of_outlet,
    outlet_in_title,
    title_pieces,
    without_outlet,
)
from normalize.article.page.parts import Block
from normalize.article.page.state import scripted_html
from normalize.article.page.tree import parse
from normalize.errors import InputError, MissingExtraError

__all__ = ["open_page"]

NEEDS = 'reading HTML needs one more package: pip install "newsnorm[html]"'
EMPTY = "The page is empty."
ALL = ("headline", "description", "published", "updated", "authors", "url", "language", "publisher")
MOST_HEADINGS = 3
GOES_ON = ":：,;|–—-·"
LONGER = 2
"""From so many times the shown text on the markup's longer text is worth a note."""


def open_page(html: str | bytes, url: str | None) -> Given:
    """The page's text with what its markup says."""
    if not isinstance(html, str | bytes):
        raise InputError(f"the page is {type(html).__name__}; pass str or bytes")
    text, note = page_text(html) if isinstance(html, bytes) else (html, None)
    notes = [note] if note else []
    if "<" not in text:
        return Given(text, {}, (*notes, "The page holds no markup; it was read as text." if text.strip() else EMPTY))
    try:
        tree = parse(text, notes)
    except ImportError as error:
        raise MissingExtraError(NEEDS) from error
    return Given("", {}, (*notes, EMPTY)) if tree is None else _read(tree, url, notes)


def _read(tree: Any, url: str | None, notes: list[str]) -> Given:
    nodes = linked_nodes(tree)
    page = walk(tree, gated(nodes))
    said, outlet = _said(tree, nodes, page, url, notes)
    titles = (*said["headline"], *title_pieces(said["headline"]))
    body = "\n\n".join(said.pop("text", ()))
    found = choose_article(page.blocks, titles)
    if not any(page.blocks[i].weight for i in found.blocks):
        page = _unshown(tree, body, notes, any(b.tag == "p" and b.final for b in page.blocks)) or page
        found = choose_article(page.blocks, titles)
    for name, values in times(page, found).items():
        said[name] = (*said[name], *values)
    shown = [text for text in bylines(page, found) if not is_outlet(text, outlet)]
    said["bylines"], said["outlet"] = tuple(shown), tuple(sorted(outlet))
    if found.headline is not None:
        said["headline"] = _with_heading(said["headline"], page.blocks[found.headline])
    authors = (*said["authors"], *said["staff"], *said["organizations"])
    text, marks = lay_out(page.blocks, found, said["description"], authors, said["headline"])
    if len(body) > LONGER * len(text):
        counts = f"{len(body)} against {len(text)} characters"
        notes.append(f"The markup holds a longer text than the page shows ({counts}).")
    kept = {name: tuple(dict.fromkeys(map(tidied, values))) for name, values in said.items() if values}
    return Given(text, kept, tuple(notes), marks, "markup")


def _unshown(tree: Any, body: str, notes: list[str], told: bool) -> Page | None:
    """The article of a page that shows none: the `articleBody` of its markup, or HTML in its scripts; noted.

    `told` says that the page shows sentences, short as they are.
    """
    html = body if "</p>" in body else "".join(f"<p>{escape(line)}</p>" for line in body.splitlines())
    source = "the articleBody of its markup"
    if not html:
        html, source = scripted_html(tree) or "", "HTML in its scripts"
    page = walk(parse(f"<div>{html}</div>", [])) if html else None
    if page is None or not any(block.weight for block in page.blocks):
        if not told:
            notes.append("The page shows no article: no paragraph was found in it.")
        return None
    notes.append(f"The page shows no article; its text is {source}.")
    page.blocks = list({block.text: block for block in page.blocks}.values())  # scripts often hold a text twice
    return page


def _said(
    tree: Any, nodes: Sequence[Mapping[str, Any]], page: Page, url: str | None, notes: list[str]
) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """What JSON-LD, microdata, meta tags and `<time>` say, the surest first; and the outlet's names."""
    (meta, tagged), title = meta_fields(tree), _title(tree)
    headings = tuple(block.text for block in page.blocks if block.tag == "h1")
    here = url or next(iter(meta["url"]), None)
    titles = (*meta["headline"], *title)
    linked, people = linked_fields(nodes, here, (*titles, *headings[:1]))
    behind = outlet_in_title(title, {*linked.get("headline", ()), *meta["headline"], *headings[:MOST_HEADINGS]})
    outlet = names_of_outlet([*meta["publisher"], *organizations(nodes), *behind], here)
    named = {bare(text) for text in (*titles, *title_pieces(titles), *headings[:MOST_HEADINGS])}
    items, tags = item_fields(page.items, named), item_fields(tagged, named)
    sources = (linked, items, meta, tags)
    said = {name: tuple(value for fields in sources for value in fields.get(name, ())) for name in ALL}
    said["headline"] = tuple(without_outlet((*said["headline"], *title), outlet))
    said["text"] = linked.get("text", ())
    if lang := tree.get("lang"):
        said["language"] = (lang, *said["language"])
    said["agreed"] = tuple(_compared(linked, meta, notes))
    said.update(told_apart(people, (*tags.get("authors", ()), *meta["authors"]), outlet))
    return said, outlet


def _with_heading(titles: tuple[str, ...], heading: Block) -> tuple[str, ...]:
    """The page's titles and the heading over the article, where that is an `<h1>` or a piece of a title.

    A heading that goes on with a sign (": the second half") is but the end of one.
    """
    vouched = heading.tag == "h1" or bare(heading.text) in {bare(piece) for piece in title_pieces(titles)}
    return (*titles, heading.text) if vouched and heading.text[0] not in GOES_ON else titles


def _title(tree: Any) -> tuple[str, ...]:
    element = next(tree.iter("title", "{*}title"), None)
    text = " ".join("".join(element.itertext()).split()) if element is not None else ""
    return (text,) if text else ()


def _compared(
    linked: Mapping[str, Sequence[str]], meta: Mapping[str, Sequence[str]], notes: list[str]
) -> Iterator[str]:
    """The dates on which JSON-LD and meta tags agree; a note for each on which they are days apart."""
    for name in ("published", "updated"):
        one, other = (next((v for v in map(moment, said.get(name, ())) if v), None) for said in (linked, meta))
        if one is None or other is None:
            continue
        days = abs((as_day(one) - as_day(other)).days)
        if days > 1:
            notes.append(f"JSON-LD says {one.isoformat()} for {name}, the meta tags say {other.isoformat()}.")
        elif one == other or (days == 0 and type(one) is not type(other)):
            yield name


