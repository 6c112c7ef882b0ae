"""`jiayuan demo`: a running district from nothing, in one command."""

from __future__ import annotations

import time
from pathlib import Path

import click

from jiayuan.config import processes
from jiayuan.config.commandline import PORT, database_option, scale_option, seed_option
from jiayuan.config.postgres.cluster import Cluster
from jiayuan.config.postgres.instance import data_dir, start
from jiayuan.config.postgres.ports import free_port, open_port
from jiayuan.config.preparing import forget, prepare
from jiayuan.config.supervisor import Supervisor
from jiayuan.config.terminal import say
from jiayuan.config.welcome import welcome


@click.command()
@click.option("--port", default=8000, type=PORT, show_default=True, help="网页端口；被占用时自动换一个。")
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址。")
@scale_option
@seed_option
@database_option
@click.option("--reset", is_flag=True, help="先清空演示数据，从头开始。")
@click.option("--keep", is_flag=True, help="停止后让内置数据库继续运行。")
@click.option("--prepare-only", is_flag=True, help="只准备数据，不启动网页。")
def command(
    port: int, host: str, scale: str, seed: int, database_url: str, reset: bool, keep: bool, prepare_only: bool
) -> None:
    """从零启动一个演示城区，并打印地址与账号。"""
    if reset and database_url:
        # A server that is not ours may hold a district that is not a demo.
        raise click.UsageError("--reset 只清空内置数据库；已有服务器上的 jiayuan 与 jiayuan_keys 请自行删除。")
    started, data = time.monotonic(), data_dir()
    if reset:
        forget(data)
    try:
        start(data, database_url)
        prepare(data, scale, seed)
        say(f"[green]✓[/green] 准备完成，用时 {time.monotonic() - started:.1f} 秒")
        if not prepare_only:
            _run(data, host, port)
    finally:
        if not keep and not database_url:
            Cluster(data / "postgres").stop()


def _run(data: Path, host: str, port: int) -> None:
    port, live_port = open_port(port), free_port()
    pages = (processes.web(host, port), processes.live(host, live_port))
    children = (*pages, processes.worker(), processes.simulator(speed=1.0))
    environment = processes.environment(data, f"http://{host}:{live_port}", demo=True)
    environment["JIAYUAN_ORIGINS"] = f"http://{host}:{port}"
    welcome(host, port)
    Supervisor(children, environment, _report_death).run_from_start()


def _report_death(name: str, code: int) -> None:
    say(f"[yellow]![/yellow] {name} 意外停止（{code}），正在重新启动")
