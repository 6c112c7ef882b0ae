"""The file for the bank: rows, a trailer with count, total and hash, as CSV or as a workbook. Pure."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import xlsxwriter

Encoding = Literal["utf-8", "gb18030"]
HEADER = ("序号", "姓名", "证件后四位", "收款账户", "金额", "政策", "月份", "待遇编号")
TRAILER = "合计"
# A spreadsheet would run a cell that begins so.
RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: amount in fen, `account` as it may be shown ("" in the office's copy)."""

    seq: int
    name: str
    id_last4: str
    account: str
    amount: int
    policy: str
    month: date
    entitlement: int


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def list_hash(rows: Sequence[Row]) -> str:
    """What was sealed, in one figure: the same for every form and encoding of the file."""
    text = "\n".join("\t".join(cells(row)) for row in rows)
    return hashlib.sha256(text.encode()).hexdigest()


def cells(row: Row) -> tuple[str, ...]:
    return (
        str(row.seq), row.name, row.id_last4, row.account, yuan(row.amount), row.policy, f"{row.month:%Y-%m}",
        str(row.entitlement),
    )  # fmt: skip


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(RISKY) else text


def _table(rows: Sequence[Row], file_hash: str) -> list[tuple[str, ...]]:
    total = yuan(sum(row.amount for row in rows))
    shown = [tuple(_harmless(cell) for cell in cells(row)) for row in rows]
    return [HEADER, *shown, (TRAILER, str(len(rows)), total, file_hash)]


def as_csv(rows: Sequence[Row], file_hash: str, encoding: Encoding = "utf-8") -> bytes:
    """Comma-separated; UTF-8 with a mark so that spreadsheets read it, or GB18030 as older bank systems want it."""
    out = io.StringIO()
    csv.writer(out).writerows(_table(rows, file_hash))
    return out.getvalue().encode("utf-8-sig" if encoding == "utf-8" else encoding)


def as_xlsx(rows: Sequence[Row], file_hash: str) -> bytes:
    """A workbook of texts: numbers of accounts keep their zeros, and nothing is a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("清册")
        for line, row in enumerate(_table(rows, file_hash)):
            for column, cell in enumerate(row):
                sheet.write_string(line, column, cell)
    return out.getvalue()
