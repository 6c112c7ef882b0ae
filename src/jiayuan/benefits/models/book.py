"""Rule books on their way through the publish gate, and those that were published."""

from __future__ import annotations

from django.db import models

from jiayuan.kernel import clock
from jiayuan.kernel.tables import DataClass, register_table


class RulebookVersion(models.Model):
    """One version of a jurisdiction's book, from draft to withdrawn; once published only `state` may change.

    `files` is {path in the book's folder: text}, empty for the book as it was shipped. `findings` is what the check
    reported, `diff` the dry run (counts, never people); `diff_hash` and `snapshot` bind the approval to both.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        CHECKED = "checked"
        DIFFED = "diffed"
        APPROVED = "approved"
        PUBLISHED = "published"
        WITHDRAWN = "withdrawn"

    jurisdiction = models.CharField(max_length=20)
    hash = models.CharField(max_length=64)
    base_hash = models.CharField(max_length=64, default="")
    state = models.CharField(max_length=12, choices=State.choices)
    note = models.CharField(max_length=200, default="")
    files = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    diff = models.JSONField(default=dict)
    diff_hash = models.CharField(max_length=64, default="")
    snapshot = models.CharField(max_length=64, default="")
    signed_hash = models.CharField(max_length=64, default="")
    author_id = models.UUIDField()
    approver_id = models.UUIDField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    approved_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    published_on = models.DateField(null=True)
    lock_version = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "published_on"],
                condition=models.Q(state="published"),
                name="benefits_rulebook_one_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(approver_id=None) | ~models.Q(approver_id=models.F("author_id")),
                name="benefits_rulebook_two_people",
            ),
            # Nothing is in force that nobody approved.
            models.CheckConstraint(
                condition=~models.Q(state="published")
                | models.Q(approver_id__isnull=False, published_at__isnull=False, published_on__isnull=False),
                name="benefits_rulebook_published_by_two",
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "state", "-published_at"], name="benefits_rulebook_inforce")]

    def __str__(self) -> str:
        return f"{self.jurisdiction} {self.hash[:12]}"


register_table("benefits_rulebookversion", data_class=DataClass.OPEN, retention="permanent", scope_kind="none")
