"""Progress of the seeding, on stderr: one line per step with its size and time."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from jiayuan.config.terminal import console

T = TypeVar("T")


class Steps:
    """A bar of all steps; `run` does one and advances it."""

    def __init__(self, total: int, *, quiet: bool = False) -> None:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        self.progress = Progress(*columns, console=console, disable=quiet)
        self.seconds: dict[str, float] = {}
        self.bar: TaskID = self.progress.add_task("准备", total=total)

    def __enter__(self) -> Self:
        self.progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.progress.stop()

    def run(self, title: str, step: Callable[[], T]) -> T:
        self.progress.update(self.bar, description=title)
        started = time.monotonic()
        done = step()
        self.seconds[f"{title}_s"] = round(time.monotonic() - started, 1)
        self.progress.advance(self.bar)
        return done
