"""Scripts of characters and texts (UAX #24), as ISO 15924 codes.

A character's script is a look-up in ranges (`scripts_table`), remembered for the characters in use; a text
is counted by its distinct characters, so the cost of a text is that of one `Counter`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from normalize.patterns import pattern
from normalize.text.scripts_table import RANGES

__all__ = ["COMMON", "INHERITED", "main_script", "members", "script_counts", "script_of", "scripts_in", "split_words"]

COMMON = "Zyyy"
"""Digits, punctuation, symbols, blanks: what belongs to no script."""
INHERITED = "Zinh"
"""Combining marks that take the script of the letter they stand on."""
KEPT = 1 << 13
"""Characters that are remembered."""
_MEMBERS = {"Hans": ("Hani",), "Hant": ("Hani",), "Jpan": ("Hira", "Kana", "Hani"), "Kore": ("Hang",)}
_NONE = frozenset((COMMON, INHERITED))
_LATIN = {"Latn"}
_BELOW = bytes(range(0xCA))
"""Bytes of UTF-8 that no letter beyond the Latin begins with: ASCII, continuations, the leads of U+0080 to U+027F."""
_PUNCTUATION = (b"\xe2\x80", b"\xe2\x82")
"""How U+2000 to U+203F and U+2080 to U+20BF begin: quotes, dashes, currency signs."""
_MORE_LATIN = (b"\xe1\xb8", b"\xe1\xb9", b"\xe1\xba", b"\xe1\xbb")
"""How U+1E00 to U+1EFF begin: more Latin letters with marks, such as Vietnamese has."""
_MICRO = b"\xc2\xb5"
"""The micro sign, which stands among Latin letters and is of no script."""
_ANY_LATIN = pattern("[A-Za-z]")
"""The letters that a Latin text has in its first word."""
_WORD = pattern(
    r"""[^\s\d!-&(-,./:-@\[-`{-~\u00a0-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2010-\u2017\u201a-\u206f"""
    r"""\u060c\u061b\u061f\u06d4\u0964\u0965\u0f0b-\u0f14\u1361-\u1368\u3000-\u3004\u3008-\u3020\uff00-\uff20]+"""
)
"""A word is what stands between blanks, digits and punctuation; letters with their marks, apostrophes included."""


@lru_cache(maxsize=1)
def _ranges() -> tuple[list[int], list[int], list[str]]:
    """Starts, ends and scripts of all ranges, sorted by start."""
    rows, script = [], ""
    for line in RANGES.splitlines():
        words = line.split()
        if line[:1].strip():
            script = words.pop(0)
        for word in words:
            first, _, last = word.partition("-")
            rows.append((int(first, 16), int(last or first, 16), script))
    rows.sort()
    return [r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows]


class _Characters(dict[str, str]):
    """The scripts of the characters in use, filled as they come up."""

    def __missing__(self, char: str) -> str:
        if len(self) >= KEPT:
            self.clear()
        code = ord(char)
        starts, ends, scripts = _ranges()
        at = bisect_right(starts, code) - 1
        script = self[char] = scripts[at] if at >= 0 and code <= ends[at] else COMMON
        return script


_script_of = _Characters().__getitem__


def script_of(char: str) -> str:
    """The ISO 15924 code of one character's script; "Zyyy" (Common) for digits, punctuation and the unknown.

    >>> script_of("a"), script_of("ש"), script_of("1")
    ('Latn', 'Hebr', 'Zyyy')
    """
    return _script_of(char)


def members(code: str) -> tuple[str, ...]:
    """The scripts of characters that a code of ISO 15924 stands for: several for the writing of Japanese.

    >>> members("Jpan"), members("Latn")
    (('Hira', 'Kana', 'Hani'), ('Latn',))
    """
    return _MEMBERS.get(code, (code,))


def script_counts(text: str) -> dict[str, int]:
    """How many letters (and marks) of each script the text holds, the most frequent first, without Common.

    >>> script_counts("שלום, Bob!")
    {'Hebr': 4, 'Latn': 3}
    """
    found: dict[str, int] = {}
    for char, count in Counter(text).items():
        script = _script_of(char)
        if script not in _NONE:
            found[script] = found.get(script, 0) + count
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def scripts_in(text: str) -> set[str]:
    """The scripts of the text, uncounted: what most callers need, and cheaper than counts.

    >>> sorted(scripts_in("שלום, Bob!"))
    ['Hebr', 'Latn']
    """
    if text.isascii():
        return set(_LATIN) if _ANY_LATIN.search(text) else set()
    if _is_latin(text):
        return set(_LATIN)
    return set(map(_script_of, set(text))) - _NONE


def _is_latin(text: str) -> bool:
    """Whether a text can be seen to have Latin letters and no others, by its bytes."""
    if not _ANY_LATIN.search(text):
        return False
    data = text.encode("utf-8", "surrogatepass")
    for lead in _PUNCTUATION:
        data = data.replace(lead, b"")
    rest = data.translate(None, _BELOW)
    if rest and not rest.strip(b"\xe1"):
        for lead in _MORE_LATIN:
            data = data.replace(lead, b"")
        rest = data.translate(None, _BELOW)
    return not rest and _MICRO not in data


def split_words(text: str) -> list[str]:
    """The words of a text: letters with their marks (which `\\w` leaves out) and inner apostrophes or hyphens.

    >>> split_words("L'an 2012, «की» vis-à-vis")
    ["L'an", 'की', 'vis-à-vis']
    """
    words = _WORD.findall(text)
    if "-" in text or "'" in text or "’" in text or "‘" in text:
        return [w for w in (word.strip("'’‘-") for word in words) if w]
    return words


def main_script(text: str) -> str:
    """The script of most letters; "Zyyy" when there is no letter.  The first code of the alphabet wins a tie.

    >>> main_script("פרסום ראשון: 02.26.12, 18:56"), main_script("18:56")
    ('Hebr', 'Zyyy')
    """
    found = scripts_in(text)
    if len(found) < 2:  # most texts: which scripts there are is cheaper than how much of each
        return found.pop() if found else COMMON
    return next(iter(script_counts(text)))
