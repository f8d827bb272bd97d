"""The command line itself: which sub-command runs, and how its errors become a sentence and an exit code."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from normalize.errors import NewsnormError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["COMMANDS", "command", "run"]

COMMANDS: dict[str, tuple[str, str]] = {
    "record": ("records", "Print the record of each article (what `newsnorm FILE` does)."),
    "explain": ("explain", "Show line by line what each line became, and why."),
    "clean": ("clean", "Print texts or data sets without their boilerplate."),
    "check": ("fix", "Say what `fix` would change; change nothing."),
    "fix": ("fix", "Repair characters in place; cut boilerplate with --clean."),
    "restore": ("fix", "Put back what `fix` took away."),
    "dates": ("findings", "List the dates in texts."),
    "money": ("findings", "List the amounts of money in texts."),
    "language": ("findings", "Tell the languages of texts."),
    "completion": ("completion", "Print the completion script of a shell."),
}
"""Each sub-command: the module that holds it, and its line in the help."""


class Front(click.Group):
    """`newsnorm FILE` without a sub-command is `newsnorm record FILE`; modules load when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in COMMANDS if name != "record"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return command(cmd_name) if cmd_name in COMMANDS else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        completing = ctx.resilient_parsing and not args
        if not completing and (not args or args[0] not in (*COMMANDS, "--help", "-h")):
            args = ["record", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Sub-commands, and what `newsnorm FILE` takes: its options, and files."""
        from click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return [*super().shell_complete(ctx, incomplete), *command("record").shell_complete(ctx, incomplete)]
        # the file first: bash forgets what stands before it
        return [CompletionItem(incomplete, type="file"), *super().shell_complete(ctx, incomplete)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        main = command("record")
        main.format_options(ctx, formatter)
        with formatter.section("Commands (newsnorm COMMAND --help tells more)"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


def command(name: str) -> click.Command:
    """The sub-command of that name."""
    module = import_module(f"normalize.cli.{COMMANDS[name][0]}")
    found: click.Command = getattr(module, name)
    return found


def front() -> Front:
    """The whole command."""
    from normalize.cli.helptext import EPILOG, INTRODUCTION

    return Front(
        name="newsnorm",
        help=INTRODUCTION,
        epilog=EPILOG,
        subcommand_metavar="[FILE]... | COMMAND ...",
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        no_args_is_help=False,
    )


def run(argv: list[str]) -> int:
    """Parse, run, and turn every expected error into one sentence on standard error."""
    try:
        if "_NEWSNORM_COMPLETE" in os.environ:
            front().main(argv, prog_name="newsnorm")
        command_line = front()
        with command_line.make_context("newsnorm", argv, default_map=_defaults(argv)) as context:
            result: Any = command_line.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        return 130
    except click.ClickException as error:
        return _tell_usage(error, argv)
    except NewsnormError as error:
        print(f"newsnorm: {error}", file=sys.stderr)
        return 2
    return result if isinstance(result, int) else 0


def _defaults(argv: list[str]) -> dict[str, Any]:
    """What the configuration file sets, for every command."""
    from normalize.cli.config import read_config

    settings = read_config()
    return dict.fromkeys(COMMANDS, settings) if settings else {}


def _tell_usage(error: click.ClickException, argv: list[str]) -> int:
    message = " ".join(error.format_message().split())
    context = getattr(error, "ctx", None)
    path = context.command_path.removesuffix(" record") if context is not None else "newsnorm"
    file = next((word for word in argv if word.startswith("-") and os.path.lexists(word)), None)
    advice = f"see {path} --help" if file is None else f"the file of that name is written ./{file}"
    print(f"newsnorm: {message.rstrip('.')}; {advice}", file=sys.stderr)
    return 2
