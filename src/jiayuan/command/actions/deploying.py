"""Computing a deployment. Reading, computing and keeping are apart, so that the solver holds no transaction open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.command import siting
from jiayuan.command.actions.gate import allow
from jiayuan.command.deployment import Deployment as Answer
from jiayuan.command.deployment import solve_deployment as solve
from jiayuan.command.inputs import RunInfo
from jiayuan.command.live import announce
from jiayuan.command.models import Deployment, EventPlan, SolveRun
from jiayuan.command.queries import one
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.text import mark

# Spec 4.4: 60 s on one thread; the gap reached is stored and shown.
TIME_LIMIT_S = 60.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan's task, ready to be computed outside any transaction."""

    plan_id: UUID
    inputs: siting.Inputs


def prepare(plan_id: UUID) -> Prepared:
    """Reads what the computation needs; Invalid when posts, risk points or units are missing."""
    acting = allow("command.plan")
    plan = one(acting.scope, EventPlan, plan_id)
    if plan.state in ("closed", "reviewed"):
        raise Refused(mark("方案已经结束，不能再计算布控"), code="plan-closed")
    # Everything is read here, so that the solver runs for a minute without a transaction.
    inputs = siting.read(plan)
    if not (inputs.post_ids and inputs.risk_ids and inputs.task.types):
        raise Invalid(mark("请先填写候选岗位、风险点和力量，再计算布控"), code="deployment-inputs")
    return Prepared(plan.pk, inputs)


def compute(
    prepared: Prepared, *, time_limit_s: float = TIME_LIMIT_S, rel_gap: float = 0.001, seed: int = 0
) -> tuple[Answer, dict[str, Any]]:
    """The answer and its figures in words of the plan; touches no database."""
    answer = solve(prepared.inputs.task, time_limit_s=time_limit_s, rel_gap=rel_gap, seed=seed)
    return answer, siting.figures_of(prepared.inputs, answer)


def keep(prepared: Prepared, answer: Answer, figures: dict[str, Any]) -> RunInfo:
    """Stores the run and its proposal; nothing changes in the plan until it is adopted."""
    acting = allow("command.plan")
    plan = one(acting.scope, EventPlan, prepared.plan_id)
    run = SolveRun.objects.create(
        id=uuid7(), plan=plan, place_path=plan.place_path, kind="deployment", inputs_sha256=answer.inputs_sha256,
        seed=answer.seed, versions=answer.versions, objective=answer.objective, bound=answer.bound, gap=answer.gap,
        status=answer.status, trace=[list(step) for step in answer.trace], cpu_s=answer.cpu_s, wall_s=answer.wall_s,
        figures=figures, made_at=clock.now(), made_by=acting.account_id,
    )  # fmt: skip
    Deployment.objects.create(
        run=run, plan=plan, place_path=plan.place_path, **siting.proposal_of(prepared.inputs, answer)
    )
    record("command.deployment.solve", obj=f"run:{run.pk}", detail={"status": run.status})
    announce(plan, "run", run.pk)
    return run_info(run)


def solve_deployment(plan_id: UUID, *, time_limit_s: float = TIME_LIMIT_S, seed: int = 0) -> RunInfo:
    """All three steps inside the caller's transaction: for drills and small plans."""
    prepared = prepare(plan_id)
    return keep(prepared, *compute(prepared, time_limit_s=time_limit_s, seed=seed))


def run_info(run: SolveRun) -> RunInfo:
    return RunInfo(run.pk, run.status, run.objective, run.bound, run.gap, run.wall_s, run.figures)
