"""Canonical BCP 47 tags: one code for a language, a script subtag only where it tells something."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["base", "canonical", "covers", "siblings"]

_CODES = {
    "iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "sh": "sr", "no": "nb", "tl": "fil", "cmn": "zh",
    "arb": "ar", "pes": "fa", "zsm": "ms", "ekk": "et", "lvs": "lv", "swh": "sw", "als": "sq", "khk": "mn",
    "azj": "az", "kmr": "ku", "uzn": "uz", "pbt": "ps", "npi": "ne", "ory": "or", "plt": "mg", "nob": "nb",
    "nno": "nn", "ydd": "yi", "srp": "sr", "tgl": "fil", "bh": "bho", "un": "und", "unknown": "und", "": "und",
}  # fmt: skip
"""Codes that engines and sites write to the ones that BCP 47 prefers (IANA registry, CLDR aliases)."""


_MEMBERS = {
    "no": ("nb", "nn"), "hbs": ("hr", "sr", "bs"), "sh": ("hr", "sr", "bs"), "zh": ("zh", "yue"), "ms": ("ms", "id"),
}  # fmt: skip
"""Macrolanguages and those of their members that we tell apart (ISO 639-3)."""


def covers(said: str, found: str) -> bool:
    """Whether a tag that somebody wrote stands for the language that was found.

    >>> covers("iw-IL", "he"), covers("no", "nn"), covers("nb", "nn")
    (True, True, False)
    """
    code = said.replace("_", "-").partition("-")[0].lower()
    return base(canonical(code)) == base(found) or base(found) in _MEMBERS.get(code, ())


def siblings(one: str, other: str) -> bool:
    """Whether two tags are of one macrolanguage, or the same.

    >>> siblings("hr", "sr-Latn"), siblings("nn", "nb"), siblings("nb", "da")
    (True, True, False)
    """
    return _family(one) == _family(other)


@lru_cache(maxsize=1024)
def _family(tag: str) -> tuple[str, ...]:
    code = base(tag)
    return next((members for members in _MEMBERS.values() if code in members), (code,))


def base(tag: str) -> str:
    """The language subtag of a tag.

    >>> base("zh-Hant-TW")
    'zh'
    """
    return tag.partition("-")[0]


@lru_cache(maxsize=1024)
def canonical(tag: str) -> str:
    """A tag as BCP 47 writes it: the preferred code, the usual letter case.

    >>> canonical("iw"), canonical("ZH_hant"), canonical("no")
    ('he', 'zh-Hant', 'nb')
    """
    parts = tag.replace("_", "-").split("-")
    code = parts[0].lower()
    out = [_CODES.get(code, code)]
    for part in parts[1:]:
        out.append(part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower())
    return "-".join(out)
