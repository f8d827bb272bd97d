"""`newsnorm clean`: texts and data sets as they came, without their boilerplate, to standard output or a new file."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, BinaryIO, NamedTuple

import click

from normalize.cli.columns import check_columns
from normalize.cli.mender import Change, TextMender
from normalize.cli.options import (
    FILES,
    HINTS,
    OUTPUT,
    PATH,
    RUN,
    Grouped,
    jobs_option,
    option,
    readable,
    summary_option,
)
from normalize.cli.parallel import cores, work
from normalize.cli.report import Report
from normalize.cli.work import open_output, start
from normalize.errors import InputError, MissingExtraError
from normalize.streams.formats import detect
from normalize.streams.items import Bad, More
from normalize.streams.opening import open_source
from normalize.streams.units import Raw, RawJson, RawRow, RawText, Unit, raw_units

__all__ = ["clean"]


@click.command(cls=Grouped)
@FILES
@option("--output", "-o", section=OUTPUT, type=PATH, metavar="FILE",
        help="Write to FILE, which is replaced when all is done.")
@option("--removed", section=OUTPUT, type=PATH, metavar="FILE",
        help="Write what was cut and repaired to FILE, one line a record.")
@option("--language", section=HINTS, metavar="TAG", help="Language of the texts (BCP 47).")
@readable
@jobs_option
@option("--errors", section=RUN, type=click.Choice(("keep", "skip", "stop")), default="keep", show_default=True,
        help="A record that cannot be read is kept as it is, left out, or stops the run.")
@summary_option
def clean(**options: Any) -> int:
    """Print texts without their boilerplate; of JSON, JSON Lines and CSV only the articles' texts change."""
    report = Report(summary=options["summary"], busy=options["output"] in (None, "-"))
    tasks = _tasks(start(options["files"]), options, report)
    job = Cleaning(TextMender(name=options["field"], cut=True, language=options["language"]))
    with ExitStack() as stack:
        out = open_output(options["output"], None, stack)
        notes = open_output(options["removed"], None, stack) if options["removed"] else None
        writer = _Writer(out.stream, None if notes is None else notes.stream, options["errors"], report)
        stack.callback(tasks.close)
        results = work(job, tasks, options["jobs"] or cores(), _size)
        if hasattr(results, "close"):
            stack.callback(results.close)
        if not all(map(writer.put, results)) or (report.code and options["errors"] == "stop"):
            return report.code
        out.commit()
        if notes is not None:
            notes.commit()
    report.finish()
    return report.code


class Task(NamedTuple):
    """A unit of a file as it was read."""

    file: str
    unit: Raw | Bad | More


class Cleaned(NamedTuple):
    """A unit as it should be, and what was changed in it; or the sentence why the file cannot be read."""

    file: str
    unit: Unit | Bad | More | None
    changes: list[Change]
    unreadable: str = ""


@dataclass(frozen=True, slots=True)
class Cleaning:
    """The work on one unit; it can be sent to another process."""

    mender: TextMender

    def __call__(self, task: Task) -> Cleaned:
        """Repair and cut the texts of a unit."""
        if isinstance(task.unit, Bad | More):
            return Cleaned(task.file, task.unit, [])
        try:
            unit = task.unit.mended(self.mender.mend)
        except InputError as error:
            return Cleaned(task.file, None, [], str(error))
        return Cleaned(task.file, unit, self.mender.take())


def _tasks(files: list[str], options: Mapping[str, Any], report: Report) -> Generator[Task, None, None]:
    """Every unit of every file; a file that cannot be read is told, and the next one follows."""
    for name in files:
        try:
            with open_source(name, options["encoding"]) as source:
                report.opened(source)
                form = options["from_"] or detect(source.name, source.head)
                if form in ("html", "parquet"):
                    raise InputError(f"{source.name}: clean takes no {form}; use newsnorm --to text {name}")
                for count, unit in enumerate(raw_units(source, form, options["max_record"] << 20)):
                    if count == 1 and isinstance(unit, RawRow):
                        check_columns(source.name, unit.names, options["field"])
                    yield Task(source.name, unit)
        except (InputError, MissingExtraError) as error:
            report.unreadable(str(error))
            if options["errors"] == "stop":
                return


def _size(task: Task) -> int:
    unit = task.unit
    if isinstance(unit, RawRow):
        return len(unit.row.raw)
    if isinstance(unit, RawText | RawJson):
        return len(unit.data)
    return len(unit.before) if isinstance(unit, Unit) else len(unit.raw)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes units in their order, and beside them what was changed."""

    out: BinaryIO
    notes: BinaryIO | None
    errors: str
    report: Report

    def put(self, done: Cleaned) -> bool:
        """Write one unit; whether to go on."""
        unit = done.unit
        if isinstance(unit, Unit):
            self.out.write(unit.after.encode("utf-8", "surrogateescape"))
            self.report.done()
            if self.notes is not None and done.changes:
                self.notes.write(_note(done.file, unit.number, done.changes))
        elif unit is None:
            self.report.unreadable(done.unreadable)
        else:
            if isinstance(unit, Bad):
                self.report.bad(unit)
            if self.errors == "keep":
                self.out.write(unit.raw)
        self.out.flush()
        return self.errors != "stop" or not self.report.code


def _note(file: str, line: int, changes: list[Change]) -> bytes:
    from normalize.cli.job import as_json

    return as_json({"file": file, "line": line, "removed": [change.to_dict() for change in changes]}) + b"\n"
