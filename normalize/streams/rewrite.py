"""Changing the texts inside a line of data and nothing else of it: order, spacing, numbers, escapes stay."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

from normalize.patterns import pattern
from normalize.streams.tables import Row, quote

__all__ = ["Mend", "rewrite_json", "rewrite_row"]

Mend = Callable[[str, str], str]
"""A text and the name of its field in, the text as it should be out."""

_TOKEN = pattern(r'"(?:[^"\\]++|\\.)*+"(?P<key>\s*+:)?|[{}\[\]]', re.DOTALL)
_HALF = pattern("[\ud800-\udfff]")


def rewrite_json(raw: str, mend: Mend) -> str:
    r"""A JSON text with its string values mended; keys are never touched, unchanged values keep their bytes.

    >>> rewrite_json('{"id": 1.0, "tags": ["a &amp; b"]}', lambda text, field: text.replace("&amp;", "&"))
    '{"id": 1.0, "tags": ["a & b"]}'
    """
    parts: list[str] = []
    place = 0
    fields = [""]
    for token in _TOKEN.finditer(raw):
        first = raw[token.start()]
        if first in "{[":
            fields.append(fields[-1])
        elif first in "}]":
            fields.pop()
        elif token["key"] is not None:
            fields[-1] = _text(raw[token.start() : token.start("key")])
        else:
            literal = token.group()
            text = _text(literal)
            mended = mend(text, fields[-1])
            if mended != text:
                parts += (raw[place : token.start()], _literal(mended, literal))
                place = token.end()
    return "".join((*parts, raw[place:])) if parts else raw


def _text(literal: str) -> str:
    if "\\" not in literal:
        return literal[1:-1]
    text: str = json.loads(literal)
    return text


def _literal(text: str, model: str) -> str:
    """A string literal in the manner of the one that it replaces: with escapes if that one was all escapes."""
    escaped = model.isascii() and "\\u" in model
    return json.dumps(text, ensure_ascii=escaped or _HALF.search(text) is not None)


def rewrite_row(row: Row, names: Sequence[str], separator: str, mend: Mend) -> str:
    """A table's row with its cells mended; a cell that was quoted stays quoted."""
    parts: list[str] = []
    place = 0
    for name, cell in zip(names, row.cells, strict=False):
        mended = mend(cell.text, name)
        if mended != cell.text:
            parts += (row.raw[place : cell.start], quote(mended, separator, always=cell.quoted))
            place = cell.end
    return "".join((*parts, row.raw[place:])) if parts else row.raw
