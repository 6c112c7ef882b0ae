"""`jiayuan rulebook check | cases`: whether a rule book may be published, without a database."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import datetime

import click

from jiayuan.benefits.rulebook import (
    BookError,
    Finding,
    check_cases,
    check_quotes,
    load_book,
    parity,
    texts_folder,
)
from jiayuan.config.terminal import console, say
from jiayuan.kernel.clock import now
from jiayuan.kernel.errors import Invalid


@click.group()
def command() -> None:
    """规则库：检查与算例。"""


def _report(findings: Sequence[Finding], done: dict[str, int | str | bool], as_json: bool) -> None:
    grave = [finding for finding in findings if finding.grave]
    if as_json:
        lines = [{"where": item.where, "what": item.what, "grave": item.grave} for item in findings]
        click.echo(json.dumps({**done, "ok": not grave, "findings": lines}, ensure_ascii=False))
    else:
        for item in findings:
            say(f"[red]✗[/red] {item.where}: {item.what}" if item.grave else f"[yellow]![/yellow] {item.what}")
        say(f"{'[red]有错误[/red]' if grave else '[green]✓ 通过[/green]'} {done}")
    sys.exit(1 if grave else 0)


@command.command()
@click.option("--book", default="bj", show_default=True)
@click.option("--people", default=2000, show_default=True, help="用多少随机人核对两种算法。")
@click.option("--as-of", "as_of", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--json", "as_json", is_flag=True)
def check(book: str, people: int, as_of: datetime | None, as_json: bool) -> None:
    """表达式、类型、引文、算例，以及逐人解释与批量计算是否一致。"""
    day = as_of.date() if as_of else now().date()
    try:
        rules = load_book(book)
        folder = texts_folder(rules)
        count, findings = check_cases(rules)
        findings = check_quotes(rules, folder) + findings
        with console.status("正在核对两种算法…"):
            different = parity(rules, people, 1, day)
    except BookError as wrong:
        raise Invalid(str(wrong), code="rulebook") from wrong
    findings += [Finding(item.policy, f"两种算法不一致（第 {item.unit} 个）") for item in different[:20]]
    done: dict[str, int | str | bool] = {
        "book_hash": rules.hash,
        "policies": len(rules.policies),
        "cases": count,
        "people": people,
        "differences": len(different),
        "quotes_checked": folder is not None,
    }
    _report(findings, done, as_json)


@command.command()
@click.option("--book", default="bj", show_default=True)
@click.option("--json", "as_json", is_flag=True)
def cases(book: str, as_json: bool) -> None:
    """运行全部算例；每个档位和每个条件都要有算例。"""
    try:
        count, findings = check_cases(load_book(book))
    except BookError as wrong:
        raise Invalid(str(wrong), code="rulebook") from wrong
    _report(findings, {"cases": count}, as_json)
