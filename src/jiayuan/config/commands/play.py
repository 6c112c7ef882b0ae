"""`jiayuan play`: seeds this empty installation and plays the drill on it. `jiayuan drill` calls it."""

from __future__ import annotations

import json

import click
from rich.table import Table

from jiayuan.config.commandline import json_option, scale_option, seed_option
from jiayuan.config.demo.load import load
from jiayuan.config.demo.scale import Scale
from jiayuan.config.drill.figures import Figures
from jiayuan.config.drill.stage import Stage
from jiayuan.config.drill.story import play
from jiayuan.config.terminal import progress, say
from jiayuan.kernel import clock

# What the drill brings itself, and what would stand in its way: its own ledgers, requests, offers, event.
OWN = frozenset({"requests", "offers", "money", "events", "ledgers", "forms", "care", "exchange"})


def show(figures: Figures) -> None:
    """The report as a table, and what failed in words."""
    table = Table(title="演练结果", title_justify="left")
    for column in ("环节", "指标", "结果"):
        table.add_column(column, justify="right" if column == "结果" else "left")
    for row in figures.rows():
        table.add_row(*row)
    say(table)
    for failure in figures.failures():
        say(f"[red]✗ {failure}[/red]")


@click.command(hidden=True)
@json_option
@scale_option
@seed_option
def command(as_json: bool, scale: str, seed: int) -> None:
    """在空库上载入演示数据并演练。"""
    district, _ = load(seed, Scale.parse(scale), without=OWN)
    with progress() as bars:
        figures = play(Stage(bars, clock.now(), seed), district)
    show(figures)
    if as_json:
        click.echo(json.dumps(figures.as_json()))
    raise SystemExit(1 if figures.failures() else 0)
