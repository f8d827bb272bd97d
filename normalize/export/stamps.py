"""Points in time and addresses for formats that are strict about both: written only where they are whole."""

from __future__ import annotations

import datetime as dt
import re

from normalize.model import Date

__all__ = ["address", "instant"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]++")  # one letter alone is a drive, not a scheme
_HOST = re.compile(r"[A-Za-z0-9._~:@%\[\]-]*+")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def instant(date: Date | None, name: str) -> tuple[str | None, str | None]:
    """RFC 3339 for a date whose zone and minute are known; else nothing and, for a date that there is, a note why.

    >>> instant(Date(dt.datetime(2024, 3, 1, 9, 5), "minute", "x", 0, 1), "published")
    (None, 'published left out: 2024-03-01T09:05 has no known time zone')
    """
    if date is None or date.value is None:
        return None, None
    if not isinstance(date.value, dt.datetime) or date.precision == "hour":
        return None, f"{name} left out: {date.isoformat()} is known to the {date.precision} only"
    offset = date.value.utcoffset()
    if offset is None:
        return None, f"{name} left out: {date.isoformat()} has no known time zone"
    # RFC 3339 has no seconds in an offset; the local mean times of the nineteenth century do
    moment = date.value.astimezone(dt.UTC) if offset % dt.timedelta(minutes=1) else date.value
    return moment.isoformat(timespec="seconds"), None


def address(url: str | None) -> str | None:
    """An absolute address as a URI of ASCII characters; `None` where there is none.

    >>> address("https://news.example/\u05d7\u05d3\u05e9\u05d5\u05ea"), address("news.example")
    ('https://news.example/%D7%97%D7%93%D7%A9%D7%95%D7%AA', None)
    """
    scheme, mark, rest = (url or "").strip().partition(":")
    if not mark or not rest.isprintable() or _SCHEME.fullmatch(scheme) is None:
        return None
    slashes = "//" if rest.startswith("//") else ""
    host, path = _split(rest[2:]) if slashes else ("", rest)
    if _HOST.fullmatch(host) is None or not (host if slashes else path):
        return None
    path, hash_, fragment = path.partition("#")
    return f"{scheme}:{slashes}{host}{_quoted(path)}{hash_}{_quoted(fragment)}"


def _split(rest: str) -> tuple[str, str]:
    """The host, and what comes behind it."""
    end = min((place for mark in "/?#" if (place := rest.find(mark)) >= 0), default=len(rest))
    return rest[:end], rest[end:]


def _quoted(part: str) -> str:
    """Percent signs that stand for themselves, and all that a URI may not hold, as escapes."""
    from urllib.parse import quote

    return quote(_BARE_PERCENT.sub("%25", part), safe="!$&'()*+,;=:@/?%-._~")
