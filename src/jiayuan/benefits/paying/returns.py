"""The bank's answer: which line was paid, which was not and why. Read whole or rejected whole. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import python_calamine
from python_calamine import CalamineWorkbook

from jiayuan.benefits.paying.files import TRAILER
from jiayuan.benefits.paying.states import FAILED, PAID
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.money import Money
from jiayuan.kernel.text import mark, squeeze

WORDS = {"成功": PAID, "已付": PAID, PAID: PAID, "失败": FAILED, "退回": FAILED, FAILED: FAILED}
XLSX = b"PK\x03\x04"
BYTES_MAX = 20_000_000
REASON_MAX = 120
SEQ = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Answered:
    """Line number → (result, reason); `paid` is the bank's own total of what it paid, in fen."""

    lines: Mapping[int, tuple[str, str]]
    paid: int


def _unreadable() -> Invalid:
    return Invalid(mark("回盘文件读不出来，请用银行原来的文件"), code="return-unreadable")


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable()


def _table(text: str) -> list[list[str]]:
    try:
        # Older systems end lines with a lone carriage return.
        return [[squeeze(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=None))]
    except csv.Error as wrong:
        raise _unreadable() from wrong


def _rows(data: bytes) -> list[list[str]]:
    if len(data) > BYTES_MAX:
        raise _unreadable()
    if not data.startswith(XLSX):
        return _table(_decoded(data))
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    except (python_calamine.CalamineError, IndexError) as wrong:
        raise _unreadable() from wrong
    # A number typed by hand comes as 3.0.
    return [[squeeze(str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell)) for cell in row]
            for row in sheet]  # fmt: skip


def _line(row: Sequence[str]) -> tuple[int, tuple[str, str]]:
    if len(row) < 2 or not SEQ.fullmatch(row[0]) or row[1] not in WORDS:
        raise Invalid(mark("回盘文件里有一行不是“序号、结果、原因”"), code="return-line")
    return int(row[0]), (WORDS[row[1]], row[2][:REASON_MAX] if len(row) > 2 else "")


def read_answer(data: bytes) -> Answered:
    """Rows of number, result, reason after one header, then 合计, count, total paid in yuan. Raises Invalid."""
    rows = [row for row in _rows(data) if any(row)]
    if len(rows) < 2 or rows[-1][0] != TRAILER or len(rows[-1]) < 3:
        raise Invalid(mark("回盘文件没有合计行"), code="return-trailer")
    *lines, trailer = rows[1:]
    found = dict(_line(row) for row in lines)
    paid = Money.parse(trailer[2])
    # The same number twice is as wrong as a missing one: which of the two is the truth, nobody knows.
    if paid is None or len(found) != len(lines) or trailer[1] != str(len(lines)):
        raise Invalid(mark("回盘文件的合计与各行不符"), code="return-total")
    return Answered(found, paid.fen)


def fits(answer: Answered, amounts: Mapping[int, int]) -> None:
    """Raises Invalid unless the answer speaks of exactly these lines (number → fen) and its total is theirs."""
    if set(answer.lines) - set(amounts):
        raise Invalid(mark("回盘文件里有清册没有的序号，整份退回"), code="return-unknown")
    if set(amounts) - set(answer.lines):
        raise Invalid(mark("回盘文件缺少清册里的序号，整份退回"), code="return-missing")
    if sum(amounts[seq] for seq, (result, _) in answer.lines.items() if result == PAID) != answer.paid:
        raise Invalid(mark("回盘文件的实付合计与清册不符，整份退回"), code="return-total")
