"""A whole event played through the real doors, on a clock of its own: from the plan to the after-action report."""

from __future__ import annotations

import heapq
import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np

from jiayuan.command.actions.deploying import TIME_LIMIT_S, compute, keep, prepare, staff_posts
from jiayuan.command.actions.dispatches import confirm_dispatch, dispatch_command
from jiayuan.command.actions.incidents import incident_command, report_incident
from jiayuan.command.actions.plans import create_plan, plan_command
from jiayuan.command.actions.positions import store_positions
from jiayuan.command.actions.shifts import muster
from jiayuan.command.aftermath import quantile
from jiayuan.command.dispatch import Option
from jiayuan.command.fair import autumn_fair
from jiayuan.command.inputs import Fix, NewIncident, NewPlan, RunInfo
from jiayuan.command.models import EventPlan, Incident, PositionLatest, RiskPoint, Unit
from jiayuan.command.queries import one
from jiayuan.command.recommending import recommend
from jiayuan.command.reports import report_of
from jiayuan.command.simulate import Happening, happenings, way_between
from jiayuan.command.siting import weight_of
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.places.api import network

PLANNER, APPROVER, DISPATCHER = "drill-planner", "drill-approver", "drill-dispatcher"
REFRESH_S, RETRY_S = 200.0, 60.0
MOST_TRIES = 20
Progress = Callable[[str, int, int], None]


def _silent(step: str, done: int, total: int) -> None:
    return None


@contextmanager
def _as(name: str, place: PlacePath, at: datetime) -> Iterator[Acting]:
    with clock.frozen(at), acting_as_service(name, place=place, purpose=EVENT_STAFFING) as acting:
        yield acting


@dataclass(slots=True)
class Played:
    """What the exercise measured beside the report."""

    run: RunInfo
    plan_id: UUID
    units: int
    points: int
    eta_ms: list[float] = field(default_factory=list)
    decision_ms: list[float] = field(default_factory=list)


def open_event(
    new: NewPlan, at: datetime, *, time_limit_s: float = TIME_LIMIT_S, seed: int = 0
) -> tuple[Played, list[Fix]]:
    """Creates, computes, approves by a second account, staffs, activates and musters; returns the first positions."""
    with _as(PLANNER, new.place, at):
        plan_id = create_plan(new)
        prepared = prepare(plan_id)
    answer, figures = compute(prepared, time_limit_s=time_limit_s, seed=seed)
    with _as(PLANNER, new.place, at):
        run = keep(prepared, answer, figures)
        staff_posts(plan_id, run.id)
        plan_command(plan_id, "submit", data={"waiver": "drill"})
    with _as(APPROVER, new.place, at):
        plan_command(plan_id, "approve")
        plan_command(plan_id, "activate", data={"waiver": "drill"})
        fixes = muster(plan_id, min(new.ends_at, at + timedelta(hours=12)))
        store_positions(fixes)
    return Played(run, plan_id, len(fixes), len(new.points)), fixes


def seed_demo_event(
    place: PlacePath, *, scale: float = 0.2, seed: int = 1, leads: Sequence[UUID] = (), incidents: int = 4
) -> UUID:
    """The demo's running event: plan active, units on shift at their posts, a few open incidents. Returns the plan."""
    now = clock.now()
    played, _ = open_event(autumn_fair(place, now, scale=scale, seed=seed, leads=leads), now, time_limit_s=20)
    for item in _script(played.plan_id, place, now, incidents, 1.0, seed):
        with _as(DISPATCHER, place, clock.now()):
            report_incident(NewIncident(played.plan_id, item.class_code, item.lon, item.lat, "演示事件", "drill"))
    return played.plan_id


def _script(plan_id: UUID, place: PlacePath, at: datetime, n: int, hours: float, seed: int) -> list[Happening]:
    with _as(PLANNER, place, at):
        risks = list(RiskPoint.objects.filter(plan=plan_id).order_by("pk"))
    weights = np.array([weight_of(risk) for risk in risks])
    lon, lat = np.array([risk.lon for risk in risks]), np.array([risk.lat for risk in risks])
    return happenings(weights, lon, lat, n, hours, seed)


class Exercise:
    """Plays incidents in simulated time: an agenda of (moment, order, deed, what)."""

    def __init__(self, played: Played, place: PlacePath, start: datetime, seed: int) -> None:
        self.played, self.place, self.start = played, place, start
        self.rng = np.random.default_rng(seed + 1)
        self.agenda: list[tuple[float, int, str, Any]] = []
        self.order = itertools.count()
        self.stay: dict[UUID, float] = {}
        self.tries: Counter[UUID] = Counter()
        self.refreshed = 0.0

    def plan_for(self, moment: float, deed: str, what: Any) -> None:
        heapq.heappush(self.agenda, (moment, next(self.order), deed, what))

    def play(self, script: Sequence[Happening], progress: Progress) -> float:
        """Runs until nothing is left to do; returns the last moment (seconds)."""
        for item in script:
            self.plan_for(item.after_s, "report", item)
        moment, closed = 0.0, 0
        while self.agenda:
            moment, _, deed, what = heapq.heappop(self.agenda)
            self.refresh(moment)
            with _as(DISPATCHER, self.place, self.start + timedelta(seconds=moment)) as acting:
                getattr(self, f"on_{deed}")(acting, moment, what)
            if deed == "close":
                closed += 1
                progress("incidents", closed, len(script))
        return moment

    def refresh(self, moment: float) -> None:
        """Every unit reports where it stands before its fix grows too old to count."""
        if moment - self.refreshed < REFRESH_S:
            return
        self.refreshed = moment
        at = self.start + timedelta(seconds=moment)
        with _as(DISPATCHER, self.place, at):
            rows = PositionLatest.objects.filter(plan=self.played.plan_id).values_list(
                "unit__share_token", "lon", "lat"
            )
            store_positions([Fix(token, at, lon, lat, 5.0) for token, lon, lat in rows])

    def on_report(self, acting: Acting, moment: float, item: Happening) -> None:
        new = NewIncident(self.played.plan_id, item.class_code, item.lon, item.lat, "演练事件", "drill")
        incident_id = report_incident(new)
        self.stay[incident_id] = item.service_s
        self.plan_for(moment + float(self.rng.uniform(8, 20)), "decide", incident_id)

    def on_decide(self, acting: Acting, moment: float, incident_id: UUID) -> None:
        """A person takes the first option; with nobody free it is asked again a minute later."""
        advice = recommend(incident_id)
        self.played.eta_ms.append(advice.eta_ms)
        self.played.decision_ms.append(advice.total_ms)
        if not advice.options or advice.options[0].missing:
            self.wait_or_hand_over(moment, incident_id)
            return
        for dispatch_id in confirm_dispatch(incident_id, sent_of(advice.options[0])):
            self.plan_for(moment + float(self.rng.uniform(5, 20)), "accept", (incident_id, dispatch_id))

    def wait_or_hand_over(self, moment: float, incident_id: UUID) -> None:
        """Asked again each minute; what nobody on shift can do goes to the district, with its reason."""
        self.tries[incident_id] += 1
        if self.tries[incident_id] < MOST_TRIES:
            self.plan_for(moment + RETRY_S, "decide", incident_id)
        else:
            incident_command(incident_id, "cancel", data={"reason": "现场没有相应力量，已转区级支援"})

    def on_accept(self, acting: Acting, moment: float, what: tuple[UUID, UUID]) -> None:
        dispatch_command(what[1], "accept")
        self.plan_for(moment + float(self.rng.uniform(5, 25)), "depart", what)

    def on_depart(self, acting: Acting, moment: float, what: tuple[UUID, UUID]) -> None:
        incident_id, dispatch_id = what
        dispatch_command(dispatch_id, "depart")
        incident = one(acting.scope, Incident, incident_id)
        unit = Unit.objects.select_related("position").get(dispatches=dispatch_id)
        here = (unit.position.lon, unit.position.lat)
        way = way_between(network(), here, (incident.lon, incident.lat), unit.mode)
        # Real ways differ from the computed one: lights, crowds, a short cut.
        real_s = way.total_s * float(self.rng.lognormal(0.0, 0.15))
        self.plan_for(moment + real_s, "arrive", (incident_id, dispatch_id, unit.share_token))

    def on_arrive(self, acting: Acting, moment: float, what: tuple[UUID, UUID, str]) -> None:
        incident_id, dispatch_id, token = what
        incident = one(acting.scope, Incident, incident_id)
        store_positions([Fix(token, clock.now(), incident.lon, incident.lat, 5.0)])
        dispatch_command(dispatch_id, "arrive")
        self.plan_for(moment + self.stay[incident_id], "clear", (incident_id, dispatch_id))

    def on_clear(self, acting: Acting, moment: float, what: tuple[UUID, UUID]) -> None:
        incident_id, dispatch_id = what
        dispatch_command(dispatch_id, "clear")
        if one(acting.scope, Incident, incident_id).state == "resolved":
            self.plan_for(moment + 30.0, "close", incident_id)

    def on_close(self, acting: Acting, moment: float, incident_id: UUID) -> None:
        incident_command(incident_id, "close")


def sent_of(option: Option) -> list[tuple[UUID, str, float]]:
    """An option as `confirm_dispatch` takes it."""
    return [(unit.key, skill, unit.eta_s) for unit, skill in option.sent]


def play_event(
    place: PlacePath, *, scale: float = 1.0, incidents: int = 60, hours: float = 2.0, seed: int = 1,
    new: NewPlan | None = None, progress: Progress = _silent, time_limit_s: float = TIME_LIMIT_S,
) -> dict[str, Any]:  # fmt: skip
    """The drill of step 6d: figures with the keys of the drill's `command` part. Leaves a reviewed plan behind."""
    start = clock.now()
    progress("deployment", 0, 1)
    plan = new or autumn_fair(place, start, scale=scale, seed=seed)
    played, _ = open_event(plan, start, time_limit_s=time_limit_s, seed=seed)
    progress("deployment", 1, 1)
    exercise = Exercise(played, place, start, seed)
    last = exercise.play(_script(played.plan_id, place, start, incidents, hours, seed), progress)
    with _as(PLANNER, place, start + timedelta(seconds=last + 60)) as acting:
        plan_command(played.plan_id, "close")
        plan_command(played.plan_id, "publish")
        report = report_of(one(acting.scope, EventPlan, played.plan_id))
    return _figures(played, report)


def _figures(played: Played, report: dict[str, Any]) -> dict[str, Any]:
    run = played.run
    return {
        "units": played.units,
        "points": played.points,
        "risk_points": run.figures["risk_points"],
        "covered_before": run.figures["covered_before"],
        "covered_after": run.figures["covered_after"],
        "blind_spots": run.figures["blind_spots"],
        "siting_gap": run.gap,
        "siting_seconds": round(run.wall_s, 2),
        "incidents": report["incidents"],
        "eta_ms_p95": quantile(played.eta_ms, 0.95),
        "decision_ms_p95": quantile(played.decision_ms, 0.95),
        "arrival_s_p50": report["arrival_s_p50"],
        "arrival_s_p90": report["arrival_s_p90"],
        "within_target_rate": report["within_target_rate"],
        "plan": str(played.plan_id),
    }
