"""Set runs and what they found. A plain no is only counted, never stored."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jiayuan.benefits.models.placed import Placed, about_a_person
from jiayuan.kernel.tables import DataClass, register_table


class Run(models.Model):
    """One evaluation of everybody in a place; `counts` is {policy: {code: number}}."""

    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)
    engine = models.CharField(max_length=10, default="duckdb")
    book_hash = models.CharField(max_length=64)
    as_of = models.DateField()
    month = models.DateField()
    people = models.IntegerField(default=0)
    counts = models.JSONField(default=dict)
    milliseconds = models.IntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.place_path} {self.as_of}"


register_table("benefits_run", data_class=DataClass.INTERNAL, retention="5 years", scope_kind="place")


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
