"""`jiayuan rulebook check | cases | grid | export-xlsx | import-xlsx | diff`: a rule book before it is published."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import click
import django

from jiayuan.benefits.rulebook import (
    BookError,
    Finding,
    RuleBook,
    SheetsRefused,
    check_cases,
    files_from,
    files_in,
    full_check,
    gaps_of,
    grids,
    load_book,
    parity,
    sheets_in,
    sheets_of,
    texts_folder,
    workbook,
)
from jiayuan.config.terminal import console, say
from jiayuan.kernel.clock import now
from jiayuan.kernel.errors import Invalid

BOOK = click.option("--book", default="bj", show_default=True)
DAY = click.option("--as-of", "as_of", type=click.DateTime(["%Y-%m-%d"]))
JSON = click.option("--json", "as_json", is_flag=True)


@click.group()
def command() -> None:
    """规则库：检查、算例、格网、试算、工作簿导出导入。"""


def _loaded(book: str) -> RuleBook:
    try:
        return load_book(book)
    except BookError as wrong:
        raise Invalid(str(wrong), code="rulebook") from wrong


def _day(as_of: datetime | None) -> date:
    return as_of.date() if as_of else now().date()


def _report(findings: Sequence[Finding], done: dict[str, object], as_json: bool) -> None:
    grave = [finding for finding in findings if finding.grave]
    if as_json:
        lines = [{"where": item.where, "what": item.what, "grave": item.grave} for item in findings]
        click.echo(json.dumps({**done, "ok": not grave, "findings": lines}, ensure_ascii=False))
    else:
        for item in findings:
            say(f"{'[red]✗[/red]' if item.grave else '[yellow]![/yellow]'} {item.where}: {item.what}")
        say(f"{'[red]有错误[/red]' if grave else '[green]✓ 通过[/green]'} {done}")
    sys.exit(1 if grave else 0)


@command.command()
@BOOK
@click.option("--people", default=2000, show_default=True, help="用多少随机人核对两种算法。")
@DAY
@JSON
def check(book: str, people: int, as_of: datetime | None, as_json: bool) -> None:
    """表达式、类型、引文、算例、格网，以及逐人解释与批量计算是否一致。"""
    rules, day = _loaded(book), _day(as_of)
    folder = texts_folder(rules)
    try:
        report = full_check(rules, folder, day)
        with console.status("正在核对两种算法…"):
            different = parity(rules, people, 1, day) if people else []
    except BookError as wrong:
        raise Invalid(str(wrong), code="rulebook") from wrong
    unequal = [Finding(item.policy, f"两种算法不一致（第 {item.unit} 个）") for item in different[:20]]
    done: dict[str, object] = {
        "book_hash": rules.hash,
        "policies": len(rules.policies),
        "cases": report.cases,
        "cells": report.cells,
        "people": people,
        "differences": len(different),
        "quotes_checked": folder is not None,
    }
    _report([*report.findings, *unequal], done, as_json)


@command.command()
@BOOK
@JSON
def cases(book: str, as_json: bool) -> None:
    """运行全部算例；每个档位和每个条件都要有算例。"""
    rules = _loaded(book)
    try:
        count, findings = check_cases(rules)
    except BookError as wrong:
        raise Invalid(str(wrong), code="rulebook") from wrong
    _report(findings, {"cases": count}, as_json)


@command.command()
@BOOK
@DAY
@JSON
def grid(book: str, as_of: datetime | None, as_json: bool) -> None:
    """逐格检查：永远轮不到的档位、没有一档说到的情况、互相矛盾或重复的档位。"""
    rules = _loaded(book)
    found = grids(rules, _day(as_of), gaps_of(rules))
    tables = {one.policy: {"cells": one.cells, "written": one.written, "pairwise": one.pairwise} for one in found}
    done: dict[str, object] = {"policies": tables} if as_json else {"cells": sum(one.cells for one in found)}
    _report([finding for one in found for finding in one.findings()], done, as_json)


@command.command("export-xlsx")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@BOOK
def export_xlsx(file: Path, book: str) -> None:
    """把规则库写成工作簿：每项政策一张表，另有参数和算例。"""
    rules = _loaded(book)
    file.write_bytes(workbook(sheets_of(files_in(Path(rules.folder)), rules)))
    say(f"[green]✓[/green] {file} · {len(rules.policies)} 项政策 · {rules.hash[:12]}")


@command.command("import-xlsx")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--into", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@JSON
def import_xlsx(file: Path, into: Path, as_json: bool) -> None:
    """把改好的工作簿读回规则库的文件夹；有一处不对就什么都不改。"""
    rules = _loaded(str(into))
    before = files_in(into)
    try:
        after = files_from(sheets_in(file.read_bytes()), before, rules)
    except SheetsRefused as refused:
        faults = [Finding(f"{fault.sheet}!{fault.cell}", fault.what) for fault in refused.faults]
        _report(faults, {"changed": []}, as_json)
        return
    changed = sorted(name for name, text in after.items() if before.get(name) != text)
    for name in changed:
        (into / name).parent.mkdir(exist_ok=True)
        (into / name).write_text(after[name], encoding="utf-8")
    _report([], {"changed": changed, "book_hash": _loaded(str(into)).hash}, as_json)


@command.command()
@BOOK
@click.option("--place", default="110102.", show_default=True, help="地点路径。")
@JSON
def diff(book: str, place: str, as_json: bool) -> None:
    """在现在的底册上试算：与生效的规则相比，多少人增加、多少人减少、每月多少元；不足 10 人的不显示。"""
    _loaded(book)
    # The other sub-commands start without Django; this one reads the base.
    os.environ.setdefault("JIAYUAN_PROCESS", "worker")
    django.setup()
    found = import_module("jiayuan.config.differing").told(book, place)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for line in found["policies"]:
        change = line["change"]
        gain, lose, fen = (_told(change[key]) for key in ("gain", "lose", "fen"))
        unknown = f"{line['unknown_before']} → {line['unknown_after']}"
        say(f"{line['policy']}: 增 {gain} 人，减 {lose} 人，每月 {fen} 分；待定 {unknown}")


def _told(number: int | None) -> str:
    return "＜10" if number is None else f"{number:,}"
