"""Stores the zones, points, posts, risk points, classes and units of a new plan in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from jiayuan.command.figures import figures
from jiayuan.command.geometry import polygon, zone_of
from jiayuan.command.inputs import NewPlan, NewUnit
from jiayuan.command.models import (
    EventPlan,
    EventShift,
    Force,
    Post,
    Responder,
    RiskPoint,
    SecurityPoint,
    ServiceClass,
    Unit,
    Zone,
)
from jiayuan.command.travel import snap
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.places.api import network

ASSESSED_FOR = timedelta(days=30)


class Spot(Protocol):
    @property
    def lon(self) -> float: ...
    @property
    def lat(self) -> float: ...


def nodes_of(spots: Sequence[Spot]) -> list[int]:
    """Nodes of the foot network."""
    return snap(network(), [(spot.lon, spot.lat) for spot in spots], "foot").nodes.tolist() if spots else []


def load_contents(plan: EventPlan, new: NewPlan) -> int:
    """Number of rows stored."""
    stored = [_zones(plan, new), _points(plan, new), _posts(plan, new), _risks(plan, new), _units(plan, new)]
    shift = {"name": "1", "starts_at": plan.starts_at, "ends_at": plan.ends_at}
    EventShift.objects.create(plan=plan, place_path=plan.place_path, **shift)
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


def _zone_names(new: NewPlan, spots: Sequence[Spot]) -> list[str]:
    shapes = {kind: polygon(shape) for kind, shape in new.zones.items()}
    return zone_of([spot.lon for spot in spots], [spot.lat for spot in spots], shapes) if spots else []


def _points(plan: EventPlan, new: NewPlan) -> int:
    rows = [
        SecurityPoint(
            plan=plan, place_path=plan.place_path, code=item.code, kind=item.kind, name=item.name, lon=item.lon,
            lat=item.lat, node=node, zone=zone, releasable=item.releasable,
            needs=[{"skill": skill, "count": count} for skill, count in item.needs],
        )
        for item, node, zone in zip(new.points, nodes_of(new.points), _zone_names(new, new.points), strict=True)
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
        for item, node, zone in zip(new.risks, nodes_of(new.risks), _zone_names(new, new.risks), strict=True)
    ]  # fmt: skip
    return len(RiskPoint.objects.bulk_create(rows))


def _lead(plan: EventPlan, item: NewUnit) -> Responder | None:
    if item.lead_account is None:
        return None
    values = {"place_path": plan.place_path, "skills": list(item.skills), "agreed_at": clock.now(), "lon": item.lon,
              "lat": item.lat}  # fmt: skip
    responder, _ = Responder.objects.get_or_create(account_id=item.lead_account, defaults=values)
    return responder


def _units(plan: EventPlan, new: NewPlan) -> int:
    names = {item.force: item.professional for item in new.units}
    made = Force.objects.bulk_create(
        Force(plan=plan, place_path=plan.place_path, name=name, professional=flag) for name, flag in names.items()
    )
    forces = {force.name: force for force in made}
    rows = [
        Unit(
            id=uuid7(), plan=plan, place_path=plan.place_path, force=forces[item.force], call_sign=item.call_sign,
            type_code=item.type_code, skills=list(item.skills), mode=item.mode, professional=item.professional,
            base_lon=item.lon, base_lat=item.lat, lead=_lead(plan, item),
        )
        for item in new.units
    ]  # fmt: skip
    return len(Unit.objects.bulk_create(rows, batch_size=1000))
