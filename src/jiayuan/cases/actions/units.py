"""The handling units: put in place, and read from the registry's organisations."""

from __future__ import annotations

import json
from collections.abc import Iterable

from jiayuan.audit.api import record
from jiayuan.cases.actions.reference import seeds
from jiayuan.cases.models import HandlingUnit
from jiayuan.cases.rules.units import Unit
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.registry.api import OrganisationRef, organisations


def install_units(units: Iterable[Unit]) -> int:
    """Puts the handling units in place (new ones added, known ones brought up to date)."""
    rows = [
        HandlingUnit(no=unit.no, name=unit.name[:80], roles=sorted(unit.roles), area=unit.area, active=unit.active)
        for unit in units
    ]
    HandlingUnit.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["no"], update_fields=["name", "roles", "area", "active"]
    )
    record("cases.units.install", n=len(rows))
    return len(rows)


def units_within(place: PlacePath) -> list[Unit]:
    """Handling units from the registry's organisations inside a place: roles by the words of the name, and a committee
    is its community's unit whatever it is called."""
    told = json.loads((seeds() / "unit_roles.json").read_text(encoding="utf-8"))["roles"]
    found = (
        _unit(row, told) for kind in ("unit", "utility", "committee", "property") for row in organisations(kind, place)
    )
    return [unit for unit in found if unit]


# The floor of the tree a role's area is cut to; anything else covers what the organisation's own place is.
KINDS = ("unit", "utility", "committee", "property")

FLOOR = {"community": Level.COMMUNITY, "property": Level.COMPOUND, "street": Level.STREET}


def _unit(row: OrganisationRef, told: list[tuple[str, list[str]]]) -> Unit | None:
    for word, roles in [("", ["community"])] if row.kind == "committee" else told:
        if word in row.name:
            path = PlacePath(row.place_path)
            floor = FLOOR.get(roles[0], Level.STREET)
            area = path.at(floor) if path.level >= floor else path
            return Unit(row.no, row.name, frozenset(roles), area.value)
    return None
