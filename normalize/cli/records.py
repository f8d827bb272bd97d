"""`newsnorm [FILE]...`: articles in, records out."""

from __future__ import annotations

from typing import Any

import click

from normalize.cli.options import (
    FILES,
    OTHER,
    OUTPUT,
    PATH,
    RUN,
    Grouped,
    hinted,
    jobs_option,
    option,
    readable,
    summary_option,
)

__all__ = ["record"]

FORMS = ("json", "jsonl", "text", "csv", "parquet", "ninjs", "schema-org")
"""Formats that records can be written in."""
ERRORS = ("skip", "keep", "stop")


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from normalize import __version__

        click.echo(f"newsnorm {__version__}")
        ctx.exit()


@click.command(cls=Grouped)
@FILES
@option("--to", section=OUTPUT, type=click.Choice(FORMS),
        help="Format of the records.  Without it: one indented JSON object for one article, JSON Lines for many.")
@option("--output", "-o", section=OUTPUT, type=PATH, metavar="FILE",
        help="Write to FILE, which is replaced when all is done, and not before.")
@option("--explain", section=OUTPUT, is_flag=True, help="Show line by line what each line became, and why.")
@hinted
@readable
@jobs_option
@option("--errors", section=RUN, type=click.Choice(ERRORS), default="skip", show_default=True,
        help="A record that fails is left out, kept as an error object, or stops the run.")
@summary_option
@option("--version", section=OTHER, is_flag=True, expose_value=False, is_eager=True, callback=_version,
        help="Print the version.")
def record(**options: Any) -> int:
    """Print the record of each article, as JSON unless --to says otherwise."""
    from normalize.cli.work import run_records

    return run_records(options)
