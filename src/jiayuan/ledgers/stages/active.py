"""Which row of a record counts today: the one in the file merged last and not undone, unless withdrawn since."""

from __future__ import annotations

from collections.abc import Sequence

from jiayuan.ledgers.models import LedgerFile, LedgerRow

MERGED = LedgerFile.State.MERGED
_OF_RECORDS = "ledgers_ledger_row.record_id = ANY(%s::bigint[])"


def withdrawals(before: int | None = None) -> dict[int, int]:
    """record → number of the last full-mode merge that no longer held it."""
    files = LedgerFile.objects.filter(state=MERGED, mode=LedgerFile.Mode.FULL).exclude(withdrawn=[])
    if before is not None:
        files = files.filter(merge_no__lt=before)
    found: dict[int, int] = {}
    for number, records in files.order_by("merge_no").values_list("merge_no", "withdrawn"):
        found |= dict.fromkeys(records, number or 0)
    return found


def active_rows(records: Sequence[int], *, before: int | None = None) -> dict[int, LedgerRow]:
    """record → its row in the newest merged file (whose merge number is below `before`, when given)."""
    # One array and not a list of parameters, of which a large file would bring hundreds of thousands.
    rows = LedgerRow.objects.extra(where=[_OF_RECORDS], params=[list(records)])  # noqa: S610 -- the text is our own
    rows = rows.filter(file__state=MERGED, written_by__isnull=False)
    if before is not None:
        rows = rows.filter(file__merge_no__lt=before)
    newest = list(rows.order_by("record_id", "-file__merge_no", "id").distinct("record_id"))
    # Few files have many rows: their mappings are read once, not once for each row.
    files = LedgerFile.objects.in_bulk({row.file_id for row in newest})
    for row in newest:
        row.file = files[row.file_id]
    gone = withdrawals(before)
    return {
        row.record_id: row
        for row in newest
        if row.record_id is not None and (row.file.merge_no or 0) > gone.get(row.record_id, 0)
    }


def known_records(file: LedgerFile) -> int:
    """How many records of this office's ledger count today."""
    rows = LedgerRow.objects.filter(
        file__office=file.office, file__template__code=file.template.code, file__state=MERGED, written_by__isnull=False
    )
    return rows.values("record_id").distinct().count()


def missing_records(file: LedgerFile) -> list[int]:
    """For a full-mode file: records of this office's ledger that count today and are not in the file."""
    if file.mode != LedgerFile.Mode.FULL:
        return []
    of_office = LedgerRow.objects.filter(
        file__office=file.office, file__template__code=file.template.code, file__state=MERGED, written_by__isnull=False
    )
    here = LedgerRow.objects.filter(file=file).values("record_id")
    found = of_office.exclude(record_id__in=here).values_list("record_id", flat=True).distinct()
    return sorted(active_rows([record for record in found if record is not None]))
