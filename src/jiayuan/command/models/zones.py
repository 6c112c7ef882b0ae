"""Zones and sectors of a plan."""

from __future__ import annotations

from django.db import models

from jiayuan.command.models.base import TEN_YEARS, InPlan, keep


class Zone(InPlan):
    """Core, alert or control zone: a polygon with its risk factor; core lies in alert, alert in control."""

    kind = models.CharField(max_length=12)
    polygon = models.JSONField()
    factor = models.FloatField()
    staffed_share = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "kind"], name="command_zone_once")]

    def __str__(self) -> str:
        return self.kind


keep("zone", retention=TEN_YEARS)


class Sector(InPlan):
    """A part of the area led by one person (span of control 3 to 7 teams)."""

    code = models.CharField(max_length=12)
    polygon = models.JSONField()
    lead = models.ForeignKey("command.Responder", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="command_sector_once")]

    def __str__(self) -> str:
        return self.code


keep("sector", retention=TEN_YEARS)
