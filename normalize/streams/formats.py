"""Which format a file has: by its suffix first, by its first bytes where the suffix is silent or wrong.

A compressed file is known by its magic bytes; the suffix beneath (`crawl.jsonl.gz`) then counts.
"""

from __future__ import annotations

import json
from typing import Literal, get_args

from normalize.errors import InputError

__all__ = ["FORMATS", "PACKED", "SUFFIXES", "Format", "by_content", "by_suffix", "detect", "refuse_binary"]

Format = Literal["text", "html", "json", "jsonl", "csv", "tsv", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)

SUFFIXES: dict[str, Format] = {
    "txt": "text", "text": "text", "html": "html", "htm": "html", "xhtml": "html",
    "json": "json", "jsonl": "jsonl", "ndjson": "jsonl", "csv": "csv", "tsv": "tsv", "tab": "tsv",
    "parquet": "parquet", "pq": "parquet",
}  # fmt: skip
PACKED = ("gz", "gzip", "zst", "zstd")
"""Suffixes of compressed files; the one before them names the format."""

_BINARY = (
    (b"%PDF-", "a PDF document"), (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"), (b"GIF87a", "a GIF image"), (b"GIF89a", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x7fELF", "a program"), (b"\xfd7zXZ", "an xz archive"),
    *((b"BZh%d1AY&SY" % size, "a bzip2 archive") for size in range(1, 10)),
)  # fmt: skip
_UTF_16_32 = (b"\xff\xfe", b"\xfe\xff")
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<article", b"<!--", b"<div", b"<p>")


def by_suffix(name: str) -> Format | None:
    """The format that a file's name promises, or `None`.

    >>> by_suffix("crawl.jsonl.gz"), by_suffix("notes")
    ('jsonl', None)
    """
    parts = name.replace("\\", "/").rsplit("/", 1)[-1].lower().split(".")
    if len(parts) > 2 and parts[-1] in PACKED:
        parts.pop()
    return SUFFIXES.get(parts[-1]) if len(parts) > 1 else None


def by_content(head: bytes) -> Format:
    r"""The format that a document's first bytes show; plain text where nothing else does.

    >>> by_content(b'{"text": "a"}\n{"text": "b"}\n'), by_content(b'[\n{"text": "a"}]'), by_content(b"Hello")
    ('jsonl', 'json', 'text')
    """
    if head.startswith(b"PAR1"):
        return "parquet"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:16].lower().startswith(_HTML):
        return "html"
    if start.startswith(b"{"):
        return "jsonl" if _is_json_object(start.split(b"\n", 1)[0]) else "json"
    if start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b'"', b"]"):
        return "json"
    return "text"


def detect(name: str, head: bytes) -> Format:
    r"""Suffix and content together: a `.json` file of one object a line is JSON Lines, a `.txt` file is always text.

    >>> detect("crawl.json", b'{"text": "a"}\n{"text": "b"}\n'), detect("a.txt", b"<html>")
    ('jsonl', 'text')
    """
    promised = by_suffix(name)
    if promised is None:
        return by_content(head)
    if promised == "json":
        first, _, rest = head.partition(b"\n")
        if rest.lstrip().startswith(b"{") and _is_json_object(first):
            return "jsonl"
    return promised


def refuse_binary(name: str, head: bytes, *, lines: bool = False) -> None:
    """Raise `InputError` where the bytes are no text in any encoding; in `lines`, a NUL condemns only its own line."""
    for magic, what in _BINARY:
        if head.startswith(magic):
            raise InputError(f"{name}: this is {what}, not text; extract its text first")
    if not lines and b"\0" in head and not head.startswith(_UTF_16_32) and head.strip(b"\0"):
        wide = _unmarked_utf_16(head)
        if wide is not None:
            raise InputError(f"{name}: this looks like {wide} without a byte order mark; pass --encoding {wide}")
        raise InputError(f"{name}: this is a binary file, not text; extract its text first")


def _unmarked_utf_16(head: bytes) -> str | None:
    """The byte order in which every other byte is often zero, as in UTF-16 of letters, spaces and line breaks."""
    first, second = head[::2].count(0), head[1::2].count(0)
    often = len(head) // 16
    if min(first, second) or max(first, second) <= often or len(head) < 16:
        return None
    return "utf-16-le" if second else "utf-16-be"


def _is_json_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
