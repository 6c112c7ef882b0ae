"""Campaigns: efforts to reach the entitled of a place."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.tables import DataClass, register_table


class Campaign(models.Model):
    """An effort to reach the entitled of a place."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=80)
    policies = ArrayField(models.CharField(max_length=60))
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)
    run = models.ForeignKey("benefits.Run", models.PROTECT, null=True, db_constraint=False)
    created_by_id = models.UUIDField()
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


register_table("benefits_campaign", data_class=DataClass.INTERNAL, retention="5 years", scope_kind="place")
