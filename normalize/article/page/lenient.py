"""JSON as templates write it: whole where it can be read, else what its strings say of the article."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from typing import Any

from normalize.patterns import pattern

__all__ = ["documents"]

_NEEDLESS = pattern(r",(?=\s{0,200}[}\]])")
"""A comma behind the last item is what templates get wrong."""
_PREFIX = pattern(r'"(?:schema:|https?://schema\.org/)(?=[A-Za-z]{2,40}"\s{0,20}:)')
"""The vocabulary before a key."""
_PAIR = pattern(
    r"""["'](@type|headline|datePublished|dateModified|author)["']\s{0,20}:\s{0,20}"""
    r"""(?:["'](?P<text>[^"'{}\[\]<>\n]{1,300})["']\s{0,20}(?=["'},\]]|$)|(?P<nested>\[?\s{0,20}\{))"""
)
"""A key of an article with a string that has no quotes in it, or with an object."""
_NAME = pattern(r"""["']name["']\s{0,20}:\s{0,20}(?:"([^"{}\[\]<>\n]{1,100})"|'([^'{}\[\]<>\n]{1,100})')""")
MOST_DOCUMENTS = 20
OBJECT = 400
"""Characters of an author's object in which its name is looked for."""
MOST_AUTHORS = 5
BETWEEN = 40
"""Characters between two objects of a list of authors, at most."""
FEWEST = 2


def documents(text: str) -> Iterator[Any]:
    """The documents in a script: comments, CDATA marks, semicolons and needless commas do not matter.

    Where none can be read (quotes within a string, a missing comma, a cut end) one object with the strings of an
    article's best known keys; nothing where there are several articles, whose keys cannot be told apart.
    """
    text = text.strip()
    if "&quot;" in text and '"' not in text:
        text = html.unescape(text)
    if '"schema:' in text or 'schema.org/' in text:
        text = _PREFIX.sub('"', text)
    at = _first(text, 0)
    if at < 0:
        return
    decoder = json.JSONDecoder(strict=False)
    read = 0
    while at >= 0 and read < MOST_DOCUMENTS:
        try:
            value, end = decoder.raw_decode(text, at)
        except RecursionError:
            return
        except ValueError:
            break
        yield value
        read += 1
        at = _first(text, end)
    if not read:
        yield from _mended(text[at:], decoder)


def _first(text: str, start: int) -> int:
    return min((at for at in (text.find("{", start), text.find("[{", start)) if at >= 0), default=-1)


def _mended(text: str, decoder: json.JSONDecoder) -> Iterator[Any]:
    try:
        yield decoder.raw_decode(_NEEDLESS.sub("", text))[0]
    except RecursionError:
        return
    except ValueError:
        if found := _salvaged(text):
            yield found


def _salvaged(text: str) -> Mapping[str, Any]:
    """What the strings of a broken document say of its one article."""
    found: dict[str, Any] = {}
    for match in _PAIR.finditer(text):
        key, value = match[1], match["text"]
        if key == "@type" and value is not None and ("Article" in value or "Posting" in value):
            if "@type" in found:
                return {}  # two articles
            found[key] = value
        elif key == "author":
            found.setdefault(key, [value] if value is not None else _names(text, match.end()))
        elif key != "@type" and value is not None:
            found.setdefault(key, value)
    return found if "@type" in found and len(found) >= FEWEST else {}


def _names(text: str, at: int) -> list[Mapping[str, str]]:
    """The names of the objects from an offset on that belong to one list."""
    names: list[Mapping[str, str]] = []
    while len(names) < MOST_AUTHORS:
        end = text.find("}", at, at + OBJECT)
        match = _NAME.search(text, at, end if end >= 0 else min(len(text), at + OBJECT))
        if match is None:
            break
        names.append({"name": match[1] or match[2]})
        next_one = text.find("{", end, end + BETWEEN) if end >= 0 else -1
        if next_one < 0 or text[end + 1 : next_one].strip() != ",":
            break
        at = next_one + 1
    return names
