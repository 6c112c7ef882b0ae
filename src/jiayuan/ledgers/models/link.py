"""Whose a row is: record to person, with the evidence."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.ledgers.models.file import LedgerFile, ScopedModel
from jiayuan.ledgers.models.row import Record


class Link(ScopedModel):
    """Record → person, with the evidence. Rejected pairs never return; `entity` resolves by the registry.

    `told` is a keyed hash of what the row of a rejected pair said: who asks with the same words is refused the same.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("拟归入")
        CONFIRMED = "confirmed", _("已归入")
        REJECTED = "rejected", _("已否定")
        SUPERSEDED = "superseded", _("已被取代")

    id = models.BigAutoField(primary_key=True)
    # Links are found by record, file or entity; written twice on the way, each index costs twice.
    place_path = models.TextField(db_collation="C")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="links")
    entity = models.UUIDField()
    file = models.ForeignKey(LedgerFile, null=True, blank=True, on_delete=models.PROTECT, related_name="links")
    weight_bits = models.FloatField(default=0)
    margin_bits = models.FloatField(default=0)
    levels = models.JSONField(default=dict)
    rule = models.CharField(max_length=20)
    model = models.SmallIntegerField()
    hold_id = models.BooleanField(default=False)
    # The entity is made when the file is merged, not before.
    is_new = models.BooleanField(default=False)
    by = models.UUIDField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.PROPOSED)
    made_at = models.DateTimeField(null=True, blank=True)
    told = models.BinaryField(null=True, blank=True)

    class Meta:
        db_table = "ledgers_link"
        constraints = [
            models.UniqueConstraint(
                fields=["record"], condition=Q(state__in=["proposed", "confirmed"]), name="ledgers_link_live"
            )
        ]
        indexes = [
            models.Index(fields=["entity"], name="ledgers_link_entity"),
            models.Index(fields=["told"], condition=Q(state="rejected", told__isnull=False), name="ledgers_link_told"),
            # The week's links by machine, for the blind sample.
            models.Index(fields=["made_at"], condition=Q(by=None, state="confirmed"), name="ledgers_link_made"),
        ]

    def __str__(self) -> str:
        return f"link {self.pk}"


register_table(
    "ledgers_link", data_class=DataClass.PERSONAL, retention="as the record", scope_kind="place",
    org_column="owner_org_id",
)  # fmt: skip
