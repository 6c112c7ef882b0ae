"""Background jobs of command."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from jiayuan.command.actions.deploying import compute, keep, prepare
from jiayuan.command.actions.fix_rows import roll_partitions
from jiayuan.command.actions.overdue import sweep
from jiayuan.identity.api import acting
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.places import api as places


# An offer of priority 1 stands for 30 seconds, so a sweep by the minute would be twice too late.
@app.periodic(cron="* * * * * */15")
@app.task(queue="command", name="command.sweep", queueing_lock="command.sweep", pass_context=False)
def sweep_events(timestamp: int) -> None:
    """Each quarter of a minute: lapsed offers, escalations, positions of shifts that are over."""
    for district in places.districts():
        sweep(district.path)


# The intake drops old days too, but only while positions come in: after the last event nobody else would.
@app.periodic(cron="10 18 * * *")
@app.task(queue="command", name="command.forget_fixes", queueing_lock="command.forget_fixes", pass_context=False)
def forget_fixes(timestamp: int) -> None:
    """At 02:10 in Beijing: raw fixes of more than 30 days ago go, a whole day's table at a time."""
    roll_partitions(clock.now().date())


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
