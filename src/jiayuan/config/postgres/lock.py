"""Judges the lock file a killed server leaves behind. Linux only; elsewhere PostgreSQL's own check stands."""

from __future__ import annotations

from pathlib import Path

PROC = Path("/proc")


def _is_zombie(pid: int) -> bool:
    try:
        stat = (PROC / str(pid) / "stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] == "Z"


def _works_in(pid: str, data: Path) -> bool:
    """Whether the process has the data directory as its working directory, as every server process has."""
    try:
        return (PROC / pid / "cwd").resolve(strict=True) == data
    except OSError:
        return False


def server_processes(data: Path) -> list[int]:
    """Process ids of the server and its backends over `data`, zombies left out."""
    found = [entry.name for entry in PROC.iterdir() if entry.name.isdigit()]
    return [int(pid) for pid in found if not _is_zombie(int(pid)) and _works_in(pid, data.resolve())]


def clear_stale(data: Path, sockets: Path) -> bool:
    """Removes lock files when nothing lives that could hold them. True when a start may be tried."""
    lock = data / "postmaster.pid"
    if not PROC.is_dir() or not lock.exists():
        return True
    if server_processes(data):
        return False
    lock.unlink(missing_ok=True)
    for leftover in sockets.glob(".s.PGSQL.*"):
        leftover.unlink(missing_ok=True)
    return True
