"""Which row of a record counts today: the one in the file merged last and not undone, unless withdrawn since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import polars as pl
from django.db import connection
from django.db.models import QuerySet

from jiayuan.ledgers.models import LedgerFile, LedgerRow
from jiayuan.registry import api as registry

MERGED = LedgerFile.State.MERGED
_OF_RECORDS = "ledgers_ledger_row.record_id = ANY(%s::bigint[])"
# The first complete list of a record's ledger that came after its newest row (`number`) and does not hold it.
ENDINGS = """
SELECT DISTINCT ON (s.id) s.id, f.id, f.as_of
FROM {staged} s JOIN ledgers_record k ON k.id = s.id
JOIN ledgers_ledger_file f ON f.office = k.office AND f.merge_no > s.number
JOIN ledgers_template t ON t.id = f.template_id AND t.code = k.template_code
WHERE f.state = 'merged' AND f.mode = 'full' AND f.merge_no < coalesce(%(before)s, f.merge_no + 1)
  AND NOT EXISTS (SELECT 1 FROM ledgers_ledger_row r WHERE r.record_id = s.id AND r.file_id = f.id)
ORDER BY s.id, f.merge_no
"""


@dataclass(frozen=True, slots=True)
class End:
    """The complete list that no longer holds a record, and its day."""

    file: UUID
    on: date


@dataclass(frozen=True, slots=True)
class Said:
    """What counts of a record: the batch that wrote its newest row, and what ended it, if anything did."""

    by: UUID
    end: End | None = None


def endings(newest: Mapping[int, int], before: int | None = None) -> dict[int, End]:
    """Who is withdrawn of these (record → number of its newest merge).

    It follows from the merged files and is stored nowhere: in which order they were undone and redone does not matter.
    """
    complete = LedgerFile.objects.filter(state=MERGED, mode=LedgerFile.Mode.FULL, merge_no__isnull=False)
    last = complete.order_by("-merge_no").values_list("merge_no", flat=True).first() or 0
    asked = [(record, number) for record, number in newest.items() if number < last]
    if not asked:
        return {}
    frame = pl.DataFrame(asked, schema={"id": pl.Int64, "number": pl.Int64}, orient="row")
    with registry.at_hand(frame, {"id": "bigint", "number": "bigint"}) as staged, connection.cursor() as cursor:
        cursor.execute(registry.fill(ENDINGS, staged=staged), {"before": before})
        return {record: End(file, on) for record, file, on in cursor.fetchall()}


def _newest(records: Sequence[int], before: int | None) -> QuerySet[LedgerRow]:
    """The row of each record in the newest merged file (whose merge number is below `before`, when given)."""
    # One array and not a list of parameters, of which a large file would bring hundreds of thousands.
    rows = LedgerRow.objects.extra(where=[_OF_RECORDS], params=[list(records)])  # noqa: S610 -- the text is our own
    rows = rows.filter(file__state=MERGED, written_by__isnull=False)
    if before is not None:
        rows = rows.filter(file__merge_no__lt=before)
    return rows.order_by("record_id", "-file__merge_no", "id").distinct("record_id")


def active_rows(records: Sequence[int], *, before: int | None = None) -> dict[int, LedgerRow]:
    """record → its row in the newest merged file (whose merge number is below `before`, when given)."""
    newest = {row.record_id: row for row in _newest(records, before) if row.record_id is not None}
    # Few files have many rows: their mappings are read once, not once for each row.
    files = LedgerFile.objects.in_bulk({row.file_id for row in newest.values()})
    for row in newest.values():
        row.file = files[row.file_id]
    gone = endings({record: row.file.merge_no or 0 for record, row in newest.items()}, before)
    return {record: row for record, row in newest.items() if record not in gone}


def said_of(records: Sequence[int]) -> dict[int, Said]:
    """What counts of these records today; of whom no merged file speaks is absent."""
    found = _newest(records, None).values_list("record_id", "written_by", "file__merge_no")
    newest = {record: (by, number or 0) for record, by, number in found if record is not None and by is not None}
    ended = endings({record: number for record, (_, number) in newest.items()})
    return {record: Said(by, ended.get(record)) for record, (by, _) in newest.items()}


def known_records(file: LedgerFile) -> int:
    """How many records of this office's ledger count today."""
    rows = LedgerRow.objects.filter(
        file__office=file.office, file__template__code=file.template.code, file__state=MERGED, written_by__isnull=False
    )
    return rows.values("record_id").distinct().count()


def unlisted(file: LedgerFile) -> list[int]:
    """Records of which merged files of this office's ledger spoke and that a complete list does not hold."""
    if file.mode != LedgerFile.Mode.FULL:
        return []
    of_office = LedgerRow.objects.filter(
        file__office=file.office, file__template__code=file.template.code, file__state=MERGED, written_by__isnull=False
    )
    here = LedgerRow.objects.filter(file=file).values("record_id")
    found = of_office.exclude(record_id__in=here).values_list("record_id", flat=True).distinct()
    return [record for record in found if record is not None]


def missing_records(file: LedgerFile) -> list[int]:
    """For a full-mode file: records of this office's ledger that count today and are not in the file."""
    return sorted(record for record, said in said_of(unlisted(file)).items() if said.end is None)
