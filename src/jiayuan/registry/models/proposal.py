"""Two records that somebody takes for one: a second person decides."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.registry.models.entity import PathField


class MergeProposal(models.Model):
    """One proposal to let `other` count for `survivor`; merged only by the hand of somebody else."""

    class State(models.TextChoices):
        OPEN = "open", _("待第二人确认")
        MERGED = "merged", _("已归并")
        REFUSED = "refused", _("未同意")
        WITHDRAWN = "withdrawn", _("已撤回")

    id = models.BigAutoField(primary_key=True)
    survivor = models.UUIDField()
    other = models.UUIDField()
    reason = models.TextField()
    state = models.TextField(choices=State, default=State.OPEN)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(default="", blank=True)
    place_path = PathField()

    class Meta:
        db_table = "registry_merge_proposal"
        indexes = [
            models.Index(fields=["place_path", "id"], name="registry_proposal_open", condition=Q(state="open")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["survivor", "other"], condition=Q(state="open"), name="registry_proposal_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="merged") | ~Q(decided_by=F("proposed_by")) & Q(decided_by__isnull=False),
                name="registry_proposal_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.other} → {self.survivor}"


register_table(
    "registry_merge_proposal",
    data_class=DataClass.INTERNAL,
    retention="as long as the subject",
    scope_kind="place",
)
