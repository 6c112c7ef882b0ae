"""Background jobs of command."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from jiayuan.command.actions.deploying import compute, keep, prepare
from jiayuan.identity.api import acting
from jiayuan.kernel.purpose import EVENT_STAFFING


@app.task(queue="command", name="command.solve")
def solve_plan(account_id: str, grant_id: int, plan_id: str) -> None:
    """Computes a deployment with the rights of who asked; the solver runs outside any transaction."""
    who = UUID(account_id)
    with acting(who, grant_id=grant_id, purpose=EVENT_STAFFING):
        prepared = prepare(UUID(plan_id))
    answer, figures = compute(prepared)
    with acting(who, grant_id=grant_id, purpose=EVENT_STAFFING):
        keep(prepared, answer, figures)


def ask_to_solve(account_id: UUID, grant_id: int, plan_id: UUID) -> None:
    """Queues the computation in the caller's transaction; asking twice makes one job."""
    job = solve_plan.configure(queueing_lock=f"command.solve:{plan_id}")
    job.defer(account_id=str(account_id), grant_id=grant_id, plan_id=str(plan_id))
