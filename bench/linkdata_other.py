"""A second generator for the linking benches, written apart from the demo's: other names, other habits, other errors.

Nothing is tuned to it. Half of the places write ideographs (ethnic names with dots, foreign residents, names by
generation), half an alphabet (given name and surname apart, no national numbers). Households share telephones, women
stand under their husband's, twins follow each other in the sequence, some were renamed, a fifth is not in the base.

`python -m bench.linkdata_other PEOPLE FOLDER [han|alphabet]` writes base.parquet, rows.parquet and truth.parquet.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from jiayuan.kernel.idform import check_digit

SEED = 99
Cells = dict[str, str]
NameOf = Callable[[random.Random, str, str], str]
SURNAMES = (
    "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
    "苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史"
    "顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
DOUBLE = ("欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟")
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉萍红梅建国志秀兰春文辉斌宇浩轩梓"
    "涵欣怡雨晨佳琪子思远博文嘉俊熙诗语泽瑞雪冰凤云莲珍荣福德宝祥庆永立成东海山川林森"
    "松柏青翠菊香"
)
TURKIC = ("买买提", "阿卜杜", "艾合买提", "古丽娜尔", "帕提古丽", "吐尔逊", "热合曼", "努尔江", "迪丽拜尔", "库尔班")
FIRST = [
    "James", "Mary", "John", "Linda", "Robert", "Susan", "Michael", "Karen", "David", "Nancy", "Ahmed", "Fatima",
    "Wei", "Yuki", "Olga", "Ivan", "Chloe", "Lucas", "Emma", "Noah", "Sofia", "Mateo", "Aisha", "Priya", "Arjun",
    "Siobhan", "Niamh", "Bjorn", "Astrid", "Zoe", "Élodie", "François", "Jürgen", "Inès", "Nguyen", "Thi", "Kwame",
    "Ama", "Pedro", "Ana", "Luis", "Marta", "Piotr", "Ewa"
]  # fmt: skip
LAST = [
    "Smith", "Jones", "Brown", "Taylor", "Wilson", "Nguyen", "Patel", "Khan", "Garcia", "Martinez", "O'Brien",
    "McDonald", "Müller", "Schmidt", "Rossi", "Silva", "Santos", "Kowalski", "Novak", "Ivanov", "Tanaka", "Kim",
    "Park", "Ali", "Hassan", "Okafor", "Mensah", "Andersen", "Larsen", "Dubois", "Lefèvre", "Fernández", "Costa",
    "Popescu", "Horvat", "van-Dijk", "Baker", "Carter"
]  # fmt: skip
OCR = {"0": "8", "1": "7", "3": "8", "5": "6", "6": "5", "7": "1", "8": "3", "9": "4", "2": "7", "4": "9"}
ALIKE = {
    "明": "朋",
    "娜": "那",
    "梅": "海",
    "辉": "晖",
    "晨": "辰",
    "玉": "王",
    "涛": "淘",
    "静": "靖",
    "丽": "利",
    "军": "君",
    "平": "萍",
    "华": "桦",
}
LANES = (
    "长桥路",
    "柳荫巷",
    "东风大街",
    "工人新村",
    "锦绣苑",
    "南菜园",
    "翠微里",
    "和平小区",
    "清水湾",
    "后海北沿",
    "红星家属院",
)
STREETS = (
    "Harbour Street",
    "Station Road",
    "Mill Lane",
    "King Avenue",
    "Church Close",
    "Park Drive",
    "Rue Verte",
    "Bay View",
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with what is true of them; `home` numbers the household, `mate` is who else lives there."""

    key: int
    home: int
    name: str
    man: bool
    born: date
    number: str
    phone: str
    address: str
    community: str
    mate: int = -1


def _han_name(draw: random.Random, family: str, generation: str) -> str:
    kind = draw.random()
    if kind < 0.03:
        return f"{draw.choice(TURKIC)}·{draw.choice(TURKIC)}"
    if kind < 0.05:
        return f"{draw.choice(FIRST)} {draw.choice(LAST)}"
    # Skewed, as fashions are; brothers and sisters share the first character.
    one, two = (GIVEN[int(len(GIVEN) * draw.random() ** 1.7)] for _ in range(2))
    return family + (one if kind < 0.28 else (generation or one) + two)


def _western_name(draw: random.Random, family: str, _: str) -> str:
    first = FIRST[int(len(FIRST) * draw.random() ** 1.3)]
    made = (
        first if draw.random() < 0.7 else first[:2] + draw.choice("aeiou") + draw.choice("lnrst") + draw.choice("aeio")
    )
    return f"{made}|{family}"


def _number(draw: random.Random, born: date, man: bool, sequence: int) -> str:
    place = draw.choice(("110102", "110104", "130403", "320583", "510704"))
    first = f"{place}{born:%Y%m%d}{sequence:02}{draw.choice('13579' if man else '02468')}"
    return first + check_digit(first)


def _telephone(draw: random.Random) -> str:
    return f"1{draw.choice('3578')}{draw.randrange(10**9):09}"


def _address(draw: random.Random, area: int, *, han: bool) -> str:
    lane, block = draw.choice(LANES), draw.randint(1, 30)
    door = f"{draw.randint(1, 6)}单元{draw.randint(1, 18)}{draw.randint(1, 4):02}室"
    if han:
        return f"{lane}{block}号楼{door}"
    road = draw.choice("ABCDEFGHKLMNPRST") + draw.choice(("el", "an", "or", "is"))
    road += draw.choice(("ton", "ford", "by", "wick"))
    return f"{draw.randint(1, 240)} {road} {draw.choice(STREETS)} {2000 + area}"


def _community(area: int) -> str:
    first = area % 4 * 2
    return f"{'柳荫东风和平翠微'[first : first + 2]}{area}社区"


def _new_name(draw: random.Random, make: NameOf, family: str, generation: str, taken: set[str]) -> str:
    """A name nobody of the household has yet."""
    while (name := make(draw, family, generation)) in taken:
        pass
    taken.add(name)
    return name


def _surname(draw: random.Random, han: bool) -> str:
    if not han:
        stem = LAST[int(len(LAST) * draw.random() ** 1.5)]
        return stem if draw.random() < 0.5 else stem + draw.choice(("son", "ez", "ic", "well", "ford", "berg", "ton"))
    return draw.choice(DOUBLE) if draw.random() < 0.01 else SURNAMES[int(len(SURNAMES) * draw.random() ** 2)]


def _born(draw: random.Random, eldest: date, last: date, *, child: bool, twin: bool) -> date:
    if twin:
        return last
    return eldest + timedelta(days=draw.randrange(9_000, 13_000) if child else draw.randrange(1_500))


def _household(draw: random.Random, home: int, start: int, *, han: bool) -> Iterator[Person]:
    father, mother = _surname(draw, han), _surname(draw, han)
    generation = draw.choice(GIVEN) if draw.random() < 0.3 else ""
    area, landline = home // 900, _telephone(draw)
    address, make = _address(draw, area, han=han), _han_name if han else _western_name
    size, twins = draw.choices((1, 2, 3, 4, 5), (22, 30, 28, 14, 6))[0], draw.random() < 0.03
    eldest = last = date(1930, 1, 1) + timedelta(days=draw.randrange(26_000))
    names = set[str]()
    for at in range(size):
        child = at >= 2
        last = born = _born(draw, eldest, last, child=child, twin=at == 3 and twins)
        man = at == 0 or (child and draw.random() < 0.5)
        name = _new_name(draw, make, mother if at == 1 and han else father, generation if child else "", names)
        # Four in ten households have one telephone for all; women often stand under their husband's.
        phone = landline if home % 5 < 2 or (at == 1 and draw.random() < 0.15) else _telephone(draw)
        number, mate = _number(draw, born, man, (home + at) % 90), start + (at + 1) % size if size > 1 else -1
        yield Person(start + at, home, name, man, born, number, phone, address, _community(area) if han else "", mate)


def people(count: int, *, han: bool, seed: int = SEED) -> list[Person]:
    """Households one after the other until there are `count` people."""
    draw, found, home = random.Random(seed), list[Person](), 0
    while len(found) < count:
        found += _household(draw, home, len(found), han=han)
        home += 1
    return found


def _misread(draw: random.Random, digits: str) -> str:
    at = draw.randrange(len(digits))
    return digits[:at] + OCR.get(digits[at], digits[at]) + digits[at + 1 :]


def _day(draw: random.Random, born: date) -> str:
    return draw.choice(
        (
            f"{born:%Y/%m/%d}",
            f"{born:%d/%m/%Y}",
            f"{born:%Y%m%d}",
            f"{born.year}年{born.month}月{born.day}日",
            f"{born:%Y-%m-%d}",
        )
    )


def _slip(draw: random.Random, name: str) -> str:
    """One letter left out, doubled or exchanged with its neighbour, or a character that looks alike."""
    known = [at for at, one in enumerate(name) if one in ALIKE and at]
    if known:
        at = draw.choice(known)
        return name[:at] + ALIKE[name[at]] + name[at + 1 :]
    if len(name) < 5:
        return name
    at = draw.randrange(1, len(name) - 1)
    return draw.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        )
    )


def _written(draw: random.Random, one: Person, everybody: list[Person], *, han: bool) -> tuple[Cells, bool]:
    """A clerk's line about somebody, and whether the number is a relative's."""

    def some(share: float) -> bool:
        return draw.random() < share

    relative = han and one.mate >= 0 and some(0.012)
    number = everybody[one.mate].number if relative else one.number
    number = _misread(draw, number) if not relative and some(0.02) else number
    number = number[:6] + "********" + number[14:] if not relative and some(0.02) else number
    phone = one.phone if some(0.84) else _telephone(draw)
    name = _slip(draw, one.name) if some(0.015 if han else 0.06) else one.name
    address = one.address if some(0.93) else draw.choice(everybody).address
    cells = {
        "name": name, "sex": ("男" if one.man else "女") if han else ("M" if one.man else "F"),
        "number": number if relative or some(0.5) else "", "born": _day(draw, one.born) if some(0.55) else "",
        "phone": f"+86 {phone[:3]}-{phone[3:7]}-{phone[7:]}" if some(0.15) else phone,
        "address": address, "community": one.community,
    }  # fmt: skip
    for key, gone in (("sex", 0.3), ("phone", 0.25), ("address", 0.2), ("community", 0.3)):
        cells[key] = "" if some(gone) else cells[key]
    return cells, relative


def _renamed(draw: random.Random, one: Person) -> Person:
    return replace(one, name=one.name[:1] + draw.choice(GIVEN) + draw.choice(GIVEN)) if draw.random() < 0.01 else one


HEADERS = {
    "number": "证件号码",
    "born": "DOB",
    "name": "Full Name",
    "phone": "tel",
    "community": "所属社区",
    "address": "住址",
    "sex": "gender",
}


def _told(one: Person) -> Cells:
    """A person as the base has them, without a slip."""
    return {
        "name": one.name, "sex": "1" if one.man else "2", "number": one.number, "born": one.born.isoformat(),
        "phone": one.phone, "address": one.address, "community": one.community,
    }  # fmt: skip


def tables(count: int, *, han: bool, rows: int, seed: int = SEED) -> dict[str, pl.DataFrame]:
    """base, rows and truth; four fifths of the people are in the base, some of them under an earlier name."""
    everybody = people(count, han=han, seed=seed)
    draw = random.Random(seed + 1)
    there = [one for one in everybody if draw.random() < 0.8]
    keys = {one.key for one in there}
    base = [{"pid": f"p{one.key}", **_told(_renamed(draw, one) if han else one)} for one in there]
    chosen = draw.choices(everybody, k=rows)
    lines = [_written(draw, one, everybody, han=han) for one in chosen]
    truth = [
        {"truth": f"p{one.key}" if one.key in keys else "", "relative": kin, "ledger": "other"}
        for one, (_, kin) in zip(chosen, lines, strict=True)
    ]
    return {
        "base": _table(base, han),
        "rows": _table([cells for cells, _ in lines], han),
        "truth": pl.DataFrame(truth),
    }


def _table(lines: list[Cells], han: bool) -> pl.DataFrame:
    table = pl.DataFrame(lines)
    if han:
        return table.rename(HEADERS, strict=False)
    parts = table["name"].str.splitn("|", 2).struct.rename_fields(["surname", "given_name"]).struct.unnest()
    swapped = parts.select(given_name="surname", surname="given_name")
    return table.drop("name", "number", "community").hstack(swapped).rename({"born": "date_of_birth"})


def write(count: int, folder: Path, *, han: bool, rows: int) -> None:
    for name, table in tables(count, han=han, rows=rows).items():
        table.write_parquet(folder / f"{name}.parquet")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]), han=sys.argv[3:] != ["alphabet"], rows=int(sys.argv[1]))
