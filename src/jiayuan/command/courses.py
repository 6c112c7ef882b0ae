"""The course of every incident of a plan, for the after-action report."""

from __future__ import annotations

from django.db.models import Min

from jiayuan.command.models import EventPlan, Incident
from jiayuan.command.timeline import Course


def courses_of(plan: EventPlan) -> list[Course]:
    """Incidents that were not merged or cancelled, in order of number."""
    # A merged report would count one event twice; a cancelled one has nothing to arrive at.
    rows = Incident.objects.filter(plan=plan).exclude(state__in=("merged", "cancelled"))
    fields = ("service", "priority", "target_s", "eta", "reported_at", "dispatched_at", "accepted_at", "arrived_at",
              "closed_at")  # fmt: skip
    return [Course(*row) for row in rows.annotate(eta=Min("dispatches__eta_s")).order_by("number").values_list(*fields)]
