"""What every chapter is handed: progress to show, the clock it began with, a seed and how much to play."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from rich.progress import Progress

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stage:
    """`began` is the drill's first moment; chapters move a stopped clock on from there."""

    progress: Progress
    began: datetime
    seed: int = 7
    offers: int = 24
    requests: int = 60
    incidents: int = 60

    def each(self, title: str, items: Iterable[T]) -> Iterator[T]:
        """The items, one tick of a progress bar each."""
        known = list(items)
        task = self.progress.add_task(title, total=len(known))
        for item in known:
            yield item
            self.progress.advance(task)

    def after(self, **delta: float) -> datetime:
        return self.began + timedelta(**delta)
