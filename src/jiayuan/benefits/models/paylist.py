"""Pay lists: who is paid how much of one policy in one month, and what the bank answered."""

from __future__ import annotations

from django.db import models

from jiayuan.benefits.models.entitlement import Entitlement
from jiayuan.benefits.models.placed import Placed, about_a_person
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.tables import DataClass, register_table


class PayList(models.Model):
    """One policy, one month, one place; sums in fen. Sealed by somebody else than its maker, then it stays as it is."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    policy = models.CharField(max_length=60)
    month = models.DateField()
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)
    state = models.CharField(max_length=10)
    count = models.IntegerField(default=0)
    total = models.BigIntegerField(default=0)
    made_by_id = models.UUIDField()
    made_at = models.DateTimeField()
    sealed_by_id = models.UUIDField(null=True)
    sealed_at = models.DateTimeField(null=True)
    file_hash = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True)
    return_hash = models.CharField(max_length=64, blank=True)
    returned_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    lock_version = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sealed_by_id=None) | ~models.Q(sealed_by_id=models.F("made_by_id")),
                name="benefits_paylist_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("draft", "dropped")) | models.Q(sealed_by_id__isnull=False),
                name="benefits_paylist_sealed",
            ),
            models.UniqueConstraint(
                fields=["return_hash"], condition=~models.Q(return_hash=""), name="benefits_paylist_returned_once"
            ),
        ]
        indexes = [models.Index(fields=["place_path", "-month", "-id"], name="benefits_paylist_latest")]

    def __str__(self) -> str:
        return f"{self.policy} {self.month:%Y-%m} {self.state}"


# Sums only: whom they were paid to stands in the lines.
register_table("benefits_paylist", data_class=DataClass.INTERNAL, retention="5 years", scope_kind="place")


class PayLine(Placed):
    """One month of one entitlement (fen); `payee` holds name, last four of the id and account as they were sealed."""

    paylist = models.ForeignKey(PayList, models.CASCADE, db_constraint=False)
    seq = models.IntegerField()
    entitlement = models.ForeignKey(Entitlement, models.PROTECT, db_constraint=False)
    month = models.DateField()
    amount = models.BigIntegerField()
    payee = models.BinaryField(null=True)
    result = models.CharField(max_length=8, blank=True)
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paylist", "seq"], name="benefits_payline_seq"),
            # What the bank could not pay stands again on the next list.
            models.UniqueConstraint(
                fields=["entitlement", "month"], condition=~models.Q(result="failed"), name="benefits_payline_once"
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="benefits_payline_amount"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.result or 'open'}"


about_a_person("benefits_payline", sealed=("payee",))
