"""`jiayuan places parse | grow | move-community`: address lines to places, outlines, a community under a new street."""

from __future__ import annotations

import json
import time
from pathlib import Path

import click
from django.db import DatabaseError
from rich.console import Console
from rich.progress import track

from jiayuan.config import loaded
from jiayuan.config.commandline import json_option
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.places.api import (
    AddressParser,
    ParsedAddress,
    address_parser,
    divisions_parser,
    grow_outlines,
    move_community,
    parsed_as_json,
    parser_from_csv,
    plan_move,
    read_lines,
)

READY = loaded
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def command() -> None:
    """地点：地址解析、示意边界。"""


@command.command()
@click.option("--file", "file", type=FILE, required=True, help="每行一个地址。")
@click.option("--hint", default="", help="12位社区代码或地点编码。")
@click.option("--tree", type=FILE, help="地点表CSV（path、kind、name、alias）；不给则用数据库。")
@click.option("--plain", is_flag=True, help="不用数据库：只按随附的区划和语法读出各部分。")
@click.option("--json", "as_json", is_flag=True, help="每行输出一个JSON对象。")
def parse(file: Path, hint: str, tree: Path | None, plain: bool, as_json: bool) -> None:
    """把地址文字解析到房间；全国各地的地址都读出省、市、区、街道、路、号、小区、楼、单元、室。"""
    near = _hint(hint)
    parser = parser_from_csv(tree) if tree else divisions_parser() if plain else _parser()
    lines = read_lines(file)
    started = time.perf_counter()
    shown = track(lines, "解析", console=Console(stderr=True), transient=True, disable=as_json)
    results = [parser.parse(line, near) for line in shown]
    seconds = time.perf_counter() - started
    for line, result in zip(lines, results, strict=True):
        click.echo(json.dumps(parsed_as_json(line, result), ensure_ascii=False) if as_json else _words(line, result))
    known = sum(result.place is not None for result in results)
    click.echo(f"{len(lines)} 行，{known} 行找到地点，每秒 {len(lines) / max(seconds, 1e-9):,.0f} 行。", err=True)


def _parser() -> AddressParser:
    try:
        return address_parser()
    except DatabaseError:
        # Whoever tries the parser on a list of their own has set up nothing.
        click.echo("没有可用的数据库：只按随附的区划和语法读出各部分。", err=True)
        return divisions_parser()


def _hint(text: str) -> PlacePath | None:
    if not text:
        return None
    return _path(text)


def _words(line: str, result: ParsedAddress) -> str:
    place = f"{result.place.path} {result.place.name}" if result.place else "?"
    return f"{line}\t{place}\t{result.confidence:.2f}\t{result.rest}"


@command.command()
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), default=Path("seeds/outlines"))
@click.option("--json", "as_json", is_flag=True)
def grow(folder: Path, as_json: bool) -> None:
    """沿路网生成区、街道、社区和网格的示意边界。"""
    folder.mkdir(parents=True, exist_ok=True)
    with Console(stderr=True).status("正在生成…") as status:
        counts = grow_outlines(folder, lambda street: status.update(f"正在生成 {street}…"))
    click.echo(json.dumps(counts) if as_json else " ".join(f"{kind}: {n}" for kind, n in counts.items()))


@command.command(name="move-community")
@click.argument("community")
@click.option("--to", "street", required=True, help="要移入的街道：地点编码或12位区划代码。")
@click.option("--code", "code12", default="", help="社区的新区划代码（12位）；不给则沿用原号或取下一个空号。")
@click.option("--reason", default="", help="理由和文件。")
@click.option("--yes", "agreed", is_flag=True, help="确认移动；不加则只预览。")
@json_option
def move(community: str, street: str, code12: str, reason: str, agreed: bool, as_json: bool) -> None:
    """把社区划归另一个街道：地点、网格和所有数据一并改归，要么全部完成，要么一行不动。"""
    before, target = _path(community), _path(street)
    with acting_as_service("places", place=before.at(Level.DISTRICT), purpose=UPKEEP_SYSTEM):
        plan = plan_move(before, target, code12)
        rows = move_community(before, target, code12, reason).rows if agreed else None
    told = {"before": before.value, "after": plan.after.value, "places": plan.places, "grids": plan.grids, "rows": rows}
    kinds = "，".join(f"{kind} {n:,}" for kind, n in plan.places.items())
    done = f"已移动 {rows:,} 行。" if agreed else "这是预览；确认请加 --yes。"
    click.echo(json.dumps(told) if as_json else f"{before} → {plan.after}：{kinds}，网格 {plan.grids}。{done}")


def _path(text: str) -> PlacePath:
    return PlacePath.from_code12(text) if text.isdigit() else PlacePath(text)
