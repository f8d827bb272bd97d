"""HTML character references left in plain text, decoded to the fixed point, never into a live tag.

Named references need their semicolon (WHATWG HTML, 13.5): "AT&T" and "?a=1&copy=2" are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.model import Edit
from normalize.patterns import pattern

__all__ = ["find_entities"]

_AMP = r"(?:amp|AMP|\#0{0,4}38|\#[xX]0{0,4}26);"
_REFERENCE = pattern(rf"&(?:{_AMP})*(?:(\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z][a-zA-Z0-9]{{1,31}});)?")
"""A reference with nested ampersands: `&amp;amp;lt;` is one match, so one pass reaches the fixed point."""
_TAG_FOLLOWS = pattern(r"[a-zA-Z/!?]")
_UNREADABLE = {"", "\ufffd"}


def find_entities(text: str) -> Iterator[Edit]:
    """The edits that decode every character reference of the text.

    `&lt;` in front of what would then be a tag stays as it is: repaired text may be shown in a page.

    >>> [e.after for e in find_entities("Q&amp;amp;A &lt;3 &lt;b&gt;")]
    ['&', '<', '>']
    """
    if "&" not in text:
        return
    for match in _REFERENCE.finditer(text):
        found = match.group()
        after = _decoded(text, match)
        if after != found:
            yield Edit(match.start(), match.end(), found, after, "entity")


def _decoded(text: str, match: re.Match[str]) -> str:
    name = match.group(1)
    if name is None:
        return "&"
    from html import unescape  # the table of names is large, and most text has no reference

    char = unescape(f"&{name};")
    if char in _UNREADABLE or char.startswith("&") or "\ud800" <= char <= "\udfff":
        return f"&{name};"
    if char == "<" and _TAG_FOLLOWS.match(text, match.end()):
        return "&lt;"
    return char
