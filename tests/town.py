"""A small running town: a seeded database of its own and the real processes over it, for journeys and faults."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from jiayuan.config import processes
from jiayuan.config.postgres.cluster import Cluster, free_port
from jiayuan.config.postgres.instance import Instance
from jiayuan.config.supervisor import Supervisor
from tests import database

PATIENCE = 60.0


def until(condition: Callable[[], object], seconds: float = PATIENCE, pause: float = 0.1) -> None:
    """Waits for the condition; fails the test when it does not come true in time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(pause)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False


@dataclass
class Town:
    """Addresses of the running processes; `data` is their data directory."""

    data: Path
    port: int = field(default_factory=free_port)
    live_port: int = field(default_factory=free_port)
    supervisor: Supervisor | None = None
    owns_cluster: bool = False

    @property
    def admin_url(self) -> str:
        return Cluster(self.data / "postgres").admin_url() if self.owns_cluster else database.admin_url()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return {
            **processes.environment(self.data, f"http://127.0.0.1:{self.live_port}", demo=True),
            "JIAYUAN_DATABASE_URL": "",
            "JIAYUAN_ORIGINS": self.url,
        }

    def command(self, *arguments: str, process: str = "worker") -> subprocess.CompletedProcess[str]:
        """Runs `jiayuan …` to its end over this town."""
        environment = {**self.environment, "JIAYUAN_PROCESS": process}
        line = [sys.executable, "-m", "jiayuan.config.cli", *arguments]
        return subprocess.run(line, env=environment, capture_output=True, text=True, check=False, timeout=600)

    def python(self, program: str, *, process: str = "worker") -> subprocess.CompletedProcess[str]:
        """Runs a few lines over this town, with Django ready."""
        environment = {**self.environment, "JIAYUAN_PROCESS": process}
        line = [sys.executable, "-c", f"import django; django.setup()\n{program}"]
        return subprocess.run(line, env=environment, capture_output=True, text=True, check=False, timeout=600)

    def start(self, *, worker: bool = True) -> None:
        children = [processes.web("127.0.0.1", self.port), processes.live("127.0.0.1", self.live_port)]
        if worker:
            children.append(processes.worker())
        self.supervisor = Supervisor(children, self.environment)
        self.supervisor.start()
        until(lambda: answers(f"{self.url}/"))

    def stop(self) -> None:
        if self.supervisor:
            self.supervisor.stop()

    def kill(self, name: str) -> None:
        """kill -9 for one process and its children; the supervisor does not start it again until told to."""
        assert self.supervisor
        child = next(child for child in self.supervisor.children if child.process.name == name)
        os.killpg(child.running.pid, signal.SIGKILL)
        child.running.wait()

    def restart(self) -> None:
        self.stop()
        self.start()

    def sql(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Reads the database as the cluster's admin: what is really there, whatever a role may see."""
        instance = Instance.load(self.data)
        assert instance
        url = self.admin_url.rpartition("/")[0] + f"/{instance.database}"
        with psycopg.connect(url) as connection:
            return list(connection.execute(statement, values).fetchall())  # type: ignore[arg-type]


def build(name: str, scale: str = "2") -> Town:
    """A town with its own copies of the databases, seeded small."""
    town = Town(database.copy_for(name))
    done = town.command("seed", "--scale", scale, "--seed", "7")
    assert done.returncode == 0, done.stderr[-3000:]
    return town
