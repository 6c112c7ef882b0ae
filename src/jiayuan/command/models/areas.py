"""Zones, sectors, points, posts and risk points of a plan."""

from __future__ import annotations

from django.db import models

from jiayuan.command.models.base import TEN_YEARS, InPlan, Located, keep


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


class SecurityPoint(Located):
    """A gate, checkpoint, medical point … with the people it needs: [{"skill", "count"}]."""

    code = models.CharField(max_length=12)
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=80)
    zone = models.CharField(max_length=12, blank=True)
    needs = models.JSONField(default=list)
    releasable = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="command_point_once")]

    def __str__(self) -> str:
        return self.code


keep("securitypoint")


class Post(Located):
    """A place where mobile units may wait; `open` once a deployment was adopted."""

    code = models.CharField(max_length=12)
    name = models.CharField(max_length=80)
    candidate = models.BooleanField(default=True)
    open = models.BooleanField(default=False)
    capacity = models.SmallIntegerField()
    power = models.BooleanField(default=False)
    cost = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="command_post_once"),
            models.CheckConstraint(condition=models.Q(capacity__range=(1, 40)), name="command_post_capacity"),
        ]

    def __str__(self) -> str:
        return self.code


keep("post")


class RiskPoint(Located):
    """A place, facility or crowd that may need help: hazard × vulnerability × exposure. Never a person."""

    thing_ref = models.UUIDField(null=True)
    category = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    zone = models.CharField(max_length=12, blank=True)
    hazard = models.SmallIntegerField()
    vulnerability = models.SmallIntegerField()
    persons_h = models.FloatField()
    density = models.FloatField(default=0)
    evidence = models.JSONField(default=dict)
    assessed_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(hazard__range=(1, 5)), name="command_risk_hazard"),
            models.CheckConstraint(condition=models.Q(vulnerability__range=(1, 3)), name="command_risk_weakness"),
        ]

    def __str__(self) -> str:
        return self.name


keep("riskpoint")
