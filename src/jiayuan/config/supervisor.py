"""Starts the processes of an installation, starts again what dies, and stops them in reverse order."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType

from jiayuan.config.child import Child, spawn
from jiayuan.config.processes import Process

# Seconds between two looks at the children.
EVERY = 0.2


@dataclass
class Supervisor:
    """`on_death` is told the name and exit code of each child that ended by itself."""

    processes: Sequence[Process]
    environment: dict[str, str]
    on_death: Callable[[str, int], None] = lambda name, code: None
    children: list[Child] = field(default_factory=list)
    stopping: bool = False

    def start(self) -> None:
        # One by one: what has started must be known when the next one cannot be.
        for process in self.processes:
            self.children.append(Child(process, spawn(process, self.environment)))

    def run_from_start(self) -> None:
        """Starts all and watches until a signal asks to stop; SIGINT and SIGTERM both end it gently."""
        # Listened for before the first child starts: a Ctrl-C in between would leave children without a parent.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask_to_stop)
        try:
            self.start()
            while not self.stopping:
                self.check()
                time.sleep(EVERY)
        finally:
            self.stop()

    def check(self) -> None:
        """Starts dead children again, each after a pause that doubles while it keeps dying."""
        for child in self.children:
            code = child.running.poll()
            if code is None:
                continue
            if not child.not_before:
                self.on_death(child.process.name, code)
                child.bury()
            elif time.monotonic() >= child.not_before:
                child.rise(self.environment)

    def stop(self) -> None:
        """Asks each child to end, last started first: the database's users go before it does."""
        for child in reversed(self.children):
            child.end()

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True
