"""Workbooks and a small base for the ledger tests: people of the first community, written as a community would."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from uuid import UUID

import polars as pl
import xlsxwriter

from jiayuan.kernel.idnumber import check_digit
from jiayuan.kernel.ids import uuid7_at
from jiayuan.registry import api as registry
from tests.tree import HOME, HOME_COMPOUND

AS_OF = date(2026, 3, 1)
HEADERS = ("姓名", "性别", "身份证号", "出生日期", "联系电话", "家庭住址")
OFFICE = UUID("01890000-0000-7000-8000-0000000000aa")
NAMES = ("王秀兰", "李建国", "张桂英", "刘德华明", "陈淑珍", "杨国庆", "赵玉梅", "黄志强", "周秀英", "吴永年")


def id_number(n: int, born: str = "19500101", sex: str = "2") -> str:
    """A valid made-up number."""
    head = f"110102{born}{n:02}{1 if sex == '1' else 2}"
    return head + check_digit(head)


def phone(n: int) -> str:
    return f"1391234{n:04}"


def born(n: int) -> str:
    return f"19{40 + n}0{1 + n % 9}15"


def room(n: int) -> str:
    """Rooms of the first compound in turn: 2 buildings × 3 floors × 2 doors."""
    building, rest = divmod(n % 12, 6)
    floor, door = divmod(rest, 2)
    return HOME_COMPOUND.child(f"{building + 1:04}").child("01").child(f"{floor + 1:02}{door + 1:02}").value


def address(n: int) -> str:
    building, rest = divmod(n % 12, 6)
    floor, door = divmod(rest, 2)
    return f"红墙小区{building + 1}号楼1单元{floor + 1}{door + 1:02}室"


def person(n: int) -> UUID:
    return uuid7_at(1_700_000_000_000 + n, n)


def line(n: int, **changes: str) -> list[str]:
    """The row of person n as a correct ledger has it."""
    sex = "12"[n % 2]
    day = born(n)
    cells = {
        "姓名": NAMES[n % len(NAMES)], "性别": "男女"[n % 2], "身份证号": id_number(n, day, sex),
        "出生日期": f"{day[:4]}-{day[4:6]}-{day[6:]}", "联系电话": phone(n), "家庭住址": address(n),
    }  # fmt: skip
    return list((cells | changes).values())


def doubtful(n: int = 0, phone: str = "13700000000", **changes: str) -> list[str]:
    """A row people are asked about whatever the weights are: person n's number under a stranger's name."""
    return line(n, **({"姓名": "孙悟空", "联系电话": phone, "家庭住址": ""} | changes))


def load_office() -> int:
    """The committee of the first community; returns its number."""
    row = registry.OrganisationRow(OFFICE, "府右街南社区居委会", "committee", HOME.value)
    registry.load_organisations([row], origin="tests", as_of=AS_OF)
    return next(one.no for one in registry.organisations("committee") if one.id == OFFICE)


def load_base(count: int = 6) -> None:
    """The first `count` people as the base knows them."""
    rows = [
        {
            "entity": str(person(n)), "name": NAMES[n % len(NAMES)], "sex": "12"[n % 2],
            "birth": f"{born(n)[:4]}-{born(n)[4:6]}-{born(n)[6:]}", "id_number": id_number(n, born(n), "12"[n % 2]),
            "phone": phone(n), "residence.actual": room(n),
        }
        for n in range(count)
    ]  # fmt: skip
    registry.bulk_load(pl.DataFrame(rows), origin="person-base", as_of=AS_OF)


def workbook(
    rows: Sequence[Sequence[object]], headers: Sequence[str] = HEADERS, title: str = "", sheet: str = "花名册"
) -> bytes:
    """An .xlsx with an optional merged title row above the headers."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet(sheet)
    top = 0
    if title:
        page.merge_range(0, 0, 0, len(headers) - 1, title)
        top = 1
    page.write_row(top, 0, headers)
    for at, row in enumerate(rows, top + 1):
        page.write_row(at, 0, row)
    book.close()
    return target.getvalue()
