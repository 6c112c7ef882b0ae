"""What is written down about a plan: its log and its report."""

from __future__ import annotations

from django.db import models

from jiayuan.command.models.base import TEN_YEARS, InPlan, keep


class LogEntry(InPlan):
    """The log of command, append-only. Texts name call signs and places, never persons."""

    at = models.DateTimeField()
    kind = models.CharField(max_length=12)
    text = models.TextField()
    incident = models.ForeignKey("command.Incident", models.PROTECT, null=True)
    actor = models.UUIDField()

    def __str__(self) -> str:
        return self.text


keep("logentry", retention=TEN_YEARS)


class AfterAction(InPlan):
    """The figures of a closed plan, written once more with each publishing."""

    made_at = models.DateTimeField()
    figures = models.JSONField()

    def __str__(self) -> str:
        return f"after action {self.plan_id}"


keep("afteraction", retention=TEN_YEARS)
