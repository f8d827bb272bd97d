"""Labels of any language: which words at the beginning of a line, or on a line of their own, say what the line is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from normalize.lexicon.build_labels import CUT, EDGE, GOES_ON, SPACELESS, UNSPACED, key_of
from normalize.lexicon.table import fold, load

__all__ = ["COLONS", "NONE", "SHORT", "UNLABELLED", "Senses", "head", "labels_of", "pick", "speaks", "tail", "whole"]

Senses = Mapping[str, tuple[str, ...]]
"""Kind of label to the languages that have it."""

COLONS = (":", "：", "﹕", "՝", "៖")
"""What ends a label, in Armenian and Khmer too."""
NONE: Senses = MappingProxyType({})
Labels = tuple[Senses, Senses, int]
"""What a line means as a whole, what it begins with, where the rest begins."""
UNLABELLED: Labels = (NONE, NONE, 0)
_DIGITS = "0123456789"
_NUMBERS = EDGE + _DIGITS
_AROUND = _NUMBERS + "’“”„‘"
_COUNTED = _DIGITS + ")]}）】"
"""What a label with a counter behind it ends in."""
_LONGEST = 64
"""No label is longer, in characters."""
SHORT = 40
"""Characters of the lines that are remembered: what surrounds the articles of a paper is the same on all its pages."""


@lru_cache(maxsize=2048)
def _parsed(payload: str) -> Senses:
    found: dict[str, tuple[str, ...]] = {}
    for sense in payload.split(" "):
        kind, _, tag = sense.partition("/")
        if tag:
            found[kind] = (*found.get(kind, ()), tag)
    return MappingProxyType(found) if found else NONE


def _senses(key: str) -> Senses:
    payload = load("labels").get(key)
    return NONE if payload is None or payload == GOES_ON else _parsed(payload)


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


def speaks(senses: Senses, kind: str, tag: str, label: str = "") -> bool:
    """Whether a label means `kind` in the article's language or English, or in any where a colon shows it for one.

    >>> speaks({"byline": ("ga",)}, "byline", "fr", "Le "), speaks({"byline": ("ga",)}, "byline", "ga", "Le ")
    (False, True)
    """
    tags = senses.get(kind)
    if not tags:
        return False
    base = tag.partition("-")[0]
    if base == "und" or "en" in tags or label.rstrip()[-1:] in COLONS:
        return True
    return any(other.partition("-")[0] == base for other in tags)


def labels_of(text: str) -> Labels:
    """What a line means as a whole, what label it begins with, and where the rest begins (`whole` and `head` at once).

    >>> labels_of("no label here")
    (mappingproxy({}), mappingproxy({}), 0)
    """
    return _short_labels(text) if len(text) <= SHORT else _labels_of(text)


def _labels_of(text: str) -> Labels:
    """The same; the first word tells that most lines are neither."""
    words = text.split(None, 1)
    if not words:
        return UNLABELLED
    first = words[0].strip(_AROUND)
    if first.isalpha() and first < SPACELESS:
        payload = load("labels").get(fold(first))
        if payload is None:
            return UNLABELLED
        if len(words) == 1 and first == text:
            only = NONE if payload == GOES_ON else _parsed(payload)
            return only, only, len(text) if only else 0
        window = text[:_LONGEST]
        if window.replace(" ", "").isalpha() and window[0] != " " != window[-1] and "  " not in window:
            small = window.lower() if window.isascii() else fold(window)
            if len(small) == len(window):
                return _in_words(small, len(text))
    meaning, begins, rest = _walk(text)
    if meaning or len(text) > _LONGEST or (text[0] not in _DIGITS and text[-1] not in _COUNTED):
        return meaning, begins, rest
    return _senses(key_of(text.strip(_NUMBERS))), begins, rest


_short_labels = lru_cache(maxsize=4096)(_labels_of)


def whole(text: str) -> Senses:
    """What the whole line means as a label; punctuation and counters around it do not matter ("12 Comments (3)")."""
    return labels_of(text)[0] if len(text) <= _LONGEST else NONE


def head(text: str) -> tuple[Senses, int]:
    """The longest label at the beginning of a line, and the offset at which the rest of the line begins.

    >>> head("no label here")
    (mappingproxy({}), 0)
    """
    return labels_of(text)[1:]


def _in_words(small: str, size: int) -> Labels:
    """The same as `_walk` for a folded line that is letters with single spaces: its keys are slices."""
    get = load("labels").get
    found, rest = NONE, 0
    at = small.find(" ")
    while at > 0:
        payload = get(small[:at])
        if payload is None:
            return NONE, found, rest
        if payload != GOES_ON:
            found, rest = _parsed(payload), at + 1
        if payload[-1] != GOES_ON:
            return NONE, found, rest
        at = small.find(" ", at + 1)
    last = _senses(small) if size <= _LONGEST else NONE
    return (last, last, size) if last else (NONE, found, rest)


def _walk(text: str) -> tuple[Senses, Senses, int]:
    """Word by word as long as labels begin so: what the whole is, the longest label passed, where the rest begins."""
    start = len(text) - len(text.lstrip(EDGE))
    window = text[start : start + _LONGEST]
    get = load("labels").get
    found, rest = NONE, 0
    for cut in CUT.finditer(window):
        payload = get(key_of(window[: cut.start()]))
        if payload is None:
            break
        if payload != GOES_ON:
            found, rest = _parsed(payload), start + cut.end()
        if payload[-1] != GOES_ON and window[cut.end() : cut.end() + 1] not in EDGE:
            break  # a lone sign may still belong to the label ("Photo © …")
    else:
        if len(text) - start <= _LONGEST and (last := _senses(key_of(window))):
            return last if len(text) <= _LONGEST else NONE, last, start + len(window)
    return (NONE, found, rest) if found or window < SPACELESS else (NONE, *_unspaced(text, start))


def _unspaced(text: str, start: int) -> tuple[Senses, int]:
    """The longest label at the beginning where no space ends it."""
    get = load("labels").get
    found, rest = NONE, 0
    for end in range(start + 1, min(start + UNSPACED, len(text)) + 1):
        payload = get(key_of(text[start:end]))
        if payload is None:
            break
        if payload != GOES_ON and end > start + 1:
            found, rest = _parsed(payload), end
    while found and rest < len(text) and text[rest] in EDGE:
        rest += 1
    return found, rest


def tail(text: str) -> Senses:
    """The label nearest to the end of a short piece of text (what stands before a date)."""
    words = key_of(text[-_LONGEST:]).split(" ")
    for size in range(min(6, len(words)), 0, -1):
        if found := _senses(" ".join(words[-size:]).strip(EDGE)):  # a key's words are keys
            return found
    for size in range(min(UNSPACED, len(words[-1])), 1, -1) if words[-1] > SPACELESS else ():
        if found := _senses(words[-1][-size:]):
            return found
    return NONE
