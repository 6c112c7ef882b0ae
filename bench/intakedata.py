"""A made-up street for the intake benches: a tree of rooms, people, and their dirty ledger as an .xlsx."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
import xlsxwriter

from jiayuan.kernel.idnumber import check_digit
from jiayuan.kernel.ids import uuid7_at
from tests.tree import COMMUNITIES, STREET

HEADERS = ("姓名", "性别", "身份证号", "出生日期", "联系电话", "社区", "家庭住址")
COMPOUNDS, BUILDINGS, FLOORS, DOORS = 12, 6, 8, 4
ROOMS = len(COMMUNITIES) * COMPOUNDS * BUILDINGS * FLOORS * DOORS
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
GIVEN = "秀兰建国桂英德华淑珍国庆玉梅志强丽永年文明海燕春红军伟芳娜敏静涛超勇艳杰娟刚平辉玲鹏飞霞荣宝凤山云龙生金福昌贵"
# Shares of cells: number empty, one digit wrong; telephone empty, another one's; date empty; not in the base.
NO_ID, BAD_ID, NO_PHONE, NEW_PHONE, NO_BIRTH, OUTSIDE = 0.05, 0.015, 0.12, 0.11, 0.4, 0.1


@dataclass(frozen=True)
class Street:
    """`people` are the columns of the base, `lines` the cells of the ledger in the order of HEADERS."""

    people: pl.DataFrame
    lines: list[tuple[str, ...]]


def _spot(n: int) -> tuple[int, int, int, int, int]:
    """Community, compound, building, floor and door of room n, from 1."""
    n, door = divmod(n % ROOMS, DOORS)
    n, floor = divmod(n, FLOORS)
    n, building = divmod(n, BUILDINGS)
    community, compound = divmod(n, COMPOUNDS)
    return community + 1, compound + 1, building + 1, floor + 1, door + 1


def room_path(n: int) -> str:
    community, compound, building, floor, door = _spot(n)
    return f"{STREET.value}{community:03}.{compound + 100:04}.{building:04}.01.{floor:02}{door:02}."


def compound_name(community: int, compound: int) -> str:
    return f"{SURNAMES[community]}{GIVEN[compound]}里小区"


def address(n: int) -> str:
    community, compound, building, floor, door = _spot(n)
    return f"{compound_name(community, compound)}{building}号楼1单元{floor}{door:02}室"


def _place(path: str, kind: str, name: str, floors: int | None = None) -> dict[str, object]:
    units = 1 if floors else None
    return {"path": path, "kind": kind, "name": name, "floors": floors, "units": units, "lon": 116.37, "lat": 39.91}


def places() -> Iterator[dict[str, object]]:
    """Compounds, buildings, units and rooms under the communities of the test tree."""
    for n in range(0, ROOMS, FLOORS * DOORS):
        community, compound, building, _, _ = _spot(n)
        unit = room_path(n)[:-5]
        if building == 1:
            yield _place(unit[:-8], "compound", compound_name(community, compound))
        yield _place(unit[:-3], "building", f"{building}号楼", FLOORS)
        yield _place(unit, "unit", "1单元")
        for at in range(n, n + FLOORS * DOORS):
            _, _, _, floor, door = _spot(at)
            yield _place(room_path(at), "room", f"{floor}{door:02}室")


def _names(rng: np.random.Generator, count: int) -> list[str]:
    family, first, second = (rng.integers(0, len(text), count) for text in (SURNAMES, GIVEN, GIVEN))
    short = rng.random(count) < 0.15
    return [
        SURNAMES[f] + GIVEN[a] + ("" if cut else GIVEN[b])
        for f, a, b, cut in zip(family, first, second, short, strict=True)
    ]


def _numbers(days: Sequence[str], male: np.ndarray) -> list[str]:
    heads = [
        f"110102{day.replace('-', '')}{n % 50:02}{1 if man else 2}"
        for n, (day, man) in enumerate(zip(days, male, strict=True))
    ]
    return [head + check_digit(head) for head in heads]


def people(rng: np.random.Generator, count: int) -> pl.DataFrame:
    """Everybody, in the base or not; `door` is the number of the room."""
    male = rng.random(count) < 0.5
    days = (np.datetime64("1930-01-01") + rng.integers(0, 365 * 30, count)).astype(str).tolist()
    return pl.DataFrame(
        {
            "entity": [str(uuid7_at(1_700_000_000_000 + n, n)) for n in range(count)],
            "name": _names(rng, count),
            "sex": np.where(male, "1", "2").tolist(),
            "birth": days,
            "id_number": _numbers(days, male),
            "phone": [f"139{n:08}" for n in range(count)],
            "door": (np.arange(count) * 7) % ROOMS,
        }
    )


def _cells(rng: np.random.Generator, who: pl.DataFrame) -> list[tuple[str, ...]]:
    draw = {key: rng.random(who.height) for key in ("id", "phone", "birth")}
    found = []
    for n, one in enumerate(who.iter_rows(named=True)):
        number, phone = one["id_number"], one["phone"]
        if draw["id"][n] < NO_ID:
            number = ""
        elif draw["id"][n] < NO_ID + BAD_ID:
            number = number[:9] + str((int(number[9]) + 1) % 10) + number[10:]
        if draw["phone"][n] < NO_PHONE:
            phone = ""
        elif draw["phone"][n] < NO_PHONE + NEW_PHONE:
            phone = f"138{n:08}"
        birth = "" if draw["birth"][n] < NO_BIRTH else one["birth"].replace("-", "./-"[n % 3])
        community = COMMUNITIES[_spot(one["door"])[0] - 1] + "社区"
        found.append((one["name"], "男女"[int(one["sex"]) - 1], number, birth, phone, community, address(one["door"])))
    return found


def street(rows: int, seed: int = 7) -> Street:
    """A base of as many people as the ledger has rows, and a ledger a tenth of whom the base does not know."""
    rng = np.random.default_rng(seed)
    outside = int(rows * OUTSIDE)
    everybody = people(rng, rows + outside)
    base = everybody.head(rows).with_columns(
        pl.Series("residence.actual", map(room_path, everybody["door"].head(rows)))
    )
    chosen = everybody.tail(rows).sample(fraction=1.0, shuffle=True, seed=seed)
    return Street(base.drop("door"), _cells(rng, chosen))


def workbook(lines: Sequence[Sequence[str]], title: str = "老年人基本情况登记表") -> bytes:
    """The ledger as an .xlsx, a title row above the headers."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": True, "strings_to_numbers": False})
    page = book.add_worksheet("花名册")
    page.write_row(0, 0, [title])
    page.write_row(1, 0, HEADERS)
    for at, line in enumerate(lines, 2):
        page.write_row(at, 0, line)
    book.close()
    return target.getvalue()
