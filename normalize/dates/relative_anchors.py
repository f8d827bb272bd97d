"""Where in a running text a relative phrase can be: the places of the days, units and weekdays that phrases hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["Anchors", "Place", "Searched", "make_anchors"]

Place = tuple[int, int]
"""Half-open span of an anchor."""
_KINDS = ("d:", "u:", "U:", "w:")
_SURE = ("d:", "u:", "on")
_LETTERS = bytes(code if chr(code).isalnum() or chr(code) == "_" else 32 for code in range(256))
"""Keeps the letters and figures of Latin-1 and makes a blank of all else."""


class Anchors:
    """The anchors of a language."""

    __slots__ = ("kinds", "latin", "pattern")

    def __init__(self, pattern: re.Pattern[str], kinds: Mapping[str, str], latin: bool) -> None:
        self.pattern = pattern
        self.kinds = kinds
        """Anchor to what it is: "sure" to be in a phrase, a "weekday" or a "unit"."""
        self.latin = latin
        """Whether all are of Latin-1: the pattern is then one for a text whose words have blanks around."""


def make_anchors(words: Mapping[str, tuple[str, ...]], wide: str, unspaced: Callable[[str], bool]) -> Anchors:
    """Days, units and weekdays: every phrase that running text is searched for holds one of them.

    `wide` is the first character of scripts in which a word of two characters is long enough; `unspaced` tells a script
    without blanks by a character.
    """
    long = (key for key in words if len(key) > (1 if key >= wide else 3) or _says_by_itself(key, words[key]))
    kinds = {key: kind for key in long if (kind := _kind(words[key]))}
    spaced = not kinds or not unspaced(max(kinds)[0])
    latin = spaced and all(key.isascii() or max(key) <= "\xff" for key in kinds)
    return Anchors(_compiled(kinds, latin, spaced), kinds, latin)


def _says_by_itself(key: str, senses: tuple[str, ...]) -> bool:
    """Whether a short word needs no other beside it: "on Monday" in one word, a day such as "hoy"."""
    return "on" in senses or (senses[0][:2] == "d:" and "weak" not in senses and " " not in key and len(key) > 1)


def _kind(senses: tuple[str, ...]) -> str:
    starts = {sense[:2] for sense in senses}
    if starts.isdisjoint(_KINDS):
        return ""
    return "unit" if starts.isdisjoint(("w:", *_SURE)) else "weekday" if starts.isdisjoint(_SURE) else "sure"


def _compiled(kept: Iterable[str], latin: bool, spaced: bool) -> re.Pattern[str]:
    """A pattern that begins with one literal character lets the engine skip ahead to the next that there is."""
    keys = sorted(kept, reverse=True)
    branches = _tree(list(map(_parted, keys)) if latin else keys, DEEP) if keys else "(?!)"
    if latin:
        return re.compile(f" (?:{branches})(?!\\w)")
    if spaced and max(keys, default="") >= MARKED:
        return re.compile(rf"\b(?<!{MARK})(?:{branches})(?!\w|{MARK})")
    return re.compile(rf"\b(?:{branches})\b" if spaced else branches)


MARKED = "\u0900"
"""Scripts from here on have signs that `re` counts among no letters, at the end of words too."""
MARK = "[\u0900-\u0963\u0966-\u0dff\u0f00-\u0fff]"
DEEP = 3
"""Letters by which the words of a pattern are told apart: beyond them a deeper tree searches no faster."""


def _tree(words: Iterable[str], deep: int) -> str:
    """A pattern of words, in their order, by their first letters."""
    if not deep:
        return "|".join(map(re.escape, words))
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[:1], []).append(word[1:])
    return "|".join(_branch(first, rest, deep) for first, rest in groups.items())


def _branch(first: str, rest: list[str], deep: int) -> str:
    if len(rest) == 1 or not first:
        return re.escape(first + rest[0])
    return f"{re.escape(first)}(?:{_tree(rest, deep - 1)})"


def _parted(text: str) -> str:
    """The text with a blank for each character that is no letter or figure of Latin-1."""
    return text.encode("latin-1", "replace").translate(_LETTERS).decode("latin-1")


class Searched:
    """A soft text made ready for the search of one language's anchors."""

    __slots__ = ("_anchors", "_line", "_text")

    def __init__(self, text: str, anchors: Anchors) -> None:
        self._text, self._anchors = text, anchors
        self._line = " " + _parted(text) if anchors.latin else text

    def between(self, low: int, high: int) -> Iterator[Place]:
        """The anchors between two places, in order."""
        pattern, kinds = self._anchors.pattern, self._anchors.kinds
        if not self._anchors.latin:
            yield from (match.span() for match in pattern.finditer(self._text, low, high))
            return
        for match in pattern.finditer(self._line, low, high + 1):
            place = _checked(self._text, match.start(), match.end() - 1, kinds)
            if place is not None:
                yield place


def _checked(text: str, start: int, end: int, kinds: Mapping[str, str]) -> Place | None:
    """The longest anchor that begins at `start` and has an edge of a word at either end."""
    if start and text[start - 1] > "\xff" and text[start - 1].isalnum():
        return None
    while end > start and (text[start:end] not in kinds or text[end - 1].isalnum() == text[end : end + 1].isalnum()):
        end -= 1
        while end > start and text[end].isalnum():
            end -= 1
    return (start, end) if end > start else None
