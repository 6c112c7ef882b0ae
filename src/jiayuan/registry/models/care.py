"""The care register: who agreed to be looked after in an emergency, and the emergencies that open it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.registry.models.entity import PathField

LONGEST = timedelta(hours=72)


class CareEntry(models.Model):
    """One person's yes. `sealed`: {needs, contact, note} under the person's key; `until` is the first day without.

    The consent itself stands in identity: an entry without a live consent is read by nobody. `proof` names the signed
    paper of a visit or counter.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    subject = models.UUIDField(unique=True)
    place_path = PathField()
    sealed = models.BinaryField()
    channel = models.CharField(max_length=8)
    proof = models.CharField(max_length=60, default="", blank=True)
    recorded_by = models.UUIDField()
    agreed_at = models.DateTimeField()
    until = models.DateField()

    class Meta:
        db_table = "registry_care_entry"
        constraints = [
            models.CheckConstraint(name="registry_care_entry_proof", condition=Q(channel="web") | ~Q(proof=""))
        ]
        indexes = [models.Index(fields=["place_path"], name="registry_care_entry_place")]

    def __str__(self) -> str:
        return f"care {self.pk}"


register_table(
    "registry_care_entry", data_class=DataClass.SENSITIVE, retention="until withdrawn, or 30 days after its end",
    scope_kind="place_or_subject", subject_column="subject", sealed=("sealed",),
)  # fmt: skip


class CareOpening(models.Model):
    """A declared emergency in one area: opened by a second officer, closed by the clock after at most 72 hours."""

    class State(models.TextChoices):
        DECLARED = "declared", _("待第二人确认")
        OPEN = "open", _("启用中")
        CLOSED = "closed", _("已结束")

    id = models.UUIDField(primary_key=True, default=uuid4)
    name = models.CharField(max_length=80)
    reason = models.CharField(max_length=200)
    place_path = PathField()
    state = models.CharField(max_length=8, choices=State, default=State.DECLARED)
    declared_by = models.UUIDField()
    declared_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True, blank=True)
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "registry_care_opening"
        constraints = [
            models.CheckConstraint(
                name="registry_care_opening_two", condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("declared_by"))
            ),
            models.CheckConstraint(
                name="registry_care_opening_open", condition=~Q(state="open") | Q(confirmed_by__isnull=False)
            ),
            models.CheckConstraint(
                name="registry_care_opening_length", condition=Q(ends_at__lte=F("declared_at") + LONGEST)
            ),
        ]

    def __str__(self) -> str:
        return self.name


# That an emergency is declared is no secret, and responders of a part of its area must see it.
register_table("registry_care_opening", data_class=DataClass.INTERNAL, retention="3 years", scope_kind="none")


class CareReading(models.Model):
    """Who saw whose entry in which emergency, first time; told to the person."""

    id = models.BigAutoField(primary_key=True)
    opening = models.ForeignKey(CareOpening, on_delete=models.PROTECT, related_name="readings")
    subject = models.UUIDField()
    place_path = PathField()
    reader = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        db_table = "registry_care_reading"
        constraints = [
            models.UniqueConstraint(fields=["opening", "subject", "reader"], name="registry_care_reading_once")
        ]

    def __str__(self) -> str:
        return f"care reading {self.pk}"


register_table(
    "registry_care_reading", data_class=DataClass.PERSONAL, retention="3 years", scope_kind="place_or_subject",
    subject_column="subject",
)  # fmt: skip
