"""Appeals against a refusal or a stop."""

from __future__ import annotations

from django.db import models

from jiayuan.benefits.models.offer import Offer
from jiayuan.benefits.models.placed import Placed, about_a_person


class Appeal(Placed):
    """An appeal against a refusal or stop, decided by somebody else than the first decider."""

    offer = models.ForeignKey(Offer, models.CASCADE, db_constraint=False)
    against_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=500)
    filed_at = models.DateTimeField()
    due = models.DateField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    reviewer_id = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reviewer_id=None)
                | models.Q(against_id=None)
                | ~models.Q(reviewer_id=models.F("against_id")),
                name="benefits_appeal_other_person",
            ),
        ]

    def __str__(self) -> str:
        return self.outcome or "open"


about_a_person("benefits_appeal")
