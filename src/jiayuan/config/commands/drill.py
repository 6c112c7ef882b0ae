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

from jiayuan.config.commandline import database_option, json_option, scale_option, seed_option
from jiayuan.config.postgres.cluster import Cluster
from jiayuan.config.postgres.instance import start
from jiayuan.config.processes import SETTINGS

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
    own = {"JIAYUAN_DATA_DIR": str(folder), "JIAYUAN_DEMO": "1", "JIAYUAN_PROCESS": process}
    environment = {**os.environ, **own, "DJANGO_SETTINGS_MODULE": SETTINGS}
    environment.pop("JIAYUAN_DATABASE_URL", None)
    return subprocess.run([sys.executable, "-m", CLI, *arguments], env=environment, check=False).returncode


@click.command()
@json_option
@scale_option
@seed_option
@database_option
def command(as_json: bool, scale: str, seed: int, database_url: str) -> None:
    """在一套全新的演示数据上，把台账、待遇、诉求、保障四件事从头演到尾。"""
    with TemporaryDirectory(prefix="jiayuan-drill-") as name, stage_in(Path(name), database_url):
        options = ["--scale", scale, "--seed", str(seed), *(["--json"] if as_json else [])]
        code = run(Path(name), "migrate", "migrate", "--quiet") or run(Path(name), "worker", "play", *options)
    raise SystemExit(code)
