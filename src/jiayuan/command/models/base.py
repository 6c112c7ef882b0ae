"""Columns every table of a plan shares."""

from __future__ import annotations

from django.db import models

from jiayuan.kernel.tables import DataClass, register_table

TEN_YEARS = "10 years after the plan is closed"
FIVE_YEARS = "5 years after the plan is closed"


class InPlan(models.Model):
    """A row of one plan. `place_path` repeats the plan's place, so that row security needs no join."""

    plan = models.ForeignKey("command.EventPlan", models.PROTECT, related_name="+")
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)

    class Meta:
        abstract = True


class Located(InPlan):
    """A row with a point: WGS84 degrees and the street node it is snapped to (foot network)."""

    lon = models.FloatField()
    lat = models.FloatField()
    node = models.IntegerField()

    class Meta:
        abstract = True


def keep(name: str, *, retention: str = FIVE_YEARS, data_class: DataClass = DataClass.INTERNAL) -> None:
    """Registers a table of plans: seen inside the plan's place only."""
    register_table(f"command_{name}", data_class=data_class, retention=retention, scope_kind="place")
