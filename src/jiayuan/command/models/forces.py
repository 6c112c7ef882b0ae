"""Forces and their units."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jiayuan.command.models.base import TEN_YEARS, InPlan, keep


class Force(InPlan):
    """People sent by one organisation (its entity number in the registry)."""

    name = models.CharField(max_length=80)
    org_no = models.BigIntegerField(null=True)
    professional = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


keep("force", retention=TEN_YEARS)


class Unit(InPlan):
    """One or more people who move together under a call sign. `share_token` lives while the shift does."""

    id = models.UUIDField(primary_key=True)
    force = models.ForeignKey(Force, models.PROTECT, related_name="units")
    call_sign = models.CharField(max_length=12)
    type_code = models.CharField(max_length=20)
    skills = ArrayField(models.CharField(max_length=20))
    mode = models.CharField(max_length=8)
    size = models.SmallIntegerField(default=1)
    professional = models.BooleanField(default=False)
    home_post = models.ForeignKey("command.Post", models.SET_NULL, null=True, related_name="units")
    home_point = models.ForeignKey("command.SecurityPoint", models.SET_NULL, null=True, related_name="units")
    lead = models.ForeignKey("command.Responder", models.SET_NULL, null=True, related_name="units")
    # Where a unit without a post starts: the centre of its community, never a home.
    base_lon = models.FloatField()
    base_lat = models.FloatField()
    state = models.CharField(max_length=16, default="off")
    shift_ends_at = models.DateTimeField(null=True)
    on_since = models.DateTimeField(null=True)
    share_token = models.CharField(max_length=80, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "call_sign"], name="command_unit_call_sign"),
            models.UniqueConstraint(
                fields=["share_token"], condition=~models.Q(share_token=""), name="command_unit_token"
            ),
        ]
        indexes = [models.Index(fields=["plan", "state"], name="command_unit_state")]

    def __str__(self) -> str:
        return self.call_sign


keep("unit", retention=TEN_YEARS)
