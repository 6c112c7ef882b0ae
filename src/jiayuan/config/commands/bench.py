"""`jiayuan bench NAME`: runs a file of `bench/`, which prints its figures; without a name it lists them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

FOLDER = Path(__file__).resolve().parents[4] / "bench"
PARTS = frozenset({"__init__", "suite", "benefits_people"})


def names() -> list[str]:
    return sorted(file.stem for file in FOLDER.glob("*.py") if file.stem not in PARTS)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("name", required=False)
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def command(name: str | None, options: tuple[str, ...]) -> None:
    """运行一项基准测试，打印数据规模、机器与中位数。"""
    chosen = [one for one in names() if name in (one, one.split("_")[0])]
    if not chosen:
        click.echo("\n".join(names()))
        raise SystemExit(0 if name is None else 2)
    for one in chosen:
        code = subprocess.run(
            [sys.executable, "-m", f"bench.{one}", *options], cwd=FOLDER.parent, check=False
        ).returncode
        if code:
            raise SystemExit(code)
