"""Dated reference data: class codes, terms and working time."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from jiayuan.cases.models.base import open_table


class Dated(models.Model):
    """`to_confirm` marks a row nobody has confirmed for production yet."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    to_confirm = models.BooleanField(default=True)

    class Meta:
        abstract = True


class ClassCode(Dated):
    """What a demand is about. `limits` maps a clock kind to ``[value, unit, calendar]`` and overrides the urgency's."""

    scheme = models.CharField(max_length=12)
    code = models.CharField(max_length=16)
    group = models.CharField(max_length=16)
    name = models.CharField(max_length=60)
    plain = models.CharField(max_length=120, blank=True)
    tags = ArrayField(models.CharField(max_length=2), default=list)
    urgency = models.CharField(max_length=2)
    # The department answering for the class where no rule matches; empty sends it to the community.
    owner_role = models.CharField(max_length=24, blank=True)
    # Override the urgency's terms; the figures are the city's, dated by the row.
    limits = models.JSONField(default=dict)
    photos = models.SmallIntegerField(default=0)
    dup_m = models.SmallIntegerField(default=50)
    dup_weeks = models.SmallIntegerField(default=12)
    public_feed = models.BooleanField(default=False)

    class Meta:
        db_table = "cases_class_code"
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="cases_class_code_once")]

    def __str__(self) -> str:
        return self.name


class Term(Dated):
    """How long an urgency class allows for a clock kind."""

    urgency = models.CharField(max_length=2)
    kind = models.CharField(max_length=16)
    value = models.IntegerField()
    unit = models.CharField(max_length=9)
    calendar = models.CharField(max_length=8)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["urgency", "kind", "valid_from"], name="cases_term_once")]

    def __str__(self) -> str:
        return f"{self.urgency} {self.kind}"


class WorkHours(Dated):
    """An open span of a calendar, minutes of the local day."""

    calendar = models.CharField(max_length=8)
    opens = models.SmallIntegerField()
    closes = models.SmallIntegerField()

    class Meta:
        db_table = "cases_work_hours"
        ordering = ["calendar", "opens"]
        constraints = [models.CheckConstraint(condition=Q(opens__lt=models.F("closes")), name="cases_work_hours_span")]

    def __str__(self) -> str:
        return f"{self.calendar} {self.opens}"


class CalendarDay(models.Model):
    """A day that is not what its weekday says: a holiday, or a make-up day that is worked."""

    day = models.DateField(primary_key=True)
    worked = models.BooleanField()
    name = models.CharField(max_length=40)
    source = models.CharField(max_length=200)

    class Meta:
        db_table = "cases_calendar_day"

    def __str__(self) -> str:
        return self.name


for _name in ("cases_class_code", "cases_term", "cases_work_hours", "cases_calendar_day"):
    open_table(_name)
