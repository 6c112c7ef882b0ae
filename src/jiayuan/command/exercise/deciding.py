"""The dispatcher's part of an exercise: reports come in, units are sent."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from uuid import UUID

import numpy as np

from jiayuan.command.actions.incidents import incident_command
from jiayuan.command.actions.offers import confirm_dispatch
from jiayuan.command.actions.reporting import report_incident
from jiayuan.command.dispatch import Option
from jiayuan.command.exercise.agenda import Agenda
from jiayuan.command.exercise.opening import Played
from jiayuan.command.inputs import NewIncident
from jiayuan.command.recommending import recommend
from jiayuan.command.simulate import Happening
from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import PlacePath

RETRY_S = 60.0
MOST_TRIES = 20


def sent_of(option: Option) -> list[tuple[UUID, str, float]]:
    """An option as `confirm_dispatch` takes it."""
    return [(unit.key, skill, unit.eta_s) for unit, skill in option.sent]


class Deciding:
    """Turns reports into dispatches; what it leaves on the agenda is done by the units."""

    def __init__(self, played: Played, place: PlacePath, start: datetime, seed: int) -> None:
        self.played, self.place, self.start = played, place, start
        # Not the seed of the script: delays must not move with the places of the incidents.
        self.rng = np.random.default_rng(seed + 1)
        self.agenda = Agenda()
        self.stay: dict[UUID, float] = {}
        self.tries: Counter[UUID] = Counter()

    def on_report(self, acting: Acting, moment: float, item: Happening) -> None:
        new = NewIncident(self.played.plan_id, item.class_code, item.lon, item.lat, "演练事件", "drill")
        incident_id = report_incident(new)
        self.stay[incident_id] = item.service_s
        self.agenda.plan_for(moment + float(self.rng.uniform(8, 20)), "decide", incident_id)

    def on_decide(self, acting: Acting, moment: float, incident_id: UUID) -> None:
        """A person takes the first option; with nobody free it is asked again a minute later."""
        advice = recommend(incident_id)
        self.played.eta_ms.append(advice.eta_ms)
        self.played.decision_ms.append(advice.total_ms)
        if not advice.options or advice.options[0].missing:
            self.wait_or_hand_over(moment, incident_id)
            return
        for dispatch_id in confirm_dispatch(incident_id, sent_of(advice.options[0])):
            self.agenda.plan_for(moment + float(self.rng.uniform(5, 20)), "accept", (incident_id, dispatch_id))

    def wait_or_hand_over(self, moment: float, incident_id: UUID) -> None:
        """Asked again each minute; what nobody on shift can do goes to the district, with its reason."""
        self.tries[incident_id] += 1
        if self.tries[incident_id] < MOST_TRIES:
            self.agenda.plan_for(moment + RETRY_S, "decide", incident_id)
        else:
            incident_command(incident_id, "cancel", data={"reason": "现场没有相应力量，已转区级支援"})
