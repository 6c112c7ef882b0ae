"""Steps of the office's own work, each with its clock."""

from __future__ import annotations

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
