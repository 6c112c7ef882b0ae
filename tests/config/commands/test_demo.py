"""`jiayuan demo`: its options, and a start from nothing with the data made already."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from jiayuan.config.commands.demo import command
from jiayuan.config.postgres import migrated
from jiayuan.config.postgres.cluster import Cluster
from jiayuan.config.postgres.instance import Instance
from jiayuan.config.preparing import SEEDED


@pytest.mark.parametrize("option", ["--keep", "--reset", "--database-url", "--scale", "--seed", "--port", "--host"])
def test_the_options_of_the_platform_are_there(option: str) -> None:
    assert option in CliRunner().invoke(command, ["--help"]).stdout


def test_a_server_that_is_not_ours_is_never_emptied(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.touch()
    environment = {"JIAYUAN_DATA_DIR": str(tmp_path)}
    done = CliRunner(env=environment).invoke(command, ["--reset", "--database-url", "postgresql://a@127.0.0.1:1/b"])
    assert done.exit_code == 2
    assert "jiayuan_keys" in done.output
    assert kept.exists()


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A data directory whose tables and district are said to be made: starting is what is tried."""
    migrated.mark(tmp_path)
    (tmp_path / SEEDED).write_text("demo 7")
    yield tmp_path
    Cluster(tmp_path / "postgres").destroy()


def demo(data: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "JIAYUAN_DATA_DIR": str(data), "JIAYUAN_DATABASE_URL": ""}
    line = [sys.executable, "-m", "jiayuan.config.cli", "demo", "--prepare-only", *options]
    return subprocess.run(line, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.faults
def test_the_server_stops_with_the_demo_unless_it_is_kept(data: Path) -> None:
    cluster = Cluster(data / "postgres")
    done = demo(data, "--keep")
    assert done.returncode == 0, done.stderr
    assert cluster.running()
    assert Instance.load(data) is not None
    assert demo(data).returncode == 0
    assert not cluster.running()


@pytest.mark.faults
def test_a_reset_begins_with_other_passwords(data: Path) -> None:
    assert demo(data).returncode == 0
    before = Instance.load(data)
    # The marks are gone with the rest, so the tables would be made: into a server that is not there.
    done = demo(data, "--reset", "--scale", "huge")
    assert done.returncode == 2
    assert Instance.load(data) == before
