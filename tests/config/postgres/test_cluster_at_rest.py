"""A cluster that does not run: where its files lie, what a stale lock does, and what is said when it cannot start."""

from __future__ import annotations

import hashlib
import os
import socket
import stat
from pathlib import Path

import pytest

from jiayuan.config.postgres import cluster as module
from jiayuan.config.postgres.cluster import ADMIN, Cluster
from jiayuan.config.postgres.lock import server_processes
from jiayuan.config.postgres.ports import free_port
from jiayuan.kernel.errors import Unavailable

# The longest name of a Unix socket, ending zero included.
SOCKET_LIMIT = 107


def named(tmp_path: Path, port: int = 5_432) -> Cluster:
    """A cluster with its secret and port on disk, and no server."""
    made = Cluster(tmp_path / "postgres")
    made.home.mkdir()
    made.secret_file.write_text("s3cret")
    (made.home / "port").write_text(str(port))
    return made


def test_the_administrators_address_is_on_this_machine(tmp_path: Path) -> None:
    assert named(tmp_path, 6_001).admin_url("x") == f"postgresql://{ADMIN}:s3cret@127.0.0.1:6001/x"


@pytest.mark.parametrize("depth", [1, 12, 30])
def test_a_socket_fits_however_deep_the_data_lies(tmp_path: Path, depth: int) -> None:
    cluster = Cluster(tmp_path.joinpath(*["a-folder-with-a-long-name"] * depth))
    assert len(f"{cluster.sockets}/.s.PGSQL.65535.lock".encode()) <= SOCKET_LIMIT


def test_two_clusters_never_share_a_folder_of_sockets(tmp_path: Path) -> None:
    assert Cluster(tmp_path / "a").sockets != Cluster(tmp_path / "b").sockets
    assert Cluster(tmp_path / "a").sockets == Cluster(tmp_path / "x" / ".." / "a").sockets


def test_before_it_is_made_it_neither_exists_nor_runs(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "postgres")
    assert not cluster.exists()
    assert not cluster.running()
    cluster.stop()


def test_where_nobody_listens_it_does_not_run(tmp_path: Path) -> None:
    cluster = named(tmp_path, free_port())
    cluster.data.mkdir(parents=True, exist_ok=True)
    (cluster.data / "PG_VERSION").write_text("18")
    assert cluster.exists()
    assert not cluster.running()


def test_stopping_what_does_not_run_leaves_its_files(tmp_path: Path) -> None:
    cluster = named(tmp_path)
    cluster.data.mkdir(parents=True, exist_ok=True)
    (cluster.data / "PG_VERSION").write_text("18")
    cluster.stop()
    assert cluster.exists()
    assert server_processes(cluster.data) == []


def test_destroying_leaves_nothing(tmp_path: Path) -> None:
    cluster = named(tmp_path)
    cluster.sockets.mkdir()
    cluster.destroy()
    assert not cluster.home.exists()
    assert not cluster.sockets.exists()


def broken(tmp_path: Path) -> Cluster:
    """Files that are no cluster: every start fails at once."""
    cluster = named(tmp_path, free_port())
    cluster.data.mkdir(parents=True, exist_ok=True)
    (cluster.data / "PG_VERSION").write_text("18")
    os.chown(cluster.data, cluster.how.uid, -1)
    return cluster


def test_what_will_not_start_is_said_with_the_way_to_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "START_PATIENCE", 0.0)
    cluster = broken(tmp_path)
    with pytest.raises(Unavailable) as failed:
        cluster.start()
    assert failed.value.code == "postgres.start"
    assert str(cluster.log) in str(failed.value.advice)
    cluster.destroy()


def test_a_stale_lock_is_taken_away_before_every_try(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "START_PATIENCE", 0.0)
    cluster = broken(tmp_path)
    lock = cluster.data / "postmaster.pid"
    lock.write_text(f"{2**22 - 1}\n{cluster.data}\n")
    with pytest.raises(Unavailable):
        cluster.start()
    assert not lock.exists()
    cluster.destroy()


def test_its_folder_of_sockets_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "START_PATIENCE", 0.0)
    cluster = broken(tmp_path)
    with pytest.raises(Unavailable):
        cluster.start()
    assert stat.S_IMODE(cluster.sockets.stat().st_mode) & 0o077 == 0
    cluster.destroy()


def test_a_taken_port_is_changed_before_the_start(tmp_path: Path) -> None:
    cluster = broken(tmp_path)
    before = cluster.port()
    cluster._write_settings()
    assert cluster.port() == before
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", before))
        stranger.listen()
        cluster._write_settings()
    assert cluster.port() != before
    assert f"port = {cluster.port()}\n" in (cluster.data / "postgresql.auto.conf").read_text()


def test_the_tag_is_of_the_place_and_not_of_the_moment(tmp_path: Path) -> None:
    tag = hashlib.sha256(str(tmp_path.resolve()).encode()).hexdigest()[:12]
    assert Cluster(tmp_path).sockets.name.endswith(tag)
