"""Chapter three: residents file requests, rules find the unit, it handles and reports, residents rate or reopen."""

from __future__ import annotations

from datetime import datetime, timedelta

import polars as pl

from jiayuan.cases import api as cases
from jiayuan.config.demo.district import District
from jiayuan.config.demo.requests import requests
from jiayuan.config.drill.cast import STREET, Member, Residents, member
from jiayuan.config.drill.desk import Desk
from jiayuan.config.drill.figures import CaseFigures
from jiayuan.config.drill.stage import Stage
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.purpose import STATISTICS

BETWEEN = timedelta(minutes=4)


def chosen(stage: Stage, district: District) -> pl.DataFrame:
    """Requests of the street by people the base knows."""
    known = district.base.select(person=pl.col("entity"))
    people = district.people.filter(pl.col("path").str.starts_with(STREET.value)).join(known, on="person", how="semi")
    homes = people.select("person", home="path")
    return requests(stage.seed, people, stage.requests).join(homes, on="person", how="left", maintain_order="left")


def on_time(officer: Member, at: datetime) -> float:
    """Closed in time among closed and open overdue, over the months the requests fell due in."""
    with clock.frozen(at), officer.acting(STATISTICS):
        months = {at.date().replace(day=1), (at - timedelta(days=31)).date().replace(day=1)}
        rows = [row for month in sorted(months) for row in cases.kpi(current().scope, month)]
    cells = [row.cells["r_on_time"] for row in rows]
    due = sum(cell.den for cell in cells)
    return round(sum(cell.num for cell in cells) / due, 4) if due else 0.0


def play(stage: Stage, district: District, residents: Residents) -> CaseFigures:
    """Plays the street's requests one after the other on a clock of their own."""
    desk = Desk(member("officer"), member("dispatcher"), residents)
    rows = list(chosen(stage, district).iter_rows(named=True))
    for number, row in enumerate(stage.each("接诉即办", rows), 1):
        desk.play(number, row, stage.began + number * BETWEEN)
    return CaseFigures(
        received=desk.done["received"],
        auto_routed=desk.done["auto_routed"],
        closed=desk.done["closed"],
        on_time_rate=on_time(desk.officer, stage.after(days=20)),
        reopened=desk.done["reopened"],
    )
