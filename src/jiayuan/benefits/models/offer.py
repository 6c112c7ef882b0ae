"""Offers: one open offer for a person and policy."""

from __future__ import annotations

from django.db import models

from jiayuan.benefits.models.campaign import Campaign
from jiayuan.benefits.models.placed import Placed, about_a_person
from jiayuan.benefits.rules import CLOSED, MAY_BE_MINE
from jiayuan.kernel.ids import uuid7


class Offer(Placed):
    """What may be somebody's, from found to drawing. Amounts in fen a month; `month` and `book_hash` of the finding."""

    class Kind(models.TextChoices):
        SURE = "sure"
        ASK = "ask"
        APPLIED = "applied"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    policy = models.CharField(max_length=60)
    # The household an offer of a household's benefit is for; empty for a person's own, or where no home is known.
    home = models.UUIDField(null=True)
    state = models.CharField(max_length=12)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    campaign = models.ForeignKey(Campaign, models.SET_NULL, null=True, db_constraint=False)
    # Frozen when found, worked out again at the check.
    amount = models.BigIntegerField(null=True)
    low = models.BigIntegerField(default=0)
    high = models.BigIntegerField(null=True)
    row = models.CharField(max_length=20, blank=True)
    book_hash = models.CharField(max_length=64)
    choice = models.CharField(max_length=60, blank=True)
    entitled_from = models.DateField()
    applied_on = models.DateField(null=True)
    # The day the office said yes 确认: some texts count the first month from it.
    confirmed_on = models.DateField(null=True)
    tries = models.SmallIntegerField(default=0)
    clock_due = models.DateField(null=True)
    lock_version = models.IntegerField(default=0)
    found_at = models.DateTimeField()
    moved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "policy"], condition=~models.Q(state__in=CLOSED), name="benefits_offer_one_open"
            ),
            models.UniqueConstraint(
                fields=["home", "policy"],
                # What nobody has answered yet keeps no other member out.
                condition=~models.Q(state__in=(*CLOSED, *MAY_BE_MINE)) & models.Q(home__isnull=False),
                name="benefits_offer_one_home",
            ),
        ]
        indexes = [models.Index(fields=["state", "clock_due", "id"], name="benefits_offer_queue")]

    def __str__(self) -> str:
        return f"{self.policy} {self.state}"


about_a_person("benefits_offer")
