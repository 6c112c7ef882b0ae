"""Published rule books: which hash was in force on which day."""

from __future__ import annotations

from django.db import models

from jiayuan.kernel.tables import DataClass, register_table


class RulebookVersion(models.Model):
    """One version of a jurisdiction's book; immutable once published, approved by somebody else than its author."""

    class State(models.TextChoices):
        PUBLISHED = "published"
        WITHDRAWN = "withdrawn"

    jurisdiction = models.CharField(max_length=20)
    hash = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=State.choices)
    author_id = models.UUIDField()
    approver_id = models.UUIDField()
    published_at = models.DateTimeField()
    published_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "published_on"],
                condition=models.Q(state="published"),
                name="benefits_rulebook_one_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(approver_id=models.F("author_id")), name="benefits_rulebook_two_people"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction} {self.hash[:12]}"


register_table("benefits_rulebookversion", data_class=DataClass.OPEN, retention="permanent", scope_kind="none")
