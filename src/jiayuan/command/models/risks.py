"""Risk points of a plan: places, facilities and crowds."""

from __future__ import annotations

from django.db import models

from jiayuan.command.models.base import Located, keep


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
