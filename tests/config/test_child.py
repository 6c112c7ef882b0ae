"""One process: spawned in a session of its own, ended gently, buried with what it leaves behind."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jiayuan.config import child as module
from jiayuan.config.backoff import FIRST_PAUSE
from jiayuan.config.child import Child, spawn
from jiayuan.config.processes import Process
from tests.config.test_supervisor import until

SLEEP = "import time; time.sleep(60)"
# A server whose worker writes its number down and outlives it.
WITH_WORKER = (
    "import subprocess, sys, time\n"
    "worker = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    "open(sys.argv[1], 'w').write(str(worker.pid))\n"
    "time.sleep(60)\n"
)
TELL = (
    "import os, sys; open(sys.argv[1], 'w').write(os.environ['A'] + os.environ['B'] + str(os.getsid(0) == os.getpid()))"
)


def started(code: str, *arguments: str, **environment: str) -> Child:
    process = Process("p", (sys.executable, "-c", code, *arguments), environment)
    return Child(process, spawn(process, dict(os.environ)))


@pytest.fixture
def sleeper() -> Iterator[Child]:
    child = started(SLEEP)
    yield child
    child.end()


def alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_its_own_environment_wins_and_it_leads_its_session(tmp_path: Path) -> None:
    process = Process("p", (sys.executable, "-c", TELL, str(tmp_path / "told")), {"B": "own"})
    spawn(process, {**os.environ, "A": "shared-", "B": "shared"}).wait()
    assert (tmp_path / "told").read_text() == "shared-ownTrue"


def test_ending_is_gentle(sleeper: Child) -> None:
    sleeper.end()
    assert sleeper.running.returncode == -signal.SIGTERM


def test_ending_twice_does_nothing(sleeper: Child) -> None:
    sleeper.end()
    sleeper.end()
    assert sleeper.running.returncode == -signal.SIGTERM


def test_a_dead_child_takes_its_workers_with_it(tmp_path: Path) -> None:
    note = tmp_path / "worker"
    child = started(WITH_WORKER, str(note))
    until(lambda: note.exists() and bool(note.read_text()))
    worker = int(note.read_text())
    os.kill(child.running.pid, signal.SIGKILL)
    child.running.wait()
    assert alive(worker)
    child.bury()
    until(lambda: not alive(worker))


def test_a_worker_that_will_not_hear_is_ended_with_its_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    note = tmp_path / "worker"
    child = started(f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n{WITH_WORKER}", str(note))
    until(lambda: note.exists() and bool(note.read_text()))
    child.end()
    until(lambda: not alive(int(note.read_text())))


def test_after_a_burial_it_waits_and_rises_again() -> None:
    child = started("pass")
    child.running.wait()
    first = child.running.pid
    child.bury()
    assert child.pause == FIRST_PAUSE
    assert child.not_before > child.since
    child.rise(dict(os.environ))
    child.running.wait()
    assert child.running.pid != first
    assert child.not_before == 0.0
