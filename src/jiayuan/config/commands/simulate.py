"""`jiayuan simulate`: moves the demo's units along the streets, through the same intake as real devices."""

from __future__ import annotations

import logging
import signal
import threading
from types import FrameType

import click
from django.db import DatabaseError, connections

from jiayuan.command.api import simulate_tick
from jiayuan.kernel.errors import JiayuanError
from jiayuan.kernel.placepath import PlacePath

DISTRICT = PlacePath("110102.")
log = logging.getLogger(__name__)


@click.command()
@click.option("--speed", default=1.0, show_default=True, help="几倍于真实速度。")
@click.option("--every", default=2.0, show_default=True, help="每隔几秒走一步。")
def command(speed: float, every: float) -> None:
    """让演示的力量单元沿街道移动。"""
    stop = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    while not stop.wait(every):
        try:
            simulate_tick(DISTRICT, every * speed)
        except (DatabaseError, JiayuanError):
            # Two hands may move one unit, and the database may restart: the next step sees the new state.
            log.exception("simulate: step left out")
            connections.close_all()
