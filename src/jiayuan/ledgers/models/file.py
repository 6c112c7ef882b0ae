"""Uploaded files and their bytes."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.ledgers.models.template import Template

ENDED = ("quarantined", "cancelled", "undone")


class ScopedModel(models.Model):
    """Rows belong to an office: its place and its organisation number."""

    place_path = models.TextField(db_collation="C", db_index=True)
    owner_org_id = models.IntegerField(null=True, blank=True)

    class Meta:
        abstract = True


class LedgerFile(ScopedModel):
    """One upload. `problems`: [{code, …}] in words of rules.messages.

    `mapping`: per sheet {name, header (row), headers, columns: [attr], sure, reasons, shifts}.
    `withdrawn`: ids of the records a full-mode file no longer holds.
    """

    class Mode(models.TextChoices):
        FULL = "full", _("全量")
        PARTIAL = "partial", _("增补")

    class State(models.TextChoices):
        RECEIVED = "received", _("已收到")
        QUARANTINED = "quarantined", _("已隔离")
        NEEDS_MAPPING = "needs_mapping", _("待确认列")
        MAPPED = "mapped", _("已对列")
        CHECKED = "checked", _("已检查")
        PREVIEWED = "previewed", _("待批准")
        APPROVED = "approved", _("已批准")
        MERGING = "merging", _("合并中")
        MERGED = "merged", _("已合并")
        UNDONE = "undone", _("已撤销")
        CANCELLED = "cancelled", _("已取消")
        FAILED = "failed", _("出错待重试")

    id = models.UUIDField(primary_key=True, default=uuid4)
    sha256 = models.CharField(max_length=64)
    filename = models.CharField(max_length=200)
    office = models.IntegerField()
    template = models.ForeignKey(Template, on_delete=models.PROTECT)
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.PARTIAL)
    as_of = models.DateField()
    state = models.CharField(max_length=16, choices=State)
    failed_in = models.CharField(max_length=16, default="", blank=True)
    fail_code = models.CharField(max_length=60, default="", blank=True)
    attempts = models.SmallIntegerField(default=0)
    uploader = models.UUIDField()
    uploader_account = models.UUIDField()
    uploader_role = models.CharField(max_length=32, default="")
    uploader_grant = models.BigIntegerField(null=True, blank=True)
    approver = models.UUIDField(null=True, blank=True)
    mapping = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    withdrawn = models.JSONField(default=list)
    # How far the stage at work has come: {stage, done, total, started_at}.
    progress = models.JSONField(default=dict)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    merged_at = models.DateTimeField(null=True, blank=True)
    # The order of merges: which file speaks last about a record.
    merge_no = models.BigIntegerField(null=True, blank=True)

    class Meta:
        db_table = "ledgers_ledger_file"
        constraints = [
            models.UniqueConstraint(
                fields=["office", "template", "sha256"], condition=~Q(state__in=ENDED), name="ledgers_file_once"
            )
        ]
        indexes = [models.Index(fields=["office", "-created_at"], name="ledgers_file_office")]

    def __str__(self) -> str:
        return self.filename


register_table(
    "ledgers_ledger_file", data_class=DataClass.INTERNAL, retention="as long as cited, then 1 year",
    scope_kind="place", org_column="owner_org_id",
)  # fmt: skip


class FileBody(ScopedModel):
    """The bytes as uploaded, sealed under the file's own key."""

    file = models.OneToOneField(LedgerFile, primary_key=True, on_delete=models.PROTECT, related_name="body")
    sealed = models.BinaryField()

    class Meta:
        db_table = "ledgers_file_body"

    def __str__(self) -> str:
        return str(self.pk)


register_table(
    "ledgers_file_body", data_class=DataClass.SENSITIVE, retention="180 days", scope_kind="place",
    org_column="owner_org_id", sealed=("sealed",),
)  # fmt: skip
