"""Stops that are proposed, and money paid too much: both wait for a person."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jiayuan.benefits.models.entitlement import Entitlement
from jiayuan.benefits.models.placed import Placed, about_a_person


class StopProposal(Placed):
    """What the base says has changed for somebody who draws: a stop, another amount (fen) or a return. Never a deed."""

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, db_constraint=False)
    kind = models.CharField(max_length=8)
    reason = models.CharField(max_length=20)
    # The day of the event; money ends or begins with the month after.
    since = models.DateField()
    amount = models.BigIntegerField(null=True)
    row = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10)
    proposed_at = models.DateTimeField()
    decided_by_id = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entitlement"], condition=models.Q(state="proposed"), name="benefits_stopproposal_one_open"
            ),
        ]
        indexes = [models.Index(fields=["state", "proposed_at", "id"], name="benefits_stopproposal_queue")]

    def __str__(self) -> str:
        return f"{self.kind} {self.reason} {self.state}"


about_a_person("benefits_stopproposal")


class Overpayment(Placed):
    """Months paid after the end, or paid twice (fen): a line for a clerk, never recovered automatically."""

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, db_constraint=False)
    kind = models.CharField(max_length=10)
    months = ArrayField(models.DateField())
    amount = models.BigIntegerField()
    found_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, blank=True)
    note = models.CharField(max_length=300, blank=True)
    settled_by_id = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entitlement", "kind"],
                condition=models.Q(settled_at=None),
                name="benefits_overpayment_one_open",
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="benefits_overpayment_amount"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"


about_a_person("benefits_overpayment")
