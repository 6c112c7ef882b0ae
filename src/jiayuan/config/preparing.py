"""Brings a data directory to where a demo can start: tables as this code wants them, and a seeded district."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from jiayuan.config.postgres import migrated
from jiayuan.config.postgres.cluster import Cluster
from jiayuan.config.processes import SETTINGS
from jiayuan.config.terminal import say
from jiayuan.kernel.errors import Unavailable

# Which scale and seed the data directory was seeded with.
SEEDED = "seeded"


def forget(data: Path) -> None:
    """Removes the embedded database and everything else in the data directory."""
    Cluster(data / "postgres").destroy()
    shutil.rmtree(data, ignore_errors=True)


def prepare(data: Path, scale: str, seed: int) -> None:
    """Migrates and seeds, each only if that has not been done; Unavailable with advice when a step fails."""
    # Pages look for collected files here and warn about a folder that is not there.
    (data / "static").mkdir(parents=True, exist_ok=True)
    if not migrated.is_current(data):
        _step(data, "建立数据表", "migrate", "--quiet")
        migrated.mark(data)
    marker, wanted = data / SEEDED, f"{scale} {seed}"
    if not marker.exists():
        _step(data, "生成并载入演示城区", "seed", "--scale", scale, "--seed", str(seed))
        # Written last: a seeding cut short must not pass for a whole one.
        marker.write_text(wanted)
    elif marker.read_text() != wanted:
        say(f"[yellow]![/yellow] 已有演示数据（{marker.read_text()}）；要换规模或种子请加 --reset")


def _step(data: Path, title: str, *arguments: str) -> None:
    """Runs one of our own commands in a process of its own, since each logs in differently."""
    say(f"[cyan]•[/cyan] {title}")
    own = {"JIAYUAN_DATA_DIR": str(data), "JIAYUAN_DEMO": "1", "DJANGO_SETTINGS_MODULE": SETTINGS}
    environment = {**os.environ, **own}
    # The children log in with their own roles from instance.json, never with the administrator's address.
    environment.pop("JIAYUAN_DATABASE_URL", None)
    done = subprocess.run([sys.executable, "-m", "jiayuan.config.cli", *arguments], env=environment, check=False)
    if done.returncode:
        raise Unavailable(
            f"{title}没有成功。", code=f"demo.{arguments[0]}", advice="请看上面的说明，或用 --reset 重来。"
        )
