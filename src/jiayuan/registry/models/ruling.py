"""Which of two statements that weigh the same holds: until people decide, and what they decided."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from jiayuan.kernel.tables import DataClass, register_table


class Ruling(models.Model):
    """Between two statements that weigh the same: `keep` holds over `over`, wherever these two values meet again.

    Without `is_decided` it is a hold: the value that was golden stays until people decide. The latest word about two
    values counts. Numbers of facts, never their values; rows are only ever added.
    """

    id = models.BigAutoField(primary_key=True)
    entity = models.UUIDField()
    attr = models.SmallIntegerField()
    keep = models.BigIntegerField()
    over = models.BigIntegerField()
    is_decided = models.BooleanField(default=False)
    batch = models.UUIDField(null=True, blank=True)
    by = models.UUIDField()
    reason = models.TextField(default="", blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "registry_ruling"
        indexes = [
            models.Index(fields=["entity"], name="registry_ruling_entity"),
            models.Index(fields=["batch"], name="registry_ruling_batch", condition=Q(is_decided=False)),
        ]

    def __str__(self) -> str:
        return f"{self.keep} over {self.over}"


register_table(
    "registry_ruling",
    data_class=DataClass.INTERNAL,
    retention="as long as the subject",
    scope_kind="none",
)
