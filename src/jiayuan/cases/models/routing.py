"""Routing rules, their versions, and the units that handle."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from jiayuan.cases.models.base import open_table


class RuleSet(models.Model):
    """One version of the routing rules: draft, shadowed, active, retired; at most one is active."""

    version = models.IntegerField(primary_key=True)
    state = models.CharField(max_length=9)
    author = models.CharField(max_length=80)
    approver = models.CharField(max_length=80, blank=True)
    activated_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_rule_set"
        constraints = [
            models.UniqueConstraint(fields=["state"], condition=Q(state="active"), name="cases_rule_set_one_active"),
            models.CheckConstraint(condition=~Q(author=models.F("approver")), name="cases_rule_set_two_people"),
        ]

    def __str__(self) -> str:
        return f"v{self.version} {self.state}"


class RoutingRule(models.Model):
    """A rule of a set; `order` is its number, lower first."""

    rule_set = models.ForeignKey(RuleSet, models.CASCADE, related_name="rules")
    order = models.SmallIntegerField()
    name = models.CharField(max_length=80)
    when = models.JSONField()
    then = models.JSONField()

    class Meta:
        ordering = ["rule_set", "order"]
        constraints = [models.UniqueConstraint(fields=["rule_set", "order"], name="cases_rule_once")]
        db_table = "cases_rule"

    def __str__(self) -> str:
        return self.name


class HandlingUnit(models.Model):
    """Which organisation (registry number) handles which roles in which area."""

    no = models.IntegerField(primary_key=True)
    name = models.CharField(max_length=80)
    # Words, not numbers: a rule says water, and the unit that serves this place is found.
    roles = ArrayField(models.CharField(max_length=24))
    area = models.CharField(max_length=40, db_collation="C")
    # Switched off, never deleted: old orders still name it.
    active = models.BooleanField(default=True)

    class Meta:
        db_table = "cases_handling_unit"

    def __str__(self) -> str:
        return self.name


for _name in ("cases_rule_set", "cases_rule", "cases_handling_unit"):
    open_table(_name)
