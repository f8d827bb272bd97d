"""Line breaks, controls, bidi and invisible characters: unified or cut, kept where they carry meaning.

A C1 control in a text is a Windows-1252 character that was read as Latin-1 (WHATWG Encoding gives it the same value).

Kept: ZWJ and ZWNJ between letters of scripts that shape with them and inside emoji sequences (UTS #51), zero-width
space between letters of scripts written without spaces, variation selectors, flag tag sequences.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from normalize.model import Edit
from normalize.patterns import pattern

__all__ = ["find_invisible"]

_ODD = pattern(
    "[\r\v\f\u2028\u2029"  # line breaks other than a line feed
    "\ud800-\udfff"  # surrogates
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"  # tags
)
"""One class, so that the search runs over it in C."""
_JOINERS = "\u200c\u200d"
_JOINING = (
    (0x600, 0x8FF), (0x900, 0xDFF), (0xF00, 0xFFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1800, 0x18AF),
    (0x1B00, 0x1BFF), (0xA800, 0xAAFF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC), (0x11000, 0x11FFF), (0x1E900, 0x1E95F),
)  # fmt: skip
"""Blocks whose scripts shape with ZWJ and ZWNJ: Arabic, the Indic and South-East Asian ones, Mongolian, Adlam."""
_SPACELESS = ((0xE00, 0xEFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0xF00, 0xFFF))
"""Thai, Lao, Myanmar, Khmer, Tibetan: a zero-width space marks where a line may break."""
_BLACK_FLAG = "\U0001f3f4"
_REASONS = {"\xad": "soft-hyphen", "\ufeff": "bom"}


def find_invisible(text: str) -> Iterator[Edit]:
    r"""The edits that unify line breaks and cut what is invisible and without meaning.

    >>> [(e.reason, e.after) for e in find_invisible("a\r\nb\u200fc")]
    [('line-break', '\n'), ('bidi', '')]
    """
    done = 0
    for match in _ODD.finditer(text):
        start = match.start()
        if start < done:
            continue
        done = _end(text, start)
        edit = _edit(text, start, done, text[start:done])
        if edit is not None:
            yield edit


def _end(text: str, start: int) -> int:
    """The end of what belongs together: CR LF, a surrogate pair, a sequence of tags; else one character."""
    pair = text[start : start + 2]
    if pair == "\r\n" or ("\ud800" <= pair[0] <= "\udbff" and "\udc00" <= pair[1:] <= "\udfff"):
        return start + 2
    end = start + 1
    while "\U000e0000" <= pair[0] <= "\U000e007f" and "\U000e0000" <= text[end : end + 1] <= "\U000e007f":
        end += 1
    return end


def _edit(text: str, start: int, end: int, found: str) -> Edit | None:
    first = found[0]
    if first in "\r\v\f\u2028\u2029":
        return Edit(start, end, found, "\n", "line-break")
    if "\ud800" <= first <= "\udfff":
        whole = found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return Edit(start, end, found, whole[:1], "surrogate")
    if "\x80" <= first <= "\x9f":
        return Edit(start, end, found, first.encode("latin-1").decode("cp1252", "ignore"), "windows-1252")
    if _has_meaning(text, start, end, first):
        return None
    return Edit(start, end, found, "", _reason(first))


def _reason(char: str) -> str:
    if char in _REASONS:
        return _REASONS[char]
    if char in "\u061c\u200e\u200f" or "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
        return "bidi"
    return "control" if unicodedata.category(char) == "Cc" else "invisible"


def _has_meaning(text: str, start: int, end: int, char: str) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if char in _JOINERS:
        return _joins(before, after)
    if char == "\u200b":
        return _within(before, _SPACELESS) and _within(after, _SPACELESS)
    if char == "\u180e":
        return _within(before, ((0x1800, 0x18AF),))
    if char >= "\U000e0000":
        return before == _BLACK_FLAG
    return char in "\u115f\u1160" and _is_letter(after)  # fillers of old Hangul syllables


def _joins(before: str, after: str) -> bool:
    if _within(before, _JOINING) and _within(after, _JOINING):
        return True
    return _is_pictograph(before) and _is_pictograph(after)


def _is_pictograph(char: str) -> bool:
    return bool(char) and (unicodedata.category(char) in ("So", "Sk") or char in "\ufe0f\u200d")


def _is_letter(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] == "L"


def _within(char: str, blocks: tuple[tuple[int, int], ...]) -> bool:
    if not char or unicodedata.category(char)[0] not in "LM":
        return False
    return any(low <= ord(char) <= high for low, high in blocks)
