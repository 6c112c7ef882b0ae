"""Work orders, their returns, and what was asked beyond the term."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from jiayuan.cases.models.base import Guarded, guarded
from jiayuan.cases.models.case import Case
from jiayuan.cases.rules.order_table import LIVE
from jiayuan.kernel.tables import DataClass


class WorkOrder(Guarded):
    """One unit's part of a case: `part` lead or assist. `owner_org_id` is the unit."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="orders", db_index=False)
    round = models.SmallIntegerField()
    unit_name = models.CharField(max_length=80)
    part = models.CharField(max_length=6)
    state = models.CharField(max_length=16)
    # The final say was spoken: no more returns in this round.
    forced = models.BooleanField(default=False)
    return_no = models.SmallIntegerField(default=0)
    assignee = models.UUIDField(null=True)
    offered_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    contacted_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)
    # Kept beside the assignee: who reported may not approve, whoever had the order.
    reported_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    result = models.TextField(blank=True)
    # Stored as it was decided: the rules of that day may be gone tomorrow.
    explain = models.JSONField(default=dict)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "cases_work_order"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "round"], condition=Q(part="lead", state__in=LIVE), name="cases_work_order_one_lead"
            )
        ]
        indexes = [
            models.Index(fields=["case", "round"], name="cases_work_order_case"),
            models.Index(fields=["owner_org_id", "state", "due_at"], name="cases_work_order_unit"),
            models.Index(fields=["assignee", "state"], name="cases_work_order_person"),
        ]

    @property
    def unit(self) -> int:
        return self.owner_org_id or 0

    def __str__(self) -> str:
        return f"{self.unit_name} {self.state}"


guarded("cases_work_order", DataClass.INTERNAL, "5 years after closing")
