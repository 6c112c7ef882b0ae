"""Questions to people: is this row one of these?"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.ledgers.models.file import LedgerFile, ScopedModel
from jiayuan.ledgers.models.row import LedgerRow, Record


class ReviewItem(ScopedModel):
    """A question for people: is this row one of these? `evidence`: [{person, bits, levels}] beside `candidates`."""

    class State(models.TextChoices):
        OPEN = "open", _("待判断")
        TAKEN = "taken", _("处理中")
        DECIDED = "decided", _("已判断")
        FIELD_CHECK = "field_check", _("待核实")
        EXPIRED = "expired", _("已超期")

    class Decision(models.TextChoices):
        SAME = "same", _("同一人")
        DIFFERENT = "different", _("不是同一人")
        NEW = "new", _("新的人")

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=12, default="match")
    file = models.ForeignKey(LedgerFile, on_delete=models.PROTECT, related_name="reviews")
    row = models.ForeignKey(LedgerRow, on_delete=models.PROTECT, related_name="reviews")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="reviews")
    rule = models.CharField(max_length=20)
    candidates = ArrayField(models.UUIDField())
    evidence = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    due_at = models.DateTimeField()
    taken_by = models.UUIDField(null=True, blank=True)
    decision = models.CharField(max_length=12, choices=Decision, default="", blank=True)
    chosen = models.UUIDField(null=True, blank=True)
    decided_by = models.UUIDField(null=True, blank=True)
    reason = models.TextField(default="", blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "ledgers_review_item"
        constraints = [
            models.UniqueConstraint(fields=["record"], condition=~Q(state="decided"), name="ledgers_review_open_once")
        ]
        indexes = [models.Index(fields=["place_path", "state", "due_at"], name="ledgers_review_queue")]

    def __str__(self) -> str:
        return f"review {self.pk}"


register_table(
    "ledgers_review_item", data_class=DataClass.PERSONAL, retention="5 years", scope_kind="place",
    org_column="owner_org_id",
)  # fmt: skip
