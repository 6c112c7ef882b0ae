"""The embedded server: it starts, stops, survives kill -9, and keeps its folder private."""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from jiayuan.config.postgres.binaries import binaries
from jiayuan.config.postgres.cluster import Cluster
from jiayuan.config.postgres.lock import server_processes
from jiayuan.config.postgres.ports import free_port

pytestmark = pytest.mark.faults


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path / "postgres")
    made.start()
    yield made
    made.destroy()


def postmaster(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def test_it_answers_on_loopback_with_a_password(cluster: Cluster) -> None:
    with psycopg.connect(cluster.admin_url()) as connection:
        assert connection.execute("SHOW password_encryption").fetchone() == ("scram-sha-256",)
        assert connection.execute("SHOW listen_addresses").fetchone() == ("127.0.0.1",)


def test_a_wrong_password_is_refused(cluster: Cluster) -> None:
    wrong = cluster.admin_url().replace(cluster.secret_file.read_text(), "wrong")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_nothing_acknowledged_may_be_lost(cluster: Cluster) -> None:
    with psycopg.connect(cluster.admin_url()) as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            assert connection.execute("SELECT current_setting(%s)", (name,)).fetchone() == ("on",)


def test_starting_twice_changes_nothing(cluster: Cluster) -> None:
    before = postmaster(cluster)
    cluster.start()
    assert postmaster(cluster) == before


def test_its_files_are_closed_to_others(cluster: Cluster) -> None:
    for path in (cluster.data, cluster.sockets, cluster.secret_file):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_a_killed_server_comes_back_with_what_it_acknowledged(cluster: Cluster) -> None:
    with psycopg.connect(cluster.admin_url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (n int)")
        connection.execute("INSERT INTO kept VALUES (7)")
    for pid in server_processes(cluster.data):
        os.kill(pid, signal.SIGKILL)
    cluster.start()
    with psycopg.connect(cluster.admin_url()) as connection:
        assert connection.execute("SELECT n FROM kept").fetchall() == [(7,)]


def test_a_killed_postmaster_is_waited_out(cluster: Cluster) -> None:
    os.kill(postmaster(cluster), signal.SIGKILL)
    cluster.start()
    assert cluster.running()


def test_a_lock_of_a_stranger_is_stale(cluster: Cluster) -> None:
    cluster.stop()
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n")
    cluster.start()
    assert cluster.running()


def test_stop_leaves_no_process(cluster: Cluster) -> None:
    cluster.stop()
    assert server_processes(cluster.data) == []
    assert not cluster.running()


def test_a_taken_port_is_left_to_its_owner(cluster: Cluster, tmp_path: Path) -> None:
    cluster.stop()
    other = Cluster(tmp_path / "other")
    other.create()
    (other.home / "port").write_text(str(cluster.port()))
    cluster.start()
    other.start()
    assert other.port() != cluster.port()
    other.destroy()


def test_programs_come_with_the_wheel() -> None:
    assert (binaries() / "initdb").exists()
    assert free_port() > 1024
