"""A person says that something held about them is wrong."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.registry.models.entity import PathField
from jiayuan.registry.models.fact import Fact


class Dispute(models.Model):
    """The value of `fact` is disputed, wherever it is said again, until somebody has looked (`due_on`).

    `own` is what the person says instead, kept beside it as a statement of its own; null where they only say "wrong".
    """

    class State(models.TextChoices):
        OPEN = "open", _("核实中")
        CORRECTED = "corrected", _("已更正")
        KEPT = "kept", _("核实无误")
        WITHDRAWN = "withdrawn", _("本人撤回")

    id = models.BigAutoField(primary_key=True)
    subject = models.UUIDField()
    attr = models.SmallIntegerField()
    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="+", db_index=False)
    own = models.ForeignKey(Fact, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.TextField(choices=State, default=State.OPEN)
    raised_by = models.UUIDField()
    raised_at = models.DateTimeField()
    due_on = models.DateField()
    settled_by = models.UUIDField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    place_path = PathField()
    hukou_path = PathField()

    class Meta:
        db_table = "registry_dispute"
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "attr", "fact"], condition=Q(state="open"), name="registry_dispute_open_once"
            ),
            models.CheckConstraint(
                name="registry_dispute_settled",
                condition=Q(state="open", settled_at__isnull=True) | (~Q(state="open") & Q(settled_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["place_path", "due_on"], name="registry_dispute_due", condition=Q(state="open")),
            models.Index(fields=["subject"], name="registry_dispute_subject"),
        ]

    def __str__(self) -> str:
        return f"dispute {self.pk}"


register_table(
    "registry_dispute",
    data_class=DataClass.PERSONAL,
    retention="1 year after it is settled",
    scope_kind="place_or_subject",
    subject_column="subject",
    extra_place_columns=("hukou_path",),
)
