"""PostgreSQL refuses to run as root: how its programs are started from a root shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jiayuan.kernel.errors import Unavailable

NOBODY = 65534


@dataclass(frozen=True)
class Launch:
    """A command prefix, the uid that owns the data directory, and where that directory must lie."""

    prefix: tuple[str, ...]
    uid: int
    private_root: Path | None = None


def _works(prefix: tuple[str, ...]) -> bool:
    try:
        return subprocess.run([*prefix, "true"], capture_output=True, timeout=10, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


@cache
def launch() -> Launch:
    """The first way that works here: as we are, in a user namespace, or as an unprivileged user.

    Raises Unavailable with advice when the machine allows none of them.
    """
    if sys.platform == "win32" or os.geteuid() != 0:
        return Launch((), os.geteuid() if hasattr(os, "geteuid") else 0)
    namespace = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
    if shutil.which("unshare") and _works(namespace):
        return Launch(namespace, 0)
    unprivileged = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    if shutil.which("setpriv") and _works(unprivileged):
        return Launch(unprivileged, NOBODY, Path("/var/tmp") / "jiayuan")  # noqa: S108 - root's folders are closed to others
    raise Unavailable(
        "这台机器不允许以普通用户身份启动数据库。",
        code="postgres.root",
        advice="请改用普通用户运行，或用 JIAYUAN_DATABASE_URL 指向已有的 PostgreSQL 15 及以上版本。",
    )
