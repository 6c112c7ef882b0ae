"""`jiayuan verify-audit --exchange`: checks daily logs of the exchange, from files alone."""

from __future__ import annotations

import json
import time
from pathlib import Path

import click

from jiayuan.config.terminal import console, say
from jiayuan.ledgers.api import verify_logs

KINDS = {
    "changed": "内容被改动",
    "missing": "记录缺失",
    "inserted": "多出的行",
    "reordered": "记录被调换",
    "cut_tail": "末尾被截去",
    "seal": "封存行被改动",
    "signature": "封存签名不符",
    "link": "与前一天不相接",
    "key": "公钥文件被改动",
    "form": "行的格式被破坏",
}


def verify_exchange(where: Path, as_json: bool) -> bool:
    """Prints what was found (JSON on stdout, or words on stderr); whether all logs are sound."""
    began = time.perf_counter()
    with console.status("正在核对交换日志…"):
        report = verify_logs(where)
    seconds = time.perf_counter() - began
    if as_json:
        click.echo(json.dumps({**report.as_dict(), "seconds": round(seconds, 2)}))
        return report.verified
    say(f"日志 {report.files} 个，记录 {report.entries} 条，公钥 {len(report.keys)} 把，用时 {seconds:.1f} 秒。")
    for one in report.findings:
        say(f"[red]✗[/red] {KINDS[one.kind]}：{one.file} 第 {one.line} 行 {one.message} {one.part}")
    say("[green]✓ 全部相符[/green]" if report.verified else "[red]发现问题[/red]")
    return report.verified
