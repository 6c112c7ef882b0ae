"""Putting a computed deployment into force: posts open, units get their places."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.command.actions.gate import allow, write_log
from jiayuan.command.actions.reserve import hold_reserve
from jiayuan.command.figures import figures
from jiayuan.command.live import announce
from jiayuan.command.models import EventPlan, Post, SecurityPoint, SolveRun, Unit
from jiayuan.command.queries import one, visible
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.text import mark


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
