"""Grants: who may act in which role for which place; delegations: who may act for whom."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q

from jiayuan.identity.models.account import Account
from jiayuan.identity.words import Role, values
from jiayuan.kernel.tables import DataClass, register_table

# hashtextextended is immutable and 64 bits wide: two different grants meet once in 2^64.
_KEY = "hashtextextended(account_id::text || role || place_path, 0)::numeric * 1000000"
_EPOCH = "'1970-01-01'::date"


class TwinDays(Func):
    """A grant's days as a numeric range that can only meet the days of its twin (same account, role, place).

    Without btree_gist a gist exclusion compares ranges only, so the twin's key becomes the high part of the numbers.
    """

    template = f"numrange({_KEY} + (valid_from - {_EPOCH}), {_KEY} + (valid_until - {_EPOCH}))"
    output_field = models.TextField()


class Grant(models.Model):
    """An account's right to act as `role` inside `place_path` and for `orgs`, from a day up to, not with, another."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)
    orgs = ArrayField(models.IntegerField(), default=list, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField()
    granted_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    reason = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account"], condition=Q(revoked_at=None), name="identity_grant_live")]
        constraints = [
            models.CheckConstraint(condition=~Q(granted_by=F("account")), name="identity_grant_not_self"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("granted_by")) & ~Q(approved_by=F("account")),
                name="identity_grant_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=["system_admin", "security_admin", "auditor"]) | Q(approved_by__isnull=False),
                name="identity_grant_high_by_two",
            ),
            models.CheckConstraint(condition=Q(role__in=values(Role)), name="identity_grant_role"),
            models.CheckConstraint(
                # 366, so that a leap year is a year.
                condition=Q(valid_until__gt=F("valid_from")) & Q(valid_until__lte=F("valid_from") + 366),
                name="identity_grant_one_year",
            ),
            ExclusionConstraint(
                name="identity_grant_no_twin", expressions=[(TwinDays(), "&&")], condition=Q(revoked_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.place_path}"


register_table("identity_grant", data_class=DataClass.INTERNAL, retention="3 years after its end", scope_kind="place")
