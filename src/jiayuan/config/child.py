"""One running process of an installation, in a session of its own."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from jiayuan.config.backoff import next_pause
from jiayuan.config.processes import Process

# Seconds a child has to end after it was asked to.
PATIENCE = 10.0


def spawn(process: Process, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    # A session of its own, so that Ctrl-C reaches the supervisor first and the order of stopping holds.
    whole = {**environment, **process.environment}
    return subprocess.Popen(list(process.command), env=whole, start_new_session=True)


@dataclass
class Child:
    """A running process and how long to wait before starting it again; moments are of the monotonic clock."""

    process: Process
    running: subprocess.Popen[bytes]
    pause: float = 0.0
    since: float = field(default_factory=time.monotonic)
    not_before: float = 0.0

    def bury(self) -> None:
        """After a death: ends what it left behind, and sets when it may start again."""
        # A server's workers outlive a killed parent and keep its port, and the new one could not listen.
        self._kill_group()
        now = time.monotonic()
        self.pause = next_pause(self.pause, now - self.since)
        self.not_before = now + self.pause

    def rise(self, environment: Mapping[str, str]) -> None:
        self.running, self.since, self.not_before = spawn(self.process, environment), time.monotonic(), 0.0

    def end(self) -> None:
        """Asks it to end, and kills what does not."""
        if self.running.poll() is not None:
            return
        self.running.terminate()
        try:
            self.running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._kill_group()
            self.running.wait()

    def _kill_group(self) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.running.pid, signal.SIGKILL)
