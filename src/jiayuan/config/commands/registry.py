"""`jiayuan registry rebuild`: golden records from nothing but facts, held against what is stored."""

from __future__ import annotations

import json
from collections import Counter

import click
from rich.table import Table

from jiayuan.config.commandline import json_option
from jiayuan.config.terminal import console, say
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.places.api import districts
from jiayuan.registry.api import rebuild_report

TABLES = {
    "person": "人", "organisation": "单位", "thing": "设施", "household": "户", "household_member": "户成员",
    "residence": "居住", "membership": "单位职务", "fact": "采信的事实",
}  # fmt: skip


@click.group()
def command() -> None:
    """底库：由事实重建黄金记录。"""


def _show(rows: Counter[str], different: Counter[str], check: bool) -> None:
    table = Table("内容", "行数", "不一致" if check else "已修复")
    for name, label in TABLES.items():
        table.add_row(label, f"{rows[name]:,}", f"{different[name]:,}")
    say(table)
    if not different.total():
        say("[green]✓ 重建结果与库存逐字节一致[/green]")


@command.command()
@click.option("--check", is_flag=True, help="只核对，不改动；有不一致时退出码为 1。")
@json_option
def rebuild(check: bool, as_json: bool) -> None:
    """由全部事实重建黄金记录，与库存逐字节比较；不加 --check 则把不一致的改正。"""
    rows, different = Counter[str](), Counter[str]()
    with console.status("重建…"):
        for district in districts():
            with acting_as_service("registry", place=district.path, purpose=UPKEEP_SYSTEM):
                told = rebuild_report(check)
            rows.update(told.rows)
            different.update(told.different)
    if as_json:
        done = {"rows": dict(rows), "different": dict(different), "differences": different.total(), "kept": not check}
        click.echo(json.dumps(done))
    else:
        _show(rows, different, check)
    raise SystemExit(1 if check and different.total() else 0)
