"""`newsnorm clean`: texts and data sets as they came, without their boilerplate, to standard output or a new file."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any, BinaryIO

import click

from normalize.cli.mender import TextMender
from normalize.cli.options import FILES, HINTS, OUTPUT, RUN, Grouped, option, readable
from normalize.cli.report import Report
from normalize.cli.work import open_output, start
from normalize.errors import InputError
from normalize.streams.formats import detect
from normalize.streams.items import Bad
from normalize.streams.opening import open_source
from normalize.streams.units import Unit, mended_units

__all__ = ["clean"]


@click.command(cls=Grouped)
@FILES
@option("--output", "-o", section=OUTPUT, metavar="FILE", help="Write to FILE, which is replaced when all is done.")
@option("--removed", section=OUTPUT, metavar="FILE", help="Write what was cut and repaired to FILE, one line a record.")
@option("--language", section=HINTS, metavar="TAG", help="Language of the texts (BCP 47).")
@option("--errors", section=RUN, type=click.Choice(("keep", "skip", "stop")), default="keep", show_default=True,
        help="A record that cannot be read is kept as it is, left out, or stops the run.")
@readable
def clean(**options: Any) -> int:
    """Print texts without their boilerplate; of JSON, JSON Lines and CSV only the articles' texts change."""
    report = Report()
    mender = TextMender(name=options["field"], cut=True, language=options["language"])
    with ExitStack() as stack:
        out = open_output(options["output"], None, stack)
        notes = open_output(options["removed"], None, stack) if options["removed"] else None
        for name in start(options["files"]):
            try:
                _clean_file(name, options, mender, report, out.stream, None if notes is None else notes.stream)
            except InputError as error:
                report.unreadable(str(error))
            if report.code and options["errors"] == "stop":
                return report.code
        out.commit()
        if notes is not None:
            notes.commit()
    return report.code


def _clean_file(
    name: str, options: dict[str, Any], mender: TextMender, report: Report, out: BinaryIO, notes: BinaryIO | None
) -> None:
    with open_source(name, options["encoding"]) as source:
        report.opened(source)
        form = options["from_"] or detect(source.name, source.head)
        if form in ("html", "parquet"):
            raise InputError(f"{source.name}: clean takes no {form}; use newsnorm --to text {name}")
        for unit in mended_units(source, form, options["max_record"] << 20, mender):
            data = _data(unit, options["errors"])
            if isinstance(unit, Bad):
                report.bad(unit)
                if options["errors"] == "stop":
                    return
            out.write(data)
            changes = mender.take()
            if notes is not None and changes:
                notes.write(_note(source.name, unit, changes))
        out.flush()


def _data(unit: Unit | Bad, errors: str) -> bytes:
    if isinstance(unit, Bad):
        return unit.raw if errors == "keep" else b""
    return unit.after.encode("utf-8", "surrogateescape")


def _note(file: str, unit: Unit | Bad, changes: list[Any]) -> bytes:
    from normalize.cli.job import as_json

    line = unit.number if isinstance(unit, Unit) else unit.where.line
    return as_json({"file": file, "line": line, "removed": [change.to_dict() for change in changes]}) + b"\n"
