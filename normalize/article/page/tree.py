"""From the text of a page to its tree: lxml's parser, and what it cannot bear made bearable."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["parse"]

_WIDE_TAG = re.compile(r"<\w[^<>]{8000,}>")
MOST_ATTRIBUTES = 1000
"""An element with more of them is cut: the parser compares each with each."""
_LAYOUT = re.compile(
    r"</?(?!(?:p|h[1-6]|br|a|time|meta|title|script|style|article|link|head|body|html)\b)\w[^<>]{0,5000}>"
)
"""Tags without which a page still has its paragraphs."""
TOO_DEEP = "The page is nested deeper than its parser goes; it was read without the elements of its layout."


def parse(text: str, notes: list[str]) -> Any | None:
    """The tree of a page; `None` where there is none.  Notes say what was left out."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    text = _WIDE_TAG.sub(_bearable, text)
    try:
        tree = document_fromstring(_safe(text), parser=parser)
        if any("depth" in error.message for error in parser.error_log.filter_from_level(3)):
            notes.append(TOO_DEEP)
            parser = HTMLParser(encoding="utf-8", huge_tree=True)
            tree = document_fromstring(_safe(_LAYOUT.sub(" ", text)), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


def _bearable(tag: re.Match[str]) -> str:
    return "" if tag[0].count("=") > MOST_ATTRIBUTES else tag[0]


def _safe(text: str) -> bytes:
    """UTF-8 without what XML forbids."""
    return text.replace("\x00", "").encode("utf-8", "replace") or b"<html/>"
