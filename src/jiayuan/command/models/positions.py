"""Where units on shift are, and the numbered events that feed the live map."""

from __future__ import annotations

from django.db import models

from jiayuan.command.models.base import InPlan, keep
from jiayuan.kernel.tables import DataClass


class PositionLatest(InPlan):
    """One row per unit on shift; gone with the shift or the plan. `access_s`: seconds from here to `node`."""

    unit = models.OneToOneField("command.Unit", models.CASCADE, primary_key=True, related_name="position")
    lon = models.FloatField()
    lat = models.FloatField()
    node = models.IntegerField()
    access_s = models.FloatField()
    accuracy_m = models.FloatField()
    fix_at = models.DateTimeField()
    received_at = models.DateTimeField()
    seq = models.BigIntegerField()
    battery = models.SmallIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["plan", "seq"], name="command_position_seq")]

    def __str__(self) -> str:
        return f"position {self.unit_id}"


keep("positionlatest", retention="end of the shift and one hour", data_class=DataClass.PERSONAL)


class PositionFix(models.Model):
    """Raw fixes in daily partitions, dropped after 30 days. Outside the area: no coordinates."""

    # No foreign keys: dropping a day's partition must not look at any other table.
    id = models.BigAutoField(primary_key=True)
    plan_id = models.UUIDField()
    place_path = models.CharField(max_length=40)
    unit_id = models.UUIDField()
    fix_at = models.DateTimeField()
    received_at = models.DateTimeField()
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    accuracy_m = models.FloatField()
    outside = models.BooleanField()

    class Meta:
        # Made by SQL in the migration: Django knows no partitions.
        managed = False
        db_table = "command_positionfix"

    def __str__(self) -> str:
        return f"fix {self.unit_id}"


keep("positionfix", retention="30 days, partitions are dropped", data_class=DataClass.PERSONAL)


class LiveEvent(InPlan):
    """Something changed: kind and id only. Its number is the stream's id."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=12)
    ref = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["plan", "id"], name="command_live_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


keep("liveevent", retention="1 day after the plan is closed")
