"""`newsnorm dates`, `money`, `language`: what stands in the texts, one finding a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import click

from normalize.cli.colour import painter, visible
from normalize.cli.job import as_json
from normalize.cli.options import FILES, OUTPUT, Grouped, hinted, hints_of, option, readable, reading_of
from normalize.cli.report import Report
from normalize.cli.work import Inputs, start
from normalize.errors import NewsnormError
from normalize.model import Language, LanguageSpan
from normalize.offsets import OffsetMap
from normalize.streams.items import Bad, Item, Where

__all__ = ["dates", "language", "money"]

Finding = tuple[int, str, dict[str, Any]]
"""Offset in the text, one readable line, and the same as JSON types."""
Finder = Callable[[str, Mapping[str, Any]], Iterator[Finding]]


def _command(name: str, text: str, find: Finder) -> click.Command:
    @click.command(name, cls=Grouped, help=text)
    @FILES
    @option("--to", section=OUTPUT, type=click.Choice(("text", "jsonl")), default="text", show_default=True,
            help="Readable lines, or one JSON object a line.")
    @hinted
    @readable
    def run(**options: Any) -> int:
        return _list(options, find)

    return run


def _list(options: Mapping[str, Any], find: Finder) -> int:
    report = Report()
    inputs = Inputs(start(options["files"]), reading_of(options), report, options["field"])
    hints = hints_of(options)
    for task in inputs.tasks():
        try:
            if isinstance(task.item, Bad):
                raise NewsnormError(task.item.reason)
            text = _text(task.item, options["field"], page=task.page)
        except NewsnormError as error:
            report.bad(Bad(task.item.where, str(error)))
            continue
        for finding in _found(text, hints, find):
            _print(task.item.where, text, finding, options["to"])
    return report.code


def _found(text: str, hints: Mapping[str, Any], find: Finder) -> Iterator[Finding]:
    """The findings in the repaired text, as a record would have them, with their spans carried back to the text."""
    from normalize.text.repair import repair

    repaired = repair(text)
    if not repaired.edits:
        yield from find(text, hints)
        return
    offsets = OffsetMap(repaired.edits)
    for offset, line, data in find(repaired.text, hints):
        yield offsets.to_source(offset, offset)[0], line, _moved(data, offsets)


def _moved(data: dict[str, Any], offsets: OffsetMap) -> dict[str, Any]:
    """JSON types of a finding with every span in them carried back."""
    if "spans" in data:
        data = {**data, "spans": [_moved(span, offsets) for span in data["spans"]]}
    if "start" not in data:
        return data
    start, end = offsets.to_source(data["start"], data["end"])
    return {**data, "start": start, "end": end}


def _text(item: Item, name: str | None, *, page: bool) -> str:
    """The text of an item as a record would take it; spans count in it."""
    from normalize.article.given import open_source

    value = item.value
    if page and isinstance(value, bytes):
        from normalize.article.markup import open_page

        return open_page(value, None).text
    if isinstance(value, Mapping) and name is not None:
        text = value.get(name)
        if not isinstance(text, str):
            raise NewsnormError(f"the record has no text field {name!r}; name the right one with --field")
        return text
    return open_source(value).text


def _print(where: Where, text: str, finding: Finding, to: str) -> None:
    offset, line, data = finding
    if to == "jsonl":
        click.echo(as_json({"file": where.file, "line": where.line or None, **data}))
        return
    number = where.line or text.count("\n", 0, offset) + 1
    column = offset + 1 if where.line else offset - text.rfind("\n", 0, offset)
    click.echo(f"{painter()(f'{visible(where.file)}:{number}:{column}:', 'dim')} {line}", color=True)


def _find_dates(text: str, hints: Mapping[str, Any]) -> Iterator[Finding]:
    import normalize
    from normalize.cli.explain import date_line

    languages = [hints["language"]] if "language" in hints else None
    options = {name: hints[name] for name in ("order", "timezone", "reference") if name in hints}
    for date in normalize.find_dates(text, languages=languages, **options):
        yield date.start, f"{visible(date.text)} = {date_line(date)}", date.to_dict()


def _find_money(text: str, hints: Mapping[str, Any]) -> Iterator[Finding]:
    import normalize
    from normalize.cli.explain import money_line

    options = {name: hints[name] for name in ("language", "country") if name in hints}
    for money_ in normalize.find_money(text, **options):
        yield money_.start, f"{visible(money_.text)} = {money_line(money_)}", money_.to_dict()


def _find_language(text: str, hints: Mapping[str, Any]) -> Iterator[Finding]:
    import normalize

    whole: Language = normalize.detect_language(text)
    why = ", ".join(whole.evidence)
    yield 0, f"{whole.tag} ({whole.script}, {whole.confidence:.0%}; {why})", {
        "tag": whole.tag, "script": whole.script, "confidence": whole.confidence, "evidence": list(whole.evidence),
        "spans": [_span(span) for span in normalize.find_languages(text)],
    }  # fmt: skip
    for span in normalize.find_languages(text):
        if span.tag not in (whole.tag, "und"):
            piece = text[span.start : span.end].strip()
            yield span.start, f"  {span.tag} ({span.script}): {visible(piece[:70])}", {**_span(span), "text": piece}


def _span(span: LanguageSpan) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "tag": span.tag, "script": span.script}


dates = _command("dates", "List the dates in texts: place, value, evidence and every other reading.", _find_dates)
money = _command("money", "List the amounts of money in texts: place, exact amount, currency, evidence.", _find_money)
language = _command("language", "Tell the language of each text, and the passages in others.", _find_language)
