"""Stores the zones, points, posts, risk points, classes and units of a new plan in bulk."""

from __future__ import annotations

from datetime import timedelta

from jiayuan.command.actions.forces import load_units
from jiayuan.command.actions.spots import nodes_of, zone_names
from jiayuan.command.figures import figures
from jiayuan.command.inputs import NewPlan
from jiayuan.command.models import (
    EventPlan,
    EventShift,
    Post,
    RiskPoint,
    SecurityPoint,
    ServiceClass,
    Zone,
)
from jiayuan.kernel import clock

ASSESSED_FOR = timedelta(days=30)


def load_contents(plan: EventPlan, new: NewPlan) -> int:
    """Number of rows stored."""
    stored = [_zones(plan, new), _points(plan, new), _posts(plan, new), _risks(plan, new), load_units(plan, new)]
    shift = {"name": "1", "starts_at": plan.starts_at, "ends_at": plan.ends_at}
    EventShift.objects.create(plan=plan, place_path=plan.place_path, **shift)
    # Copied, not referred to: a figure that changes later must not change what an old plan was measured by.
    for row in figures()["classes"]:
        ServiceClass.objects.create(plan=plan, place_path=plan.place_path, **row)
    return sum(stored)


def _zones(plan: EventPlan, new: NewPlan) -> int:
    factors, shares = figures()["zone_factor"], figures()["zone_staffed_share"]
    rows = [
        Zone(plan=plan, place_path=plan.place_path, kind=kind, polygon=dict(shape), factor=factors[kind],
             staffed_share=shares[kind])
        for kind, shape in new.zones.items()
    ]  # fmt: skip
    return len(Zone.objects.bulk_create(rows))


def _points(plan: EventPlan, new: NewPlan) -> int:
    rows = [
        SecurityPoint(
            plan=plan, place_path=plan.place_path, code=item.code, kind=item.kind, name=item.name, lon=item.lon,
            lat=item.lat, node=node, zone=zone, releasable=item.releasable,
            needs=[{"skill": skill, "count": count} for skill, count in item.needs],
        )
        for item, node, zone in zip(new.points, nodes_of(new.points), zone_names(new, new.points), strict=True)
    ]  # fmt: skip
    return len(SecurityPoint.objects.bulk_create(rows))


def _posts(plan: EventPlan, new: NewPlan) -> int:
    rows = [
        Post(plan=plan, place_path=plan.place_path, code=item.code, name=item.name, lon=item.lon, lat=item.lat,
             node=node, capacity=item.capacity)
        for item, node in zip(new.posts, nodes_of(new.posts), strict=True)
    ]  # fmt: skip
    return len(Post.objects.bulk_create(rows))


def _risks(plan: EventPlan, new: NewPlan) -> int:
    now = clock.now()
    rows = [
        RiskPoint(
            plan=plan, place_path=plan.place_path, category=item.category, name=item.name, lon=item.lon, lat=item.lat,
            node=node, zone=zone, hazard=item.hazard, vulnerability=item.vulnerability, persons_h=item.persons_h,
            density=item.density, thing_ref=item.thing_ref, assessed_at=now, expires_at=now + ASSESSED_FOR,
        )
        for item, node, zone in zip(new.risks, nodes_of(new.risks), zone_names(new, new.risks), strict=True)
    ]  # fmt: skip
    return len(RiskPoint.objects.bulk_create(rows))
