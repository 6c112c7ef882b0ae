"""Reference data from `seeds/cases`: class codes, terms, hours, days, rules; and the units that handle."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from django.conf import settings

from jiayuan.audit.api import record
from jiayuan.cases.models import CalendarDay, ClassCode, RoutingRule, RuleSet, Term, WorkHours
from jiayuan.kernel import clock

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
    # Spans have no natural key to ignore a conflict by.
    if not WorkHours.objects.exists():
        WorkHours.objects.bulk_create([WorkHours(**row) for row in _rows("work_hours")])
    # A district's own active set is never pushed aside by the seed.
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
