"""`newsnorm completion SHELL`: the script that makes a shell complete sub-commands, options and files."""

from __future__ import annotations

import click

__all__ = ["completion"]

_INSTALL = {
    "bash": "newsnorm completion bash >> ~/.bash_completion",
    "zsh": "newsnorm completion zsh >> ~/.zshrc",
    "fish": "newsnorm completion fish > ~/.config/fish/completions/newsnorm.fish",
}


@click.command(epilog="\b\nTo install:\n" + "\n".join(f"  {line}" for line in _INSTALL.values()))
@click.argument("shell", type=click.Choice(tuple(_INSTALL)))
def completion(shell: str) -> int:
    """Print the completion script of a shell."""
    from click.shell_completion import get_completion_class

    from normalize.cli.app import front

    kind = get_completion_class(shell)
    if kind is not None:
        click.echo(kind(front(), {}, "newsnorm", "_NEWSNORM_COMPLETE").source())
    return 0
