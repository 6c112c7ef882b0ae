"""Accounts of people and services, the login user beside each, and where a person lives."""

from __future__ import annotations

from django.db import models

from jiayuan.identity.words import AccountKind, AccountStatus, values
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.tables import DataClass, register_table


class NextNumber(models.Func):
    """The database gives the number, so bulk inserts need none."""

    template = "nextval('identity_account_no')"
    output_field = models.BigIntegerField()


class Account(models.Model):
    """One person or service that may act. `no` is the number the duty roster's exclusion counts by.

    `subject_id` is the person of the registry who signs in (null for a service, and for staff known only as staff);
    `root_id` the person that one counts for since two records of theirs became one.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    no = models.BigIntegerField(unique=True, editable=False, db_default=NextNumber())
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in AccountKind])
    status = models.CharField(max_length=12, default=AccountStatus.ACTIVE.value)
    subject_id = models.UUIDField(null=True, unique=True)
    root_id = models.UUIDField(null=True)
    display_name = models.CharField(max_length=64)
    phone_sealed = models.BinaryField(null=True)
    phone_bi = models.BinaryField(null=True, unique=True)
    # Empty for services: no range contains it, so no staff role sees them.
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True, blank=True, default="")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=values(AccountKind)), name="identity_account_kind"),
            models.CheckConstraint(
                condition=models.Q(status__in=values(AccountStatus)), name="identity_account_status"
            ),
            models.CheckConstraint(
                condition=models.Q(phone_sealed=None, phone_bi=None) | models.Q(phone_sealed__isnull=False),
                name="identity_account_phone",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


register_table(
    "identity_account",
    data_class=DataClass.PERSONAL,
    retention="3 years after closing, then anonymised",
    scope_kind="place_or_subject",
    sealed=("phone_sealed",),
    subject_column="subject_id",
)
