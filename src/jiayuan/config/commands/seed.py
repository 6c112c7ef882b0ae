"""`jiayuan seed`: generates the demo district and loads it; writes dirty ledgers and their truth on request."""

from __future__ import annotations

import json
import os
import time
from importlib import import_module
from pathlib import Path

import click
import django

from jiayuan.config.commandline import json_option, scale_option, seed_option
from jiayuan.config.demo.scale import Scale

HOME_CODE = "110102001004"
WORDS = {
    "places": "地点", "people": "居民", "organisations": "单位", "facilities": "设施", "accounts": "账号",
    "ledger_rows": "台账行", "seconds": "用时（秒）",
}  # fmt: skip


@click.command()
@scale_option
@seed_option
@click.option("--ledgers", type=click.Path(file_okay=False, path_type=Path), help="另把带错误的台账写进这个目录。")
@click.option(
    "--truth", type=click.Path(dir_okay=False, path_type=Path), help="台账每一行真正是谁，写进这个 parquet 文件。"
)
@click.option("--community", "codes", multiple=True, default=[HOME_CODE], help="写哪些社区的台账（12位代码）。")
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
    os.environ["JIAYUAN_PROCESS"] = "worker"
    django.setup()
    # Models can be imported only now.
    demo = import_module("jiayuan.config.demo.load")
    started = time.monotonic()
    district, figures = demo.load(seed, Scale.parse(scale), quiet=as_json, store=not no_load)
    if ledgers:
        lines = demo.write_ledgers(district, seed, ledgers, codes)
        figures["ledger_rows"] = lines.height
        if truth:
            lines.write_parquet(truth)
    figures["seconds"] = round(time.monotonic() - started, 1)
    if as_json:
        click.echo(json.dumps(figures))
    else:
        click.echo("，".join(f"{WORDS[key]} {value}" for key, value in figures.items() if key in WORDS), err=True)
