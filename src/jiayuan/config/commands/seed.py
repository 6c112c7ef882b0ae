"""`jiayuan seed`: generates the demo district and loads it; writes dirty ledgers and their truth on request."""

from __future__ import annotations

import json
import time
from pathlib import Path

import click

from jiayuan.config.commandline import json_option, scale_option, seed_option
from jiayuan.config.demo.areas import read_divisions
from jiayuan.config.demo.ledgers.write import write_ledgers
from jiayuan.config.demo.load import DIVISIONS, load
from jiayuan.config.demo.scale import Scale

HOME_CODE = "110102001004"
WORDS = {
    "places": "地点", "people": "居民", "organisations": "单位", "facilities": "设施", "accounts": "账号",
    "ledger_rows": "台账行", "seconds": "用时（秒）",
}  # fmt: skip


def _known_communities(_: click.Context, __: click.Parameter, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Refused before anything is generated."""
    known = set(read_divisions(DIVISIONS)["code12"])
    for code in codes:
        if code not in known:
            raise click.BadParameter(f"没有代码为 {code} 的社区")
    return codes


@click.command()
@scale_option
@seed_option
@click.option("--ledgers", type=click.Path(file_okay=False, path_type=Path), help="另把带错误的台账写进这个目录。")
@click.option(
    "--truth", type=click.Path(dir_okay=False, path_type=Path), help="台账每一行真正是谁，写进这个 parquet 文件。"
)
@click.option(
    "--community",
    "codes",
    multiple=True,
    default=[HOME_CODE],
    callback=_known_communities,
    help="写哪些社区的台账（12位代码）。",
)
@click.option("--no-load", is_flag=True, help="只生成文件，不写数据库。")
@json_option
def command(
    scale: str,
    seed: int,
    ledgers: Path | None,
    truth: Path | None,
    codes: tuple[str, ...],
    no_load: bool,
    as_json: bool,
) -> None:
    """生成演示城区并载入数据库。"""
    if truth and not ledgers:
        raise click.UsageError("--truth 说明台账里的每一行，请同时给出 --ledgers。")
    started = time.monotonic()
    district, figures = load(seed, Scale.parse(scale), quiet=as_json, store=not no_load)
    if ledgers:
        lines = write_ledgers(district, seed, ledgers, codes)
        figures["ledger_rows"] = lines.height
        if truth:
            lines.write_parquet(truth)
    figures["seconds"] = round(time.monotonic() - started, 1)
    if as_json:
        click.echo(json.dumps(figures))
    else:
        click.echo("，".join(f"{WORDS[key]} {value}" for key, value in figures.items() if key in WORDS), err=True)
