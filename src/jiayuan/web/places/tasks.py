"""The job that moves a community, with the rights of who asked."""

from __future__ import annotations

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from jiayuan.identity.api import acting
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.places.api import MovePlan, move_community


# Tried again: it waits for every table, and gives up rather than keep everybody waiting.
@app.task(queue="places", name="places.move", retry=RetryStrategy(max_attempts=5, wait=60))
def move(account_id: str, grant_id: int, before: str, after: str, reason: str) -> None:
    """Carries the community to exactly the path that was shown."""
    path = PlacePath(after)
    with acting(UUID(account_id), grant_id=grant_id, purpose=LEDGER_UPKEEP):
        move_community(PlacePath(before), path.parent() or path, path.code12(), reason)


def ask_to_move(account_id: UUID, grant_id: int, plan: MovePlan, reason: str) -> None:
    """Queues the move in the caller's transaction; asking twice makes one job."""
    job = move.configure(queueing_lock=f"places.move:{plan.before}", lock="places.move")
    job.defer(
        account_id=str(account_id), grant_id=grant_id, before=plan.before.value, after=plan.after.value, reason=reason
    )
