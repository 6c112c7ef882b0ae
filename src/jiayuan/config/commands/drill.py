"""`jiayuan drill` (演练): plays the whole story without a browser, from an empty database to the report."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from jiayuan.config.postgres.cluster import Cluster
from jiayuan.config.postgres.instance import start

CLI = "jiayuan.config.cli"


@contextmanager
def stage_in(folder: Path, database_url: str) -> Iterator[None]:
    """A throw-away installation: its own server, roles, keys and tables."""
    start(folder, database_url)
    try:
        yield
    finally:
        if not database_url:
            Cluster(folder / "postgres").destroy()


def run(folder: Path, process: str, *arguments: str) -> int:
    """Runs one of our own programs under the login it needs."""
    environment = {**os.environ, "JIAYUAN_DATA_DIR": str(folder), "JIAYUAN_DEMO": "1", "JIAYUAN_PROCESS": process}
    environment.pop("JIAYUAN_DATABASE_URL", None)
    return subprocess.run([sys.executable, "-m", CLI, *arguments], env=environment, check=False).returncode


@click.command()
@click.option("--json", "as_json", is_flag=True, help="输出机器可读的结果。")
@click.option("--scale", default="demo", show_default=True, help="demo、district 或百分比。")
@click.option("--seed", default=7, show_default=True, help="随机种子。")
@click.option("--database-url", envvar="JIAYUAN_DATABASE_URL", default="", help="在已有的 PostgreSQL 15+ 上演练。")
def command(as_json: bool, scale: str, seed: int, database_url: str) -> None:
    """在一套全新的演示数据上，把台账、待遇、诉求、保障四件事从头演到尾。"""
    with TemporaryDirectory(prefix="jiayuan-drill-") as name, stage_in(Path(name), database_url):
        options = ["--scale", scale, "--seed", str(seed), *(["--json"] if as_json else [])]
        code = run(Path(name), "migrate", "migrate", "--quiet") or run(Path(name), "worker", "play", *options)
    raise SystemExit(code)
