"""Runs of the solver and what they propose. Both are immutable."""

from __future__ import annotations

from django.db import models

from jiayuan.command.models.base import InPlan, keep


class SolveRun(InPlan):
    """One computation with all that is needed to repeat and to trust it."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=12)
    # Equal inputs, seed and versions must give the equal answer; this is how one proves it.
    inputs_sha256 = models.CharField(max_length=64)
    seed = models.IntegerField()
    versions = models.JSONField()
    objective = models.FloatField()
    bound = models.FloatField(null=True)
    gap = models.FloatField(null=True)
    status = models.CharField(max_length=12)
    trace = models.JSONField()
    cpu_s = models.FloatField()
    wall_s = models.FloatField()
    figures = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


keep("solverun")


class Deployment(InPlan):
    """Posts to open and people for them: `staff` [[post id, type, people]], `needs` [[point id, skill, type, people]],
    `short` [[point id, skill, missing]]."""

    run = models.OneToOneField(SolveRun, models.PROTECT, related_name="deployment")
    staff = models.JSONField()
    needs = models.JSONField()
    short = models.JSONField()

    def __str__(self) -> str:
        return f"deployment {self.pk}"


keep("deployment")
