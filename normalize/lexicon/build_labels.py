"""Builder of the labels tables: Babel's names and the TOML files' words, folded, to senses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from normalize.lexicon.schema import Locale

__all__ = ["tables"]


def tables(languages: Sequence[Locale]) -> Mapping[str, Mapping[str, str]]:
    """Table name to rows (folded word to payload)."""
    return {"labels": {}}
