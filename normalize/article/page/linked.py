"""JSON-LD: of all objects on the page the one that is this page's article, and what it says."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from normalize.article.page.lenient import documents
from normalize.article.page.outlet import bare
from normalize.patterns import pattern

__all__ = ["ARTICLES", "PAGES", "Person", "gated", "linked_fields", "linked_nodes", "organizations", "texts"]

ARTICLES = ("Article", "Posting", "Report", "Blog", "Review", "Recipe", "Interview", "Opinion")
PAGES = ("WebPage", "ItemPage", "VideoObject", "CreativeWork")
"""Types that speak of the page, where no article does."""
ORGANIZATIONS = ("Organization", "Corporation", "NewsMedia", "Brand")
FIELDS = {
    "headline": ("headline", "name", "title"), "description": ("description", "abstract"),
    "published": ("datePublished", "dateCreated", "uploadDate"), "updated": ("dateModified",),
    "url": ("url", "mainEntityOfPage"), "language": ("inLanguage",), "text": ("articleBody",),
}  # fmt: skip
"""Our fields to the properties of schema.org, best first."""
OTHERS = frozenset((
    "itemListElement", "review", "reviews", "comment", "mentions", "citation", "isBasedOn", "liveBlogUpdate",
    "subjectOf", "relatedLink", "significantLink", "isRelatedTo", "suggestedAnswer", "acceptedAnswer",
))  # fmt: skip
"""Properties whose values speak of something else than the object that has them."""
ASIDE = "@beside"
"""Marks an object that stands in such a property."""
NAMES = ("name", "@value", "alternateName", "byline", "legalName")
"""Where an object holds its name."""
_CLASS = pattern(r"\.([\w-]{1,60})")
MOST_SELECTORS = 400
MOST_NODES = 4000
MOST_JSON = 2_000_000
MOST_VALUES = 40


class Person(NamedTuple):
    """An author as JSON-LD names one."""

    name: str
    organization: bool


def linked_nodes(tree: Any) -> list[Mapping[str, Any]]:
    """Every object of the page's JSON-LD, in order, a bounded number; references by `@id` can be looked up in them."""
    nodes: list[Mapping[str, Any]] = []
    for script in tree.iter("script", "{*}script"):
        text = script.text
        if text and "ld+json" in (script.get("type") or "").lower() and len(text) <= MOST_JSON:
            for document in documents(text):
                nodes += _nodes(document)
            if len(nodes) > MOST_NODES:
                break
    return nodes


def _nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    """Every object of a document, outer ones first, a bounded number; those of something else are marked so."""
    queue: list[tuple[Any, bool]] = [(data, False)]
    at = 0
    while at < len(queue) and at < MOST_NODES:
        item, beside = queue[at]
        at += 1
        if isinstance(item, Mapping):
            yield {**item, ASIDE: True} if beside else item
            queue.extend((v, beside or key in OTHERS) for key, v in item.items() if isinstance(v, Mapping | list))
        elif isinstance(item, list):
            queue.extend((v, beside) for v in item if isinstance(v, Mapping | list))


def linked_fields(
    nodes: Sequence[Mapping[str, Any]], url: str | None, titles: Sequence[str]
) -> tuple[dict[str, tuple[str, ...]], list[Person]]:
    """What the article of the page says of itself, and its authors."""
    named = {bare(title) for title in titles if title}
    articles = [n for n in nodes if _is(n, ARTICLES) and (ASIDE not in n or _affinity(n, url, named) >= TITLE)]
    ranked = sorted(articles, key=lambda n: -_affinity(n, url, named))
    pages = [n for n in nodes if _is(n, PAGES) and (_is(n, ("Page",)) or _affinity(n, url, named) >= TITLE)]
    found: dict[str, tuple[str, ...]] = {}
    for node in ranked[:1]:
        _fill(found, node)
    same = [n for n in ranked[1:] if named and _affinity(n, url, named) >= TITLE]
    for node in same:
        _fill(found, node)
    headline = found.get("headline")
    for node in pages:  # the page's own dates, where its article gives none
        if not ranked or ("datePublished" in node and _affinity(node, url, named) > 0):
            _fill(found, node)
    if headline:
        found["headline"] = headline
    by_id = {node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1}
    for node in [*ranked[:1], *same, *(pages if not ranked else ())]:
        if people := _people(node, by_id):
            return found, people
    return found, []


TITLE = 2


def gated(nodes: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """The classes of the parts of the article that only subscribers may read: its text, whatever they are called."""
    selectors = " ".join(text for node in nodes for text in texts(node.get("cssSelector"))) if nodes else ""
    return frozenset(_CLASS.findall(selectors[:MOST_SELECTORS]))


def _affinity(node: Mapping[str, Any], url: str | None, named: set[str]) -> int:
    """How surely an object speaks of this page: its address, its headline, a body or a date of its own."""
    score = 0
    if any(bare(text) in named for key in ("headline", "name") for text in texts(node.get(key))):
        score += 2 * TITLE
    if url and any(_same_page(text, url) for key in (*FIELDS["url"], "@id") for text in texts(node.get(key))):
        score += TITLE
    return score + ("datePublished" in node)


def _same_page(one: str, other: str) -> bool:
    one, other = (text.partition("#")[0].partition("?")[0].rstrip("/").partition("://")[2] for text in (one, other))
    return bool(one) and one == other


def _is(node: Mapping[str, Any], words: Sequence[str]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and any(word in name for word in words) for name in names)


def _fill(found: dict[str, tuple[str, ...]], node: Mapping[str, Any]) -> None:
    for field, keys in FIELDS.items():
        if field not in found:
            for key in keys:
                if values := tuple(texts(node.get(key))):
                    found[field] = values
                    break


def _people(node: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> list[Person]:
    for key in ("author", "creator", "byline"):
        people = list(_persons(node.get(key), by_id, 0))
        if people:
            return people
    return []


def _persons(value: Any, by_id: Mapping[str, Mapping[str, Any]], depth: int) -> Iterator[Person]:
    """Authors in a string, an object, a reference, or a list of them."""
    if depth > 3:
        return
    if isinstance(value, list):
        for item in value[:MOST_VALUES]:
            yield from _persons(item, by_id, depth + 1)
    elif isinstance(value, Mapping):
        names = list(texts(next((value[key] for key in NAMES if value.get(key)), None)))
        if not names and isinstance(reference := value.get("@id"), str) and reference in by_id:
            yield from _persons({**by_id[reference], "@id": None}, by_id, depth + 1)
        for name in names:
            if "://" not in name:
                yield Person(name, _is(value, ORGANIZATIONS))
    elif isinstance(value, str):
        for name in texts(value):
            if "://" not in name:
                yield Person(name, False)


def organizations(nodes: Sequence[Mapping[str, Any]]) -> list[str]:
    """Names of the publisher and of other organisations that the page's JSON-LD speaks of."""
    found: list[str] = []
    for node in nodes:
        found += texts(node.get("publisher"))
        if _is(node, (*ORGANIZATIONS, "WebSite")):
            found += [name for key in ("name", "alternateName") for name in texts(node.get(key))]
    return list(dict.fromkeys(found))[:MOST_VALUES]


def texts(value: Any) -> Iterator[str]:
    """The texts in a value: a string, a number, an object's name, or a list of them; references unescaped."""
    if isinstance(value, str):
        if value.strip():
            yield html.unescape(value).strip() if "&" in value else value.strip()
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, Mapping):
        yield from texts(next((value[key] for key in (*NAMES, "@id") if value.get(key)), None))
    elif isinstance(value, list):
        for item in value[:MOST_VALUES]:
            yield from texts(item)
