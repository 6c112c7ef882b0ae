"""What a unit asked for beyond doing the work: to give it back, or more time."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from jiayuan.cases.models.base import Guarded, guarded
from jiayuan.cases.models.case import Case
from jiayuan.cases.models.order import WorkOrder
from jiayuan.kernel.tables import DataClass


class OrderReturn(Guarded):
    """A unit's wish to give an order back, and what was decided."""

    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="returns")
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    reason = models.TextField()
    evidence = models.TextField()
    # A number only: the unit may be closed down before somebody reads this.
    proposed_unit = models.IntegerField()
    decision = models.CharField(max_length=8, blank=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    words = models.TextField(blank=True)

    class Meta:
        db_table = "cases_order_return"

    def __str__(self) -> str:
        return f"{self.order_id} {self.decision or '…'}"


class Deferral(Guarded):
    """More time (extend) or a stop until a review date (suspend); asker and approvers are all different people."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="deferrals")
    order = models.ForeignKey(WorkOrder, models.CASCADE, null=True)
    kind = models.CharField(max_length=8)
    round = models.SmallIntegerField()
    plan = models.TextField()
    days = models.SmallIntegerField(default=0)
    review_on = models.DateField(null=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    approver_1 = models.UUIDField(null=True)
    # Stays empty for an extension, which one dispatcher approves.
    approver_2 = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(approver_1=None) | ~Q(approver_1=models.F("asked_by")))
                & (Q(approver_2=None) | (~Q(approver_2=models.F("asked_by")) & ~Q(approver_2=models.F("approver_1")))),
                name="cases_deferral_three_people",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.case_id}"


guarded("cases_order_return", DataClass.INTERNAL, "5 years after closing")
guarded("cases_deferral", DataClass.INTERNAL, "5 years after closing")
