"""Incidents and their escalations."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from jiayuan.command.models.base import InPlan, Located, keep
from jiayuan.command.words import INCIDENT_CLASSES


class Incident(Located):
    """A help or safety matter. `text` is masked before it is stored; `needs` = [{"skill", "count"}]."""

    id = models.UUIDField(primary_key=True)
    number = models.IntegerField()
    priority = models.SmallIntegerField()
    class_code = models.CharField(max_length=20)
    service = models.CharField(max_length=20)
    source = models.CharField(max_length=12)
    case_ref = models.CharField(max_length=40, blank=True)
    client_key = models.UUIDField(null=True)
    text = models.CharField(max_length=400)
    needs = models.JSONField()
    state = models.CharField(max_length=12, default="reported")
    target_s = models.IntegerField()
    duplicate_of = models.ForeignKey("self", models.SET_NULL, null=True)
    reported_at = models.DateTimeField()
    triaged_at = models.DateTimeField(null=True)
    dispatched_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="command_incident_number"),
            models.UniqueConstraint(fields=["plan", "client_key"], name="command_incident_once"),
            models.CheckConstraint(condition=Q(priority__range=(1, 3)), name="command_incident_priority"),
            # Closed on purpose: help and safety only, nothing for opinion, petition or assembly.
            models.CheckConstraint(condition=Q(class_code__in=sorted(INCIDENT_CLASSES)), name="command_incident_class"),
        ]
        indexes = [models.Index(fields=["plan", "state", "priority", "reported_at"], name="command_incident_queue")]

    def __str__(self) -> str:
        return f"#{self.number}"


keep("incident", retention="5 years, then counts")


class Escalation(InPlan):
    """A step of the escalation list, append-only."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="escalations")
    level = models.SmallIntegerField()
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "level"], name="command_escalation_once")]

    def __str__(self) -> str:
        return f"escalation {self.level}"


keep("escalation", retention="10 years after the plan is closed")
