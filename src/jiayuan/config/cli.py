"""The `jiayuan` command: finds its sub-commands in `config/commands`, one file each, loaded only when called."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import click
import django

from jiayuan.config.terminal import say
from jiayuan.kernel.errors import JiayuanError

COMMANDS = Path(__file__).parent / "commands"
# Commands that need no database and no Django, and start at once; the others log in as the process named, or worker.
PLAIN = frozenset({"demo", "drill", "evaluate", "ledgers", "rulebook", "bench"})
LOGINS = {"migrate": "migrate", "serve": "web"}
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiayuan.config.settings")


class Lazy(click.Group):
    """Imports a command's file when it is asked for, so that `--help` and small commands start at once."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Names only: the help of each command is a call away, and loading all of them would be slow."""
        with formatter.section("Commands"):
            # In columns of their own: running text would be broken at the hyphen of a name.
            formatter.write_dl([(name, "") for name in self.list_commands(ctx)])

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(file.stem.replace("_", "-") for file in COMMANDS.glob("[a-z]*.py"))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if not (COMMANDS / f"{name.replace('-', '_')}.py").exists():
            return None
        if name not in PLAIN:
            os.environ.setdefault("JIAYUAN_PROCESS", LOGINS.get(name, "worker"))
            django.setup()
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


if __name__ == "__main__":
    main()
