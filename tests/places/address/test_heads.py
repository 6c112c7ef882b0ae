"""Province, city and district in front of a line."""

from __future__ import annotations

import pytest

from jiayuan.places.address.china import Floor, areas, by_code, names, short
from jiayuan.places.address.heads import HeadReader

ANYWHERE, AT_HOME = HeadReader(), HeadReader(["110102"])


@pytest.mark.parametrize(
    ("line", "told", "rest"),
    [
        ("北京市西城区德外大街11号", ("北京市", "北京市", "西城区", "110102"), "德外大街11号"),
        ("北京西城红墙小区", ("北京市", "北京市", "西城区", "110102"), "红墙小区"),
        ("上海市上海市浦东新区世纪大道", ("上海市", "上海市", "浦东新区", "310115"), "世纪大道"),
        ("江苏昆山花桥镇", ("江苏省", "苏州市", "昆山市", "320583"), "花桥镇"),
        ("湖北省仙桃市沔街", ("湖北省", "", "仙桃市", "429004"), "沔街"),
        ("内蒙古呼和浩特市赛罕区", ("内蒙古自治区", "呼和浩特市", "赛罕区", "150105"), ""),
        ("四川省成都市高新区天府大道", ("四川省", "成都市", "高新区", "5101"), "天府大道"),
        ("苏州工业园区星湖街", ("江苏省", "苏州市", "苏州工业园区", "3205"), "星湖街"),
        ("吉林省吉林市船营区", ("吉林省", "吉林市", "船营区", "220204"), ""),
        ("朝阳区建国路88号", ("", "", "朝阳区", ""), "建国路88号"),
    ],
)
def test_heads_written_out_shortened_and_in_part(line: str, told: tuple[str, ...], rest: str) -> None:
    head = ANYWHERE.read(line)
    assert (head.province, head.city, head.district, head.code) == told
    assert line[head.end :] == rest


@pytest.mark.parametrize(
    "line",
    [
        "朝阳门内大街12号",
        "宣武门外大街3号",
        "南京东路300号",
        "北京路12号",
        "北京大学宿舍",
        "和平里七区",
        "",
        "西",
        "红墙小区",
    ],
)
def test_names_of_streets_are_no_heads(line: str) -> None:
    assert (ANYWHERE.read(line).end, AT_HOME.read(line).end) == (0, 0)


@pytest.mark.parametrize("line", ["西城西单北大街", "西城区红墙小区", "北京西城红墙小区"])
def test_ones_own_district_needs_no_city(line: str) -> None:
    assert AT_HOME.read(line).code == "110102"


@pytest.mark.parametrize("line", ["宣武区红墙小区", "原崇文区红墙小区", "北京市宣武区红墙小区"])
def test_abolished_districts_are_known_as_such(line: str) -> None:
    head = AT_HOME.read(line)
    assert head.gone
    assert line[head.end :] == "红墙小区"


def test_a_name_of_several_districts_is_ones_neighbour() -> None:
    assert AT_HOME.read("朝阳区建国路").code == "110105"


def test_the_table_has_every_province_and_its_districts() -> None:
    assert len({area.code for area in areas() if area.floor is Floor.PROVINCE and not area.gone}) == 34
    assert len({area.code for area in areas() if area.floor is Floor.DISTRICT and not area.gone}) > 2800
    assert (by_code()["110102"].name, by_code()["110104"].gone) == ("西城区", True)


@pytest.mark.parametrize(
    ("name", "stem"), [("延边朝鲜族自治州", "延边"), ("西城区", "西城"), ("内蒙古自治区", "内蒙古"), ("通县", "通县")]
)
def test_names_as_people_shorten_them(name: str, stem: str) -> None:
    assert short(name) == stem


def test_headings_of_the_table_are_no_names() -> None:
    assert not {"市辖区", "县", "省直辖县级行政单位"} & names().keys()
