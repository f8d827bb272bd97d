"""Edits in source offsets: carrying spans back, undoing."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.model import Edit

__all__ = ["to_source", "undo"]


def to_source(edits: Sequence[Edit], start: int, end: int) -> tuple[int, int]:
    """Carry a half-open span of the repaired text back to the source."""
    raise NotImplementedError


def undo(text: str, edits: Sequence[Edit]) -> str:
    """The source text."""
    raise NotImplementedError
