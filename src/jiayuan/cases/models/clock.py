"""Clocks and the segments they ran in; what is elapsed can always be counted again from the segments."""

from __future__ import annotations

from django.db import models

from jiayuan.cases.models.base import Guarded, guarded
from jiayuan.cases.models.case import Case
from jiayuan.kernel.tables import DataClass


class Clock(Guarded):
    """A deadline of a case or of a work order (`owner`). `allowance_s` counts open seconds of `calendar`."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="clocks", db_index=False)
    owner = models.CharField(max_length=5)
    # Not a foreign key: the owner is a case (partitioned) or an order, told by `owner`.
    owner_key = models.BigIntegerField()
    round = models.SmallIntegerField()
    kind = models.CharField(max_length=16)
    calendar = models.CharField(max_length=8)
    # Open seconds of the calendar, so an extension is an addition and a holiday added later moves no stored figure.
    allowance_s = models.IntegerField()
    whole_days = models.BooleanField(default=False)
    state = models.CharField(max_length=9)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # The highest mark reached, in percent, so that a warning is given once.
    warned = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "owner_key", "kind", "round"], name="cases_clock_once"),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="cases_clock_due", condition=models.Q(state="running")),
            models.Index(fields=["case", "round"], name="cases_clock_case"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class ClockSegment(Guarded):
    """A stretch in which the clock ran, or stood still for `reason`."""

    clock = models.ForeignKey(Clock, models.CASCADE, related_name="segments")
    running = models.BooleanField()
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=24)

    class Meta:
        db_table = "cases_clock_segment"
        constraints = [
            models.UniqueConstraint(
                fields=["clock"], condition=models.Q(to_at=None), name="cases_clock_segment_one_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.from_at:%Y-%m-%d %H:%M}"


guarded("cases_clock", DataClass.INTERNAL, "5 years after closing")
guarded("cases_clock_segment", DataClass.INTERNAL, "5 years after closing")
