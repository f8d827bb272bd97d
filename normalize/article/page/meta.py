"""Meta tags, microdata and `<time>`: what the page's elements say for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from normalize.article.outside import moment
from normalize.article.page.linked import ARTICLES, PAGES
from normalize.article.page.outlet import bare

__all__ = ["META", "content", "item_fields", "meta_fields", "owner_of"]

META: Mapping[str, tuple[str, ...]] = {
    "headline": (
        "headline", "og:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "twitter:title",
        "title", "citation_title", "cxenseparse:title", "hdl", "mrc__share_title",
    ),
    "description": (
        "og:description", "description", "twitter:description", "dc.description", "dcterms.description",
        "sailthru.description",
    ),
    "published": (
        "article:published_time", "article:published", "og:article:published_time", "og:published_time",
        "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publish_date", "publishdate",
        "publication_date", "publisheddate", "published_at", "published", "content:publishdate", "dc.date.issued",
        "dc.date.created", "dcterms.issued", "dcterms.created", "date.created", "dc.date", "dcterms.date",
        "article.published", "article_date_original", "cxenseparse:recs:publishtime",
        "cxenseparse:recs:published_time", "cxenseparse:publishtime", "iso-8601-publish-date", "firstcreate",
        "datecreated", "prism.publicationdate", "citation_publication_date", "citation_online_date",
        "originalpublicationdate", "displaydate", "pdate", "ptime", "bt:pubdate", "rnews:datepublished",
        "vr:published_time", "date",
    ),
    "updated": (
        "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dc.date.modified",
        "dcterms.modified", "article:modified", "article:updated_time", "article:updated", "article.updated",
        "date.updated", "date.modified", "content:modifieddate", "lastupdate", "lastmod", "last-modified",
        "last_updated_date", "utime", "moddate", "rnews:datemodified", "revision_date",
    ),
    "authors": (
        "article:author_name", "parsely-author", "sailthru.author", "byl", "article:byline", "author", "authors",
        "author_name", "article:author", "og:author", "og:article:author", "dc.creator", "dcterms.creator",
        "articleauthor", "lp.article:author", "cxenseparse:author", "dable:author", "citation_author",
        "rnews:creator", "creator",
    ),
    "url": ("og:url", "canonical"),
    "language": ("og:locale", "language", "content-language", "dc.language", "dcterms.language", "inlanguage"),
    "publisher": (
        "og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher", "article_publisher",
        "apple-mobile-web-app-title", "twitter:site", "copyright", "cre", "prism.publicationname",
    ),
}  # fmt: skip
"""Our fields to the names (or properties) of meta tags, best first."""
ITEMS = {
    "headline": "headline", "datepublished": "published", "datecreated": "published", "datemodified": "updated",
    "dateupdated": "updated", "inlanguage": "language",
}  # fmt: skip
PARSELY = {
    "title": "parsely-title", "pub_date": "parsely-pub-date", "author": "parsely-author", "authors": "parsely-author",
}  # fmt: skip
MACHINE = ("datetime", "content")
"""Attributes in which an element repeats its value for machines."""
_SPELT_OUT = re.compile(r"https?://ogp\.me/(?:ns/)?(\w+)#")
"""A property of Open Graph under its full address."""
MOST = 400


def meta_fields(tree: Any) -> tuple[dict[str, tuple[str, ...]], list[Any]]:
    """What the meta tags and the canonical link say for each of our fields, the best name first.

    The meta tags that are properties of an item of microdata speak of it alone; they come apart.
    """
    tags: dict[str, list[str]] = {}
    items: list[Any] = []
    for element in tree.iter("meta", "{*}meta"):
        names = element.get("property") or element.get("name")
        if not names and element.get("itemprop") and owner_of(element) is not None:
            items.append(element)
            continue
        names = names or element.get("itemprop") or element.get("http-equiv")
        value = element.get("content")
        if names and value and (value := " ".join(value.split())):
            name = _SPELT_OUT.sub(r"\1:", names.strip().lower()).removeprefix("ns:")
            tags.setdefault(name, []).append(value)
    for element in tree.iter("link", "{*}link"):
        if "canonical" in (element.get("rel") or "").lower().split() and (value := element.get("href")):
            tags.setdefault("canonical", []).append(value.strip())
            break
    for name, value in _parsely(tags.get("parsely-page", ())):
        tags.setdefault(name, []).append(value)
    found = {}
    for field, candidates in META.items():
        values = [value for name in candidates for value in tags.get(name, ())]
        found[field] = tuple(dict.fromkeys(values))
    return found, items


def _parsely(pages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What the one tag of Parse.ly's old form says, a document in JSON."""
    for page in pages[:1]:
        try:
            said = json.loads(page)
        except ValueError:
            return
        for key, name in PARSELY.items() if isinstance(said, dict) else ():
            values = said.get(key)
            for value in values if isinstance(values, list) else (values,):
                if value and isinstance(value, str):
                    yield name, value


def owner_of(element: Any) -> Any | None:
    """The item of microdata whose property an element is; `None` for the page itself."""
    for parent in element.iterancestors():
        if parent.get("itemscope") is not None:
            return None if parent.tag in ("html", "body") else parent
    return None


def item_fields(elements: Sequence[Any], named: Collection[str]) -> dict[str, tuple[str, ...]]:
    """What the properties of microdata say of this page's article: the item that has its headline, else the only one.

    `named` are the page's titles, bare.  Comments, people and pictures are items of their own, and so are the
    articles that a page leads to.
    """
    items: dict[Any, dict[str, list[str]]] = {}
    for element in elements[:MOST]:
        for name in (element.get("itemprop") or "").lower().split():
            owner, field = owner_of(element), ITEMS.get(name)
            if name == "name" and owner is not None and "author" in (owner.get("itemprop") or "").lower().split():
                owner, field = owner_of(owner), "authors"
            elif name == "author" and element.tag == "meta":
                field = "authors"
            if field and _is_article(owner) and (value := content(element)):
                items.setdefault(owner, {}).setdefault(field, []).append(value)
    own = items.pop(None, {})
    matching = [said for said in items.values() if any(bare(text) in named for text in said.get("headline", ()))]
    dated = [said for said in items.values() if "published" in said]
    found: dict[str, list[str]] = {}
    for said in (*matching[:1], own, *(dated if len(dated) == 1 and not matching else ())):
        for field, values in said.items():
            found.setdefault(field, []).extend(values)
    return {field: tuple(dict.fromkeys(values)) for field, values in found.items()}


def _is_article(item: Any | None) -> bool:
    kind = item.get("itemtype") if item is not None else None
    return not kind or any(word in kind for word in (*ARTICLES, *PAGES))


def content(element: Any) -> str | None:
    """What an element says: for machines in an attribute, else its text."""
    for name in MACHINE:
        if value := element.get(name):
            return " ".join(value.split())
    if (value := element.get("title")) and moment(value) is not None:
        return str(value)
    return " ".join("".join(element.itertext()).split())[:300] or None
