"""Computing a deployment and putting it into force. Reading, computing and keeping are apart, so that the solver
holds no transaction open."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.command import siting
from jiayuan.command.actions.gate import allow, write_log
from jiayuan.command.actions.reserve import hold_reserve
from jiayuan.command.deployment import Deployment as Answer
from jiayuan.command.deployment import solve_deployment as solve
from jiayuan.command.figures import figures
from jiayuan.command.inputs import RunInfo
from jiayuan.command.live import announce
from jiayuan.command.models import Deployment, EventPlan, Post, SecurityPoint, SolveRun, Unit
from jiayuan.command.queries import one, visible
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.text import mark

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


def staff_posts(plan_id: UUID, run_id: UUID) -> int:
    """Adopts a proposal: opens its posts and gives units their places. Returns the number of units placed."""
    acting = allow("command.plan")
    plan = one(acting.scope, EventPlan, plan_id, lock=True)
    if plan.state in ("closed", "reviewed"):
        raise Refused(mark("方案已经结束，不能再调整岗位"), code="plan-closed")
    proposal = one(acting.scope, SolveRun, run_id).deployment
    posts = {post.pk: post for post in visible(acting.scope, Post).filter(plan=plan)}
    points = {point.pk: point for point in visible(acting.scope, SecurityPoint).filter(plan=plan)}
    spare = _units_by_type(plan)
    placed: list[Unit] = []
    for post_id, kind, count in proposal.staff:
        placed += _place(spare[kind], count, posts[post_id], None)
    for point_id, _skill, kind, count in proposal.needs:
        placed += _place(spare[kind], count, None, points[point_id])
    opened = {post_id for post_id, _kind, _count in proposal.staff}
    at = [posts[post_id] for post_id in sorted(opened)]
    placed += hold_reserve(spare, placed, at, float(figures()["reserve_share"]))
    idle = [_unplaced(unit) for units in spare.values() for unit in units]
    Post.objects.filter(plan=plan).update(open=False)
    Post.objects.filter(plan=plan, pk__in=opened).update(open=True)
    Unit.objects.bulk_update([*placed, *idle], ["home_post", "home_point"], batch_size=500)
    write_log(plan, "decision", f"deployment adopted: {len(opened)} posts, {len(placed)} units")
    record("command.deployment.adopt", obj=f"run:{run_id}", n=len(placed))
    announce(plan, "plan", plan.pk)
    return len(placed)


def _units_by_type(plan: EventPlan) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    # Popped from the end, so the first call signs are placed first.
    for unit in Unit.objects.filter(plan=plan).exclude(state="out_of_service").order_by("-call_sign"):
        found[unit.type_code].append(unit)
    return found


def _place(spare: list[Unit], count: int, post: Post | None, point: SecurityPoint | None) -> list[Unit]:
    taken = [spare.pop() for _ in range(min(count, len(spare)))]
    for unit in taken:
        unit.home_post, unit.home_point = post, point
    return taken


def _unplaced(unit: Unit) -> Unit:
    unit.home_post = unit.home_point = None
    return unit
