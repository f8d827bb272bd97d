"""What `check`, `fix` and `clean` do to each text: repair its characters and, if asked, cut its boilerplate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from normalize.cli.colour import visible
from normalize.model import Edit, Removed
from normalize.text.repair import repair

__all__ = ["Change", "TextMender"]


class Change(NamedTuple):
    """One change: the field it was made in, its kind, what stood there and what stands there now."""

    field: str
    kind: str
    before: str
    after: str

    def __str__(self) -> str:
        where = f"{visible(self.field)}: " if self.field else ""
        if not self.after:
            return f"{where}{self.kind} {short(self.before)} cut"
        return f"{where}{self.kind} {short(self.before)} -> {short(self.after)}"

    def to_dict(self) -> dict[str, Any]:
        """JSON types, for the side file."""
        return {"field": self.field, "kind": self.kind, "before": self.before, "after": self.after}


def short(text: str) -> str:
    """A text in quotes, invisible characters as escapes, at most some sixty characters."""
    return '"' + visible(text if len(text) <= 60 else text[:59] + "…") + '"'


class TextMender:
    """Mends texts and keeps a list of what it did since it was last asked.

    `name` restricts it to one field; `cut` cuts boilerplate out of the article's text, which is that field or one
    of the usual names.
    """

    def __init__(self, *, name: str | None = None, cut: bool = False, language: str | None = None) -> None:
        self._name, self._cut, self._language = name, cut, language
        self._changes: list[Change] = []
        self._texts = _text_fields(name) if cut else frozenset()

    def mend(self, text: str, field: str) -> str:
        """The text as it should be."""
        if self._name is not None and field not in ("", self._name):
            return text
        repaired = repair(text)
        keep = "\r\n" in text and text.count("\r\n") == text.count("\n")
        self._changes += (_of_edit(field, edit) for edit in repaired.edits if not (keep and edit.before == "\r\n"))
        if not self._cut or field not in self._texts:
            return repaired.text
        import normalize

        cleaned = normalize.clean(repaired.text, language=self._language)
        self._changes += (_of_cut(field, cut) for cut in cleaned.removed)
        text_left: str = cleaned.text
        return text_left + _ending(repaired.text, text_left)

    def take(self) -> list[Change]:
        """What was done since the last call."""
        changes, self._changes = self._changes, []
        return changes


def _text_fields(name: str | None) -> frozenset[str]:
    if name is not None:
        return frozenset(("", name))
    from normalize.article.records import FIELDS

    return frozenset(("", *FIELDS["text"]))


def _of_edit(field: str, edit: Edit) -> Change:
    return Change(field, edit.reason, edit.before, edit.after)


def _of_cut(field: str, cut: Removed) -> Change:
    return Change(field, cut.kind, cut.text, "")


def _ending(before: str, after: str) -> str:
    """A text file ends with a line break after cleaning if it did before."""
    return "\n" if before.endswith("\n") and after and not after.endswith("\n") else ""


def lines_of(changes: list[Change], most: int) -> Iterator[str]:
    """The first changes in words, and how many more there are."""
    for change in changes[:most]:
        yield str(change)
    if len(changes) > most:
        yield f"and {len(changes) - most} more"
