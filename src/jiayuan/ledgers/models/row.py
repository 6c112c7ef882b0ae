"""The lines of uploads and what is wrong in them; the record is a line's lasting identity."""

from __future__ import annotations

from django.db import models

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.ledgers.models.file import LedgerFile, ScopedModel


class Record(ScopedModel):
    """The lasting identity of a line of an office's ledger; `row_key` is a keyed hash of its key cells."""

    id = models.BigAutoField(primary_key=True)
    # Looked for by the key below alone: template, office and key of the line.
    place_path = models.TextField(db_collation="C")
    template_code = models.SlugField(max_length=40, db_index=False)
    office = models.IntegerField()
    row_key = models.BinaryField()

    class Meta:
        db_table = "ledgers_record"
        constraints = [
            models.UniqueConstraint(fields=["template_code", "office", "row_key"], name="ledgers_record_key")
        ]

    def __str__(self) -> str:
        return f"record {self.pk}"


register_table(
    "ledgers_record", data_class=DataClass.PERSONAL, retention="1 year after the last row", scope_kind="place",
    org_column="owner_org_id",
)  # fmt: skip


class LedgerRow(ScopedModel):
    """One line of one file. `sheet` from 0, `row` as the uploader's program counts (from 1).

    `raw` and `std` are sealed JSON. `written_by` is the file that wrote the record's facts as they stand in this row:
    the file itself, or an earlier one when the row came back unchanged.
    """

    id = models.BigAutoField(primary_key=True)
    # Every row of a file has the file's place; file and record stand first in the two indexes below. Each index more
    # is written four times on the way from upload to merge.
    place_path = models.TextField(db_collation="C")
    file = models.ForeignKey(LedgerFile, on_delete=models.PROTECT, related_name="rows", db_index=False)
    record = models.ForeignKey(
        Record, null=True, blank=True, on_delete=models.PROTECT, related_name="rows", db_index=False
    )
    sheet = models.SmallIntegerField()
    row = models.IntegerField()
    row_hash = models.BinaryField(null=True)
    raw = models.BinaryField()
    std = models.BinaryField(null=True)
    state = models.CharField(max_length=12, default="read")
    outcome = models.CharField(max_length=12, default="", blank=True)
    written_by = models.UUIDField(null=True, blank=True)

    class Meta:
        db_table = "ledgers_ledger_row"
        constraints = [models.UniqueConstraint(fields=["file", "sheet", "row"], name="ledgers_row_once")]
        indexes = [models.Index(fields=["record", "row_hash"], name="ledgers_row_hash")]

    def __str__(self) -> str:
        return f"row {self.pk}"


register_table(
    "ledgers_ledger_row", data_class=DataClass.SENSITIVE, retention="1 year after the next accepted version",
    scope_kind="place", org_column="owner_org_id", sealed=("raw", "std"),
)  # fmt: skip


class Issue(ScopedModel):
    """One finding: where it is and its code; never what stood in the cell. `col` from 0, null = the whole row."""

    id = models.BigAutoField(primary_key=True)
    place_path = models.TextField(db_collation="C")
    file = models.ForeignKey(LedgerFile, on_delete=models.PROTECT, related_name="issues", db_index=False)
    sheet = models.SmallIntegerField()
    row = models.IntegerField()
    col = models.SmallIntegerField(null=True, blank=True)
    attr = models.CharField(max_length=40, default="")
    code = models.CharField(max_length=40)
    severity = models.CharField(max_length=6)
    state = models.CharField(max_length=8, default="open")

    class Meta:
        db_table = "ledgers_issue"
        indexes = [models.Index(fields=["file", "state"], name="ledgers_issue_file")]

    def __str__(self) -> str:
        return self.code


register_table(
    "ledgers_issue", data_class=DataClass.PERSONAL, retention="5 years", scope_kind="place", org_column="owner_org_id"
)
