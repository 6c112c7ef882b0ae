"""`jiayuan seed`: generates the demo district and loads it; writes dirty ledgers and their truth on request."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict
from importlib import import_module

import click
import django

from jiayuan.config.demo.areas import Scale


@click.command()
@click.option("--scale", default="demo", show_default=True, help="demo、district 或百分比。")
@click.option("--seed", default=7, show_default=True, help="随机种子；相同的种子生成相同的城区。")
@click.option("--json", "as_json", is_flag=True, help="输出机器可读的结果。")
def command(scale: str, seed: int, as_json: bool) -> None:
    """生成演示城区并载入数据库。"""
    try:
        wanted = Scale.parse(scale)
    except ValueError as error:
        raise click.BadParameter("规模应为 demo、district 或百分比", param_hint="--scale") from error
    os.environ["JIAYUAN_PROCESS"] = "worker"
    django.setup()
    # Models can be imported only now.
    load = import_module("jiayuan.config.demo.load").load
    started = time.monotonic()
    _, loaded = load(seed, wanted, quiet=as_json)
    figures = {**asdict(loaded), "seconds": round(time.monotonic() - started, 1)}
    if as_json:
        click.echo(json.dumps(figures))
    else:
        click.echo(f"载入 {loaded.people} 名居民、{loaded.places} 处地点，用时 {figures['seconds']} 秒。", err=True)
