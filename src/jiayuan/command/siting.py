"""Turns a plan's rows into a deployment task, and an answer into rows and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiayuan.command import coverage
from jiayuan.command.deployment import Class, Deployment, DeploymentTask, Need, UnitType
from jiayuan.command.deployment.score import covered_share
from jiayuan.command.figures import figures
from jiayuan.command.geometry import cells, polygon, to_degrees
from jiayuan.command.models import EventPlan, Post, RiskPoint, SecurityPoint, ServiceClass, Unit, Zone
from jiayuan.command.risk import risk_weight
from jiayuan.command.travel import first_to_arrive, snap, times_between
from jiayuan.places.api import from_local, network

Floats = NDArray[np.float64]
# π_d: a missing person in the core zone costs more than one farther out.
ZONE_PRICE = {"core": 4.0, "alert": 2.0, "control": 1.0, "": 0.5}


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """The task and the ids its rows stand for. `bases[mode]` = where units are without a deployment (nodes, access)."""

    task: DeploymentTask
    post_ids: list[int]
    point_ids: list[int]
    risk_ids: list[int]
    risk_nodes: dict[str, tuple[NDArray[np.int64], Floats]]
    bases: dict[tuple[str, str], tuple[NDArray[np.int64], Floats]]
    post_spots: list[tuple[float, float]]
    point_spots: list[tuple[float, float]]
    area: Any


def weight_of(risk: RiskPoint) -> float:
    return risk_weight(risk.hazard, risk.vulnerability, risk.persons_h, risk.zone, risk.density, figures())


def _types(units: list[Unit]) -> tuple[UnitType, ...]:
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
    risk_nodes = {mode: _snapped(_spots(risks), mode) for mode in modes}
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


def _snapped(spots: list[tuple[float, float]], mode: str) -> tuple[NDArray[np.int64], Floats]:
    at = snap(network(), spots, mode)
    return at.nodes, at.access


def _bases(units: list[Unit]) -> dict[tuple[str, str], tuple[NDArray[np.int64], Floats]]:
    """Per (skill, mode): where its units start from, each distinct place once."""
    found: dict[tuple[str, str], set[tuple[float, float]]] = {}
    for unit in units:
        for skill in unit.skills:
            found.setdefault((skill, unit.mode), set()).add((unit.base_lon, unit.base_lat))
    return {key: _snapped(sorted(spots), key[1]) for key, spots in found.items()}


def proposal_of(inputs: Inputs, answer: Deployment) -> dict[str, list[list[Any]]]:
    """The answer in ids: see the table command_deployment."""
    types, needs = inputs.task.types, inputs.task.needs
    rows, columns = np.nonzero(answer.staff)
    staff = [[inputs.post_ids[j], types[k].code, int(answer.staff[j, k])] for j, k in zip(rows, columns, strict=True)]
    rows, columns = np.nonzero(answer.at_needs)
    at_needs = [
        [inputs.point_ids[needs[d].point], needs[d].skill, types[k].code, int(answer.at_needs[d, k])]
        for d, k in zip(rows, columns, strict=True)
    ]
    short = [
        [inputs.point_ids[needs[d].point], needs[d].skill, int(answer.shortage[d])]
        for d in np.flatnonzero(answer.shortage > 0)
    ]
    return {"staff": staff, "needs": at_needs, "short": short}


def _before(inputs: Inputs, kind: Class) -> Floats:
    """Seconds until the quickest unit comes from where units are without a deployment."""
    best = np.full(len(inputs.risk_ids), np.inf)
    for (skill, mode), (nodes, access) in inputs.bases.items():
        if skill == kind.skill:
            risk_nodes, risk_access = inputs.risk_nodes[mode]
            best = np.minimum(best, first_to_arrive(network(), nodes, mode, access)[risk_nodes] + risk_access)
    return best + float(figures()["turnout_s"]["available"])


def placed_spots(inputs: Inputs, answer: Deployment, kind: Class) -> dict[str, list[tuple[float, float]]]:
    """Where people of the class stand in the answer, by mode."""
    found: dict[str, list[tuple[float, float]]] = {}
    for column, unit in enumerate(inputs.task.types):
        if kind.skill in unit.skills:
            here = [inputs.post_spots[j] for j in np.flatnonzero(answer.staff[:, column])]
            here += [
                inputs.point_spots[inputs.task.needs[d].point]
                for d in np.flatnonzero(answer.at_needs[:, column])
                if inputs.task.needs[d].releasable
            ]
            found.setdefault(unit.mode, []).extend(here)
    return found


def blind_cells(inputs: Inputs, answer: Deployment, kind: Class) -> list[coverage.BlindSpot]:
    """50 m cells of the area nobody of the class reaches in time."""
    centres = cells(inputs.area)
    best = np.full(len(centres), np.inf)
    lon, lat = to_degrees(centres).T
    for mode, spots in placed_spots(inputs, answer, kind).items():
        nodes, access = _snapped(sorted(set(spots)), mode) if spots else (np.empty(0, np.int64), np.empty(0))
        at = network().snap(lon, lat, mode)
        best = np.minimum(best, first_to_arrive(network(), nodes, mode, access)[at.nodes] + at.access)
    best += float(figures()["turnout_s"]["available"])
    return coverage.blind_spots(centres, best, kind.target_s)


def figures_of(inputs: Inputs, answer: Deployment) -> dict[str, Any]:
    """Before and after, by class and together (share-weighted); blind spots; what is short."""
    found: dict[str, Any] = {"classes": {}, "covered_before": 0.0, "covered_after": 0.0}
    worst: list[coverage.BlindSpot] = []
    for kind in inputs.task.classes:
        before = coverage.covered_share(inputs.task.weights, _before(inputs, kind), kind.target_s)
        after = covered_share(inputs.task, kind, answer.staff, answer.at_needs)
        blind = blind_cells(inputs, answer, kind)
        found["classes"][kind.code] = {"before": round(before, 4), "after": round(after, 4), "blind": len(blind)}
        found["covered_before"] += kind.share * before
        found["covered_after"] += kind.share * after
        worst = max(worst, blind, key=len)
    spots = [[*np.round(from_local(cell.x, cell.y), 6).tolist(), cell.over_s] for cell in worst]
    return found | {
        "covered_before": round(found["covered_before"], 4),
        "covered_after": round(found["covered_after"], 4),
        "blind_spots": len(worst),
        "blind": spots[:400],
        "posts_open": len(answer.open),
        "people_at_posts": int(answer.staff.sum()),
        "people_at_points": int(answer.at_needs.sum()),
        "short": int(answer.shortage.sum()),
        "risk_points": len(inputs.risk_ids),
    }
