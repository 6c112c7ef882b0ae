"""What a set run found about one person. A plain no is only counted, never stored."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jiayuan.benefits.models.placed import Placed, about_a_person
from jiayuan.benefits.models.run import Run


class Assessment(Placed):
    """The latest decision of a month for one person and policy: yes, or open. Amounts in fen."""

    # The same for all references between guarded tables.
    run = models.ForeignKey(Run, models.CASCADE, db_constraint=False)
    policy = models.CharField(max_length=60)
    month = models.DateField()
    code = models.IntegerField()
    row = models.CharField(max_length=20, blank=True)
    amount = models.BigIntegerField(null=True)
    low = models.BigIntegerField(default=0)
    high = models.BigIntegerField(null=True)
    missing = ArrayField(models.CharField(max_length=40), default=list)
    drawing = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "policy", "month"], name="benefits_assessment_once"),
        ]
        indexes = [models.Index(fields=["policy", "month", "code"], name="benefits_assessment_code")]

    def __str__(self) -> str:
        return f"{self.policy} {self.code}"


about_a_person("benefits_assessment", "13 months, then counts")
