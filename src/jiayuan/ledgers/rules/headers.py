"""Where a sheet's headers are, what they say without decoration, and which rows are no people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from jiayuan.kernel.text import squeeze

_TRIM = re.compile(r"[（(].*?[)）]|[*＊:：\s]")
# With the half-width colon that every cell has after NFKC.
FOOTERS = ("合计", "总计", "填表人", "制表", "审核", "备注:", "填报单位", "说明:", "联系人:")


def normal_header(text: str) -> str:
    """A header without notes in brackets, stars and blanks."""
    return squeeze(_TRIM.sub("", squeeze(text))).lower()


def header_row(rows: Sequence[Sequence[str]], aliases: Mapping[str, str]) -> int | None:
    """The row (from 0, within the first 15) that holds the headers: the one with most known names, at least two.

    Title rows and merged cells above it are skipped. None when no row knows two headers: then the first row with two
    filled cells is taken for headers nobody knows.
    """
    best, found = 1, None
    for at, row in enumerate(rows[:15]):
        known = len({aliases[name] for cell in row if (name := normal_header(cell)) in aliases})
        if known > best:
            best, found = known, at
    if found is not None:
        return found
    return next((at for at, row in enumerate(rows[:15]) if sum(bool(cell.strip()) for cell in row) >= 2), None)


def is_footer(row: Sequence[str]) -> bool:
    """合计, 填表人 and the like: text of the form, not of a person."""
    first = next((squeeze(cell) for cell in row if cell.strip()), "")
    return first.startswith(FOOTERS) and sum(bool(cell.strip()) for cell in row) <= 4
