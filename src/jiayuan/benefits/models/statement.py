"""A person's own value beside the registry's."""

from __future__ import annotations

from django.db import models

from jiayuan.benefits.models.offer import Offer
from jiayuan.benefits.models.placed import Placed, about_a_person


class Statement(Placed):
    """A person's own value beside the registry's; both are kept until the ledger's owner settles."""

    offer = models.ForeignKey(Offer, models.CASCADE, db_constraint=False)
    fact = models.CharField(max_length=40)
    said = models.CharField(max_length=200)
    held = models.CharField(max_length=200, blank=True)
    channel = models.CharField(max_length=10)
    by_id = models.UUIDField()
    at = models.DateTimeField()
    due = models.DateField(null=True)
    outcome = models.CharField(max_length=10, blank=True)
    settled_by_id = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["fact"], condition=models.Q(settled_at=None), name="benefits_statement_open"),
        ]

    def __str__(self) -> str:
        return self.fact


about_a_person("benefits_statement")
