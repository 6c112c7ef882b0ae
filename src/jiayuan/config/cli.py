"""The `jiayuan` command: finds its sub-commands in `config/commands`, one file each, loaded only when called."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import click

from jiayuan.config.terminal import say
from jiayuan.kernel.errors import JiayuanError

COMMANDS = Path(__file__).parent / "commands"


class Lazy(click.Group):
    """Imports a command's file when it is asked for, so that `--help` and small commands start at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(file.stem.replace("_", "-") for file in COMMANDS.glob("[a-z]*.py"))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if not (COMMANDS / f"{name.replace('-', '_')}.py").exists():
            return None
        found: click.Command = import_module(f"jiayuan.config.commands.{name.replace('-', '_')}").command
        return found

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except JiayuanError as error:
            advice = f"\n  {error.advice}" if error.advice else ""
            say(f"[red]✗[/red] {error}{advice}  [dim]({error.code})[/dim]")
            raise SystemExit(1) from error


@click.group(cls=Lazy)
@click.version_option(package_name="jiayuan")
def main() -> None:
    """家园 Jiayuan: run and serve a district."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiayuan.config.settings")


if __name__ == "__main__":
    main()
