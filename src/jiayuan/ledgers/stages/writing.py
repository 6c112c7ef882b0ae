"""Checked rows are written back, each with the lasting record of its line."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import polars as pl

from jiayuan.identity import api as identity
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.rules.rowkey import canonical, row_key
from jiayuan.ledgers.sealing import seal_texts, texts_of
from jiayuan.ledgers.stages.lines import Line
from jiayuan.registry import api as registry

KEEP_RECORDS = """
INSERT INTO ledgers_record (template_code, office, row_key, place_path, owner_org_id)
SELECT DISTINCT %(template)s, %(office)s, s.row_key, %(place)s, %(org)s FROM {staged} s
ON CONFLICT (template_code, office, row_key) DO NOTHING
"""
WRITE_ROWS = """
UPDATE ledgers_ledger_row r SET std = s.std, row_hash = s.row_hash, state = s.state, record_id = k.id
FROM {staged} s JOIN ledgers_record k
  ON k.row_key = s.row_key AND k.template_code = %(template)s AND k.office = %(office)s
WHERE r.file_id = %(file)s AND r.sheet = s.sheet AND r.row = s.row
"""
TYPES = {
    "sheet": "smallint", "row": "int", "std": "bytea", "row_hash": "bytea", "row_key": "bytea", "state": "text",
}  # fmt: skip


# What of a checked line is written: its cells as packed, as said again next month, its key; `packed` is sealed.
CHECKED = {
    "sheet": pl.Int16, "row": pl.Int32, "packed": pl.String, "said": pl.String, "key": pl.String, "state": pl.String,
}  # fmt: skip


def checked_frame(file: LedgerFile, lines: Sequence[Line]) -> pl.DataFrame:
    """Lines that went through the rules, as they are written."""
    keys = file.template.row_key
    columns = {
        "sheet": [line.sheet for line in lines], "row": [line.row for line in lines],
        "packed": texts_of([line.cells for line in lines]), "said": [canonical(line.cells) for line in lines],
        "key": [row_key(keys, line.cells, line.raw) for line in lines], "state": [line.state for line in lines],
    }  # fmt: skip
    return pl.DataFrame(columns, schema=CHECKED)


def _frame(file: UUID, lines: pl.DataFrame) -> pl.DataFrame:
    # Key and hash are keyed digests: the same line is known again without anybody reading it.
    texts, keys = lines["said"].to_list(), lines["key"].to_list()
    hashes = identity.blind_many("ledgers_ledger_row.row_hash", texts)
    blinded = identity.blind_many("ledgers_record.row_key", keys)
    sealed = seal_texts("std", file, lines.select("sheet", "row", "packed").rows())
    return lines.select("sheet", "row", "state").with_columns(
        std=pl.Series(sealed, dtype=pl.Binary), row_hash=pl.Series([hashes[text] for text in texts], dtype=pl.Binary),
        row_key=pl.Series([blinded[key] for key in keys], dtype=pl.Binary),
    )  # fmt: skip


def write_lines(file: LedgerFile, lines: pl.DataFrame) -> None:
    """Writes checked lines (columns of CHECKED) back."""
    frame = _frame(file.pk, lines)
    words = {
        "template": file.template.code, "office": file.office, "place": file.place_path, "org": file.owner_org_id,
        "file": file.pk,
    }  # fmt: skip
    with registry.copied(frame, TYPES) as staged:
        # Records outlive files: next month's line finds the same one by its key.
        registry.run(registry.fill(KEEP_RECORDS, staged=staged), words)
        registry.run(registry.fill(WRITE_ROWS, staged=staged), words)
