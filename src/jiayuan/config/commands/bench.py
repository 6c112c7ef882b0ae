"""`jiayuan bench NAME`: runs the files of `bench/` behind a name and prints their figures; without a name it lists."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
from rich.table import Table

from jiayuan.config.benching import FAMILIES, Result, chosen, files, joined
from jiayuan.config.commandline import json_option
from jiayuan.config.terminal import say
from jiayuan.kernel.errors import Unavailable

FOLDER = Path(__file__).resolve().parents[4] / "bench"
COLUMNS = ("指标", "结果", "目标", "对照", "倍数")


def _run(file: str, quick: bool) -> Result:
    """One bench in a process of its own, so that no bench warms or fills another's memory."""
    command = [sys.executable, "-m", f"bench.{file}", "--json", *(["--quick"] if quick else [])]
    done = subprocess.run(command, cwd=FOLDER.parent, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise Unavailable(f"基准测试 {file} 没有跑完。", code="bench.failed", advice="请看上面的说明。")
    result: Result = json.loads(done.stdout)
    return result


def _number(value: float | None) -> str:
    if value is None:
        return "—"
    return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:.4g}"


def _show(result: Result) -> None:
    told = "，".join(f"{key} {value}" for key, value in result["data"].items())
    table = Table(*COLUMNS, title=f"{result['name']}  {told}", caption=result["machine"], title_justify="left")
    for one in result["figures"]:
        mark = "[green]✓[/green]" if one["holds"] else "[red]✗[/red]"
        value = f"{mark} {_number(one['value'])} {one['unit']}"
        table.add_row(one["key"], value, *(_number(one[key]) for key in ("goal", "peer", "ratio")))
    say(table)


@click.command()
@click.argument("name", required=False)
@click.option("--quick", is_flag=True, help="小数据跑一遍，只看能不能跑，不看数字。")
@json_option
def command(name: str | None, quick: bool, as_json: bool) -> None:
    """运行一项或一组基准测试，打印数据规模、机器与中位数；不给名称则列出全部。"""
    known = files(FOLDER)
    if name is None:
        click.echo("\n".join([*FAMILIES, *known]))
        return
    wanted = chosen(name, known)
    if not wanted:
        raise click.BadParameter(f"没有名为 {name} 的基准测试；不带名称运行可列出全部", param_hint="NAME")
    result = joined(name, [_run(file, quick) for file in wanted])
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False))
    else:
        _show(result)
