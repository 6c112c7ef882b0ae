"""Background work of benefits: every night, and at once where a ledger changed what is known."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from jiayuan.benefits.actions.at_once import streets_touched
from jiayuan.benefits.actions.later import RUNS, STREET, TOUCHED, street_later
from jiayuan.benefits.actions.nightly import night_of, nightly
from jiayuan.kernel.placepath import PlacePath


@app.periodic(cron="30 18 * * *")
@app.task(queue="benefits", name="benefits.nightly", lock=RUNS, queueing_lock="benefits.nightly", pass_context=False)
def every_night(timestamp: int) -> None:
    """At 02:30 in Beijing: evaluates every street, makes offers, ends notices that are over."""
    nightly()


@app.task(queue="benefits", name=TOUCHED, retry=2, pass_context=False)
def after_ledger(file_id: str) -> None:
    """A ledger was merged or undone: each street whose people it touched is evaluated once, however many files came."""
    for street in streets_touched(UUID(file_id)):
        street_later(street)


@app.task(queue="benefits", name=STREET, lock=RUNS, retry=2, pass_context=False)
def one_street(path: str) -> None:
    """What the night does, now."""
    night_of(PlacePath(path))
