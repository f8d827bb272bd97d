"""`newsnorm explain`: each line of the source, what it became, and why; then every choice with its evidence."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import click

from normalize.cli.colour import Painter, painter, visible
from normalize.cli.job import Job
from normalize.cli.options import FILES, Grouped, hinted, hints_of, readable, reading_of
from normalize.cli.report import Report, columns
from normalize.cli.work import Inputs, start
from normalize.errors import NewsnormError
from normalize.export.flat import alternatives
from normalize.model import Date, Edit, Money, Record, Removed
from normalize.streams.items import Bad

__all__ = ["date_line", "explain", "explain_all", "money_line"]

_WIDTH = 100
"""Characters shown of a line where there is no terminal; the rest is an ellipsis."""
MOST_OTHERS = 6
"""Other readings shown of a value."""
_KEPT = {"headline": "green", "description": "green", "body": "green"}


@click.command(cls=Grouped)
@FILES
@hinted
@readable
def explain(**options: Any) -> int:
    """Show line by line what each line of an article became, and why; then the choices with their evidence."""
    inputs = Inputs(start(options["files"]), reading_of(options), Report(), options["field"])
    return explain_all(inputs, Job(name=options["field"], hints=hints_of(options)))


def explain_all(inputs: Inputs, job: Job) -> int:
    """Explain every record of the inputs; the exit code."""
    paint = painter()
    for count, task in enumerate(inputs.tasks()):
        if isinstance(task.item, Bad):
            inputs.report.bad(task.item)
            continue
        try:
            record, _ = job.record(task.item, page=task.page)
        except NewsnormError as error:
            inputs.report.bad(Bad(task.item.where, str(error)))
            continue
        if inputs.many:
            click.echo(("\n" if count else "") + paint(f"== {visible(str(task.item.where))}", "bold"), color=True)
        for line in explanation(record, paint):
            click.echo(line, color=True)
    return inputs.report.code


def explanation(record: Record, paint: Painter) -> Iterator[str]:
    """The lines of one record's explanation."""
    yield from _lines(record, paint)
    yield ""
    yield from _choices(record, paint)


def _lines(record: Record, paint: Painter) -> Iterator[str]:
    source = record.restore()
    starts = [0, *(place + 1 for place, char in enumerate(source) if char == "\n")]
    removed = {cut.start: cut for cut in record.removed}
    found: list[Date | Money | Edit] = sorted([*record.dates, *record.money, *record.edits], key=_place)
    place, width = 0, _width()
    for segment in record.segments:
        if segment.role == "space":
            continue
        cut = removed.get(segment.start)
        number = bisect_right(starts, segment.start)
        text = _shown(source[segment.start : segment.end], width)
        colour = _KEPT.get(segment.role, "yellow")
        yield f"{number:>5}  {paint(f'{segment.role:<17}', colour)} {text}"
        if cut is not None:
            yield _note(paint, f"cut out: {_reason(cut)}")
        while place < len(found) and found[place].start < segment.end:
            if found[place].start >= segment.start:
                yield _note(paint, _about(found[place]))
            place += 1


def _place(item: Date | Money | Edit) -> int:
    return item.start


def _width() -> int:
    """Characters that stand beside the roles: as many as fit a terminal."""
    return max(20, columns(sys.stdout) - 26) if sys.stdout.isatty() else _WIDTH


def _shown(text: str, width: int) -> str:
    text = text.strip()
    return visible(text if len(text) <= width else text[: width - 1] + "…")


def _note(paint: Painter, text: str) -> str:
    return " " * 25 + paint(text, "dim")


def _reason(cut: Removed) -> str:
    language = f", {cut.language}" if cut.language else ""
    return f"{cut.rule}{language}"


def _about(item: Date | Money | Edit) -> str:
    if isinstance(item, Date):
        return f"date {visible(item.text)!r} = {date_line(item)}"
    if isinstance(item, Money):
        return f"money {visible(item.text)!r} = {money_line(item)}"
    return f"repaired {visible(item.before)!r} to {visible(item.after)!r} ({item.reason})"


def date_line(date: Date) -> str:
    """A date's value, how it was read, and what else it could be."""
    value = date.isoformat() or "needs a reference"
    order = f"{date.order}, " if date.order else ""
    others = _others(alternatives(date))
    doubt = ", ambiguous" if date.ambiguous else ""
    zone = f"; zone: {', '.join(date.zone_evidence)}" if date.zone_evidence else ""
    return f"{value} ({order}{date.precision}{doubt}; {', '.join(date.evidence) or 'the only reading'}{zone}){others}"


def money_line(money: Money) -> str:
    """An amount, its currency, how it was read, and what else it could be."""
    high = "" if money.amount_max is None else f" to {money.amount_max:,f}"
    about = "about " if money.approximate else ""
    others = _others(money.alternatives)
    why = f" ({', '.join(money.evidence)})" if money.evidence else ""
    return f"{about}{money.amount:,f}{high} {money.currency or 'of an unknown currency'}{why}{others}"


def _choices(record: Record, paint: Painter) -> Iterator[str]:
    rows: list[tuple[str, str | None]] = [
        ("headline", record.headline),
        ("authors", ", ".join(record.authors)),
        ("dateline", record.dateline),
        ("published", None if record.published is None else date_line(record.published)),
        ("updated", None if record.updated is None else date_line(record.updated)),
        ("language", _language(record)),
        *(("note", note) for note in record.notes),
    ]
    for name, value in rows:
        if value:
            yield f"{paint(f'{name:<11}', 'bold')} {visible(value)}"


def _language(record: Record) -> str:
    language = record.language
    if language is None:
        return ""
    others = dict.fromkeys(span.tag for span in record.languages if span.tag not in (language.tag, "und"))
    also = f"; also {', '.join(others)}" if others else ""
    return f"{language.tag} ({language.script}, {language.confidence:.0%}; {', '.join(language.evidence)}){also}"


def _others(readings: Sequence[str]) -> str:
    """The likeliest other readings; the record has all of them."""
    if not readings:
        return ""
    more = f" and {len(readings) - MOST_OTHERS} more" if len(readings) > MOST_OTHERS else ""
    return f"; or {', '.join(readings[:MOST_OTHERS])}{more}"
