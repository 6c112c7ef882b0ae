"""Public notices."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jiayuan.benefits.models.offer import Offer
from jiayuan.benefits.models.placed import Placed, about_a_person


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
