"""`jiayuan ledgers link`: whose line is it, without a database; quality, retrain and rematch work on the database."""

from __future__ import annotations

import json
import os
import time
from importlib import import_module
from pathlib import Path

import click

from jiayuan.config.commandline import json_option
from jiayuan.config.terminal import console, say
from jiayuan.kernel.errors import Invalid
from jiayuan.ledgers.linking.files import read_table, write_table
from jiayuan.ledgers.linking.run import Linked, Model, from_json
from jiayuan.ledgers.linking.run import link as link_tables

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
STAGES = {
    "base": "底库已整理",
    "rows": "台账已整理",
    "pairs": "可能的配对",
    "learned": "权重已学习",
    "decided": "已判断的行",
}
KINDS = {"link": "同一人", "review": "待判断", "new": "新人", "unplaced": "待归户"}


@click.group()
def command() -> None:
    """台账：匹配、质量、权重。"""


def _json(path: Path | None, what: str) -> dict[str, object]:
    if path is None:
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, UnicodeError) as error:
        raise Invalid(f"{what}不是有效的 JSON 文件") from error
    if not isinstance(found, dict):
        raise Invalid(f"{what}应为一组键值")
    return found


def _model(path: Path | None) -> Model | None:
    try:
        return from_json(_json(path, "模型")) if path else None
    except (KeyError, TypeError, ValueError) as error:
        raise Invalid("模型文件缺少必要的部分") from error


def _figures(linked: Linked, people: int, seconds: float) -> dict[str, object]:
    counts = dict(linked.rows["decision"].value_counts().iter_rows())
    rules = dict(linked.rows.filter(linked.rows["decision"] == "link")["rule"].value_counts().sort("rule").iter_rows())
    return {
        "rows": linked.rows.height, "base": people, "pairs": linked.pairs,
        **{kind: counts.get(kind, 0) for kind in KINDS}, "rules": rules, "seconds": round(seconds, 1),
    }  # fmt: skip


@command.command()
@click.option("--base", "base", type=FILE, required=True, help="底库：parquet 或 CSV，每人一行。")
@click.option("--rows", "rows", type=FILE, required=True, help="台账：parquet 或 CSV。")
@click.option(
    "--out", "out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="结果，每行一个判断。"
)
@click.option("--columns", "columns", type=FILE, help="列对照 JSON：字段到列名；可分 base 与 rows。")
@click.option("--model", "model", type=FILE, help="用这个模型的权重；不给则从两张表学习。")
@click.option(
    "--save-model", "save", type=click.Path(dir_okay=False, path_type=Path), help="把学到的模型写进这个文件。"
)
@click.option("--json", "as_json", is_flag=True, help="输出机器可读的结果。")
def link(
    base: Path, rows: Path, out: Path, columns: Path | None, model: Path | None, save: Path | None, as_json: bool
) -> None:
    """判断台账的每一行说的是底库里的谁。"""
    started = time.perf_counter()

    def tell(stage: str, count: int) -> None:
        if not as_json:
            say(f"[dim]{time.perf_counter() - started:6.1f} s[/dim]  {STAGES[stage]} {count}")

    people = read_table(base)
    with console.status("正在匹配…"):
        linked = link_tables(people, read_table(rows), _json(columns, "列对照"), model=_model(model), tell=tell)
    write_table(linked.rows, out)
    if save:
        save.write_text(linked.model.to_json(), encoding="utf-8")
    done = _figures(linked, people.height, time.perf_counter() - started)
    if as_json:
        click.echo(json.dumps(done, ensure_ascii=False))
    else:
        say("  ".join(f"{word} {done[kind]}" for kind, word in KINDS.items()) + f"  → {out}")


@command.command()
@click.option("--at", "at", default="110102.", show_default=True, help="地点编码：区、街道或社区。")
@click.option("--measure", is_flag=True, help="先把全区重新计量一次。")
@json_option
def quality(at: str, measure: bool, as_json: bool) -> None:
    """台账质量：七项分值、总分、最省力的十处整改。"""
    # By name, so that `link` starts without Django and without a database.
    os.environ.setdefault("JIAYUAN_PROCESS", "worker")
    import_module("jiayuan.config.quality").show(at, measure=measure, as_json=as_json)


@command.command()
@click.option("--at", "at", default="110102.", show_default=True, help="地点编码：区。")
@click.option("--activate", type=click.IntRange(min=1), help="启用已存的这一版权重；不给则学习新的一版。")
@json_option
def retrain(at: str, activate: int | None, as_json: bool) -> None:
    """从已合并的台账学习匹配权重，存为新的一版；启用要另行决定。"""
    os.environ.setdefault("JIAYUAN_PROCESS", "worker")
    import_module("jiayuan.config.matching").retrain(at, activate=activate, as_json=as_json)


@command.command()
@click.option("--at", "at", default="110102.", show_default=True, help="地点编码：区。")
@json_option
def rematch(at: str, as_json: bool) -> None:
    """底库变化以后，把待归户和待判断的行再匹配一次。"""
    os.environ.setdefault("JIAYUAN_PROCESS", "worker")
    import_module("jiayuan.config.matching").rematch(at, as_json=as_json)
