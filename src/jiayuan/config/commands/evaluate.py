"""`jiayuan evaluate`: one person, a family or a file of them against a rule book, without a database.

With `--all` everybody of a place whom the database knows, against the book in force.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import click
from rich.table import Table

from jiayuan.benefits.rulebook import ENGINES, BookError, RuleBook, answer, flat_tables, in_bulk, load_book, write_rows
from jiayuan.config.terminal import say
from jiayuan.kernel.errors import Invalid

MARKS = {"yes": "[green]✓[/green]", "no": "[dim]✗[/dim]", "unknown": "[yellow]?[/yellow]"}


def _units(path: Path) -> tuple[list[Mapping[str, object]], bool]:
    """The units of a JSON file (one, or a list) or of JSON lines, and whether there may be several."""
    text = path.read_text(encoding="utf-8")
    try:
        found = json.loads(text)
    except json.JSONDecodeError:
        found = [json.loads(line) for line in text.splitlines() if line.strip()]
    units = found if isinstance(found, list) else [found]
    if any(not isinstance(unit, dict) for unit in units):
        raise BookError(path.name, "每个单元应为一组键值")
    return units, isinstance(found, list)


def _asked(unit: Mapping[str, object], policies: tuple[str, ...]) -> Mapping[str, object]:
    """The unit with the policies of the call in place of its own."""
    return {**unit, "ask": list(policies)} if policies else unit


def _yuan(fen: object) -> str:
    return f"{fen / 100:,.2f}" if isinstance(fen, int) else "—"


def _show(found: Mapping[str, object]) -> None:
    table = Table("政策", "", "结果", "金额（元/月）", "缺少")
    results = found["results"]
    for line in results if isinstance(results, list) else []:
        missing = "、".join(item["fact"] for item in line["missing"])
        amount = _yuan(line["amount_fen"]) if line["status"] != "unknown" else (
            f"{_yuan(line['lo_fen'])} – {_yuan(line['hi_fen'])}"
        )  # fmt: skip
        table.add_row(line["policy"], MARKS[line["status"]], str(line["code"]), amount, missing)
    say(table)


def _bulk(
    path: Path, rules: RuleBook, day: date | None, policies: tuple[str, ...], out: Path | None, engine: str
) -> dict[str, object]:
    """A parquet of flat facts, or a folder of them: figures by policy, the rows to `out` where it is given."""
    if day is None:
        raise BookError("as_of", "缺少日期")
    lines, rows = in_bulk(flat_tables(path, rules, day), rules, day, policies, engine)
    found: dict[str, object] = {"book_hash": rules.hash, "as_of": day.isoformat()}
    found["policies"] = [line.as_dict() for line in lines]
    if out is None:
        return {**found, "results": rows.to_dicts()}
    write_rows(rows, out)
    return {**found, "out": str(out), "rows": len(rows)}


def _show_bulk(found: Mapping[str, object]) -> None:
    table = Table("政策", "应享", "不享", "待定", "金额合计（元）")
    policies = found["policies"]
    for line in policies if isinstance(policies, list) else []:
        figures = (f"{line[key]:,}" for key in ("yes", "no", "unknown"))
        table.add_row(line["policy"], *figures, _yuan(line["total_fen"]))
    say(table)


def _in_bulk(path: Path) -> bool:
    return path.is_dir() or path.suffix.lower() == ".parquet"


def _everybody(scope: str, day: date | None, policies: tuple[str, ...], engine: str) -> dict[str, object]:
    """The set run of a place. The database is reached for only here, so that the rest starts at once without it."""
    os.environ.setdefault("JIAYUAN_PROCESS", "worker")
    import_module("jiayuan.config.loaded")
    found: dict[str, object] = import_module("jiayuan.config.setrunning").evaluate_everybody(
        scope, day, policies, engine
    )
    return found


def _show_everybody(found: Mapping[str, object]) -> None:
    table = Table("政策", "应享")
    policies = found["policies"]
    for line in policies if isinstance(policies, list) else []:
        table.add_row(line["policy"], f"{line['yes']:,}")
    say(table)
    say(f"{found['people']:,} 人，应享未享 {found['entitled_not_drawing']:,}，待定 {found['undetermined']:,}")


def _one_source(path: Path | None, everybody: bool, scope: str, book: str, out: Path | None) -> None:
    """Raises UsageError unless it is clear whom to evaluate."""
    if everybody == (path is not None):
        raise click.UsageError("请给出 --facts 或 --all 其中之一")
    if everybody != bool(scope):
        raise click.UsageError("--all 与 --scope 须同时给出")
    if everybody and (book != "bj" or out is not None):
        raise click.UsageError("--all 按已发布的规则库计算并存入数据库，不能再给 --book 或 --out")


@click.command()
@click.option("--book", default="bj", show_default=True, help="规则库名称或文件夹。")
@click.option("--as-of", "as_of", type=click.DateTime(["%Y-%m-%d"]), help="按哪一天计算；文件里没有写日期时必填。")
@click.option(
    "--facts", "path", type=click.Path(exists=True, path_type=Path),
    help="JSON、每行一个 JSON，或逐人一行的 parquet（也可以是放着 people、homes 等 parquet 的文件夹）。",
)  # fmt: skip
@click.option("--all", "everybody", is_flag=True, help="数据库中某地的全部居民，结果存为本月的评估。")
@click.option("--scope", default="", help="与 --all 同用：地点路径，如 110102.001.。")
@click.option("--policy", "policies", multiple=True, help="只算这一项，可重复。")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="批量结果写入的 parquet 或 CSV。")
@click.option("--engine", type=click.Choice(ENGINES), default="duckdb", show_default=True, help="批量计算用的引擎。")
@click.option("--json", "as_json", is_flag=True, help="输出机器可读的结果。")
def command(
    book: str, as_of: datetime | None, path: Path | None, everybody: bool, scope: str, policies: tuple[str, ...],
    out: Path | None, engine: str, as_json: bool,
) -> None:  # fmt: skip
    """按规则库评估待遇：给出结果、金额、缺少的信息、依据条款和逐条理由。"""
    day: date | None = as_of.date() if as_of else None
    _one_source(path, everybody, scope, book, out)
    if path is None:
        found = _everybody(scope, day, policies, engine)
        click.echo(json.dumps(found, ensure_ascii=False)) if as_json else _show_everybody(found)
        return
    try:
        rules = load_book(book)
        if _in_bulk(path):
            found = _bulk(path, rules, day, policies, out, engine)
            click.echo(json.dumps(found, ensure_ascii=False)) if as_json else _show_bulk(found)
            return
        if engine != "duckdb":
            raise BookError(path.name, "引擎只用于 parquet 的批量计算")
        units, several = _units(path)
        answers = [answer(_asked(unit, policies), rules, day) for unit in units]
    except BookError as wrong:
        raise Invalid(str(wrong), code="facts") from wrong
    except (json.JSONDecodeError, UnicodeDecodeError) as wrong:
        raise Invalid("文件不是 JSON", code="facts", advice="请提供一个 JSON 对象、列表或每行一个对象") from wrong
    if as_json:
        click.echo(json.dumps(answers if several else answers[0], ensure_ascii=False, indent=None if several else 1))
        return
    for each in answers:
        _show(each)
