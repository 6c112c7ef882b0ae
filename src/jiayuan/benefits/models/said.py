"""What a person answered and signed."""

from __future__ import annotations

from django.db import models

from jiayuan.benefits.models.offer import Offer
from jiayuan.benefits.models.placed import Placed, about_a_person


class Answer(Placed):
    """One of at most four answers; a bank account is kept sealed, never in `value`."""

    offer = models.ForeignKey(Offer, models.CASCADE, db_constraint=False)
    question = models.CharField(max_length=20)
    value = models.CharField(max_length=200, blank=True)
    sealed = models.BinaryField(null=True)
    channel = models.CharField(max_length=10)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["offer", "question"], name="benefits_answer_once")]

    def __str__(self) -> str:
        return self.question


about_a_person("benefits_answer", sealed=("sealed",))


class ConsentSigned(Placed):
    """The authorisation a person gave: hash of the text shown, and how."""

    offer = models.ForeignKey(Offer, models.CASCADE, db_constraint=False)
    text_hash = models.CharField(max_length=64)
    how = models.CharField(max_length=10)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.text_hash[:12]


about_a_person("benefits_consentsigned")
