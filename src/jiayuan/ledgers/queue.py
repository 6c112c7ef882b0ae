"""Puts the next stage of a file into the job queue, inside the transaction of the deed that needs it."""

from __future__ import annotations

from procrastinate.contrib.django import app

from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.rules.files import WORKING

TASK = "ledgers.advance"


def defer_advance(file: LedgerFile) -> None:
    """One job per state and version; files of one office and template wait for each other."""
    # A file that waits for a person has no job; the person's command makes the next one.
    if file.state not in WORKING:
        return
    job = app.configure_task(
        TASK,
        queue="ledgers",
        lock=f"ledgers:{file.office}:{file.template_id}",
        queueing_lock=f"ledgers:{file.pk}:{file.version}",
        allow_unknown=True,
    )
    job.defer(file_id=str(file.pk), place=file.place_path)
