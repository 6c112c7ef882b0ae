"""`jiayuan verify-audit`: checks the seals of the audit records."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
import django

from jiayuan.audit.api import Report, verify_seals
from jiayuan.config.exchangelogs import verify_exchange
from jiayuan.config.terminal import console, say

KINDS = {
    "changed": "记录被改动",
    "deleted": "记录被删除",
    "inserted": "记录被插入",
    "reordered": "记录被调换",
    "cut_tail": "末尾的封存被截去",
    "seal_missing": "封存缺号",
    "seal_changed": "封存与库外副本不符",
    "signature": "签名不符",
    "chain": "封存链断开",
    "range": "封存范围不相接",
}


def _moment(value: datetime | None) -> datetime | None:
    return value.replace(tzinfo=UTC) if value else None


def tell(report: Report, as_json: bool) -> None:
    """Prints what was found: JSON on stdout, or words on stderr."""
    if as_json:
        click.echo(json.dumps(report.as_dict()))
        return
    say(f"封存 {report.seals} 个，记录 {report.records} 条，已到期 {report.aged_out} 个。")
    for finding in report.findings:
        say(f"[red]✗[/red] {KINDS[finding.kind]}：封存 {finding.seal} {finding.record}")
    say("[green]✓ 全部相符[/green]" if report.verified else "[red]发现问题[/red]")


@click.command()
@click.option("--from", "since", type=click.DateTime(), help="只核对此时（UTC）之后的封存。")
@click.option("--to", "until", type=click.DateTime(), help="只核对此时（UTC）之前的封存。")
@click.option(
    "--exchange",
    "logs",
    type=click.Path(exists=True, path_type=Path),
    help="核对交换日志（文件或目录），不需要数据库。",
)
@click.option("--json", "as_json", is_flag=True, help="输出机器可读的结果。")
def command(since: datetime | None, until: datetime | None, logs: Path | None, as_json: bool) -> None:
    """核对审计封存：发现改动、删除、插入、调换和截尾，并指出位置。"""
    if logs is not None:
        sys.exit(0 if verify_exchange(logs, as_json) else 1)
    django.setup()
    with console.status("正在核对审计封存…"):
        report = verify_seals(_moment(since), _moment(until))
    tell(report, as_json)
    sys.exit(0 if report.verified else 1)
