"""`jiayuan cases`: the sweep and the figures of a month."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime

import click

from jiayuan.cases.api import KpiRow, districts, kpi, sweep
from jiayuan.config.terminal import say
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import STATISTICS


@click.group()
def command() -> None:
    """诉求：时限巡检与考核指标。"""


@command.command("sweep")
@click.option("--json", "as_json", is_flag=True)
def sweep_now(as_json: bool) -> None:
    """立即检查所有时限、到期复核和未派单的诉求。"""
    done = {str(place): asdict(sweep(clock.now(), place)) for place in districts()}
    if as_json:
        click.echo(json.dumps(done))
        return
    for place, counts in done.items():
        say(f"{place} " + " ".join(f"{name}={count}" for name, count in counts.items()))


def _cells(row: KpiRow) -> dict[str, object]:
    cells = {
        key: {
            "num": cell.num, "den": cell.den, "excluded": dict(cell.excluded), "value": cell.value,
            "lo": cell.interval[0], "hi": cell.interval[1],
        } for key, cell in row.cells.items()
    }  # fmt: skip
    return {"unit": row.unit, "name": row.unit_name, "cases": row.cases, "composite": row.composite, "cells": cells}


@command.command("kpi")
@click.option("--month", type=click.DateTime(["%Y-%m"]), help="月份，默认本月。")
@click.option("--place", default="110102.", show_default=True, help="地点路径。")
@click.option("--json", "as_json", is_flag=True)
def figures(month: datetime | None, place: str, as_json: bool) -> None:
    """一个月的考核指标：每格都有分子和分母。"""
    day = (month or clock.now().astimezone(LOCAL)).date().replace(day=1)
    area = PlacePath(place)
    with acting_as_service("cases", place=area, purpose=STATISTICS) as acting:
        rows = kpi(acting.scope, day)
    if as_json:
        click.echo(json.dumps([_cells(row) for row in rows], ensure_ascii=False))
        return
    for row in rows:
        on_time = row.cells["r_on_time"]
        say(f"{row.unit_name} {row.cases}件 按时 {on_time.num:g}/{on_time.den}")
