"""Stores the units of a new plan with their forces and leads."""

from __future__ import annotations

from jiayuan.command.inputs import NewPlan, NewUnit
from jiayuan.command.models import (
    EventPlan,
    Force,
    Responder,
    Unit,
)
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7


def _lead(plan: EventPlan, item: NewUnit) -> Responder | None:
    if item.lead_account is None:
        return None
    values = {"place_path": plan.place_path, "skills": list(item.skills), "agreed_at": clock.now(), "lon": item.lon,
              "lat": item.lat}  # fmt: skip
    responder, _ = Responder.objects.get_or_create(account_id=item.lead_account, defaults=values)
    return responder


def load_units(plan: EventPlan, new: NewPlan) -> int:
    # A force is named by its units only; the same name is the same force.
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
