"""Where a sheet's headers are, what they say without decoration, and which rows are no people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jiayuan.kernel.text import squeeze

_TRIM = re.compile(r"[（(].*?[)）]|[*＊:：\s]")
# Whose the row is, said again in every header.
_OWN = re.compile(r"^(?:人员|本人|居民|老人|老年人|残疾人|对象|住户|业主|志愿者|户主|被服务人|服务|申请人)")
# Dates of the form and not of birth; addresses, numbers and names of somebody else than the row's person.
_OF_ANOTHER = re.compile(
    r"(?:日期|时间)$|监护|紧急|联系人|经办|代办|配偶|子女|父亲|母亲|家属|登记|填表|审核|楼长|网格|单位|学校|服务商|服务人员|开户|银行"
    r"|^原|曾用|昵称"
)
# With the half-width colon that every cell has after NFKC.
FOOTERS = ("合计", "总计", "填表人", "制表", "审核", "备注:", "填报单位", "说明:", "联系人:")


def normal_header(text: str) -> str:
    """A header without notes in brackets, stars and blanks."""
    return squeeze(_TRIM.sub("", squeeze(text))).lower()


def header_forms(text: str) -> Iterator[str]:
    """The header as it stands, each half of 住址/Address, and without whose it is: 人员住址 → 住址."""
    plain = normal_header(text)
    yield plain
    yield from plain.split("/") if "/" in plain else ()
    if (bare := _OWN.sub("", plain)) != plain:
        yield bare


def of_another(text: str) -> bool:
    """Whether a header speaks of another date, place or person than the row's own."""
    plain = normal_header(text)
    return bool(_OF_ANOTHER.search(plain)) and not plain.startswith("出生")


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
