"""The processes of one installation and the commands that start them."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

# Named to every child: a stray setting of the shell must not lead some of them elsewhere.
SETTINGS = "jiayuan.config.settings"
SLOW_HEADER_MS = "10000"


@dataclass(frozen=True)
class Process:
    """One child of the supervisor. `environment` is added to the parent's."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)


def _granian(interface: str, target: str, host: str, port: int, *extra: str) -> tuple[str, ...]:
    address = ("--host", host, "--port", str(port), "--interface", interface, "--no-ws", "--log-level", "warning")
    return (sys.executable, "-m", "granian", *address, "--http", "1", *extra, target)


def web(host: str, port: int) -> Process:
    """Pages and API under WSGI: synchronous views are several times slower under ASGI."""
    pool = ("--workers", "2", "--blocking-threads", "4", "--backlog", "512", "--backpressure", "128")
    limits = ("--http1-header-read-timeout", SLOW_HEADER_MS, "--respawn-failed-workers")
    command = _granian("wsgi", "jiayuan.config.wsgi:application", host, port, *pool, *limits)
    return Process("web", command, {"JIAYUAN_PROCESS": "web"})


def live(host: str, port: int) -> Process:
    """Server-sent events only; the default backlog would stop silently at 1,024 clients."""
    room = ("--workers", "1", "--backlog", "4096", "--backpressure", "8000")
    command = _granian("asginl", "jiayuan.config.asgi:application", host, port, *room)
    return Process("live", command, {"JIAYUAN_PROCESS": "web"})


def worker() -> Process:
    """Jobs and periodic tasks: clocks, seals, retention, ledger stages."""
    return Process("worker", (sys.executable, "-m", "jiayuan.config.cli", "worker"), {"JIAYUAN_PROCESS": "worker"})


def simulator(speed: float) -> Process:
    """Moves the demo's units along the streets, through the same intake as real devices."""
    command = (sys.executable, "-m", "jiayuan.config.cli", "simulate", "--speed", str(speed))
    return Process("simulator", command, {"JIAYUAN_PROCESS": "worker"})


def environment(data: Path, live_url: str, *, demo: bool) -> dict[str, str]:
    """What all children share."""
    shared = {"JIAYUAN_DATA_DIR": str(data), "JIAYUAN_LIVE_URL": live_url, "DJANGO_SETTINGS_MODULE": SETTINGS}
    return {**os.environ, **shared, **({"JIAYUAN_DEMO": "1"} if demo else {})}
