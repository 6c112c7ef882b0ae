"""`jiayuan rls`: row security of the database against the register of tables."""

from __future__ import annotations

import json
from dataclasses import asdict

import click
from rich.table import Table

from jiayuan.config.terminal import say
from jiayuan.identity.api import Drift, drifts, policy_count, refuse_privileged_login

KINDS = {"missing": "缺少", "changed": "内容不同", "unknown": "未登记"}


def _show(found: list[Drift], total: int) -> None:
    if not found:
        say(f"[green]✓ {total} 条策略与登记一致[/green]")
        return
    table = Table("数据表", "策略", "差别")
    for drift in found:
        table.add_row(drift.table, drift.policy, KINDS[drift.kind])
    say(table)


@click.command()
@click.option("--diff", is_flag=True, help="只列出与登记不一致的地方。")
@click.option("--json", "as_json", is_flag=True, help="输出机器可读的结果。")
def command(diff: bool, as_json: bool) -> None:
    """核对行级保护：数据库里的策略与登记的是否一致，不一致时退出码为 1。"""
    refuse_privileged_login()
    found, total = drifts(), policy_count()
    if as_json:
        click.echo(json.dumps({"policies": total, "drifts": [asdict(drift) for drift in found]}))
    elif found or not diff:
        _show(found, total)
    raise SystemExit(1 if found else 0)
