"""Address lines in the hands of many clerks, each with the place it means, and lines of other cities with their parts.

Every line is a room of a tree, written with one of the spellings below: a head, the words for house, unit and room, and
something behind. Lines about places the tree does not have, and about other districts, are among them: their truth is
no place. None of the spellings is taken from the demo's own generator.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

HEADS = """
-
北京市西城区
北京西城
西城区
西城
中国北京市西城区
北京市市辖区西城区
原宣武区
北京市宣武区
西城区（原宣武）
{s}
北京市西城区{s}
西城区{s}{c}
{s}办事处{c}居委会
{c}
{c}居委会
地址：北京市西城区
北京市，西城区，
"""
# b house, u unit, r room, f floor of the room, B and U in words.
TOWERS = """
{n}{b}号楼{u}单元{r}室
{n}{b}号楼{u}单元{r}
{n}{b}号楼{u}单元{f}层{r}室
{n}{b}号楼{u}单元{f}层{r}
{n}{b}号楼{u}门{r}室
{n}{b}号楼{u}门{r}号
{n}{b}楼{u}门{r}
{n}{b}楼{u}单元{r}号
{n}{b}栋{u}单元{r}室
{n}{b}栋{u}单元{r}
{n}{b}幢{u}单元{r}室
{n}{b}座{u}单元{r}
{n}{b}#{u}-{r}
{n}{b}#楼{u}单元{r}
{n}{b}#-{u}-{r}
{n}{b}-{u}-{r}
{n}{b}-{u}-{r}室
{n}{b}号楼{u}-{r}
{n}{b}号楼-{u}-{r}
{n}{b}楼-{u}-{r}
{n}{b}/{u}/{r}
{n}{b}—{u}—{r}
{n}第{b}号楼第{u}单元{r}房间
{n}{B}号楼{U}单元{r}室
{n}{B}号楼{U}门{r}
{n}{B}楼{U}单元{r}号
{n} {b}号楼 {u}单元 {r}室
{n}{b}号楼{u}单元0{r}
{n}0{b}号楼0{u}单元{r}
{n}院内{b}号楼{u}单元{r}
{n}{b}号楼{u}单元{r}户
{n}{b}号{u}单元{r}
{n}（{b}号楼）{u}单元{r}
{n}{b}号楼{u}单元{r}室（租户）
{n}{b}号楼{u}单元{r}，{r}
"""
# Without a unit only the house is certain unless the house has one unit.
HOUSES = """
{n}{b}号楼
{n}{b}栋
{n}{B}号楼
{n}{b}号楼底商
{n}{b}号楼地下室
{n}{b}号楼一层商铺
{n}{b}楼
"""
YARDS = """
{n}{b}号{r}室
{n}{b}号院{r}号
{n}{b}号院{r}室
{n}{b}号{r}号
{n}{b}-{r}
{n}{b}院{r}号
{n}{B}号院{r}号
{n}{B}号{r}室
{n}{b}号院内{r}号
{n}{b}号 {r}室
{n}第{b}号院{r}号
{n}{b}#院{r}号
"""
STRANGE = """
北京市朝阳区{n}{b}号楼{u}单元{r}室
上海市黄浦区{n}{b}号楼{u}单元{r}
河北省廊坊市{n}{b}号楼{r}
海淀区{n}{b}-{u}-{r}
东北新{n}{b}号楼{u}单元{r}
{n}东区{b}号楼{u}单元{r}
{n}二区{b}号楼{u}单元{r}
{n}三期{b}号楼
北{n}{b}号楼{u}单元{r}
锦绣前程花园{b}号楼{u}单元{r}
{b}号楼{u}单元{r}室
户籍不在本地
查无此人
"""
ELSEWHERE = ("北京市朝阳区", "上海市", "河北省", "海淀区")
WORDS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the tree in its parts; `yard` where it lies in a lane. Names of street and community stand beside."""

    path: str
    name: str
    house: str
    unit: str
    room: str
    yard: bool
    street: str
    community: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line, the path it means as deep as it says ('' for none), how deep: room, building or none.

    `elsewhere`: it names another district.
    """

    text: str
    path: str
    depth: str
    near: str
    elsewhere: bool = False


def spoken(number: str) -> str:
    """One to ninety-nine in words; anything else as it is."""
    if not number.isdigit() or not 0 < int(number) < 100:
        return number
    tens, ones = divmod(int(number), 10)
    return ("" if tens < 2 else WORDS[tens]) + ("十" if tens else "") + (WORDS[ones] if ones else "")


def _filled(form: str, room: Room) -> str:
    floor = room.room[:-2] if len(room.room) > 2 else "1"
    return form.format(
        n=room.name, b=room.house, u=room.unit, r=room.room, f=floor, B=spoken(room.house), U=spoken(room.unit)
    )


def _forms(text: str) -> list[str]:
    return text.strip("\n").splitlines()


def labelled(rooms: list[Room], count: int, seed: int) -> list[Labelled]:
    """`count` lines: one in ten about no place of the tree, one in twelve about a house only."""
    dice = random.Random(seed)
    return [_line(dice.choice(rooms), dice) for _n in range(count)]


def _line(room: Room, dice: random.Random) -> Labelled:
    community, building = room.path[:15], room.path[:25]
    kind = dice.random()
    if kind < 0.1:
        form = dice.choice(_forms(STRANGE))
        return Labelled(_filled(form, room), "", "none", community, form.startswith(ELSEWHERE))
    head = dice.choice(_forms(HEADS)).strip("-").format(s=room.street, c=room.community)
    if kind < 0.18 and not room.yard:
        return Labelled(head + _filled(dice.choice(_forms(HOUSES)), room), building, "building", community)
    form = dice.choice(_forms(YARDS if room.yard else TOWERS))
    # Full-width digits and blanks come from forms filled in by hand.
    text = head + _filled(form, room)
    wide = text.translate({48 + n: 0xFF10 + n for n in range(10)}) if dice.random() < 0.06 else text
    return Labelled(wide, room.path, "room", community)


PARTS = """
北京市朝阳区建国路88号SOHO现代城A座1203 = 朝阳区 | 建国路 | 88号 | SOHO现代城 | A |  | 1203
上海市徐汇区漕溪北路1200弄3号501室 = 徐汇区 | 漕溪北路 | 1200弄 |  | 3 |  | 501
上海市浦东新区世纪大道100号环球金融中心25楼2501室 = 浦东新区 | 世纪大道 | 100号 | 环球金融中心 |  |  | 2501
广东省深圳市南山区粤海街道科苑路15号科兴科学园B栋1203 = 南山区 | 科苑路 | 15号 | 科兴科学园 | B |  | 1203
江苏省苏州市昆山市玉山镇前进西路1800号 = 昆山市 | 前进西路 | 1800号 |  |  |  |
北京市海淀区中关村大街27号院3号楼2单元501室 = 海淀区 | 中关村大街 | 27号院 |  | 3 | 2 | 501
东城区东四十条甲22号南新仓商务大厦A座1503 = 东城区 | 东四十条 | 甲22号 | 南新仓商务大厦 | A |  | 1503
四川省成都市武侯区天府大道中段1388号美年广场A座18楼1801 = 武侯区 | 天府大道中段 | 1388号 | 美年广场 | A |  | 1801
浙江省杭州市西湖区文三路478号华星时代广场A楼1203室 = 西湖区 | 文三路 | 478号 | 华星时代广场 | A |  | 1203
杭州市余杭区五常街道文一西路969号 = 余杭区 | 文一西路 | 969号 |  |  |  |
湖北省武汉市洪山区珞喻路1037号华中科技大学东区12栋502 = 洪山区 | 珞喻路 | 1037号 | 华中科技大学东区 | 12 |  | 502
天津市和平区南京路189号津汇广场2座29层 = 和平区 | 南京路 | 189号 | 津汇广场 | 2 |  |
广州市天河区体育西路103号维多利广场B塔18层 = 天河区 | 体育西路 | 103号 | 维多利广场 | B |  |
福建省厦门市思明区湖滨南路57号之一 = 思明区 | 湖滨南路 | 57号之一 |  |  |  |
山东省青岛市市南区香港中路10号颐和国际A座2单元1901 = 市南区 | 香港中路 | 10号 | 颐和国际 | A | 2 | 1901
陕西省西安市雁塔区小寨西路232号万达广场3号楼1单元2201室 = 雁塔区 | 小寨西路 | 232号 | 万达广场 | 3 | 1 | 2201
辽宁省大连市甘井子区黄河路901号7-2-501 = 甘井子区 | 黄河路 | 901号 |  | 7 | 2 | 501
北京市丰台区方庄芳古园一区29号楼5层502 = 丰台区 |  |  | 方庄芳古园一区 | 29 |  | 502
北京市朝阳区望京西园四区410号楼 = 朝阳区 |  |  | 望京西园四区 | 410 |  |
北京市石景山区八角北路甲18号院2号楼1门4层402 = 石景山区 | 八角北路 | 甲18号院 |  | 2 | 1 | 402
重庆市沙坪坝区大学城中路20号附5号 = 沙坪坝区 | 大学城中路 | 20号附5号 |  |  |  |
河南省郑州市金水区花园路85号省委家属院12号楼东单元301 = 金水区 | 花园路 | 85号 | 省委家属院 | 12 | 东 | 301
北京市昌平区回龙观镇龙腾苑二区5号楼3单元502 = 昌平区 |  |  | 龙腾苑二区 | 5 | 3 | 502
北京市通州区梨园镇云景里小区38号楼131 = 通州区 |  |  | 云景里小区 | 38 |  | 131
沈阳市和平区三好街100-4号华强广场A座1208 = 和平区 | 三好街 | 100-4号 | 华强广场 | A |  | 1208
东莞市长安镇乌沙社区振安中路248号 =  | 振安中路 | 248号 |  |  |  |
长沙市岳麓区麓山南路932号中南大学3舍201 = 岳麓区 | 麓山南路 | 932号 | 中南大学3舍 |  |  | 201
河北省石家庄市长安区中山东路39号勒泰中心B座2605 = 长安区 | 中山东路 | 39号 | 勒泰中心 | B |  | 2605
新疆维吾尔自治区乌鲁木齐市天山区解放南路8号恒源大厦12楼 = 天山区 | 解放南路 | 8号 | 恒源大厦 |  |  |
南京市鼓楼区中央路258号江南大厦1502室 = 鼓楼区 | 中央路 | 258号 | 江南大厦 |  |  | 1502
内蒙古呼和浩特市赛罕区大学东街巨海城八区5号楼2单元602 = 赛罕区 | 大学东街 |  | 巨海城八区 | 5 | 2 | 602
"""


def parts() -> Iterator[tuple[str, Mapping[str, str]]]:
    """(line, its parts) of lines from many cities, read by us."""
    names = ("district", "road", "number", "compound", "building", "unit", "room")
    for row in PARTS.strip().splitlines():
        line, _equal, truth = row.partition(" = ")
        yield line, dict(zip(names, (part.strip() for part in truth.split("|")), strict=True))
