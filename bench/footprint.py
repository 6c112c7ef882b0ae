"""Memory and CPU of a piece of work: our process tree, and the database process that serves it.

Memory of the tree is proportional (PSS): a page that a forked child shares with its parent counts once, and a page of a
library that other programs have loaded as well counts by its share. Summed resident memory (RSS) would count shared
pages once for every process.
"""

from __future__ import annotations

import os
import re
import resource
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType

TICK = os.sysconf("SC_CLK_TCK")
EVERY = 0.1


def _kilobytes(pid: int, file: str, pattern: str) -> int:
    # A process may end, or forbid to be looked at, at any moment.
    with suppress(OSError):
        return sum(map(int, re.findall(pattern, Path(f"/proc/{pid}/{file}").read_text(), re.MULTILINE)))
    return 0


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def tree_mb(pid: int) -> float:
    """Proportional memory of a process and its children: what they hold together, shared pages counted once."""
    return sum(_kilobytes(one, "smaps_rollup", r"^Pss:\s+(\d+)") for one in (pid, *_children(pid))) / 1024


def resident_mb(pid: int) -> float:
    """Resident memory of a process and its children, summed: cheap to read, and never less than `tree_mb`."""
    return sum(_kilobytes(one, "status", r"^VmRSS:\s+(\d+)") for one in (pid, *_children(pid))) / 1024


def private_mb(pid: int) -> float:
    """Memory of a process that it shares with nobody: of a database process without the shared buffers."""
    return _kilobytes(pid, "smaps_rollup", r"^Private_\w+:\s+(\d+)") / 1024


def cpu_of(pid: int) -> float:
    """Seconds of CPU that another process has spent."""
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK
    return 0.0


def own_cpu() -> float:
    """Seconds of CPU of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


class Footprint:
    """Measures the block it is entered for; `backend` is the database process."""

    def __init__(self, backend: int) -> None:
        self.backend = backend
        self.peak_mb = self.database_mb = self.cpu = self.database_cpu = 0.0
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Footprint:
        self.cpu, self.database_cpu = -own_cpu(), -cpu_of(self.backend)
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._watch.join()
        self.cpu += own_cpu()
        self.database_cpu += cpu_of(self.backend)

    def _look(self) -> None:
        while True:
            base = private_mb(self.backend)
            self.database_mb = max(self.database_mb, base)
            # The kernel walks every page to tell the proportion: asked only where the sum could be a new peak.
            if base + resident_mb(os.getpid()) > self.peak_mb:
                self.peak_mb = max(self.peak_mb, base + tree_mb(os.getpid()))
            if self._over.wait(EVERY):
                return
