"""Cells a person puts right on the fix grid, until they go into the next version of the file."""

from __future__ import annotations

from django.db import models

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.ledgers.models.file import LedgerFile, ScopedModel


class Correction(ScopedModel):
    """One cell as a person corrected it; the newest that is neither undone nor sent counts.

    `sealed` is the new text under the file's key, `step` what was done at once and is undone at once, `sent` the next
    version of the file that holds it. `sheet` and `col` from 0, `row` as the uploader's program counts.
    """

    id = models.BigAutoField(primary_key=True)
    file = models.ForeignKey(LedgerFile, on_delete=models.PROTECT, related_name="corrections")
    sheet = models.SmallIntegerField()
    row = models.IntegerField()
    col = models.SmallIntegerField()
    attr = models.CharField(max_length=40)
    sealed = models.BinaryField()
    step = models.UUIDField()
    by = models.UUIDField()
    at = models.DateTimeField()
    undone = models.BooleanField(default=False)
    sent = models.ForeignKey(LedgerFile, null=True, blank=True, on_delete=models.PROTECT, related_name="mended")

    class Meta:
        db_table = "ledgers_correction"
        indexes = [models.Index(fields=["file", "sheet", "row", "col"], name="ledgers_correction_cell")]

    def __str__(self) -> str:
        return f"correction {self.pk}"


register_table(
    "ledgers_correction", data_class=DataClass.SENSITIVE, retention="1 year after the next accepted version",
    scope_kind="place", org_column="owner_org_id", sealed=("sealed",),
)  # fmt: skip
