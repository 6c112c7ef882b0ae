"""Address lines to places."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.places.address.index import Row
from jiayuan.places.address.parser import AddressParser
from tests.places.address.test_index import rows
from tests.tree import HOME, HOME_BUILDING, HOME_COMPOUND, HOME_ROOM, NEXT, NEXT_COMPOUND, STREET

LANE = HOME.child("0002")
YARD = LANE.child("0012")
OTHER = PlacePath("110102.003.001.")
EXTRA: list[Row] = [
    (901, "lane", LANE.value, "后细瓦厂胡同", None, None),
    (902, "yard", YARD.value, "甲12号", None, None),
    (903, "unit", YARD.child("00").value, "院内", None, None),
    (904, "room", YARD.child("00").child("0002").value, "北房2间", None, None),
    (905, "compound", NEXT.child("0002").value, "光明里", None, None),
    (906, "compound", STREET.child("003").child("0001").value, "光明里", None, None),
    (907, "building", STREET.child("003").child("0001").child("0007").value, "7号楼", None, None),
    (908, "street", "110102.003.", "新街口街道", None, None),
    (909, "community", OTHER.value, "前公用社区", None, None),
    (910, "compound", OTHER.child("0001").value, "红墙小区", None, None),
    (911, "lane", NEXT.child("0003").value, "西交民巷", None, None),
]
PARSER = AddressParser([*rows(), *EXTRA], [(NEXT_COMPOUND.value, "槐柏树大院")])


def path(text: str, hint: PlacePath | None = HOME) -> str | None:
    found = PARSER.parse(text, hint).place
    return found.path.value if found else None


@pytest.mark.parametrize(
    "text",
    [
        "红墙小区1号楼1单元301室",
        "北京市西城区西长安街街道府右街南社区红墙小区1号楼1单元301室",
        "北京西城红墙小区1号楼301",
        "西长安街街道办事处红墙小区1号楼301",
        "宣武区红墙小区1-1-301",
        "红墙小区一号楼一单元三〇一室",
        "红 墙 小 区 １＃１－３０１",
        "红墙小去1号楼301",
        "红墙区1号楼301",
        "府右街南社区居委会红墙小区1楼1门0301号",
    ],
)
def test_spellings_of_one_room(text: str) -> None:
    assert path(text) == HOME_ROOM.value


@pytest.mark.parametrize(
    ("text", "where", "level"),
    [
        ("红墙小区1号楼", HOME_BUILDING, Level.BUILDING),
        ("红墙小区", HOME_COMPOUND, Level.COMPOUND),
        ("红墙小区1号楼1单元", HOME_BUILDING.child("01"), Level.UNIT),
        ("西城区西交民巷社区", NEXT, Level.COMMUNITY),
        ("后细瓦厂胡同甲12号北房2间", YARD.child("00").child("0002"), Level.ROOM),
        ("后细瓦厂胡同甲12号", YARD, Level.BUILDING),
        ("槐柏树大院2号楼", NEXT_COMPOUND.child("0002"), Level.BUILDING),
        ("西交民巷", NEXT.child("0003"), Level.COMPOUND),
    ],
)
def test_as_deep_as_it_is_certain(text: str, where: PlacePath, level: Level) -> None:
    found = PARSER.parse(text, HOME)
    assert (path(text), found.level) == (where.value, level)


def test_a_number_the_tree_lacks_is_kept_and_costs_certainty() -> None:
    found = PARSER.parse("红墙小区1号楼1单元909室", HOME)
    assert (found.room, found.level) == ("909", Level.UNIT)
    assert found.confidence < PARSER.parse("红墙小区1号楼1单元301室", HOME).confidence


def test_a_building_the_tree_lacks_ends_at_the_compound() -> None:
    assert path("红墙小区9号楼301") == HOME_COMPOUND.value


def test_the_hint_decides_between_equal_names() -> None:
    assert path("红墙小区", HOME) == HOME_COMPOUND.value
    assert path("红墙小区", OTHER) == OTHER.child("0001").value


def test_a_division_in_the_text_beats_the_hint() -> None:
    assert path("新街口街道前公用社区红墙小区", HOME) == OTHER.child("0001").value


def test_two_fitting_places_and_none_is_chosen() -> None:
    found = PARSER.parse("光明里", HOME)
    assert found.place is None
    assert len(found.alternatives) == 2
    assert found.confidence <= 0.4


def test_the_building_may_decide_between_two() -> None:
    assert path("光明里7号楼") == STREET.child("003").child("0001").child("0007").value


def test_without_any_hint_a_unique_name_is_enough() -> None:
    assert path("槐柏小区1号楼201", None) == NEXT_COMPOUND.child("0001").child("01").child("0201").value


def test_farther_from_the_hint_is_less_certain() -> None:
    near, far = PARSER.parse("槐柏小区", NEXT), PARSER.parse("槐柏小区", HOME)
    assert near.confidence > far.confidence > PARSER.parse("槐柏小区", OTHER).confidence


def test_a_repair_is_less_certain_and_needs_the_street() -> None:
    assert PARSER.parse("红墙小去", HOME).confidence < 1
    assert path("红墙小去", None) is None


def test_a_compound_as_hint_takes_bare_numbers() -> None:
    assert path("1号楼301", HOME_COMPOUND) == HOME_ROOM.value
    assert path("1号楼301", HOME_BUILDING) == HOME_ROOM.value


def test_bare_numbers_in_a_community_mean_nothing() -> None:
    assert path("1号楼301", HOME) is None


@pytest.mark.parametrize("text", ["", "   ", "不知道", "（）", "3号", "北京市", "🏠"])
def test_nothing_is_made_up(text: str) -> None:
    found = PARSER.parse(text, HOME)
    assert found.place is None
    assert found.confidence == 0


def test_text_not_understood_is_in_the_rest() -> None:
    found = PARSER.parse("府右街南口红墙小区（原棉纺厂）1号楼301找王大妈", HOME)
    assert path("府右街南口红墙小区1号楼301") == HOME_ROOM.value
    assert found.rest == "府右街南口找王大妈(原棉纺厂)"


def test_a_building_inside_a_yard_stays_readable() -> None:
    found = PARSER.parse("后细瓦厂胡同甲12号院3号楼5号", HOME)
    assert (path("后细瓦厂胡同甲12号院3号楼5号"), found.rest) == (YARD.value, "3号楼")


@given(st.text(max_size=40), st.sampled_from([None, HOME, STREET, HOME_COMPOUND, HOME_ROOM]))
def test_any_text_is_read_without_error(text: str, hint: PlacePath | None) -> None:
    found = PARSER.parse(text, hint)
    assert 0 <= found.confidence <= 1
    assert (found.place is None) == (found.level is None)


@given(st.text("找老王家乙丑寅卯", max_size=8))
def test_a_remark_never_moves_the_place(remark: str) -> None:
    found = PARSER.parse(f"红墙小区1号楼1单元301室{remark}", HOME)
    assert found.place is not None
    assert found.place.path == HOME_ROOM
    assert found.rest == remark


def test_lines_are_read_by_the_thousand() -> None:
    started = time.process_time()
    for _ in range(2000):
        PARSER.parse("北京市西城区西长安街街道红墙小区1号楼1单元301室", HOME)
    assert 2000 / (time.process_time() - started) > 5_000
