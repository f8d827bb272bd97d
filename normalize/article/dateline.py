"""The dateline before an article's first sentence: its place, its agency, its author.

Three shapes: place, agency and perhaps a date up to a dash ("JERUSALEM (AP) —"); brackets with a sign of equality
("【東京＝山田花子】", "[서울=뉴시스]"); brackets with the author behind the label of one ("（记者 张三）").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from normalize.article.labels import head, whole
from normalize.article.rows import Row

__all__ = ["dateline_in", "dateline_of", "first_paragraph", "signed_in"]

DASHES = (" — ", " – ", " - ", ".- ", ".— ", ".– ", "—", " -- ")
LONGEST = 60
OPEN, CLOSE = "【[(（［", "】])）］"
EQUAL = "=＝"
MOST_WORDS = 4
_TRIM = " \t\xa0\u3000,、:："


def first_paragraph(rows: Iterable[Row]) -> str:
    """The text of the first paragraph of the body."""
    return next((row.text for row in rows if row.role == "body" and row.sentence), "")


def dateline_of(rows: Iterable[Row]) -> str | None:
    """The place and agency that the first paragraph begins with; they stay in the body too."""
    return dateline_in(first_paragraph(rows))


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
        return None
    place, _, rest = inner.partition(sign)
    place, rest = place.strip(_TRIM), rest.strip(_TRIM)
    return (place, rest) if place and rest and not any(map(str.isdigit, place)) else None


def _before_bracket(text: str) -> str | None:
    """A place in capitals with an agency in brackets, no dash behind ("BERGEN (NTB) The bridge …")."""
    at = text.find("(", 3, LONGEST)
    end = text.find(")", at, LONGEST) if at > 0 else -1
    if end < 0 or not text[:at].strip(" ,./").isupper() or not _is_place(text[: end + 1]):
        return None
    return text[: end + 1] if "agency" in whole(text[at : end + 1]) else None


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
