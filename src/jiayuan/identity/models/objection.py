"""A person says that they do not want their data used for one purpose, and what the street answered."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table


class Objection(models.Model):
    """One objection of `subject` to the use for `purpose_code`, open until a steward answers it or it is taken back."""

    class State(models.TextChoices):
        OPEN = "open", _("等待答复")
        UPHELD = "upheld", _("已同意，停止使用")
        REFUSED = "refused", _("未同意，已说明理由")
        WITHDRAWN = "withdrawn", _("本人撤回")

    subject_id = models.UUIDField()
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)
    purpose_code = models.CharField(max_length=40)
    reason = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    raised_at = models.DateTimeField()
    due_on = models.DateField()
    answer = models.CharField(max_length=500, blank=True)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_id", "purpose_code"], condition=Q(state="open"), name="identity_objection_open_once"
            ),
            # No answer without its time: the person is told by when, so it must be seen when.
            models.CheckConstraint(
                condition=Q(state="open", answered_at__isnull=True) | (~Q(state="open") & Q(answered_at__isnull=False)),
                name="identity_objection_answered",
            ),
        ]
        indexes = [models.Index(fields=["subject_id"], name="identity_objection_subject")]

    def __str__(self) -> str:
        return f"{self.purpose_code} {self.state}"


register_table(
    "identity_objection",
    data_class=DataClass.PERSONAL,
    retention="3 years after its answer",
    scope_kind="place_or_subject",
    subject_column="subject_id",
)
