"""Questions to people: is this row one of these?"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.ledgers.models.file import LedgerFile, ScopedModel
from jiayuan.ledgers.models.link import Link
from jiayuan.ledgers.models.row import LedgerRow, Record


class ReviewItem(ScopedModel):
    """A question for people. match: is this row one of `candidates`? sample: the same, asked blindly of a `link`.

    conflict: which of two statements about `attr` of candidates[0] holds; `ruling` is the registry's number of it.
    `evidence`: [{person, bits, levels}] beside `candidates`; `trace`: what a decision changed, for its undo.
    """

    class Kind(models.TextChoices):
        MATCH = "match", _("是不是同一人")
        SAMPLE = "sample", _("抽查")
        CONFLICT = "conflict", _("信息不一致")

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
        KEEP_A = "keep_a", _("以原来的为准")
        KEEP_B = "keep_b", _("以新来的为准")

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.MATCH)
    file = models.ForeignKey(LedgerFile, on_delete=models.PROTECT, related_name="reviews")
    row = models.ForeignKey(LedgerRow, on_delete=models.PROTECT, related_name="reviews")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="reviews")
    link = models.ForeignKey(Link, null=True, blank=True, on_delete=models.SET_NULL, related_name="samples")
    attr = models.CharField(max_length=40, default="", blank=True)
    ruling = models.BigIntegerField(null=True, blank=True)
    rule = models.CharField(max_length=20)
    candidates = ArrayField(models.UUIDField())
    evidence = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    due_at = models.DateTimeField()
    taken_by = models.UUIDField(null=True, blank=True)
    taken_until = models.DateTimeField(null=True, blank=True)
    visits = models.SmallIntegerField(default=0)
    decision = models.CharField(max_length=12, choices=Decision, default="", blank=True)
    chosen = models.UUIDField(null=True, blank=True)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(default="", blank=True)
    trace = models.JSONField(default=dict)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "ledgers_review_item"
        constraints = [
            models.UniqueConstraint(
                fields=["record", "kind", "attr"], condition=~Q(state="decided"), name="ledgers_review_open_once"
            )
        ]
        indexes = [models.Index(fields=["place_path", "state", "due_at"], name="ledgers_review_queue")]

    def __str__(self) -> str:
        return f"review {self.pk}"


register_table(
    "ledgers_review_item", data_class=DataClass.PERSONAL, retention="5 years", scope_kind="place",
    org_column="owner_org_id",
)  # fmt: skip


class LinkGuard(models.Model):
    """The blind sample of a district found too many wrong links: from `raised_at` on, weak links wait for people.

    `right` of `n` sampled links were confirmed; a steward lifts it. Figures about the machine, none about people.
    """

    id = models.AutoField(primary_key=True)
    district = models.TextField(db_collation="C")
    raised_at = models.DateTimeField()
    n = models.IntegerField()
    right = models.IntegerField()
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.UUIDField(null=True, blank=True)
    reason = models.CharField(max_length=200, default="", blank=True)

    class Meta:
        db_table = "ledgers_link_guard"
        constraints = [
            models.UniqueConstraint(fields=["district"], condition=Q(lifted_at=None), name="ledgers_link_guard_up_once")
        ]

    def __str__(self) -> str:
        return f"guard {self.district} {self.raised_at:%Y-%m-%d}"


register_table("ledgers_link_guard", data_class=DataClass.INTERNAL, retention="permanent", scope_kind="none")
