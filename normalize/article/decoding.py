"""Bytes to text: a byte order mark, UTF-8, else the legacy encoding in which the bytes read most like a language.

charset-normalizer is often wrong on a sentence or two, so each legacy encoding of the web is tried and the words and
letters of our own lists decide; its opinion stands in the note, and decides where none of them fits.  The encodings:
WHATWG Encoding Standard, section 4.2.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import pairwise

from normalize.language.words import tokens, votes
from normalize.lexicon.table import load
from normalize.patterns import pattern
from normalize.text.scripts import script_of

__all__ = ["decode"]

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"),
)  # fmt: skip
_LEGACY = (
    "cp1252", "cp1250", "cp1251", "cp1254", "cp1256", "cp1255", "cp1253", "cp1257", "cp874", "cp932",
    "gb18030", "big5", "cp949", "euc_jp", "iso8859_2", "koi8_u", "cp866", "iso8859_5", "iso8859_7", "iso8859_16",
    "mac_roman", "cp850",
)  # fmt: skip
"""Python's names of the web's encodings and of DOS's, the commoner of two that fit equally first."""
_UNKNOWN = "The bytes are in no known encoding; read as UTF-8, damage marked U+FFFD."
_SAMPLE = 4096
"""Bytes that are read in every encoding."""
_TORN = pattern(r"\w[^\w\s'’\-./:&@]\w")
"""A sign inside a word: the mark of a wrong encoding."""
_TAG = pattern(rb"<[^<>]{0,300}>")
_ODD = frozenset(("Cc", "Cn", "Co", "Sm", "So", "Sk", "Lm"))
"""Categories of characters that hardly stand in news (UAX #44, General_Category)."""
_COST = 1.5
"""What an odd character, a torn word or a change of script inside a word costs, in votes of a word."""
_FOREIGN = 0.15
"""What a byte is worth that is a letter of another script than the Latin: long runs of them are no accident."""
_WIDE = "\u2e80"
"""The first character of the scripts that legacy encodings write with two bytes."""
_TRUST = 4.0
"""Votes that a claimed encoding may lack."""
_LETTERS = 3.0
"""Votes of a language that has all the letters beyond ASCII."""
_LEVELS = {"kana": (("euc_jp", 0xCF),), "hangul": (), "": (("gb2312", 0xD7), ("big5", 0xC6))}
"""Beside which syllables ideographs stand, and the national sets whose first level (up to that lead byte) they are
of then: the common ones."""


def decode(data: bytes, claim: str | None = None) -> tuple[str, str | None]:
    """The text of some bytes, and a note when they are not plain UTF-8; `claim` is the encoding they are said to be in.

    >>> decode("é".encode()), decode("Un café à la gare".encode("cp1252"))[0]
    (('é', None), 'Un café à la gare')
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, "replace")
            return text, None if encoding == "utf-8" else f"The bytes begin with the mark of {encoding}."
    try:
        return data.decode(), None
    except UnicodeDecodeError:
        return _legacy(data, claim)


def _legacy(data: bytes, claim: str | None) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[: _SAMPLE * 16]).best()
    proposed = best.encoding if best is not None else "nothing"
    names = [name for name in _LEGACY if _fits(data, name)] or [name for name in (proposed,) if _fits(data, name)]
    if not names:
        return data.decode("utf-8", "replace"), _UNKNOWN
    sample = _sample(data)
    worth = {name: _sense(sample.decode(name, "ignore")) for name in names}
    chosen = max(names, key=lambda name: worth[name])
    if claim and _fits(data, claim) and _sense(sample.decode(claim, "ignore")) >= worth[chosen] - _TRUST:
        return data.decode(claim), f"The bytes are not UTF-8; read as {claim}, as the page says."
    how = "charset-normalizer agrees" if chosen == proposed else f"by words and letters; charset-normalizer: {proposed}"
    return data.decode(chosen), f"The bytes are not UTF-8; read as {chosen} ({how})."


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _sample(data: bytes) -> bytes:
    """Whole lines around the first bytes that are not ASCII, without tags."""
    first = next((at for at, byte in enumerate(data) if byte > 127), 0)
    start = data.rfind(b"\n", 0, first) + 1 if first > _SAMPLE // 2 else 0
    sample = data[start : start + _SAMPLE]
    return _TAG.sub(b" ", sample) if b"<" in sample else sample


def _sense(text: str) -> float:
    """How much a text reads like some language: the votes of its words and letters, less what is odd in it."""
    beyond = {char for char in text if char > "\x7f"}
    syllables = "hangul" if _any(beyond, "\uac00", "\ud7a3") else "kana" if _any(beyond, "\u3041", "\u30fe") else ""
    odd = sum(text.count(char) for char in beyond if _is_odd(char, _LEVELS[syllables]))
    torn = sum(1 for _ in _TORN.finditer(text))
    return _likeness(text, beyond) - _COST * (odd + torn) + sum(map(_shape, text.split()))


def _likeness(text: str, beyond: set[str]) -> float:
    """The votes of the language of the Latin words and letters, and those of the language of the others."""
    words = tokens(text)
    latin = votes(word for word in words if _is_latin(word))
    letters = {char.lower() for char in beyond if script_of(char) == "Latn"}
    for tag, count in Counter(tag for char in letters for tag in _owners(char)).items():
        latin[tag] = latin.get(tag, 0.0) + _LETTERS * count / len(letters)
    others = votes(word for word in words if len(word) > 1 and not _is_latin(word))
    return max(latin.values(), default=0.0) + max(others.values(), default=0.0)


def _owners(letter: str) -> list[str]:
    """The languages that write a letter beyond ASCII."""
    return (load("letters").get(letter) or "").split()


def _is_latin(word: str) -> bool:
    return word.isascii() or script_of(word[0]) == "Latn"


def _any(chars: set[str], first: str, last: str) -> bool:
    return any(first <= char <= last for char in chars)


def _is_odd(char: str, levels: tuple[tuple[str, int], ...]) -> bool:
    """Whether a character is a sign, unassigned, private, or an ideograph that is rare beside such syllables."""
    if char == "¤" or unicodedata.category(char) in _ODD:
        return True
    if "\uff61" <= char <= "\uff9f" or "\u3130" <= char <= "\u318f":
        return True  # half-width kana and lone jamo are what two bytes of something else look like
    if "\uac00" <= char <= "\ud7a3":
        return len(char.encode("euc_kr", "ignore")) != 2
    return script_of(char) == "Hani" and not any(_leads(char, *level) for level in levels)


def _leads(char: str, encoding: str, last: int) -> bool:
    data = char.encode(encoding, "ignore")
    return len(data) == 2 and data[0] <= last


def _shape(word: str) -> float:
    """What the letters of a word are worth: those of one foreign script something, a mixture or a wrong case less."""
    if word.isascii():
        return 0.0
    letters = [(char, script) for char in word if (script := script_of(char)) not in ("Zyyy", "Zinh")]
    foreign = [_foreign(char) for char, script in letters if script != "Latn"]
    beyond = sum(char > "\x7f" and script == "Latn" for char, script in letters)
    plain = sum(char <= "\x7f" for char, _ in letters)
    mixed = sum(a != b and "Latn" in (a, b) for (_, a), (_, b) in pairwise(letters))
    turned = sum(a.islower() and b.isupper() for (a, _), (b, _) in pairwise(letters))
    if len(foreign) == 1:  # a lone letter is a sign of something else, often of a currency
        foreign = [0.0 if len(word) == 1 else -_COST]
    worth = sum(foreign)
    return worth - _COST * (mixed + turned) - max(0, beyond - plain)


def _foreign(char: str) -> float:
    """What a letter of another script is worth; a syllable of kana or Hangul more than an ideograph."""
    if char < _WIDE:
        return _FOREIGN
    return (3.0 if "\u3041" <= char <= "\u30fe" or "\uac00" <= char <= "\ud7a3" else 2.0) * _FOREIGN
