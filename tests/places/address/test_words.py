"""The grammar of words, without any tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.places.address.parser import AddressParser
from jiayuan.places.address.words import Words, read_words
from tests.places.address.corpus import corpus_rows
from tests.tree import HOME

NOWHERE = AddressParser(())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("玉山镇前进西路1800号", Words(town="玉山镇", road="前进西路", number="1800号")),
        ("镇江路12号", Words(road="镇江路", number="12号")),
        ("大良街道办事处清晖路150号", Words(town="大良街道", road="清晖路", number="150号")),
        ("李家村三组12号", Words(community="李家村三组", numbers="12号")),
        ("望京社区3号楼", Words(community="望京社区", compound="望京社区", numbers="3号楼")),
        ("三里河一区12号楼", Words(compound="三里河一区", numbers="12号楼")),
        ("四道口路12号", Words(road="四道口路", number="12号")),
        ("南礼士路三条北里4号楼", Words(compound="南礼士路三条北里", numbers="4号楼")),
        ("亦庄经济技术开发区荣华中路10号", Words(town="亦庄经济技术开发区", road="荣华中路", number="10号")),
        ("老家", Words(rest="老家")),
        ("", Words()),
    ],
)
def test_words_before_the_numbers(line: str, words: Words) -> None:
    assert read_words(line) == words


@pytest.mark.parametrize(("line", "tower"), [("某某大厦18楼", True), ("建国路88号3楼", True), ("某某小区3楼", False)])
def test_in_which_places_a_storey_is_a_floor(line: str, tower: bool) -> None:
    assert read_words(line).tower is tower


@pytest.mark.parametrize("text", ["北京市朝阳区红墙小区1号楼1单元501室", "上海市红墙小区1号楼", "海淀区红墙小区1号楼"])
def test_another_district_is_never_taken_for_ours(text: str) -> None:
    told = AddressParser([*corpus_rows(), (0, "district", "110102.", "西城区", None, None)]).parse(text, HOME)
    assert (told.place, told.elsewhere, told.compound) == (None, True, "红墙小区")


@pytest.mark.parametrize("text", ["东红墙小区1号楼", "红墙小区二区1号楼", "红墙小区东里3号楼", "新红墙小区"])
def test_a_longer_name_is_another_place(text: str) -> None:
    assert AddressParser(corpus_rows()).parse(text, HOME).place is None


def test_the_stem_of_a_compound_before_a_number_is_enough() -> None:
    parser = AddressParser(corpus_rows())
    known, short = parser.parse("红墙小区1号楼1单元501", HOME), parser.parse("红墙1号楼1单元501", HOME)
    assert short.place == known.place
    assert short.confidence < known.confidence


@pytest.mark.parametrize("text", ["红墙路12号", "红墙", "红墙根1号楼"])
def test_the_stem_alone_is_not(text: str) -> None:
    assert AddressParser(corpus_rows()).parse(text, HOME).place is None


@given(st.text("省市区县街道镇路号院楼单元室村组123甲乙A-#（）红墙小区朝阳北京上海", max_size=30))
def test_any_text_is_read_and_nothing_is_lost(text: str) -> None:
    told = NOWHERE.parse(text)
    assert told.place is None
    kept = "".join((told.compound, told.building, told.unit, told.floor, told.room, told.rest, told.town, told.road,
                    told.community, told.number, told.province, told.city, told.district))  # fmt: skip
    assert set(text) & set("红墙朝") <= set(kept)
