"""The run of `newsnorm [FILE]...`: inputs to tasks, tasks to records, records to the output."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, BinaryIO, TextIO, cast

from normalize.cli.job import Done, Job, Task, size_of
from normalize.cli.options import hints_of, reading_of
from normalize.cli.parallel import cores, work
from normalize.cli.report import Report
from normalize.cli.sinks import Sink, open_sink
from normalize.errors import InputError, MissingExtraError
from normalize.streams.formats import Format
from normalize.streams.inplace import Replacement, is_special, look
from normalize.streams.items import Item
from normalize.streams.opening import Source
from normalize.streams.read import Reading, expand, read_items

__all__ = ["Inputs", "Output", "open_output", "run_records", "start"]


@dataclass(slots=True, eq=False)
class Inputs:
    """The inputs of a run as tasks; after the first one, what the inputs look like."""

    files: Sequence[str]
    reading: Reading
    report: Report
    field: str | None = None
    form: Format = "text"
    many: bool = False

    def tasks(self) -> Generator[Task, None, None]:
        """Every record of every input; an input that cannot be read is told, and the next one follows."""
        for name in self.files:
            try:
                for count, item in enumerate(read_items(name, self.reading, self._opened)):
                    if not count and self.form in ("csv", "tsv", "parquet") and isinstance(item, Item):
                        self._check_columns(item)
                    yield Task(item, self.form == "html")
            except (InputError, MissingExtraError) as error:
                self.report.unreadable(str(error))

    def _check_columns(self, item: Item) -> None:
        from normalize.cli.columns import check_columns

        if isinstance(item.value, Mapping):
            check_columns(item.where.file, item.value.keys(), self.field, titles=True)

    def _opened(self, source: Source, form: Format) -> None:
        self.form = form
        listed = form == "json" and source.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")
        self.many = len(self.files) > 1 or listed or form not in ("text", "html", "json")
        self.report.opened(source)


def start(files: Sequence[str]) -> list[str]:
    """The inputs: files, the files of folders, or standard input."""
    if not files and sys.stdin.isatty():
        print("newsnorm: reading from the terminal; end with Ctrl-D, or see newsnorm --help", file=sys.stderr)
    return expand(list(files) or ["-"])


def run_records(options: Mapping[str, Any]) -> int:
    """Read, work, write; the exit code."""
    report = Report(summary=options["summary"], busy=options["output"] in (None, "-"))
    inputs = Inputs(start(options["files"]), reading_of(options), report, options["field"])
    if options["explain"]:
        from normalize.cli.explain import explain_all

        return explain_all(inputs, Job(name=options["field"], hints=hints_of(options)))
    with ExitStack() as stack:
        out = open_output(options["output"], options["to"], stack)
        _write_all(inputs, options, out)
        if not (options["errors"] == "stop" and report.code):
            out.commit()
    report.finish()
    return report.code


def _write_all(inputs: Inputs, options: Mapping[str, Any], out: Output) -> None:
    """Work through the inputs; the format follows from the first one if it was not asked for."""
    tasks = inputs.tasks()
    first = next(tasks, None)
    job = Job(_form(options["to"], inputs), options["field"], hints_of(options))
    if job.to in ("json", "ninjs", "schema-org") and not inputs.many:
        job = replace(job, indent=2)
    if first is None and inputs.report.unread:
        return
    sink = open_sink(job.to, out.stream, many=inputs.many)
    chained = tasks if first is None else chain((first,), tasks)
    with ExitStack() as stack:
        stack.callback(tasks.close)
        results = work(job, chained, options["jobs"] or cores(), size_of)
        if hasattr(results, "close"):
            stack.callback(results.close)
        for done in results:
            if not _put(done, sink, inputs.report, options["errors"]):
                break
    sink.close()


def _form(wanted: str | None, inputs: Inputs) -> str:
    if wanted is not None:
        return wanted
    return "json" if len(inputs.files) == 1 and inputs.form in ("text", "html", "json") else "jsonl"


def _put(done: Done, sink: Sink, report: Report, errors: str) -> bool:
    """Write one outcome; whether to go on."""
    if done.bad is None and done.output is not None:
        sink.put(done.output)
        report.done()
    elif done.bad is not None:
        report.bad(done.bad)
        if errors == "stop":
            return False
        if errors == "keep":
            sink.bad(done.bad)
    return True


class Output:
    """Standard output, or a file that takes its name when all is done."""

    def __init__(self, stream: BinaryIO, replacement: Any = None) -> None:
        self.stream, self._replacement = stream, replacement

    def commit(self) -> None:
        """All is written."""
        if self._replacement is not None:
            self._replacement.commit()
        else:
            self.stream.flush()


class _AsText:
    """Bytes written to a stream of text: a notebook's output, or one that a caller put in the place of ours."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._decoder = out, codecs.getincrementaldecoder("utf-8")("replace")

    def write(self, data: bytes) -> int:
        self._out.write(self._decoder.decode(data))
        return len(data)

    def flush(self) -> None:
        self._out.flush()


def open_output(name: str | None, to: str | None, stack: ExitStack) -> Output:
    """Where to write: standard output, a device, or a file that is replaced at the end."""
    if name is None or name == "-":
        buffer: BinaryIO | None = getattr(sys.stdout, "buffer", None)
        if to == "parquet" and (buffer is None or sys.stdout.isatty()):
            raise InputError("Parquet is no text for a terminal; write it to a file with -o FILE")
        return Output(cast(BinaryIO, _AsText(sys.stdout)) if buffer is None else buffer)
    if is_special(name):
        return Output(stack.enter_context(open(name, "wb")))
    old = look(name)[1] if os.path.lexists(name) else None
    replacement = stack.enter_context(Replacement(name, old))
    return Output(replacement.stream, replacement)
