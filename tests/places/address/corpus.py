"""Address lines as people write them, each with the place it means; labelled by us on a small made-up tree.

The tree: two compounds and two lanes in the first community, one of each in the next, one of an equal name
in another street. `?` stands for "no place may be chosen".
"""

from __future__ import annotations

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.address.index import Row
from tests.tree import HOME, NEXT

FAR = PlacePath("110102.003.001.")
COMPOUNDS: dict[str, tuple[PlacePath, str, str]] = {
    "A": (HOME.child("0001"), "compound", "红墙小区"),
    "B": (HOME.child("0002"), "compound", "府右街甲8号院"),
    "L": (HOME.child("0003"), "lane", "后细瓦厂胡同"),
    "M": (HOME.child("0004"), "lane", "后达里"),
    "N": (NEXT.child("0001"), "compound", "槐柏树街南里"),
    "O": (NEXT.child("0002"), "lane", "西交民巷"),
    "F": (FAR.child("0001"), "compound", "红墙小区"),
}
ALIASES = (("A", "棉纺厂宿舍"), ("N", "槐南里"))
HOUSES = ("1号楼", "2号楼", "12号楼", "甲3号楼", "B座")
YARDS = ("3号", "12号", "甲12号", "27号院", "前8号")
ROOMS = {"0101": "101室", "0102": "102室", "0501": "501室", "1203": "1203室"}
YARD_ROOMS = {"0001": "1室", "0002": "北房2间", "0003": "3室"}


def _below(compound: PlacePath, kind: str) -> list[tuple[str, PlacePath, str]]:
    made: list[tuple[str, PlacePath, str]] = []
    lane = kind == "lane"
    for number, name in enumerate(YARDS if lane else HOUSES, 1):
        house = compound.child(f"{number:04}")
        made.append(("yard" if lane else "building", house, name))
        for unit in ("01",) if lane else ("01", "02"):
            made.append(("unit", house.child(unit), "院内" if lane else f"{int(unit)}单元"))
            rooms = YARD_ROOMS if lane else {key: name for key, name in ROOMS.items() if unit == "01" or key != "1203"}
            made += [("room", house.child(unit).child(key), room) for key, room in rooms.items()]
    return made


def corpus_rows() -> list[Row]:
    """The tree as rows for the parser."""
    divisions = [
        ("street", PlacePath("110102.001."), "西长安街街道"), ("street", PlacePath("110102.003."), "新街口街道"),
        ("community", HOME, "府右街南社区"), ("community", NEXT, "西交民巷社区"), ("community", FAR, "前公用社区"),
    ]  # fmt: skip
    made = [*divisions]
    for path, kind, name in COMPOUNDS.values():
        made += [(kind, path, name), *_below(path, kind)]
    return [(number, kind, path.value, name, None, None) for number, (kind, path, name) in enumerate(made, 1)]


def meant(label: str) -> str | None:
    """The path of a label like `A.1.1.501`: compound, place of the house in its list, unit, room."""
    if label == "?":
        return None
    compound, *rest = label.split(".")
    widths = (4, 2, 4)
    return COMPOUNDS[compound][0].value + "".join(
        f"{part.zfill(width)}." for part, width in zip(rest, widths, strict=False)
    )


LINES = """
红墙小区1号楼1单元501室 = A.1.1.501
红墙小区1号楼1单元501 = A.1.1.501
红墙小区1号楼1单元501号 = A.1.1.501
红墙小区1号楼1门501 = A.1.1.501
红墙小区1楼1门501 = A.1.1.501
红墙小区1楼1单元501室 = A.1.1.501
红墙小区1栋1单元501室 = A.1.1.501
红墙小区1幢1单元501室 = A.1.1.501
红墙小区1座1单元501室 = A.1.1.501
红墙小区1#1-501 = A.1.1.501
红墙小区1＃1—501 = A.1.1.501
红墙小区1-1-501 = A.1.1.501
红墙小区1－1－501室 = A.1.1.501
红墙小区1号楼1-501 = A.1.1.501
红墙小区一号楼一单元五〇一室 = A.1.1.501
红墙小区一号楼一单元五零一室 = A.1.1.501
红墙小区 1号楼 1单元 501室 = A.1.1.501
红墙小区１号楼１单元５０１室 = A.1.1.501
红墙小区1号楼01单元0501室 = A.1.1.501
红墙小区01号楼1单元501室 = A.1.1.501
红墙小区第1号楼1单元501室 = A.1.1.501
红墙小区1号楼1单元5层501室 = A.1.1.501
红墙小区1号楼1单元五层501室 = A.1.1.501
红墙小区1号楼2单元101室 = A.1.2.101
红墙小区1号楼二门101 = A.1.2.101
红墙小区12号楼1单元102室 = A.3.1.102
红墙小区十二号楼一单元102室 = A.3.1.102
红墙小区12-1-102 = A.3.1.102
红墙小区12号楼1203 = A.3.1.1203
红墙小区12号楼1203室 = A.3.1.1203
红墙小区B座1203 = A.5.1.1203
红墙小区b座1203室 = A.5.1.1203
红墙小区甲3号楼1单元101 = A.4.1.101
红墙小区1号楼101 = A.1
红墙小区1号楼501室 = A.1
红墙小区1号楼 = A.1
红墙小区1楼 = A.1
红墙小区2栋 = A.2
红墙小区1号楼1单元 = A.1.1
红墙小区1号楼1门 = A.1.1
红墙小区 = A
红墙小区院内 = A
红墙小区7号楼1单元101 = A
红墙小区1号楼5单元101 = A.1
红墙小区1号楼1单元909室 = A.1.1
棉纺厂宿舍1号楼1单元501室 = A.1.1.501
棉纺厂宿舍12号楼1203 = A.3.1.1203
北京市西城区红墙小区1号楼1单元501室 = A.1.1.501
北京西城红墙小区1号楼1单元501室 = A.1.1.501
西城区红墙小区1号楼1单元501室 = A.1.1.501
北京市宣武区红墙小区1号楼1单元501室 = A.1.1.501
北京市西城区西长安街街道红墙小区1-1-501 = A.1.1.501
西长安街街道红墙小区1-1-501 = A.1.1.501
西长安街街道府右街南社区红墙小区1-1-501 = A.1.1.501
府右街南社区红墙小区1-1-501 = A.1.1.501
府右街南社区居委会红墙小区1-1-501 = A.1.1.501
北京市西城区西长安街街道办事处府右街南社区居委会红墙小区1-1-501 = A.1.1.501
府右街红墙小区1号楼1单元501室 = A.1.1.501
红墙小区（南门）1号楼1单元501室 = A.1.1.501
红墙小区1号楼1单元501室（出租） = A.1.1.501
红墙小区(原棉纺厂)1号楼1单元501室 = A.1.1.501
红墙小区1号楼1单元501室王家 = A.1.1.501
红墙小去1号楼1单元501室 = A.1.1.501
红强小区1号楼1单元501室 = A.1.1.501
红墙区1号楼1单元501室 = A.1.1.501
红墙小小区1号楼1单元501室 = A.1.1.501
红墙小区1号楼地下室 = A.1
红墙小区1号楼底商 = A.1
红墙小区1号楼旁门 = A.1
府右街甲8号院1号楼1单元101室 = B.1.1.101
府右街甲8号院1-1-101 = B.1.1.101
府右街甲8号院12号楼1203 = B.3.1.1203
府右街甲8号院B座1203 = B.5.1.1203
府右街甲8号院 = B
西城区府右街甲8号院2号楼 = B.2
后细瓦厂胡同12号 = L.2
后细瓦厂胡同12号院 = L.2
后细瓦厂胡同十二号 = L.2
后细瓦厂胡同12 = L.2
后细瓦厂胡同甲12号 = L.3
后细瓦厂胡同甲12号院 = L.3
后细瓦厂胡同前8号 = L.5
后细瓦厂胡同27号院 = L.4
后细瓦厂胡同27号 = L.4
后细瓦厂胡同12号3室 = L.2.1.3
后细瓦厂胡同12号院3号 = L.2.1.3
后细瓦厂胡同12-3 = L.2.1.3
后细瓦厂胡同甲12号3室 = L.3.1.3
后细瓦厂胡同甲十二号院三号 = L.3.1.3
后细瓦厂胡同12号北房2间 = L.2.1.2
后细瓦厂胡同12号院北房二间 = L.2.1.2
后细瓦厂胡同甲12号院北房2间 = L.3.1.2
后细瓦厂胡同12号旁门 = L.2
后细瓦厂胡同99号 = L
后细瓦厂胡同 = L
后细瓦厂12号 = ?
后细瓦场胡同12号 = L.2
府右街南社区后细瓦厂胡同3号1室 = L.1.1.1
后达里3号 = M.1
后达里27号院1号 = M.4.1.1
后达里甲12-3 = M.3.1.3
槐柏树街南里1号楼1单元501室 = N.1.1.501
槐柏树街南里1-1-501 = N.1.1.501
槐南里1#1-501 = N.1.1.501
西交民巷社区槐柏树街南里B座1203 = N.5.1.1203
西长安街街道西交民巷社区槐南里12号楼 = N.3
西交民巷12号 = O.2
西交民巷12号北房2间 = O.2.1.2
西交民巷社区西交民巷12号 = O.2
西城区西交民巷27号院 = O.4
新街口街道红墙小区1-1-501 = F.1.1.501
新街口街道前公用社区红墙小区1号楼 = F.1
前公用社区红墙小区 = F
不知道 = ?
501室 = ?
1号楼1单元501室 = ?
某某花园3号楼501 = ?
河北省张家口市某村 = ?
老家 = ?
"""


def labelled() -> list[tuple[str, str]]:
    """(line, label) pairs."""
    return [(line, label) for line, _equal, label in (row.rpartition(" = ") for row in LINES.strip().splitlines())]
