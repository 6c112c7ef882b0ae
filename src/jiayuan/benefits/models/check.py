"""Checks with their clocks, public notices, appeals."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jiayuan.benefits.models.offer import Offer
from jiayuan.benefits.models.placed import Placed, about_a_person


class CheckStep(Placed):
    """One step of the office's own work; `due` empty means the calendar of that year is not known yet."""

    offer = models.ForeignKey(Offer, models.CASCADE, db_constraint=False)
    step = models.CharField(max_length=30)
    due = models.DateField(null=True)
    cite = models.CharField(max_length=40)
    done_by_id = models.UUIDField(null=True)
    done_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.step


about_a_person("benefits_checkstep")


class Notice(Placed):
    """A public notice a policy demands; it takes itself down on `until`."""

    offer = models.ForeignKey(Offer, models.CASCADE, db_constraint=False)
    shows = ArrayField(models.CharField(max_length=20))
    since = models.DateField()
    until = models.DateField()
    ended_at = models.DateTimeField(null=True)
    objection = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(until__gt=models.F("since")), name="benefits_notice_period"),
        ]

    def __str__(self) -> str:
        return f"{self.since} – {self.until}"


about_a_person("benefits_notice")


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
