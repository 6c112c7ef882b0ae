"""A lock file is removed only when nobody can hold it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from jiayuan.config.postgres.lock import clear_stale, server_processes


def lock(folder: Path, pid: int) -> Path:
    file = folder / "postmaster.pid"
    file.write_text(f"{pid}\n{folder}\n")
    return file


def test_without_a_lock_a_start_may_be_tried(tmp_path: Path) -> None:
    assert clear_stale(tmp_path, tmp_path)


def test_a_lock_of_a_dead_process_goes(tmp_path: Path) -> None:
    file = lock(tmp_path, 2**22 - 1)
    (tmp_path / ".s.PGSQL.1.lock").touch()
    assert clear_stale(tmp_path, tmp_path)
    assert not file.exists()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_stays_while_a_process_works_in_the_folder(tmp_path: Path) -> None:
    file = lock(tmp_path, 1)
    waiting = subprocess.Popen([sys.executable, "-c", "input()"], cwd=tmp_path, stdin=subprocess.PIPE)
    try:
        assert server_processes(tmp_path) == [waiting.pid]
        assert not clear_stale(tmp_path, tmp_path)
        assert file.exists()
    finally:
        waiting.communicate(b"\n")


def test_a_zombie_counts_as_dead(tmp_path: Path) -> None:
    zombie = subprocess.Popen(["true"], cwd=tmp_path)
    os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
    assert server_processes(tmp_path) == []
    zombie.wait()


def test_another_folder_is_no_concern(tmp_path: Path) -> None:
    assert os.getpid() not in server_processes(tmp_path)
