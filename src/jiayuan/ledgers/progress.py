"""How far the stage at work has come, kept on the file so that a page can show it and a new worker goes on from it."""

from __future__ import annotations

from datetime import datetime

from jiayuan.kernel import clock
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.rules.files import WORKING
from jiayuan.ledgers.shapes import Progress


def begin(file: LedgerFile, stage: str) -> None:
    """Notes that a stage begins; a stage that was begun already goes on."""
    if file.progress.get("stage") == stage:
        return
    total = file.counts.get("rows", 0)
    file.progress = {"stage": stage, "done": 0, "total": total, "started_at": clock.now().isoformat()}
    file.save(update_fields=["progress"])


def come(file: LedgerFile, done: int) -> None:
    """Notes how many rows are done."""
    file.progress = {**file.progress, "done": done}
    file.save(update_fields=["progress"])


def progress_of(file: LedgerFile) -> Progress | None:
    """None when no stage is at work. The time left is unknown until the first rows are done."""
    told = file.progress
    if not told or WORKING.get(file.state) != told["stage"]:
        return None
    spent = (clock.now() - datetime.fromisoformat(told["started_at"])).total_seconds()
    left = spent * (told["total"] - told["done"]) / told["done"] if told["done"] else None
    return Progress(told["stage"], told["done"], told["total"], None if left is None else max(round(left), 0))
