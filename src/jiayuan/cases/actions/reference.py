"""Reference data from `seeds/cases`: class codes, terms, hours, days, rules; and the units that handle."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings

from jiayuan.audit.api import record
from jiayuan.cases.models import CalendarDay, ClassCode, HandlingUnit, RoutingRule, RuleSet, Term, WorkHours
from jiayuan.cases.rules.routing import Unit
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.registry.api import OrganisationRef, organisations

NUMBERS = ("value", "opens", "closes", "photos", "dup_m", "dup_weeks")
FLAGS = ("to_confirm", "public_feed", "worked")


def seeds() -> Path:
    return Path(settings.SEEDS) / "cases"


def _rows(name: str) -> list[dict[str, Any]]:
    with (seeds() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [_typed(row) for row in csv.DictReader(file)]


def _typed(row: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = dict(row)
    found.update({key: int(row[key]) for key in NUMBERS if key in row})
    found.update({key: row[key] == "1" for key in FLAGS if key in row})
    if "limits" in row:
        found["limits"] = json.loads(row["limits"] or "{}")
        found["tags"] = row["tags"].split()
    return found


def load_reference() -> int:
    """Loads what is not there yet and returns the number of rows now present; call it acting as a service."""
    ClassCode.objects.bulk_create([ClassCode(**row) for row in _rows("class_codes")], ignore_conflicts=True)
    Term.objects.bulk_create([Term(**row) for row in _rows("terms")], ignore_conflicts=True)
    CalendarDay.objects.bulk_create([CalendarDay(**row) for row in _rows("calendar_days")], ignore_conflicts=True)
    if not WorkHours.objects.exists():
        WorkHours.objects.bulk_create([WorkHours(**row) for row in _rows("work_hours")])
    if not RuleSet.objects.filter(state="active").exists():
        _load_rules(json.loads((seeds() / "rules.json").read_text(encoding="utf-8")))
    count = sum(model._default_manager.count() for model in (ClassCode, Term, CalendarDay, WorkHours, RoutingRule))
    record("cases.reference.load", n=count)
    return count


def _load_rules(told: dict[str, Any]) -> None:
    rule_set = RuleSet.objects.create(
        version=told["version"], state="active", author=told["author"], approver=told["approver"],
        activated_at=clock.now(),
    )  # fmt: skip
    RoutingRule.objects.bulk_create([RoutingRule(rule_set=rule_set, **rule) for rule in told["rules"]])


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
