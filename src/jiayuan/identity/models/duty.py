"""Duty rosters 值班表: who answers for a place now. Names on duty are shown to the people served."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q

from jiayuan.identity.models.account import Account
from jiayuan.kernel.tables import DataClass, register_table


class Roster(models.Model):
    """One desk or post of a place, for example queue "duty" of a street."""

    queue = models.CharField(max_length=32)
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)
    name = models.CharField(max_length=60)
    org_no = models.IntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["queue", "place_path"], name="identity_roster_once")]

    def __str__(self) -> str:
        return self.name


class MemberMinutes(Func):
    """A shift's minutes as an integer range that can only meet shifts of the same member (platform spec, 2)."""

    template = "int8range(member_no * 4294967296 + start_min, member_no * 4294967296 + end_min)"
    output_field = models.TextField()


class Shift(models.Model):
    """A member on duty from `start_min` up to `end_min`, both minutes since 1970 UTC."""

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="shifts")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    # A copy of the account's number: an exclusion constraint cannot look into another table.
    member_no = models.BigIntegerField()
    member_name = models.CharField(max_length=64)
    post = models.CharField(max_length=40)
    relay = models.CharField(max_length=20, blank=True)
    start_min = models.BigIntegerField()
    end_min = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["roster", "start_min"], name="identity_shift_time")]
        constraints = [
            models.CheckConstraint(
                condition=Q(start_min__gte=0, end_min__gt=F("start_min"), end_min__lt=2**32),
                name="identity_shift_time_order",
            ),
            ExclusionConstraint(name="identity_shift_no_overlap", expressions=[(MemberMinutes(), "&&")]),
        ]

    def __str__(self) -> str:
        return self.post


register_table("identity_roster", data_class=DataClass.INTERNAL, retention="1 year", scope_kind="none")
register_table("identity_shift", data_class=DataClass.INTERNAL, retention="1 year", scope_kind="none")
