"""Messages to people: the inbox, and deliveries by other channels. Texts are made from a template and references."""

from __future__ import annotations

from django.db import models

from jiayuan.identity.words import DeliveryState, values
from jiayuan.kernel.tables import DataClass, register_table


class Message(models.Model):
    """One message to one person. `refs` holds codes, numbers and ids, never a name, phone or address."""

    subject_id = models.UUIDField()
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)
    template = models.CharField(max_length=60)
    refs = models.JSONField(default=dict)
    dedupe_key = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["subject_id", "-id"], name="identity_message_inbox")]

    def __str__(self) -> str:
        return self.template


class Delivery(models.Model):
    """One channel of a message: queued, sent, delivered, or failed and tried again until it gives up."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="deliveries")
    subject_id = models.UUIDField()
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)
    channel = models.CharField(max_length=12)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in DeliveryState])
    tries = models.SmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True)
    dedupe_key = models.CharField(max_length=140, unique=True)

    class Meta:
        indexes = [models.Index(fields=["next_try"], condition=models.Q(state="queued"), name="identity_delivery_due")]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=values(DeliveryState)), name="identity_delivery_state")
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.state}"


for _table in ("identity_message", "identity_delivery"):
    register_table(
        _table,
        data_class=DataClass.PERSONAL,
        retention="180 days, counts kept",
        scope_kind="place_or_subject",
        subject_column="subject_id",
    )
