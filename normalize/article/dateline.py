"""The dateline before an article's first sentence: its place, its agency, its author.

Four shapes: place, agency and perhaps a date up to a dash ("JERUSALEM (AP) —"); brackets with a sign of equality or an
agency ("【東京＝山田花子】", "[서울=뉴시스]", "【東京共同】"); brackets with the author behind the label of one
("（记者 张三）"); a place before a colon, in capitals or in a script without them ("KUALA LUMPUR:", "पटना:").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from normalize.article.labels import head, whole
from normalize.article.names import is_caseless
from normalize.article.rows import Row
from normalize.language.words import votes
from normalize.lexicon.build_labels import SPACELESS
from normalize.lexicon.table import fold
from normalize.patterns import pattern

__all__ = ["dateline_in", "dateline_of", "signed_in"]

DASHES = (" — ", " – ", " - ", ".- ", ".— ", ".– ", "—", " -- ")
LONGEST = 60
OPEN, CLOSE = "【[(（［〔", "】])）］〕"
EQUAL = "=＝"
MOST_WORDS = 4
PLACE, PLACE_WORDS = 30, 3
"""Characters and words of a place without an agency."""
SPEECHES = 4
"""Paragraphs of which only the first begins with a place; in an interview the others begin so too."""
LONGEST_AGENCY = 5
_OPENED = pattern(r" ?[:៖∙] ?(?=\D)| [-–—।∙] (?=\D)")
_AROUND = "()（） \t\xa0"
_TRIM = " \t\xa0\u3000,、:："


def dateline_of(rows: Iterable[Row]) -> str | None:
    """The place and agency that the first paragraph begins with; they stay in the body too."""
    paragraphs = islice((row.text for row in rows if row.role == "body" and row.sentence), SPEECHES)
    first = next(paragraphs, "")
    if found := dateline_in(first):
        return found
    place = _opened(first)
    return place if place and not any(map(_opened, paragraphs)) else None  # more of them name who speaks


def _opened(text: str) -> str | None:
    """A place before a sign within the first words, in capitals or in a script without them."""
    found = _OPENED.search(text, 1, PLACE)
    place = text[: found.start()].strip(_AROUND) if found else ""
    words = place.split()
    if not 1 <= len(words) <= PLACE_WORDS or any(map(str.isdigit, place)):
        return None
    if not place.isupper() and (not is_caseless(place) or (len(words) > 2 and votes(map(fold, words)))):
        return None
    return None if whole(place) else place


def dateline_in(text: str) -> str | None:
    """Up to a dash or a closing bracket within the first words: a capitalised place, an agency or a date.

    >>> dateline_in("JERUSALEM (AP) — Officials said so."), dateline_in("Officials said so.")
    ('JERUSALEM (AP)', None)
    >>> dateline_in("【東京＝山田花子】政府は…")
    '東京'
    """
    if (parts := _bracketed(text)) is not None:
        return parts[0]
    if (capital := _before_bracket(text)) is not None:
        return capital
    for dash in DASHES:
        at = text.find(dash, 0, LONGEST)
        if at > 1 and _is_place(text[:at]):
            return text[:at].strip()
    return None


def _bracketed(text: str) -> tuple[str, str] | None:
    """What stands on either side of the sign of equality in brackets at the very beginning."""
    at = OPEN.find(text[0]) if text else -1
    if at < 0:
        return None
    end = text.find(CLOSE[at], 1, LONGEST)
    inner = text[1 : max(end, 1)]
    sign = next((sign for sign in EQUAL if sign in inner), None)
    if sign is None:
        return _with_agency(inner)
    place, _, rest = inner.partition(sign)
    place, rest = place.strip(_TRIM), rest.strip(_TRIM)
    return (place, rest) if place and rest and not any(map(str.isdigit, place)) else None


def _with_agency(inner: str) -> tuple[str, str] | None:
    """Place and agency in brackets, with nothing between them in a script without spaces ("東京共同")."""
    if inner[-1:] > SPACELESS:
        for size in range(min(LONGEST_AGENCY, len(inner) - 1), 1, -1):
            if "agency" in whole(inner[-size:]):
                return inner[:-size].strip(_TRIM), inner[-size:]
    return None


def _before_bracket(text: str) -> str | None:
    """A place in capitals with an agency in brackets, no dash behind ("BERGEN (NTB) The bridge …")."""
    at = text.find("(", 3, LONGEST)
    end = text.find(")", at, LONGEST) if at > 0 else -1
    if end < 0 or not _may_be_place(text[:at].strip(" ,./")) or not _is_place(text[: end + 1]):
        return None
    return text[: end + 1] if "agency" in whole(text[at : end + 1]) else None


def _may_be_place(text: str) -> bool:
    """Whether a place stands before an agency: capitals, a script without them, or a date behind a capital."""
    place, comma, _ = text.partition(",")
    return text.isupper() or is_caseless(text) or (bool(comma) and place.istitle())


def signed_in(text: str) -> str | None:
    """The author that a dateline names, without a label; `None` where it names none.

    >>> signed_in("【東京＝山田花子】政府は…"), signed_in("（记者 张三）…"), signed_in("Officials (three) said so.")
    ('山田花子', '张三', None)
    """
    if (parts := _bracketed(text)) is not None:
        name = parts[1]
        return None if "agency" in whole(name) or any(map(str.isdigit, name)) else name
    for opening, closing in zip(OPEN, CLOSE, strict=True):
        start = text.find(opening, 0, LONGEST)
        end = text.find(closing, start, start + LONGEST) if start >= 0 else -1
        if end > start:
            inner = text[start + 1 : end]
            senses, rest = head(inner)
            if "byline" in senses and 0 < rest < len(inner):
                return inner[rest:].strip(_TRIM)
    return None


def _is_place(text: str) -> bool:
    place = text.partition("(")[0].partition(",")[0].strip(" ./")
    words: Sequence[str] = place.split()
    if not words or len(words) > MOST_WORDS or any(map(str.isdigit, place)):
        return False
    agency = "(" in text and "agency" in whole(text[text.find("(") : text.find(")") + 1])
    return agency or place.isupper() or (place.istitle() and place.upper() != place.lower() and len(words) < 3)
