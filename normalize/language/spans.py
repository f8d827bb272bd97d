"""The languages inside a text: spans that tile it, per line, with the document's language as prior."""

from __future__ import annotations

from normalize.language.detect import detect_in, detect_language
from normalize.model import LanguageSpan

__all__ = ["find_languages"]


def find_languages(text: str) -> list[LanguageSpan]:
    """Spans of one language each, in order; together they tile the text.

    >>> text = "The talks will be held in Ottawa.\\nפורסם: 26.02.12"
    >>> [(s.tag, s.start, s.end) for s in find_languages(text)]
    [('en', 0, 34), ('he', 34, 49)]
    """
    document = detect_language(text)
    spans: list[LanguageSpan] = []
    at = 0
    for line in text.split("\n"):
        end = min(at + len(line) + 1, len(text))
        if end > at:
            found = detect_in(line, document) if line.strip() else None
            _push(spans, at, end, (found.tag, found.script) if found else None)
        at = end
    return spans


def _push(spans: list[LanguageSpan], start: int, end: int, what: tuple[str, str] | None) -> None:
    """Add a stretch, joining it to the last span when the language is the same or there is none."""
    last = spans[-1] if spans else None
    if last is not None and (what is None or what[0] in ("und", last.tag)):
        spans[-1] = LanguageSpan(last.start, end, last.tag, last.script)
    else:
        spans.append(LanguageSpan(start, end, *(what or ("und", "Zyyy"))))
