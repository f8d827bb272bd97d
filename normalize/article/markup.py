"""A page's markup as evidence: JSON-LD, Open Graph and other meta tags, `<time>`; its text by trafilatura."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from normalize.article.decoding import decode
from normalize.article.given import Given
from normalize.errors import InputError, MissingExtraError

__all__ = ["open_page"]

NEEDS = 'reading HTML needs two more packages: pip install "newsnorm[html]"'
META: Mapping[str, tuple[str, ...]] = {
    "headline": ("og:title", "twitter:title", "dc.title", "title", "parsely-title", "sailthru.title"),
    "description": ("og:description", "description", "twitter:description", "dc.description"),
    "published": (
        "article:published_time", "article:published", "og:published_time", "datepublished", "date", "pubdate",
        "publish-date", "parsely-pub-date", "dc.date", "dc.date.issued", "dcterms.created", "sailthru.date",
        "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article.published", "publishdate",
        "publication_date", "last-modified-date", "og:article:published_time", "iso-8601-publish-date", "datecreated",
    ),
    "updated": (
        "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dc.date.modified",
        "dcterms.modified", "article:modified", "article.updated",
    ),
    "authors": ("article:author", "author", "parsely-author", "dc.creator", "byl", "sailthru.author"),
    "url": ("og:url",),
    "language": ("og:locale", "language", "content-language", "dc.language"),
}  # fmt: skip
"""Our fields to the names (or properties) of meta tags, best first."""
LINKED = {
    "headline": "headline", "description": "description", "published": "datePublished", "updated": "dateModified",
    "authors": "author", "url": "url", "language": "inLanguage",
}  # fmt: skip
ARTICLES = ("Article", "Posting", "Report", "Blog")
MOST_NODES = 4000
MOST_JSON = 2_000_000


def open_page(html: str | bytes, url: str | None) -> Given:
    """The page's text with what its markup says."""
    try:
        from lxml import etree
        from lxml.html import HTMLParser, document_fromstring
    except ImportError as error:
        raise MissingExtraError(NEEDS) from error
    if not isinstance(html, str | bytes):
        raise InputError(f"the page is {type(html).__name__}; pass str or bytes")
    text, note = decode(html) if isinstance(html, bytes) else (html, None)
    notes = (note,) if note else ()
    try:
        tree = document_fromstring(_safe(text), parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Given(text, {}, (*notes, "The page is no HTML; it was read as text."))
    fields = _fields(tree)
    return Given(_text(text, url), {name: found for name, found in fields.items() if found}, notes)


def _safe(text: str) -> bytes:
    """UTF-8 without what XML forbids."""
    return text.replace("\x00", "").encode("utf-8", "replace") or b"<html/>"


def _fields(tree: Any) -> dict[str, tuple[str, ...]]:
    linked, meta = _from_linked(tree), _from_meta(tree)
    fields = {name: (*linked.get(name, ()), *meta.get(name, ())) for name in META}
    if not fields["published"]:
        fields["published"] = tuple(_times(tree))
    if lang := tree.get("lang"):
        fields["language"] = (lang, *fields["language"])
    return {name: tuple(dict.fromkeys(value.strip() for value in found)) for name, found in fields.items()}


def _from_meta(tree: Any) -> dict[str, tuple[str, ...]]:
    tags: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = element.get("content")
        if name and content and content.strip():
            tags.setdefault(name.strip().lower(), []).append(content)
    found = {}
    for field, names in META.items():
        best = next((tags[name] for name in names if name in tags), [])
        found[field] = tuple(best)
    return found


def _times(tree: Any) -> Iterator[str]:
    """What machines read in the first `<time>` elements, those that name publication first."""
    elements = [e for e in list(tree.iter("time"))[:40] if e.get("datetime")]
    named = [e for e in elements if "publi" in (f"{e.get('class')} {e.get('itemprop')}").lower() or e.get("pubdate")]
    for element in named or elements[:1]:
        yield element.get("datetime")


def _from_linked(tree: Any) -> dict[str, tuple[str, ...]]:
    """The first article in the page's JSON-LD that says anything for a field."""
    found: dict[str, tuple[str, ...]] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > MOST_JSON:
            continue
        for node in _nodes(_json(script.text)):
            if not _is_article(node):
                continue
            for field, key in LINKED.items():
                if values := tuple(_strings(node.get(key))):
                    found.setdefault(field, values)
    return found


def _json(text: str) -> Any:
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    """Every object of a JSON-LD document, outer ones first, a bounded number."""
    queue, seen = [data], 0
    while queue and seen < MOST_NODES:
        item = queue.pop(0)
        seen += 1
        if isinstance(item, Mapping):
            yield item
            queue.extend(v for v in item.values() if isinstance(v, Mapping | list))
        elif isinstance(item, list):
            queue.extend(v for v in item if isinstance(v, Mapping | list))


def _is_article(node: Mapping[str, Any]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and any(word in name for word in ARTICLES) for name in names)


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    if isinstance(value, Mapping):
        return tuple(_strings(value.get("name") or value.get("@value") or value.get("alternateName")))
    if isinstance(value, list):
        return tuple(text for item in value[:40] for text in _strings(item))
    return ()


def _text(html: str, url: str | None) -> str:
    try:
        from trafilatura import extract
    except ImportError as error:
        raise MissingExtraError(NEEDS) from error
    found = extract(html, url=url, include_comments=False, include_tables=True, favor_precision=False)
    return found or ""
