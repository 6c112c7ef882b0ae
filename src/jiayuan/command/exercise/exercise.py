"""Plays incidents in simulated time: units answer, go, arrive and clear."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from jiayuan.command.actions.dispatches import dispatch_command
from jiayuan.command.actions.incidents import incident_command
from jiayuan.command.actions.positions import store_positions
from jiayuan.command.exercise.acting import DISPATCHER, acting_as
from jiayuan.command.exercise.deciding import Deciding
from jiayuan.command.exercise.opening import Played
from jiayuan.command.inputs import Fix
from jiayuan.command.models import Incident, PositionLatest, Unit
from jiayuan.command.queries import one
from jiayuan.command.simulate import Happening
from jiayuan.command.ways import way_between
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import network

REFRESH_S = 200.0
Progress = Callable[[str, int, int], None]


class Exercise(Deciding):
    """One deed `on_…` per step of an incident; each runs as the dispatcher, at its own moment."""

    def __init__(self, played: Played, place: PlacePath, start: datetime, seed: int) -> None:
        super().__init__(played, place, start, seed)
        self.refreshed = 0.0

    def play(self, script: Sequence[Happening], progress: Progress) -> float:
        """Runs until nothing is left to do; returns the last moment (seconds)."""
        for item in script:
            self.agenda.plan_for(item.after_s, "report", item)
        moment, closed = 0.0, 0
        while self.agenda:
            moment, deed, what = self.agenda.next()
            self.refresh(moment)
            with acting_as(DISPATCHER, self.place, self.start + timedelta(seconds=moment)) as acting:
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
        with acting_as(DISPATCHER, self.place, at):
            rows = PositionLatest.objects.filter(plan=self.played.plan_id).values_list(
                "unit__share_token", "lon", "lat"
            )
            store_positions([Fix(token, at, lon, lat, 5.0) for token, lon, lat in rows])

    def on_accept(self, acting: Acting, moment: float, what: tuple[UUID, UUID]) -> None:
        dispatch_command(what[1], "accept")
        self.agenda.plan_for(moment + float(self.rng.uniform(5, 25)), "depart", what)

    def on_depart(self, acting: Acting, moment: float, what: tuple[UUID, UUID]) -> None:
        incident_id, dispatch_id = what
        dispatch_command(dispatch_id, "depart")
        incident = one(acting.scope, Incident, incident_id)
        unit = Unit.objects.select_related("position").get(dispatches=dispatch_id)
        here = (unit.position.lon, unit.position.lat)
        way = way_between(network(), here, (incident.lon, incident.lat), unit.mode)
        # Real ways differ from the computed one: lights, crowds, a short cut.
        real_s = way.total_s * float(self.rng.lognormal(0.0, 0.15))
        self.agenda.plan_for(moment + real_s, "arrive", (incident_id, dispatch_id, unit.share_token))

    def on_arrive(self, acting: Acting, moment: float, what: tuple[UUID, UUID, str]) -> None:
        incident_id, dispatch_id, token = what
        incident = one(acting.scope, Incident, incident_id)
        store_positions([Fix(token, clock.now(), incident.lon, incident.lat, 5.0)])
        dispatch_command(dispatch_id, "arrive")
        self.agenda.plan_for(moment + self.stay[incident_id], "clear", (incident_id, dispatch_id))

    def on_clear(self, acting: Acting, moment: float, what: tuple[UUID, UUID]) -> None:
        incident_id, dispatch_id = what
        dispatch_command(dispatch_id, "clear")
        if one(acting.scope, Incident, incident_id).state == "resolved":
            self.agenda.plan_for(moment + 30.0, "close", incident_id)

    def on_close(self, acting: Acting, moment: float, incident_id: UUID) -> None:
        incident_command(incident_id, "close")
