"""Delegations: who may act for whom."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from jiayuan.identity.models.account import Account
from jiayuan.identity.words import MandateBasis, values
from jiayuan.kernel.tables import DataClass, register_table


class Delegation(models.Model):
    """`delegate` may act for `principal` in one matter, as guardian or by mandate, for at most a year."""

    principal_id = models.UUIDField()
    delegate_id = models.UUIDField()
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)
    matter = models.CharField(max_length=32)
    basis = models.CharField(max_length=8, choices=[(basis.value, basis.value) for basis in MandateBasis])
    evidence = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField()
    recorded_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(principal_id=F("delegate_id")), name="identity_delegation_two_people"),
            models.CheckConstraint(condition=Q(basis__in=values(MandateBasis)), name="identity_delegation_basis"),
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("valid_from")) & Q(valid_until__lte=F("valid_from") + 366),
                name="identity_delegation_one_year",
            ),
            models.UniqueConstraint(
                fields=["principal_id", "delegate_id", "matter"],
                condition=Q(withdrawn_at=None),
                name="identity_delegation_once",
            ),
        ]

    def __str__(self) -> str:
        return self.matter


register_table(
    "identity_delegation",
    data_class=DataClass.SENSITIVE,
    retention="3 years after its end",
    scope_kind="place_or_subject",
    subject_column="principal_id",
)
