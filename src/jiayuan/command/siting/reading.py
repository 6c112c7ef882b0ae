"""Turns a plan's rows into a deployment task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from jiayuan.command.deployment import Class, DeploymentTask, Need, UnitType
from jiayuan.command.figures import figures
from jiayuan.command.geometry import polygon
from jiayuan.command.models import EventPlan, Post, RiskPoint, SecurityPoint, ServiceClass, Unit, Zone
from jiayuan.command.siting.inputs import Floats, Inputs, Ints, snapped
from jiayuan.command.siting.weights import weight_of
from jiayuan.command.travel import times_between
from jiayuan.places.api import network

# π_d: a missing person in the core zone costs more than one farther out.
ZONE_PRICE = {"core": 4.0, "alert": 2.0, "control": 1.0, "": 0.5}


def _types(units: list[Unit]) -> tuple[UnitType, ...]:
    # A type is its skills and mode, so any unit of it speaks for all; the first by call sign does.
    supply = Counter(unit.type_code for unit in units)
    first = {unit.type_code: unit for unit in reversed(units)}
    return tuple(
        UnitType(code, frozenset(first[code].skills), first[code].mode, supply[code]) for code in sorted(supply)
    )


def _needs(points: list[SecurityPoint]) -> tuple[Need, ...]:
    return tuple(
        Need(row, need["skill"], need["count"], point.releasable, ZONE_PRICE[point.zone])
        for row, point in enumerate(points)
        for need in point.needs
    )


def read(plan: EventPlan) -> Inputs:
    """Everything a deployment of the plan is computed from."""
    posts = list(Post.objects.filter(plan=plan, candidate=True).order_by("pk"))
    points = list(SecurityPoint.objects.filter(plan=plan).order_by("pk"))
    risks = list(RiskPoint.objects.filter(plan=plan).order_by("pk"))
    units = list(Unit.objects.filter(plan=plan).exclude(state="out_of_service").order_by("call_sign"))
    types = _types(units)
    modes = sorted({kind.mode for kind in types})
    task = _task(plan, posts, points, risks, types, modes)
    risk_nodes = {mode: snapped(_spots(risks), mode) for mode in modes}
    return Inputs(
        task, _ids(posts), _ids(points), _ids(risks), risk_nodes, _bases(units), _spots(posts), _spots(points),
        polygon(plan.area),
    )  # fmt: skip


def _ids(rows: Sequence[Post | SecurityPoint | RiskPoint]) -> list[int]:
    return [row.pk for row in rows]


def _spots(rows: Sequence[Post | SecurityPoint | RiskPoint]) -> list[tuple[float, float]]:
    return [(row.lon, row.lat) for row in rows]


def _task(
    plan: EventPlan,
    posts: list[Post],
    points: list[SecurityPoint],
    risks: list[RiskPoint],
    types: tuple[UnitType, ...],
    modes: list[str],
) -> DeploymentTask:
    turnout = float(figures()["turnout_s"]["available"])
    # One search per risk point serves posts and points together.
    starts, ends = _spots(posts) + _spots(points), _spots(risks)
    times = {mode: times_between(network(), starts, ends, mode) + turnout for mode in modes}
    classes = ServiceClass.objects.filter(plan=plan).order_by("-code")
    return DeploymentTask(
        weights=np.array([weight_of(risk) for risk in risks]),
        zone=tuple(risk.zone for risk in risks),
        core=np.array([risk.zone == "core" for risk in risks], dtype=bool),
        post_times={mode: table[: len(posts)] for mode, table in times.items()},
        point_times={mode: table[len(posts) :] for mode, table in times.items()},
        caps=np.array([post.capacity for post in posts], dtype=np.int64),
        most_open=min(plan.most_posts, len(posts)),
        classes=tuple(Class(c.code, c.skill, c.target_s, c.units, c.share, c.busy) for c in classes),
        types=types,
        needs=_needs(points),
        zone_share={zone.kind: zone.staffed_share for zone in Zone.objects.filter(plan=plan)},
    )


def _bases(units: list[Unit]) -> dict[tuple[str, str], tuple[Ints, Floats]]:
    """Per (skill, mode): where its units start from, each distinct place once."""
    found: dict[tuple[str, str], set[tuple[float, float]]] = {}
    for unit in units:
        for skill in unit.skills:
            found.setdefault((skill, unit.mode), set()).add((unit.base_lon, unit.base_lat))
    return {key: snapped(sorted(spots), key[1]) for key, spots in found.items()}
