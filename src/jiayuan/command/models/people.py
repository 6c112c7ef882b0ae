"""Responders, shifts and assignments."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jiayuan.command.models.base import InPlan, keep
from jiayuan.kernel.tables import DataClass


class Responder(models.Model):
    """Somebody who agreed to respond. No id number, no health, no home: the community's centre only."""

    id = models.BigAutoField(primary_key=True)
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)
    account_id = models.UUIDField(null=True, unique=True)
    skills = ArrayField(models.CharField(max_length=20))
    proofs = models.JSONField(default=dict)
    max_hours = models.SmallIntegerField(default=12)
    preferences = models.JSONField(default=dict)
    agreed_at = models.DateTimeField()
    lon = models.FloatField()
    lat = models.FloatField()

    def __str__(self) -> str:
        return f"responder {self.pk}"


keep("responder", retention="3 years after the last shift", data_class=DataClass.PERSONAL)


class EventShift(InPlan):
    """A span of time people are rostered for."""

    name = models.CharField(max_length=40)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="command_shift_period")
        ]

    def __str__(self) -> str:
        return self.name


keep("eventshift", retention="3 years, hours as totals")


class Assignment(InPlan):
    """A responder on a unit for a shift. The database refuses two that leave less than the rest between them."""

    shift = models.ForeignKey(EventShift, models.PROTECT, related_name="assignments")
    responder = models.ForeignKey(Responder, models.PROTECT, related_name="assignments")
    unit = models.ForeignKey("command.Unit", models.PROTECT, related_name="assignments")
    state = models.CharField(max_length=12, default="offered")
    # Minutes since 1970, widened by half the rest on both sides, for the exclusion constraint.
    from_min = models.IntegerField()
    to_min = models.IntegerField()
    checked_in_at = models.DateTimeField(null=True)
    checked_out_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"assignment {self.pk}"


keep("assignment", retention="3 years, hours as totals", data_class=DataClass.PERSONAL)
