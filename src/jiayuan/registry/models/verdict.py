"""What people decided about identities: merged, taken apart, never the same."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.registry.models.entity import PathField


class MergeEvent(models.Model):
    """One decision about identities, who and why. Rows are only ever added.

    merge: `other` counts for `survivor`, with everybody in `moved`. split: the statements of `records` were said of
    `moved` (one entity each, side by side) and are `other`'s now; `deed` stands in the facts that were closed for it.
    """

    class Kind(models.TextChoices):
        MERGE = "merge", _("归并")
        UNMERGE = "unmerge", _("取消归并")
        SPLIT = "split", _("拆分")
        UNSPLIT = "unsplit", _("取消拆分")

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField(choices=Kind)
    survivor = models.UUIDField()
    other = models.UUIDField()
    moved = ArrayField(models.UUIDField(), default=list)
    records = ArrayField(models.BigIntegerField(), default=list)
    deed = models.UUIDField(null=True, blank=True)
    by = models.UUIDField()
    reason = models.TextField()
    at = models.DateTimeField()
    undoes = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place_path = PathField()

    class Meta:
        db_table = "registry_merge_event"
        indexes = [
            models.Index(fields=["other"], name="registry_merge_other"),
            models.Index(fields=["id"], name="registry_merge_split", condition=Q(kind="split")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


register_table(
    "registry_merge_event",
    data_class=DataClass.INTERNAL,
    retention="as long as the subject",
    scope_kind="place",
)


class NotSame(models.Model):
    """A pair that people found to be two: obeyed by every later match, for ever."""

    a = models.UUIDField()
    b = models.UUIDField()
    by = models.UUIDField()
    reason = models.TextField()
    at = models.DateTimeField()
    place_path = PathField()

    class Meta:
        db_table = "registry_not_same"
        constraints = [
            models.CheckConstraint(name="registry_not_same_order", condition=Q(a__lt=F("b"))),
            models.UniqueConstraint(fields=["a", "b"], name="registry_not_same_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.a} ≠ {self.b}"


register_table(
    "registry_not_same",
    data_class=DataClass.INTERNAL,
    retention="as long as the subjects",
    scope_kind="place",
)
