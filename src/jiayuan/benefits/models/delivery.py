"""Things carried to the door, and the proof that they arrived."""

from __future__ import annotations

from django.db import models

from jiayuan.benefits.models.offer import Offer
from jiayuan.benefits.models.placed import Placed, about_a_person
from jiayuan.kernel.ids import uuid7


class Delivery(Placed):
    """One item on its way; `code_seal` holds the hash of the six digits the person was sent."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    offer = models.ForeignKey(Offer, models.PROTECT, db_constraint=False)
    item = models.CharField(max_length=40)
    serial = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=12)
    window_from = models.DateTimeField()
    window_to = models.DateTimeField()
    team = models.CharField(max_length=40, blank=True)
    tries = models.SmallIntegerField(default=0)
    wrong_codes = models.SmallIntegerField(default=0)
    # Blind index of delivery and digits: equal only for the right code of this delivery.
    code_seal = models.BinaryField()
    # The delivery that was lost and is sent again by this one.
    instead_of_id = models.UUIDField(null=True)
    lock_version = models.IntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["state", "window_from", "id"], name="benefits_delivery_queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "serial"], condition=~models.Q(serial=""), name="benefits_delivery_serial"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.state}"


about_a_person("benefits_delivery")


class Handover(Placed):
    """The proof: how, when, by whom; signature and photos of item and door plate are kept sealed, never a face."""

    delivery = models.OneToOneField(Delivery, models.PROTECT, db_constraint=False)
    how = models.CharField(max_length=10)
    at = models.DateTimeField()
    by_id = models.UUIDField()
    witness_id = models.UUIDField(null=True)
    proof = models.BinaryField(null=True)
    photo_item = models.BinaryField(null=True)
    photo_door = models.BinaryField(null=True)
    # Given by the worker's device: what was proven offline arrives once, however often it is sent.
    ref = models.UUIDField(null=True, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(how="witness")
                | (models.Q(witness_id__isnull=False) & ~models.Q(witness_id=models.F("by_id"))),
                name="benefits_handover_second_person",
            ),
        ]

    def __str__(self) -> str:
        return self.how


about_a_person(
    "benefits_handover",
    "5 years after the last payment; signature and photos 24 months",
    sealed=("proof", "photo_item", "photo_door"),
)
