"""What happened to a case, one row per change."""

from __future__ import annotations

from django.db import models

from jiayuan.cases.models.base import Guarded, guarded
from jiayuan.cases.models.case import Case
from jiayuan.kernel.tables import DataClass


class CaseEvent(Guarded):
    """One change. Append-only by trigger; `public_text` is written for the reporter, `detail` holds no contact data."""

    pk = models.CompositePrimaryKey("case_id", "seq")
    case = models.ForeignKey(Case, models.CASCADE, related_name="events", db_index=False)
    seq = models.IntegerField()
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    actor_role = models.CharField(max_length=24, blank=True)
    command = models.CharField(max_length=24)
    from_state = models.CharField(max_length=16, blank=True)
    to_state = models.CharField(max_length=16)
    order_id = models.BigIntegerField(null=True)
    reason_code = models.CharField(max_length=24, blank=True)
    public_text = models.TextField(blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        db_table = "cases_case_event"

    def __str__(self) -> str:
        return f"{self.case_id}.{self.seq} {self.command}"


guarded("cases_case_event", DataClass.INTERNAL, "5 years after closing")
