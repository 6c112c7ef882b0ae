"""The tasks given to units."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from jiayuan.command.models.base import InPlan, keep
from jiayuan.command.words import OPEN_TASKS


class Dispatch(InPlan):
    """One unit sent to one incident. A unit has at most one open task: the database says so."""

    id = models.UUIDField(primary_key=True)
    incident = models.ForeignKey("command.Incident", models.PROTECT, related_name="dispatches")
    unit = models.ForeignKey("command.Unit", models.PROTECT, related_name="dispatches")
    state = models.CharField(max_length=12, default="offered")
    # The skill it was asked for, which is one of those the unit has: needs are counted by it.
    skill = models.CharField(max_length=20)
    # As shown when it was confirmed, so that the report can tell how far predictions were off.
    eta_s = models.FloatField()
    rank = models.SmallIntegerField()
    override_reason = models.CharField(max_length=200, blank=True)
    confirmed_by = models.UUIDField()
    offered_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    enroute_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(state__in=OPEN_TASKS), name="command_dispatch_one_open"
            )
        ]
        indexes = [models.Index(fields=["incident", "state"], name="command_dispatch_state")]

    def __str__(self) -> str:
        return f"dispatch {self.pk}"


keep("dispatch")
