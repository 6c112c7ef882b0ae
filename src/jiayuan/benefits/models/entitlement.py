"""What a person draws, month by month, and why it ends."""

from __future__ import annotations

from django.db import models

from jiayuan.benefits.models.offer import Offer
from jiayuan.benefits.models.placed import Placed, about_a_person


class Entitlement(Placed):
    """A period of drawing at one amount (fen a month); never edited, only ended and reopened.

    `to_month` is the first month without money. Periods of one person and policy do not overlap: migration 0005 holds
    the exclusion constraint, which Django has no words for without an extension.
    """

    # No database constraint: its check would run as the owner, whom row security shows nothing.
    offer = models.ForeignKey(Offer, models.PROTECT, db_constraint=False)
    policy = models.CharField(max_length=60)
    from_month = models.DateField()
    to_month = models.DateField(null=True)
    amount = models.BigIntegerField()
    row = models.CharField(max_length=20)
    book_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "policy"], condition=models.Q(to_month=None), name="benefits_entitlement_one_open"
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="benefits_entitlement_amount"),
            models.CheckConstraint(
                condition=models.Q(to_month=None) | models.Q(to_month__gte=models.F("from_month")),
                name="benefits_entitlement_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.policy} {self.from_month:%Y-%m}"


about_a_person("benefits_entitlement")


class StopEvent(Placed):
    """Why a benefit stops, from which month, and when and how the person (or family) was told; perhaps taken back."""

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, db_constraint=False)
    reason = models.CharField(max_length=20)
    effective_month = models.DateField()
    confirmed_by_id = models.UUIDField()
    told_at = models.DateTimeField()
    told_how = models.CharField(max_length=8, default="message")
    reopened_by_id = models.UUIDField(null=True)
    reopened_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.reason


about_a_person("benefits_stopevent")
