"""Where a person lives."""

from __future__ import annotations

from django.db import models

from jiayuan.identity.models.account import Account
from jiayuan.kernel.tables import DataClass, register_table


class HomePlace(models.Model):
    """Where a person lives for notices and services; a new row ends the one before."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="homes")
    subject_id = models.UUIDField()
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(until=None), name="identity_homeplace_one_now"
            )
        ]

    def __str__(self) -> str:
        return self.place_path


register_table(
    "identity_homeplace",
    data_class=DataClass.PERSONAL,
    retention="30 days after closing",
    scope_kind="place_or_subject",
    subject_column="subject_id",
)
