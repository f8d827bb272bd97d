"""`newsnorm check`, `fix`, `restore` and the hooks: data files in place, each as it was or as it should be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import click

from normalize.cli.colour import painter, visible
from normalize.cli.columns import check_columns
from normalize.cli.mender import Change, TextMender, lines_of
from normalize.cli.options import OUTPUT, PATH, RUN, Grouped, option, readable
from normalize.cli.report import Report
from normalize.errors import InputError, NewsnormError
from normalize.streams.fixing import InPlace
from normalize.streams.formats import Format, detect
from normalize.streams.inplace import clear_leftover, look
from normalize.streams.items import Bad, More
from normalize.streams.opening import Source, open_source
from normalize.streams.read import SIDE_SUFFIX, data_file, expand
from normalize.streams.units import FIXABLE, RawRow, Unit, raw_units

__all__ = ["check", "fix", "restore"]

_SHOWN = 5
"""Changes shown of one unit."""
FILES = click.argument("files", nargs=-1, type=PATH, required=True, metavar="FILE...")


@dataclass(slots=True)
class Plan:
    """What to do with each file."""

    form: Format | None
    encoding: str | None
    limit: int
    field: str | None
    cut: bool
    mender: TextMender
    write: bool
    side: bool = False
    show: Callable[[str, Unit, list[Change]], Iterator[str]] | None = None
    """What is said of a unit that changes."""


def _cleaning(function: Any) -> Any:
    return option("--clean", section=RUN, is_flag=True,
                  help="Cut boilerplate out of the articles too: stamps, bylines, links to other articles, labels.")(
        option("--language", section=RUN, metavar="TAG", help="Language of the texts, for --clean.")(function)
    )  # fmt: skip


@click.command(cls=Grouped)
@FILES
@_cleaning
@readable
def check(**options: Any) -> int:
    """Say what `newsnorm fix` would change, file and line; exit with 1 if there is anything, and change nothing."""
    return _run(options, write=False, show=_listed)


@click.command(cls=Grouped)
@FILES
@_cleaning
@option("--diff", section=OUTPUT, is_flag=True, help="Show the lines before and after instead of changing them.")
@option("--check", "only_check", section=OUTPUT, is_flag=True, help="Do as `newsnorm check` does.")
@option("--side-file/--no-side-file", section=OUTPUT, default=None,
        help="Keep what was changed in FILE.removed.jsonl, for `newsnorm restore` (with --clean: always unless told).")
@readable
def fix(**options: Any) -> int:
    """Repair the characters of data files in place: mojibake, character references, invisible characters, composition.

    A file is replaced as a whole or not at all; one that needs no change is not touched.  Only texts change: keys,
    numbers, order and spacing of JSON and CSV stay as they are.  Exits with 1 if it changed anything.
    """
    if options["diff"]:
        return _run(options, write=False, show=_differing)
    if options["only_check"]:
        return _run(options, write=False, show=_listed)
    return _run(options, write=True, show=None)


@click.command(cls=Grouped)
@FILES
def restore(files: tuple[str, ...]) -> int:
    """Put back what `newsnorm fix` took away, byte for byte, from each file's FILE.removed.jsonl."""
    from normalize.streams.sidefile import restore as put_back

    report = Report()
    for name in _with_side_files(files):
        try:
            if os.path.isdir(name):
                raise InputError(f"{name}: the folder holds no side file; nothing can be put back")
            put_back(name)
            report.say(f"{visible(name)}: restored")
        except NewsnormError as error:
            report.unreadable(str(error))
    return report.code


def _with_side_files(names: tuple[str, ...]) -> Iterator[str]:
    """The files; of a folder, those that have a side file; a side file stands for its data."""
    from glob import glob

    done = set()
    for name in names:
        sides = sorted(glob(f"**/*{SIDE_SUFFIX}", root_dir=name, recursive=True)) if os.path.isdir(name) else []
        for file in [os.path.join(name, side).removesuffix(SIDE_SUFFIX) for side in sides] or [data_file(name) or name]:
            if file not in done:
                done.add(file)
                yield file


def _run(options: Mapping[str, Any], *, write: bool, show: Any) -> int:
    side = options.get("side_file")
    mender = TextMender(name=options["field"], cut=options["clean"], language=options["language"])
    cut, limit = options["clean"], options["max_record"] << 20
    plan = Plan(options["from_"], options["encoding"], limit, options["field"], cut, mender, write,
                cut if side is None else side, show)  # fmt: skip
    report = Report()
    changed = 0
    for name in _files(options["files"]):
        try:
            changed += _work(name, plan, report)
        except NewsnormError as error:
            report.unreadable(str(error))
    report.finish()
    return report.code or (1 if changed else 0)


def _files(names: tuple[str, ...]) -> Iterator[str]:
    """The files, side files among them passed over; of a folder, those that can be changed in place, or itself."""
    for name in names:
        if os.path.isdir(name):
            yield from [file for file in expand([name]) if _fixable(file)] or [name]
        elif len(names) == 1 or data_file(name) is None:
            yield name


def _fixable(file: str) -> bool:
    from normalize.streams.formats import by_suffix

    return by_suffix(file) in FIXABLE and not file.endswith((".gz", ".gzip", ".zst", ".zstd"))


def _work(name: str, plan: Plan, report: Report) -> bool:
    """One file; whether it was, or would be, changed."""
    if name == "-" and plan.write:
        raise InputError("-: standard input cannot be changed in place; use newsnorm clean")
    if data_file(name) is not None:
        raise InputError(f"{name}: this is the side file of {data_file(name)}, which newsnorm restore reads; name that")
    if os.path.isdir(name):
        raise InputError(f"{name}: the folder holds no file that is changed in place; name the files themselves")
    old = look(name)[1] if plan.write else None
    clear_leftover(os.path.realpath(name))
    changed = 0
    with ExitStack() as stack:
        source = stack.enter_context(open_source(name, plan.encoding))
        report.opened(source)
        _refuse(source, plan)
        form = plan.form or detect(source.name, source.head)
        out = None
        if old is not None:
            out = stack.enter_context(InPlace(name, old, encoding=source.encoding, side=plan.side))
        for count, raw in enumerate(raw_units(source, form, plan.limit)):
            if count == 1 and isinstance(raw, RawRow) and (plan.field or plan.cut):
                check_columns(source.name, raw.names, plan.field)
            unit = raw if isinstance(raw, Bad | More) else raw.mended(plan.mender.mend)
            changed += _take(name, unit, plan, report, out)
        changed += source.encoding != "utf-8"
        if out is not None and out.finish():
            for line in _written(visible(name), changed, old):
                report.say(line)
    return changed > 0


def _refuse(source: Source, plan: Plan) -> None:
    if source.packed and plan.write:
        raise InputError(f"{source.name}: a {source.packed} file is not changed in place; unpack it first")
    if source.encoding != "utf-8" and plan.encoding is None:
        raise InputError(f"{source.name}: the file is {source.encoding}; add --encoding {source.encoding} "
                         "and it is converted to UTF-8")  # fmt: skip


def _take(name: str, unit: Unit | Bad | More, plan: Plan, report: Report, out: InPlace | None) -> int:
    """One unit: shown, and handed on to be written; 1 if it changed."""
    if not isinstance(unit, Unit):
        if isinstance(unit, Bad):
            report.bad(unit)
        if out is not None:
            out.take(unit, [])
        return 0
    report.done()
    changes = plan.mender.take()
    differs = unit.before != unit.after
    if differs and plan.show is not None:
        for line in plan.show(name, unit, changes):
            report.say(line)
    if out is not None:
        out.take(unit, [change.to_dict() for change in changes] if differs and plan.side else [])
    return int(differs)


def _listed(name: str, unit: Unit, changes: list[Change]) -> Iterator[str]:
    yield f"{visible(name)}:{_first_line(unit)}: " + "; ".join(lines_of(changes, _SHOWN))


def _first_line(unit: Unit) -> int:
    """The number of the first line that differs."""
    pairs = zip(unit.before.split("\n"), unit.after.split("\n"), strict=False)
    return unit.number + next((count for count, (old, new) in enumerate(pairs) if old != new), 0)


def _differing(name: str, unit: Unit, changes: list[Change]) -> Iterator[str]:
    """The lines before and after, as a unified diff with invisible characters written out."""
    from difflib import unified_diff

    paint = painter()
    colours = {"-": "red", "+": "green", "@": "cyan"}
    before, after = ([visible(line) for line in text.split("\n")] for text in (unit.before, unit.after))
    place = f"{visible(name)}:{unit.number}"
    for line in unified_diff(before, after, place, f"{place} (fixed)", n=1, lineterm=""):
        yield paint(line, colours[line[0]]) if line[0] in colours else line


def _written(name: str, changed: int, old: os.stat_result | None) -> Iterator[str]:
    yield f"{name}: fixed" if changed <= 1 else f"{name}: fixed in {changed} lines or rows"
    if old is not None and old.st_nlink > 1:
        others = "another name" if old.st_nlink == 2 else f"{old.st_nlink - 1} other names"
        yield f"{name}: the file has {others} (hard links), which still hold the old content"
