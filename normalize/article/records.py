"""Scraped records: the field names that other tools use, and values of any shape, read as evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from normalize.article.decoding import decode
from normalize.article.given import Given, tidied
from normalize.article.outside import moment
from normalize.article.page.outlet import bare
from normalize.errors import InputError
from normalize.patterns import pattern

__all__ = ["FIELDS", "open_record"]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "maintext", "articleBody", "bodies", "body_text", "content", "cleaned_text", "article_text",
        "article_body", "plain_text", "raw_text", "full_text", "articleBodyRaw",
    ),
    "headline": ("headline", "title", "headlines", "article_title", "title_page", "title_rss", "heading", "name"),
    "description": (
        "description", "descriptions", "summary", "abstract", "description_text", "meta_description", "excerpt", "lead",
        "standfirst", "subtitle",
    ),
    "published": (
        "published", "datePublished", "date_publish", "date_published", "publish_date", "publishedAt", "published_at",
        "publication_date", "publicationDate", "firstCreated", "firstcreated", "datePublishedRaw", "published_date",
        "date_gmt", "pubDate", "pub_date", "publishDate", "publish_time", "publishTime", "date_posted", "datePosted",
        "post_date", "posted_at", "article_date", "isoDate", "contentCreated", "dateCreated", "date",
    ),
    "updated": (
        "updated", "dateModified", "date_modify", "date_modified", "modified", "modified_gmt", "updatedAt",
        "updated_at",
        "modifiedAt", "versionCreated", "versioncreated", "contentModified", "dateModifiedRaw", "last_updated",
    ),
    "authors": ("authors", "author", "byline", "by", "bylines", "creator", "author_name"),
    "url": ("url", "canonicalUrl", "canonical_link", "canonical_url", "source_url", "link",
            "mainEntityOfPage", "source", "uri"),
    "language": ("language", "inLanguage", "lang", "meta_lang", "languages"),
    "fetched": (
        "fetched", "date_download", "fetch_date", "filedate", "crawl_date", "downloaded_at", "dateDownloaded",
        "fetched_at", "scraped_at", "crawled_at",
    ),
}  # fmt: skip
"""Our name of a field to the names that trafilatura, news-please, newspaper4k, Zyte, ninjs and schema.org give it."""
PAGES = ("html", "articleBodyHtml", "article_html", "raw_html", "body_xhtml", "body_html", "browserHtml")
"""Fields with the markup of a page or an article, read where there is no text."""

_NAMED = ("name", "text", "value", "rendered", "nameRaw", "rawName", "@value", "literal", "contentText", "author_name",
          "@id")  # fmt: skip
"""Keys under which a nested value holds its text."""
OUTLETS = ("sitename", "site_name", "source-hostname", "publisher", "copyrightholder", "copyrightHolder", "source_name")
"""Fields that name the outlet: an author of that name is nobody's."""
_UTC = ("_gmt", "_utc", "GMT", "UTC")
"""How the name of a field ends whose clock is UTC without saying so."""
_MARKUP = pattern(r"<[a-zA-Z/][^<>]{0,400}>")
_TAGS = ("</p>", "<br", "</div>", "<p>", "</a>", "</h2>", "</li>")
"""What a text holds that is markup still."""
ABOUT = frozenset(("headline", "description", "published", "updated", "authors"))
"""Fields that are worth a record without a text."""
NAME_PARTS = (("givenName", "familyName"), ("first_name", "last_name"), ("firstName", "lastName"), ("first", "last"))
NESTED = (("fetched", "metadata", "dateDownloaded"), ("authors", "_embedded", "author"))
"""Our fields, the fields of the record that hold others, and the one in them (Zyte, WordPress)."""
DATES = ("published", "updated", "fetched")
"""Fields in which a number is seconds since 1970."""
FORM = frozenset(("contentType", "role"))
MAIN = (None, "main", "body", "headline")
"""How one of several texts of a list (ninjs) says that it is the one."""
MOST = 50


def open_record(record: Mapping[str, Any]) -> Given:
    """The text of a scraped record and what its other fields say; `InputError` where no field is known."""
    fields = {name: _values(record, keys, name in DATES) for name, keys in FIELDS.items()}
    fields["url"] = tuple(url for url in fields["url"] if "://" in url)
    for name, inner, key in NESTED:
        held = record.get(inner)
        if not fields[name] and isinstance(held, Mapping):
            fields[name] = tuple(_texts(held.get(key), name in DATES))
    fields |= _apart(fields["authors"], record)
    texts = fields.pop("text")
    notes = [*_several(record), *_unread(record)]
    page = next((record[key] for key in PAGES if isinstance(record.get(key), str | bytes)), None)
    if page and not texts:
        return _with_page(page, fields, notes)
    kept = {name: tuple(map(_plain, values)) for name, values in fields.items() if values}
    if not texts:
        if ABOUT.isdisjoint(kept):
            known = ", ".join(FIELDS["text"])
            raise InputError(f"the record has no text and nothing else of an article; its text field is one of {known}")
        notes.append("The record has no text; only its other fields were read.")
    text = "\n\n".join(texts)
    if any(tag in text for tag in _TAGS):
        return _with_page(text, fields, notes)
    return Given(text, kept, tuple(notes))


def _with_page(page: str | bytes, fields: Mapping[str, tuple[str, ...]], notes: Sequence[str]) -> Given:
    """A record whose text is markup: the text of the markup, and what the record and the markup say."""
    from normalize.article.markup import open_page

    given = open_page(page, next(iter(fields["url"]), None))
    names = dict.fromkeys((*fields, *given.fields))
    plain = {name: map(_plain, values) for name, values in fields.items()}
    both = {name: tuple(dict.fromkeys((*plain.get(name, ()), *given.fields.get(name, ())))) for name in names}
    note = "The text of the record is HTML; spans count in the text of its article."
    return Given(given.text, {k: v for k, v in both.items() if v}, (*notes, note, *given.notes), given.marks)


def _several(record: Mapping[str, Any]) -> tuple[str, ...]:
    texts = {key: "".join("".join(_texts(record.get(key))).split()) for key in FIELDS["text"]}
    present = [key for key, text in texts.items() if text]
    if len({texts[key] for key in present}) < 2:
        return ()
    return (f"The record has more than one text field ({', '.join(present)}); {present[0]} was read.",)


def _unread(record: Mapping[str, Any]) -> Iterable[str]:
    """A note for every known field whose value is of no readable type."""
    for name, keys in FIELDS.items():
        for key in keys:
            value = record.get(key)
            odd = not isinstance(value, str | Mapping | list | tuple | None) and value == value  # NaN is no value
            if odd and not tuple(_texts(value, name in DATES)):
                yield f"The field {key} ({name}) is {type(value).__name__}; it was not read."


def _apart(authors: Sequence[str], record: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The authors without the outlet, which stands for nobody else."""
    names = [name for key in OUTLETS for name in _texts(record.get(key))]
    if isinstance(record.get("author"), Mapping) and "Organization" in str(record["author"].get("@type")):
        names += authors
    outlet = {bare(name) for name in names}
    people = tuple(name for name in authors if bare(name) not in outlet)
    return {"authors": people, "organizations": () if people else tuple(authors)}


def _plain(value: str) -> str:
    """The text of a field without its markup."""
    if "<" in value and ">" in value:
        value = _MARKUP.sub(" ", value)
    return " ".join(tidied(value).split())


def _values(record: Mapping[str, Any], keys: Sequence[str], numbers: bool) -> tuple[str, ...]:
    """The texts of the first key that has any."""
    for key in keys:
        if values := tuple(_texts(record.get(key), numbers)):
            utc = numbers and key.endswith(_UTC)
            return tuple(f"{value}Z" if utc and _is_bare_clock(value) else value for value in values)
    return ()


def _is_bare_clock(value: str) -> bool:
    """Whether a moment in figures says no zone."""
    found = moment(value)
    return isinstance(found, dt.datetime) and found.tzinfo is None and value[-1:].isdigit()


def _texts(value: Any, numbers: bool = False, depth: int = 0) -> Iterable[str]:
    """The texts in a value as scrapers write it: a string, a list, a mapping with a name; dates by `isoformat`.

    `numbers`: whether a number counts too (seconds since 1970 in a date).
    """
    if isinstance(value, str):
        return (value,) if value.strip() and value.strip() not in ("None", "null", "NaN", "NaT") else ()
    if depth > 4:
        return ()
    if isinstance(value, Mapping):
        named = (found for key in _NAMED if (found := tuple(_texts(value.get(key), numbers, depth + 1))))
        return next(named, None) or _full_name(value)
    if isinstance(value, list | tuple):
        items = _plain_first(value[:MOST])
        return tuple(text for item in items for text in _texts(item, numbers, depth + 1))
    if hasattr(value, "isoformat"):
        text = str(value.isoformat())
        return () if text == "NaT" else (text,)
    if isinstance(value, bytes):
        return (decode(value)[0],)
    if numbers and isinstance(value, int | float) and not isinstance(value, bool) and value == value:
        return (str(int(value)),) if abs(value) < 1e15 else ()
    return ()


def _full_name(value: Mapping[str, Any]) -> tuple[str, ...]:
    """A person's name that stands in two parts."""
    for first, last in NAME_PARTS:
        parts = value.get(first), value.get(last)
        if all(isinstance(part, str) and part.strip() for part in parts):
            return (" ".join(map(str, parts)),)
    return ()


def _plain_first(items: Sequence[Any]) -> Sequence[Any]:
    """Of one text in several forms (ninjs' `bodies`, `headlines`) the plain one; everything else as it is."""
    forms = [item for item in items if isinstance(item, Mapping) and "value" in item]
    if len(forms) < 2 or len(forms) < len(items) or not any(FORM & item.keys() for item in forms):
        return items
    plain = [item for item in forms if "ml" not in str(item.get("contentType", ""))] or forms
    return [next((item for item in plain if item.get("role") in MAIN), plain[0])]
