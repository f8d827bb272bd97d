"""Pages that scripts build: the article's HTML among the strings of the scripts, where the page shows nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

__all__ = ["scripted_html"]

SHORTEST = 200
"""Characters of a string that may hold an article."""
MOST = 4_000_000
"""Characters of scripts that are looked at."""
FEWEST = 2
"""Paragraphs that make an article."""
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)


def scripted_html(tree: Any) -> str | None:
    """HTML with paragraphs in the strings of the page's scripts, in their order; `None` where there is none.

    Frameworks send the state of a page in this way (`__NEXT_DATA__`, `self.__next_f`, `window.__NUXT__` …), one text
    in several strings perhaps.
    """
    found: list[str] = []
    left = MOST
    for script in tree.iter("script"):
        text = script.text or ""
        left -= len(text)
        if left < 0:
            break
        if any(tag in text for tag in ("<p", "\\u003cp", "\\u003Cp")):
            found += _strings(text)
    html = "".join(found)
    return html if html.count("</p>") >= FEWEST else None


def _strings(text: str) -> Iterator[str]:
    for match in _STRING.finditer(text):
        if match.end() - match.start() >= SHORTEST:
            try:
                value = json.loads(match[0], strict=False)
            except ValueError:  # a string of JavaScript that JSON does not know
                continue
            if "<p" in value:
                yield value[value.find("<") :]
