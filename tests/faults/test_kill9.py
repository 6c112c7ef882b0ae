"""kill -9 in the middle of a ledger's merge leaves all of it or nothing, and the job finishes after a restart."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from jiayuan.config.demo.personas import HOME
from jiayuan.config.postgres.cluster import Cluster
from jiayuan.config.postgres.instance import start
from jiayuan.config.postgres.lock import server_processes
from jiayuan.kernel.placepath import PlacePath
from tests.town import Town, until

pytestmark = pytest.mark.faults
FACTS = "SELECT count(*) FROM registry_fact"
APPROVE = """
from uuid import UUID
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
with acting_as_service("ledgers", place=PlacePath("110102."), purpose=LEDGER_UPKEEP):
    api.command(UUID("{file}"), "approve", data={{"right_file": True}})
"""
STATE = "SELECT state FROM ledgers_ledger_file ORDER BY created_at DESC LIMIT 1"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A durable server of its own: killing the suite's shared one would disturb everybody."""
    data = tmp_path_factory.mktemp("kill9")
    start(data)
    made = Town(data, owns_cluster=True)
    assert made.command("migrate", "--quiet", process="migrate").returncode == 0
    assert made.command("seed", "--scale", "2", "--seed", "7", "--json").returncode == 0
    yield made
    made.stop()
    Cluster(data / "postgres").destroy()


@pytest.fixture(scope="module")
def workbook(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledgers")
    code = PlacePath(HOME).code12()
    options = ("--scale", "2", "--seed", "7", "--no-load", "--ledgers", str(folder), "--community", code)
    assert town.command("seed", *options).returncode == 0
    return next(folder.glob("*住户*.xlsx"))


def state(town: Town) -> str:
    rows = town.sql(STATE)
    return str(rows[0][0]) if rows else ""


def approved(town: Town, workbook: Path) -> int:
    """Uploads and approves, without running the merge: that is the worker's. Returns the facts before."""
    before = int(str(town.sql(FACTS)[0][0]))
    ((office,),) = town.sql("SELECT no FROM registry_organisation WHERE kind = 'committee' AND place_path = %s", HOME)
    previewed = town.command(
        "import-ledger", str(workbook), "--template", "property", "--office", str(office), "--json"
    )
    assert previewed.returncode == 0, previewed.stderr[-2000:]
    done = town.python(APPROVE.format(file=json.loads(previewed.stdout)["id"]))
    assert done.returncode == 0, done.stderr[-2000:]
    assert state(town) == "approved"
    return before


@pytest.mark.parametrize("victim", ["worker", "database", "web"])
def test_a_merge_is_whole_or_nothing(town: Town, workbook: Path, victim: str) -> None:
    before = approved(town, workbook)
    town.start()
    until(lambda: state(town) in ("merging", "merged"), 60, pause=0.02)
    time.sleep(0.15)
    strike(town, victim)
    after, now = int(str(town.sql(FACTS)[0][0])), state(town)
    assert (after == before) == (now != "merged"), f"half a merge: {before} facts became {after} in state {now}"
    town.restart()
    until(lambda: state(town) == "merged", 120)
    assert int(str(town.sql(FACTS)[0][0])) > before
    town.stop()
    undo(town)


def strike(town: Town, victim: str) -> None:
    """kill -9, and the database up again where it was the victim."""
    if victim != "database":
        town.kill(victim)
        return
    for pid in server_processes(Cluster(town.data / "postgres").data):
        os.kill(pid, signal.SIGKILL)
    Cluster(town.data / "postgres").start()


def undo(town: Town) -> None:
    ((file, office),) = town.sql("SELECT id::text, office FROM ledgers_ledger_file ORDER BY created_at DESC LIMIT 1")
    assert town.command("import-ledger", "--undo", str(file), "--office", str(office)).returncode == 0
