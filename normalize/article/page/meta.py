"""Meta tags, microdata and `<time>`: what the page's elements say for machines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

__all__ = ["META", "content", "item_fields", "meta_fields", "times"]

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
MACHINE = ("datetime", "content")
"""Attributes in which an element repeats its value for machines."""
_SPELT_OUT = re.compile(r"https?://ogp\.me/(?:ns/)?(\w+)#")
"""A property of Open Graph under its full address."""
MOST = 400
MOST_TIMES = 40


def meta_fields(tree: Any) -> dict[str, tuple[str, ...]]:
    """What the meta tags and the canonical link say for each of our fields, the best name first."""
    tags: dict[str, list[str]] = {}
    for element in tree.iter("meta", "{*}meta"):
        names = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        value = element.get("content")
        if names and value and (value := " ".join(value.split())):
            tags.setdefault(_SPELT_OUT.sub(r"\1:", names.strip().lower()).removeprefix("ns:"), []).append(value)
    for element in tree.iter("link", "{*}link"):
        if "canonical" in (element.get("rel") or "").lower().split() and (value := element.get("href")):
            tags.setdefault("canonical", []).append(value.strip())
            break
    found = {}
    for field, candidates in META.items():
        values = [value for name in candidates for value in tags.get(name, ())]
        found[field] = tuple(dict.fromkeys(values))
    return found


def item_fields(elements: Sequence[Any]) -> dict[str, tuple[str, ...]]:
    """What the elements of microdata (`itemprop`) say, those outside of meta tags."""
    found: dict[str, list[str]] = {}
    for element in elements[:MOST]:
        for name in (element.get("itemprop") or "").lower().split():
            field = ITEMS.get(name)
            if field and (value := content(element)):
                found.setdefault(field, []).append(value)
    return {field: tuple(dict.fromkeys(values)) for field, values in found.items()}


def content(element: Any) -> str | None:
    """What an element says: for machines in an attribute, else its text."""
    for name in MACHINE:
        if value := element.get(name):
            return " ".join(value.split())
    return " ".join("".join(element.itertext()).split())[:300] or None


def times(tree: Any) -> Iterator[str]:
    """What machines read in the first `<time>` elements, those that name publication first."""
    elements = [e for e in _first(tree.iter("time", "{*}time")) if e.get("datetime")]
    named = [e for e in elements if "publi" in (f"{e.get('class')} {e.get('itemprop')}").lower() or e.get("pubdate")]
    for element in named or elements[:1]:
        yield element.get("datetime")


def _first(elements: Iterator[Any]) -> list[Any]:
    return [element for element, _ in zip(elements, range(MOST_TIMES), strict=False)]
