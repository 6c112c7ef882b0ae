"""Checks of a plan before it is submitted and activated (spec command 4.2, thin form)."""

from __future__ import annotations

from jiayuan.command.geometry import nesting_faults, polygon
from jiayuan.command.models import Deployment, EventPlan, Post, RiskPoint, SecurityPoint, Zone
from jiayuan.command.words import CROWD, MEDIC
from jiayuan.kernel.errors import FieldError
from jiayuan.kernel.text import mark

# Fire-code practice [c]: one crowd manager per 250 people above 1,000; first aid one per 10,000 (spec 4.2).
CROWD_FROM, PER_CROWD_MANAGER, PER_FIRST_AID = 1000, 250, 10_000


def needed_of(skill: str, plan: EventPlan) -> int:
    """People with a skill that the points of the plan ask for."""
    lists = SecurityPoint.objects.filter(plan=plan).values_list("needs", flat=True)
    return sum(need["count"] for needs in lists for need in needs if need["skill"] == skill)


def plan_faults(plan: EventPlan) -> list[FieldError]:
    """What must be mended or waived before a plan goes to review."""
    zones = {zone.kind: polygon(zone.polygon) for zone in Zone.objects.filter(plan=plan)}
    crowd = -(-max(0, plan.expected_people) // PER_CROWD_MANAGER) if plan.expected_people > CROWD_FROM else 0
    checks = (
        ("zones", "core" not in zones, mark("还没有划定核心区")),
        ("zones", bool(nesting_faults(zones)), mark("核心区应在警戒区内，警戒区应在管控区内")),
        ("posts", not Post.objects.filter(plan=plan).exists(), mark("还没有候选岗位")),
        ("risks", not RiskPoint.objects.filter(plan=plan).exists(), mark("还没有风险点")),
        ("crowd", needed_of(CROWD, plan) < crowd, mark("人流疏导人员不足：超过1000人时每250人要有1名")),
        (
            "medic",
            needed_of(MEDIC, plan) < -(-plan.expected_people // PER_FIRST_AID),
            mark("急救人员不足：每1万人要有1名"),
        ),
    )
    return [FieldError(field, f"{field}-check", message) for field, hit, message in checks if hit]


def core_shortage(plan: EventPlan) -> int:
    """People missing at points of the core zone in the adopted deployment; all of them if there is none."""
    core = {point.pk: point for point in SecurityPoint.objects.filter(plan=plan, zone="core")}
    last = Deployment.objects.filter(plan=plan).order_by("-id").first()
    if last is None:
        # At least one: a plan nobody has computed is never "fully staffed", even if its points ask for nobody.
        return sum(need["count"] for point in core.values() for need in point.needs) or 1
    return sum(missing for point, _skill, missing in last.short if point in core)
