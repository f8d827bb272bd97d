"""Labels of any language: which words at the beginning of a line, or on a line of their own, say what the line is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from normalize.lexicon.build_labels import EDGE, key_of
from normalize.lexicon.table import fold, load
from normalize.patterns import pattern

__all__ = ["NONE", "Senses", "head", "pick", "tail", "whole"]

Senses = Mapping[str, tuple[str, ...]]
"""Kind of label to the languages that have it."""

NONE: Senses = MappingProxyType({})
_DIGITS = "0123456789"
_NUMBERS = EDGE + _DIGITS
_COUNTED = _DIGITS + ")]}）】"
"""What a label with a counter behind it ends in."""
_LONGEST = 64
"""No label is longer, in characters."""
_CUT = pattern(r"[\s:：|–—•·,/()（）\[\]【】«»\"]+|(?<=\D)(?=\d)")
_UNSPACED = 12
"""Longest label, in characters, that is looked for where a script writes no spaces."""


@lru_cache(maxsize=4096)
def _senses(key: str) -> Senses:
    payload = load("labels").get(key) if key else None
    if payload is None:
        return NONE
    found: dict[str, tuple[str, ...]] = {}
    for sense in payload.split(" "):
        kind, _, tag = sense.partition("/")
        found[kind] = (*found.get(kind, ()), tag)
    return MappingProxyType(found)


def pick(senses: Senses, kind: str, tag: str) -> str | None:
    """The language under which a label means `kind`: the article's own, else English, else the first; `None` if none.

    >>> pick({"updated": ("de", "en")}, "updated", "fr")
    'en'
    """
    tags = senses.get(kind)
    if not tags:
        return None
    base = tag.partition("-")[0]
    return next((t for t in tags if t.partition("-")[0] == base), "en" if "en" in tags else tags[0])


@lru_cache(maxsize=4096)
def whole(text: str) -> Senses:
    """What the whole line means as a label; punctuation and counters around it do not matter ("12 Comments (3)")."""
    if not 0 < len(text) <= _LONGEST:
        return NONE
    found = _senses(key_of(text))
    if found or (text[0] not in _DIGITS and text[-1] not in _COUNTED):
        return found
    return _senses(key_of(text.strip(_NUMBERS)))


def head(text: str) -> tuple[Senses, int]:
    """The longest label at the beginning of a line, and the offset at which the rest of the line begins.

    >>> head("no label here")
    (mappingproxy({}), 0)
    """
    start = len(text) - len(text.lstrip(EDGE))
    window = text[start : start + _LONGEST]
    first = _CUT.split(window, 1)[0].rstrip(".")
    longest = load("label_heads").get(fold(first))
    if longest is None:
        return _unspaced(text, start) if window[:1] > "\u0e00" else (NONE, 0)
    cuts = []
    for cut in _CUT.finditer(window):
        cuts.append((cut.start(), cut.end()))
        if len(cuts) > int(longest) + 2:
            break
    if len(text) - start <= _LONGEST:
        cuts.append((len(window), len(window)))
    for at, rest in reversed(cuts):
        if found := _senses(key_of(window[:at])):
            return found, start + rest
    return NONE, 0


def _unspaced(text: str, start: int) -> tuple[Senses, int]:
    for size in range(min(_UNSPACED, len(text) - start), 1, -1):
        if found := _senses(key_of(text[start : start + size])):
            rest = start + size
            while rest < len(text) and text[rest] in EDGE:
                rest += 1
            return found, rest
    return NONE, 0


def tail(text: str) -> Senses:
    """The label nearest to the end of a short piece of text (what stands before a date)."""
    words = key_of(text[-_LONGEST:]).split(" ")
    for size in range(min(6, len(words)), 0, -1):
        if found := _senses(key_of(" ".join(words[-size:]))):
            return found
    for size in range(min(_UNSPACED, len(words[-1])), 1, -1) if words[-1][:1] > "\u0e00" else ():
        if found := _senses(words[-1][-size:]):
            return found
    return NONE
