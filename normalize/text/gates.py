"""One cheap gate in front of repair: most texts need none, and a pass in C over their UTF-8 says so.

A gate may let a healthy text through to the passes; it may never hold back a broken one (a property test checks both).
"""

from __future__ import annotations

import unicodedata

from normalize.patterns import pattern

__all__ = ["is_clean", "may_be_mojibake"]

_REFERENCE = pattern("&[#a-zA-Z][a-zA-Z0-9]{1,31};")
_CONTROLS = bytes([*range(9), *range(11, 32), 127])
_C1_OR_SOFT_HYPHEN = pattern(rb"\xc2[\x80-\x9f\xad]")
_INVISIBLE = pattern(rb"\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xaf])")
"""U+200B to U+200F, U+2028 to U+202E, U+2060 to U+206F."""
_RARE = "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
_MOJIBAKE = pattern(
    rb"\xc3[\x82-\xb0](?:\xc2[\x80-\xbf]|\xe2(?:\x80[\x93-\xba]|\x82\xac|\x84\xa2)"
    rb"|\xc5[\x92-\xbe]|\xc6\x92|\xcb[\x86\x9c])"
)
"""A lead and a continuation byte of UTF-8 as Latin-1 or Windows-1252 shows them, in UTF-8."""
_ALONE = "\ufffd√├"
_PAIRS = (("Ђ", "в"), ("²", "Ð"), ("©", "Г"), ("¨", "Г"), ("„", "в"), ("‚", "Ä"), ("Ç", "Γ"))
"""The same for other code pages: characters of which both must be there, the rarer one first."""
_TAGS = b"\xf3"
"""The first byte of tags, and of little else: one byte is found many times faster than two."""


def is_clean(text: str) -> bool:
    """Whether no pass of repair has anything to do.

    >>> is_clean("Plain text, “quoted”: déjà vu."), is_clean("caf" + chr(0xC3) + chr(0xA9)), is_clean("Q&amp;A")
    (True, False, False)
    """
    if _REFERENCE.search(text):
        return False
    try:
        raw = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return False
    if len(raw.translate(None, _CONTROLS)) != len(raw):
        return False
    return len(raw) == len(text) or _is_clean_beyond_ascii(text, raw)


def _is_clean_beyond_ascii(text: str, raw: bytes) -> bool:
    if _C1_OR_SOFT_HYPHEN.search(raw) or _INVISIBLE.search(raw) or _TAGS in raw:
        return False
    if any(char in text for char in _RARE) or may_be_mojibake(text, raw):
        return False
    return not _may_hold_mark_runs(text) and unicodedata.is_normalized("NFC", text)


def may_be_mojibake(text: str, raw: bytes) -> bool:
    """Whether a text (`raw` is its UTF-8) holds what a lead and a continuation byte look like in some code page.

    >>> may_be_mojibake("café", "café".encode())
    False
    """
    if _MOJIBAKE.search(raw) or any(char in text for char in _ALONE):
        return True
    return any(rare in text and other in text for rare, other in _PAIRS)


def _may_hold_mark_runs(text: str) -> bool:
    """Whether some character of a sample of every 31st is a combining mark: a longer run covers one of them."""
    return any(map(unicodedata.combining, set(text[::31])))
