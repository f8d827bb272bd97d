"""Options that several sub-commands share, in sections, and the values that they become."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from normalize.streams.formats import FORMATS
from normalize.streams.items import LIMIT

if TYPE_CHECKING:
    from datetime import datetime

    from normalize.streams.read import Reading

__all__ = ["FILES", "PATH", "Grouped", "Opt", "hinted", "hints_of", "jobs_option", "option", "readable", "reading_of",
           "summary_option"]  # fmt: skip

SECTIONS = ("Output", "Hints (proof in the text outweighs them)", "Input", "Run", "Other")
OUTPUT, HINTS, INPUT, RUN, OTHER = SECTIONS
ORDERS = ("DMY", "MDY", "YMD")
PATH = click.Path(readable=False)
"""A file to be completed by the shell; whether it is there and may be read is told when its turn comes."""
FILES = click.argument("files", nargs=-1, type=PATH, metavar="[FILE]...")


class Opt(click.Option):
    """An option with the section of the help that it stands in."""

    def __init__(self, *args: Any, section: str = OTHER, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.section = section


class Grouped(click.Command):
    """A command whose help lists its options by section."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            row = parameter.get_help_record(ctx)
            if row is not None and isinstance(parameter, click.Option):
                rows.setdefault(getattr(parameter, "section", OTHER), []).append(row)
        for section in SECTIONS:
            if section in rows:
                with formatter.section(section):
                    formatter.write_dl(rows[section])


def option(*names: str, section: str, **settings: Any) -> Callable[[Any], Any]:
    """A click option in a section of the help."""
    return click.option(*names, cls=Opt, section=section, **settings)


_RESERVED = {"UK": "GB", "EL": "GR"}
"""Codes that ISO 3166-1 keeps for countries which have another one: people and the European Union write them."""


def _country(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not (len(value) == 2 and value.isascii() and value.isalpha()):
        raise click.BadParameter(f"{value!r} is no country code; write two letters (ISO 3166-1), such as IL")
    return value and _RESERVED.get(value.upper(), value.upper())


def _language(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        first, *rest = value.replace("_", "-").split("-")
        if not (2 <= len(first) <= 3 and first.isascii() and first.isalpha() and all(p.isalnum() for p in rest)):
            raise click.BadParameter(f"{value!r} is no language tag; write one such as he or pt-BR (BCP 47)")
    return value and value.replace("_", "-")


def _timezone(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise click.BadParameter(f"there is no time zone {value!r}; write one such as Asia/Jerusalem") from error
    return value


def _moment(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    if value is None:
        return None
    from datetime import datetime

    try:
        return datetime.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no moment; write ISO 8601, such as 2012-02-26T18:56+02:00") from error


def hinted(function: Any) -> Any:
    """The hints, as options."""
    for decorate in reversed((
        option("--language", section=HINTS, callback=_language, metavar="TAG", help="Language of the text (BCP 47)."),
        option("--country", section=HINTS, callback=_country, metavar="CODE",
               help="Country of the source (ISO 3166-1): its date order, time zone, currency."),
        option("--order", section=HINTS, type=click.Choice(ORDERS, case_sensitive=False), metavar="ORDER",
               help="Order of numeric dates: DMY, MDY or YMD."),
        option("--timezone", section=HINTS, callback=_timezone, metavar="ZONE", help="IANA name, as Asia/Jerusalem."),
        option("--reference", section=HINTS, callback=_moment, metavar="MOMENT",
               help="When the text was written or fetched (ISO 8601): anchors \"yesterday\" and two-digit years."),
        option("--url", section=HINTS, metavar="URL", help="Where the article stood."),
    )):  # fmt: skip
        function = decorate(function)
    return function


def readable(function: Any) -> Any:
    """How to read the input, as options."""
    for decorate in reversed((
        option("--from", "from_", section=INPUT, type=click.Choice(FORMATS), help="Format, if not to be detected."),
        option("--field", section=INPUT, metavar="NAME",
               help="Field or column that holds the text; otherwise text, body, content or another usual name."),
        option("--encoding", section=INPUT, metavar="NAME", help="Encoding, if not UTF-8."),
        option("--max-record", section=INPUT, type=click.IntRange(1, 4096), default=LIMIT >> 20, show_default=True,
               metavar="MB", help="Longest record; a longer one is an error."),
    )):  # fmt: skip
        function = decorate(function)
    return function


jobs_option = option(
    "--jobs", "-j", section=RUN, type=click.IntRange(0, 256), default=1, show_default=True, metavar="N",
    help="Processes to work in (0: one a core); the output is the same for any number.",
)  # fmt: skip
summary_option = option(
    "--summary", section=RUN, is_flag=True, help="Print counts and rate at the end, terminal or not."
)


def reading_of(options: Mapping[str, Any]) -> Reading:
    """How to read, from the options."""
    from normalize.streams.read import Reading

    return Reading(options["from_"], options["encoding"], options["max_record"] << 20)


def hints_of(options: Mapping[str, Any]) -> dict[str, Any]:
    """The hints that were given, by the names that `normalize.normalize` knows."""
    names = ("language", "country", "order", "timezone", "reference", "url")
    return {name: options[name] for name in names if options.get(name) is not None}
