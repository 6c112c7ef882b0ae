"""Starts the processes of an installation, starts again what dies, and stops them in reverse order."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType

from jiayuan.config.processes import Process

PATIENCE = 10.0
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 15.0


@dataclass
class Child:
    """A running process and how long to wait before starting it again."""

    process: Process
    running: subprocess.Popen[bytes]
    pause: float = FIRST_PAUSE
    since: float = field(default_factory=time.monotonic)
    not_before: float = 0.0


@dataclass
class Supervisor:
    """`on_death` is told the name and exit code of each child that ended by itself."""

    processes: Sequence[Process]
    environment: dict[str, str]
    on_death: Callable[[str, int], None] = lambda name, code: None
    children: list[Child] = field(default_factory=list)
    stopping: bool = False

    def start(self) -> None:
        self.children = [Child(process, self._spawn(process)) for process in self.processes]

    def run_from_start(self) -> None:
        self.start()
        self.run()

    def run(self) -> None:
        """Watches until a signal asks to stop; SIGINT and SIGTERM both end it gently."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask_to_stop)
        try:
            while not self.stopping:
                self.check()
                time.sleep(0.2)
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
                lived_long = time.monotonic() - child.since > LONGEST_PAUSE
                child.pause = FIRST_PAUSE if lived_long else min(child.pause * 2, LONGEST_PAUSE)
                child.not_before = time.monotonic() + child.pause
            elif time.monotonic() >= child.not_before:
                child.running, child.since, child.not_before = self._spawn(child.process), time.monotonic(), 0.0

    def stop(self) -> None:
        """Asks each child to end, last started first, and kills what does not."""
        for child in reversed(self.children):
            if child.running.poll() is None:
                child.running.terminate()
                try:
                    child.running.wait(PATIENCE)
                except subprocess.TimeoutExpired:
                    child.running.kill()
                    child.running.wait()

    def _spawn(self, process: Process) -> subprocess.Popen[bytes]:
        # A session of its own, so that Ctrl-C reaches the supervisor first and the order holds.
        command = list(process.command)
        return subprocess.Popen(command, env={**self.environment, **process.environment}, start_new_session=True)

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True
