"""What was planned: blind spots, risk, points, posts."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiayuan.command.layers.features import Feature, point
from jiayuan.command.models import EventPlan, Post, RiskPoint, SecurityPoint, SolveRun, Unit
from jiayuan.command.queries import visible
from jiayuan.command.siting import weight_of
from jiayuan.command.words import POINT_KINDS
from jiayuan.kernel.context import Acting


def blind(acting: Acting, plan: EventPlan) -> list[Feature]:
    run = visible(acting.scope, SolveRun).filter(plan=plan).order_by("-made_at").first()
    cells = run.figures.get("blind", []) if run else []
    return [point(lon, lat, size_m=50, over_s=over) for lon, lat, over in cells]


def risk(acting: Acting, plan: EventPlan) -> list[Feature]:
    rows = list(visible(acting.scope, RiskPoint).filter(plan=plan).order_by("pk"))
    weights = [weight_of(row) for row in rows]
    # Shares of the heaviest, because the eye compares sizes; the absolute weight means nothing on a map.
    top = max(weights, default=1.0)
    return [
        point(row.lon, row.lat, weight=round(weight / top, 4), label=row.name, core=row.zone == "core")
        for row, weight in zip(rows, weights, strict=True)
    ]


def points(acting: Acting, plan: EventPlan) -> list[Feature]:
    rows = visible(acting.scope, SecurityPoint).filter(plan=plan).order_by("code")
    return [point(r.lon, r.lat, kind=r.kind, code=r.code, label=f"{_(POINT_KINDS[r.kind])} {r.code}") for r in rows]


def posts(acting: Acting, plan: EventPlan) -> list[Feature]:
    staffed: dict[int, int] = {}
    for post_id in (
        visible(acting.scope, Unit).filter(plan=plan).exclude(home_post=None).values_list("home_post", flat=True)
    ):
        staffed[post_id] = staffed.get(post_id, 0) + 1
    rows = visible(acting.scope, Post).filter(plan=plan).order_by("code")
    return [point(r.lon, r.lat, label=f"{r.code} {r.name}", open=r.open, staff=staffed.get(r.pk, 0)) for r in rows]
