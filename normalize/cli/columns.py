"""Is there a column for the text?  Said once for a table, and not for every row of it."""

from __future__ import annotations

from collections.abc import Collection

from normalize.errors import InputError

__all__ = ["check_columns"]


def check_columns(file: str, columns: Collection[str], field: str | None, *, titles: bool = False) -> None:
    """Raise `InputError` where no column holds the text; `titles` says that a headline alone will do."""
    from normalize.article.records import FIELDS

    known = (*FIELDS["text"], *(FIELDS["headline"] if titles else ())) if field is None else (field,)
    if set(known).isdisjoint(columns):
        what = "no column with a usual name holds the text" if field is None else f"there is no column {field!r}"
        raise InputError(f"{file}: {what} (there are: {', '.join(columns)}); name the right one with --field")
