"""What is done to one record on its way from a reader to a writer: the part of the work that any process can do."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from normalize.errors import NewsnormError
from normalize.export.flat import COLUMNS, to_row, to_text
from normalize.model import Record
from normalize.streams.items import Bad, Item
from normalize.value import Value

__all__ = ["Done", "Job", "Task", "as_json", "size_of"]


class Task(NamedTuple):
    """A record to work on, and whether its bytes are a page."""

    item: Item | Bad
    page: bool


class Done(NamedTuple):
    """The outcome: bytes ready to be written, a row for Parquet, or what went wrong."""

    output: bytes | Mapping[str, Any] | None
    bad: Bad | None = None


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Job(Value):
    """One run's work, the same for every record; it can be sent to another process."""

    to: str = "jsonl"
    name: str | None = None
    """The field that holds the text, if it is not a usual one."""
    hints: dict[str, Any] = field(default_factory=dict)
    indent: int | None = None

    def __call__(self, task: Task) -> Done:
        """Work on one record; a fault of the record is an outcome, not an exception."""
        if isinstance(task.item, Bad):
            return Done(None, task.item)
        try:
            record, extra = self.record(task.item, page=task.page)
            return Done(self._render(record, extra))
        except NewsnormError as error:
            return Done(None, Bad(task.item.where, str(error), task.item.raw))

    def record(self, item: Item, *, page: bool = False) -> tuple[Record, dict[str, Any]]:
        """The record of an item, and the fields of a scraped record that newsnorm has no use for."""
        value = item.value
        if isinstance(value, Mapping):
            source, extra = self._mapping(value)
            return _normalize(source, self.hints), extra
        if page and isinstance(value, bytes):
            from normalize.pipeline import normalize_html

            return normalize_html(value, **self.hints), {}
        return _normalize(value, self.hints), {}

    def _mapping(self, value: Mapping[str, Any]) -> tuple[Mapping[str, Any], dict[str, Any]]:
        from normalize.article.records import FIELDS

        known = {name for names in FIELDS.values() for name in names}
        extra = {name: item for name, item in value.items() if name not in known and name != self.name}
        if self.name is None:
            if value.keys().isdisjoint((*FIELDS["text"], *FIELDS["headline"])):
                raise NewsnormError("no field with a usual name (text, body, content) holds the text; "
                                    "name the right one with --field")  # fmt: skip
            return value, extra
        text = value.get(self.name)
        if not isinstance(text, str):
            what = "missing" if self.name not in value else f"no text but {type(text).__name__}"
            raise NewsnormError(f"the field {self.name!r} is {what}; name the field that holds the text with --field")
        others = {name: item for name, item in value.items() if name not in FIELDS["text"] and name != self.name}
        return {**others, "text": text}, extra

    def _render(self, record: Record, extra: Mapping[str, Any]) -> bytes | Mapping[str, Any]:
        if self.to == "text":
            return to_text(record).encode("utf-8", "replace")
        if self.to == "parquet":
            return to_row(record)
        if self.to == "csv":
            return csv_line(list(to_row(record).values()))
        if self.to == "ninjs":
            from normalize.export.ninjs import to_ninjs

            return as_json(to_ninjs(record), self.indent)
        if self.to == "schema-org":
            from normalize.export.schema_org import to_schema_org

            return as_json(to_schema_org(record), self.indent)
        return as_json({**record.to_dict(), **({"extra": extra} if extra else {})}, self.indent)


def size_of(task: Task) -> int:
    """Bytes of a task, more or less."""
    if isinstance(task.item, Bad) or task.item.raw:
        return len(task.item.raw)
    value = task.item.value
    return len(value) if isinstance(value, (bytes, str)) else 1


def _normalize(source: Any, hints: Mapping[str, Any]) -> Record:
    from normalize.pipeline import normalize

    return normalize(source, **hints)


def as_json(value: Any, indent: int | None = None) -> bytes:
    """JSON in UTF-8; a lone surrogate, which UTF-8 cannot hold, makes the whole text one of escapes."""
    try:
        return json.dumps(value, ensure_ascii=False, indent=indent).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent).encode("ascii")


def csv_line(cells: list[Any]) -> bytes:
    """A row of a table, without its line break; truth values are `true` and `false`."""
    import csv

    out = io.StringIO()
    plain = [{True: "true", False: "false"}[cell] if isinstance(cell, bool) else cell for cell in cells]
    csv.writer(out, lineterminator="").writerow(plain)
    return out.getvalue().encode("utf-8", "replace")


def csv_header() -> bytes:
    """The first row."""
    return csv_line(list(COLUMNS))
