"""`jiayuan demo`: a running district from nothing, in one command."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import click
from rich.table import Table

from jiayuan.config import processes
from jiayuan.config.demo.accounts import ACCOUNTS, PASSWORD
from jiayuan.config.postgres import migrated
from jiayuan.config.postgres.cluster import Cluster, free_port
from jiayuan.config.postgres.instance import Instance, data_dir, start
from jiayuan.config.supervisor import Supervisor
from jiayuan.config.terminal import say
from jiayuan.kernel.errors import Unavailable

SEEDED = "seeded"
ANSWER_PATIENCE = 30.0


@click.command()
@click.option("--port", default=8000, show_default=True, help="网页端口；被占用时自动换一个。")
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址。")
@click.option("--scale", default="demo", show_default=True, help="demo、district 或百分比。")
@click.option("--seed", default=7, show_default=True, help="随机种子。")
@click.option("--database-url", envvar="JIAYUAN_DATABASE_URL", default="", help="改用已有的 PostgreSQL 15+。")
@click.option("--reset", is_flag=True, help="先清空演示数据，从头开始。")
@click.option("--keep", is_flag=True, help="停止后让内置数据库继续运行。")
@click.option("--prepare-only", is_flag=True, help="只准备数据，不启动网页。")
def command(
    port: int, host: str, scale: str, seed: int, database_url: str, reset: bool, keep: bool, prepare_only: bool
) -> None:
    """从零启动一个演示城区，并打印地址与账号。"""
    started, data = time.monotonic(), data_dir()
    cluster = Cluster(data / "postgres")
    if reset:
        _forget(cluster, data)
    instance = start(data, database_url)
    try:
        _prepare(data, scale, seed)
        say(f"[green]✓[/green] 准备完成，用时 {time.monotonic() - started:.1f} 秒")
        if not prepare_only:
            _run(instance, data, host, port)
    finally:
        if not keep and not database_url:
            cluster.stop()


def _forget(cluster: Cluster, data: Path) -> None:
    cluster.destroy()
    shutil.rmtree(data, ignore_errors=True)


def _step(data: Path, title: str, *arguments: str) -> None:
    """Runs one of our own commands in a process of its own, since each logs in differently."""
    say(f"[cyan]•[/cyan] {title}")
    environment = {**os.environ, "JIAYUAN_DATA_DIR": str(data), "JIAYUAN_DEMO": "1"}
    environment.pop("JIAYUAN_DATABASE_URL", None)
    done = subprocess.run([sys.executable, "-m", "jiayuan.config.cli", *arguments], env=environment, check=False)
    if done.returncode:
        raise Unavailable(
            f"{title}没有成功。", code=f"demo.{arguments[0]}", advice="请看上面的说明，或用 --reset 重来。"
        )


def _prepare(data: Path, scale: str, seed: int) -> None:
    if not migrated.is_current(data):
        _step(data, "建立数据表", "migrate", "--quiet")
        migrated.mark(data)
    marker, wanted = data / SEEDED, f"{scale} {seed}"
    if not marker.exists():
        _step(data, "生成并载入演示城区", "seed", "--scale", scale, "--seed", str(seed))
        marker.write_text(wanted)
    elif marker.read_text() != wanted:
        say(f"[yellow]![/yellow] 已有演示数据（{marker.read_text()}）；要换规模或种子请加 --reset")


def _run(instance: Instance, data: Path, host: str, port: int) -> None:
    port, live_port = _open_port(port), free_port()
    live_url = f"http://{host}:{live_port}"
    pages = (processes.web(host, port), processes.live(host, live_port))
    children = (*pages, processes.worker(), processes.simulator(speed=1.0))
    environment = processes.environment(data, live_url, demo=True)
    environment["JIAYUAN_ORIGINS"] = f"http://{host}:{port}"
    supervisor = Supervisor(children, environment, _report_death)
    _show(host, port)
    supervisor.run_from_start()


def _open_port(wanted: int) -> int:
    """The wanted port, or a free one when somebody has it."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return free_port() if probe.connect_ex(("127.0.0.1", wanted)) == 0 else wanted


def _report_death(name: str, code: int) -> None:
    say(f"[yellow]![/yellow] {name} 意外停止（{code}），正在重新启动")


def _show(host: str, port: int) -> None:
    table = Table(title=f"家园已启动  http://{host}:{port}/", title_justify="left")
    for column in ("账号", "姓名", "身份", "先看哪里"):
        table.add_column(column)
    for account in ACCOUNTS:
        table.add_row(account.username, account.name, account.role_label, f"http://{host}:{port}{account.first_page}")
    say(table)
    say(f"演示密码都是 [bold]{PASSWORD}[/bold]；工作人员的动态码：jiayuan demo-code 账号。按 Ctrl-C 停止。")
