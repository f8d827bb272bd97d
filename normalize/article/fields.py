"""What fields and markup say against what the text shows: authors, and the roles of marked rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from normalize.article.body import Range
from normalize.article.credits import credit_of
from normalize.article.given import OWN, Mark
from normalize.article.labels import head, speaks, whole
from normalize.article.names import (
    LONGEST_NAME,
    caseless_name,
    looks_eastern,
    looks_like_name,
    names_in,
    turned,
    without_address,
)
from normalize.article.page.outlet import bare, is_outlet
from normalize.article.rows import Row

__all__ = ["authors_of", "disputed", "mark_rows", "names_of", "reaching"]


ADDRESSES = ("http", "www.")
"""How addresses begin that scrapers took for names."""
NO_NAMES = frozenset(("desk", "navigation", "read-more", "share", "related", "subscribe"))
"""Labels of what scrapers take for names: the desk that signs, buttons."""
SOON = 24
"""Rows behind the body in which the last paragraph of its container may stand."""
NOBODY = frozenset(("role", "desk"))
"""What names nobody: what somebody is, the desk or the account that signs."""
MOST_WORDS = 3
"""Words of a name in a script without capitals."""


def mark_rows(rows: Sequence[Row], marks: Sequence[Mark], to_source: Callable[[int, int], tuple[int, int]]) -> None:
    """Give the rows that the markup speaks of their roles."""
    starts = [mark[0] for mark in marks]
    for row in rows:
        at = to_source(row.start, row.start)[0]
        index = bisect_left(starts, at)
        if index < len(marks) and starts[index] == at:
            role, rule = marks[index][1:]
            if not role:
                row.rule = rule
                continue
            alone = role == "caption" and "credit" in row.head and credit_of(row)
            row.become("credit" if alone else role, rule)


def reaching(rows: Sequence[Row], body: Range) -> Range:
    """The body as far as the last paragraph that the markup of the page shows, if that stands soon behind it."""
    behind = range(min(body.last + SOON, len(rows)) - 1, body.last - 1, -1) if body.last > body.first else ()
    last = next((i for i in behind if rows[i].rule == OWN and not rows[i].role), None)
    return body if last is None else Range(body.first, last + 1)


def authors_of(fields: Mapping[str, Sequence[str]], shown: Sequence[str], tag: str) -> tuple[str, ...]:
    """The authors: people of the fields, else those that the page's elements or lines show, else organisations."""
    given, bylines = names_of(fields.get("authors", ()), tag), _shown(fields.get("bylines", ()), tag)
    person = _is_person(tag)
    if given and (any(map(person, given)) or not any(map(person, bylines))):
        return given
    if bylines:
        return bylines
    staff = tuple(fields.get("staff", ()))
    outlet = fields.get("outlet", ())
    shown = [name for name in shown if not is_outlet(name, outlet)]
    if shown and (not staff or any(looks_like_name(name, tag) and not whole(name) for name in shown)):
        return tuple(shown)
    others = staff or fields.get("organizations", ())
    return tuple(dict.fromkeys(name for name in others if NOBODY.isdisjoint(whole(name))))


def disputed(shown: Sequence[str], given: Sequence[str]) -> bool:
    """Whether the text names people and the fields name others.

    >>> disputed(["Jane Roe"], ["Max Moe"]), disputed(["Jane Roe"], ["JANE ROE", "Max Moe"]), disputed(["AFP"], ["Roe"])
    (True, False, False)
    """
    people = [bare(name) for name in shown if "agency" not in whole(name)]
    named = "".join(map(bare, given))
    return bool(people and named) and not any(name in named for name in people)


def _is_person(tag: str) -> Callable[[str], bool]:
    """Whether a name has the shape of a person's in an article of that language."""
    return lambda name: bool(looks_like_name(name, tag) or looks_eastern(name, tag) or caseless_name(name))


def names_of(fields: Sequence[str], tag: str) -> tuple[str, ...]:
    """The names in author fields; addresses of profiles are no names, labels and roles are cut.

    >>> names_of(["By Jane Roe", "https://example.org/jane"], "en")
    ('Jane Roe',)
    """
    found: list[str] = []
    for field in fields:
        if "://" in field or field[:4].lower() in ADDRESSES or not NO_NAMES.isdisjoint(whole(field)):
            continue
        field = turned(without_address(field))
        if field.count(" ") == 1 and looks_like_name(field, tag):
            found.append(field)
            continue
        senses, rest = head(field)
        text = field[rest:] if rest < len(field) and speaks(senses, "byline", tag, field[:rest]) else field
        found += _before_role(text) or names_in(text, tag, labelled=True) or ((text.strip(),) if _plain(text) else ())
    return tuple(dict.fromkeys(found))


def _before_role(text: str) -> tuple[str, ...]:
    """The name before a role, in a script without capitals.

    >>> _before_role("홍길동 기자"), _before_role("Jane Roe reporter")
    (('홍길동',), ())
    """
    words = text[:LONGEST_NAME].split() if text[:1].upper() == text[:1].lower() else ()
    at = next((i for i, word in enumerate(words) if "role" in whole(word)), 0)
    return (" ".join(words[:at]),) if 0 < at <= MOST_WORDS else ()


def _plain(text: str) -> bool:
    """Whether a field that is no usual name may still be one: letters, with what names hold besides."""
    if not 0 < len(text) <= LONGEST_NAME or "role" in whole(text):
        return False
    return not any(sign in text for sign in "@:/()[]") and any(map(str.isalpha, text))


def _shown(bylines: Sequence[str], tag: str) -> tuple[str, ...]:
    """The names in elements that the page marks as bylines: they hold nothing but names, or begin with a label."""
    found: list[str] = []
    for text in bylines:
        senses, rest = head(text)
        labelled = "byline" in senses and rest < len(text)
        names = names_in(text[rest:] if labelled else text, tag, labelled=labelled)
        found += names or _before_role(text) or ((text,) if looks_eastern(text, tag) else ())
    return tuple(dict.fromkeys(found))
