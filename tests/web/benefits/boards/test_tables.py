"""The tables of the boards: each figure in its column, what is hidden said to be."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.translation import override

from jiayuan.benefits.api import Cost, Cover, Missed, Shift, Spared, Taken
from jiayuan.kernel.placepath import PlacePath
from jiayuan.web.benefits.boards import tables
from tests.tree import HOME, STREET

AGED = "bj.elder_aged"
SHARED = Cover(AGED, 200, 150, 30)
HIDDEN = Cover("bj.elder_nursing", None, None, None)


def texts(table: dict[str, Any], row: int = 0) -> list[object]:
    return [cell["text"] for cell in table["rows"][row]]


def heads(table: dict[str, Any]) -> list[object]:
    return [column["label"] for column in table["columns"]]


def test_take_up_has_its_parts_in_order() -> None:
    made = tables.by_policy([SHARED])
    assert heads(made) == ["待遇", "应享", "已享", "应享未享", "享受率", "待补信息"]
    assert texts(made) == ["高龄老年人津贴", "200", "150", "50", "75%", "30"]


def test_a_hidden_row_tells_its_name_alone() -> None:
    assert texts(tables.by_policy([HIDDEN])) == ["失能老年人护理补贴", "不公布", "不公布", "不公布", "—", "不公布"]


@pytest.mark.django_db
def test_communities_are_named(officer: object) -> None:
    made = tables.by_community([Cover(HOME.value, 12, 0, 0)])
    assert texts(made)[:2] == ["府右街南社区", "12"]


@pytest.mark.django_db
def test_a_community_that_left_the_tree_is_named_by_its_street(officer: object) -> None:
    gone = STREET.child("999").value
    assert texts(tables.by_community([Cover(gone, 12, 0, 0)]))[0] == "西长安街街道"


@pytest.mark.parametrize(
    ("step", "words"),
    [("confirmed", "找到 → 本人确认"), ("decided", "确认 → 核定"), ("handed", "核定 → 送达")],
)
def test_each_step_has_words(step: str, words: str) -> None:
    assert texts(tables.paces([Taken(step, 12, 3.5)])) == [words, "12", "3.5"]


def test_the_time_of_a_few_is_a_dash() -> None:
    assert texts(tables.paces([Taken("handed", None, None)])) == ["核定 → 送达", "不公布", "—"]


def test_what_was_spared_is_counted() -> None:
    made = tables.spared([Spared(AGED, 12, 24, 36, 22, 5.0)])
    assert texts(made) == ["高龄老年人津贴", "12", "24", "36", "22", "5", "17"]


def test_before_a_decision_nothing_is_saved_yet() -> None:
    assert texts(tables.spared([Spared(AGED, 12, 24, 36, 22, None)]))[-2:] == ["—", "—"]


def test_cost_by_month_and_year() -> None:
    made = tables.costs([Cost(AGED, 100_000, 20_000, 0, 30_000)])
    assert texts(made) == ["高龄老年人津贴", "1,000", "200", "300", "12,000", "18,000"]


def test_a_hidden_part_hides_the_year() -> None:
    made = tables.costs([Cost(AGED, 100_000, None, 0, 30_000)])
    assert texts(made)[1:] == ["1,000", "不公布", "300", "不公布", "不公布"]


def test_before_and_after_stand_side_by_side() -> None:
    made = tables.shifts([Shift(AGED, (10, 12), (100_000, 120_000), 12, 0)])
    assert texts(made) == ["高龄老年人津贴", "10", "12", "1,000", "1,200", "12", "0"]


def place(people: int | None, path: PlacePath = HOME) -> Missed:
    return Missed(path, "府右街南社区", 116.37, 39.91, people)


def test_places_lead_deeper_where_there_is_a_deeper_level() -> None:
    made = tables.missed([place(12)], "?at=")
    assert made["rows"][0][0]["href"] == f"?at={HOME.value}"  # type: ignore[index]
    assert texts(made) == ["府右街南社区", "12"]


def test_at_the_last_level_there_is_no_link() -> None:
    assert tables.missed([place(None)], "")["rows"][0][0]["href"] == ""  # type: ignore[index]


TABLES = {
    "by_policy": lambda: tables.by_policy([SHARED]),
    "paces": lambda: tables.paces([Taken("handed", 12, 1)]),
    "spared": lambda: tables.spared([Spared(AGED, 12, 24, 36, 22, 5.0)]),
    "costs": lambda: tables.costs([Cost(AGED, 1, 2, 3, 4)]),
    "shifts": lambda: tables.shifts([Shift(AGED, (10, 12), (1, 2), 12, 0)]),
    "missed": lambda: tables.missed([], ""),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_as_long_as_its_head(name: str) -> None:
    made: dict[str, Any] = TABLES[name]()
    assert all(len(row) == len(made["columns"]) for row in made["rows"])


@pytest.mark.parametrize("name", TABLES)
def test_every_head_is_english_for_english_readers(name: str) -> None:
    with override("en"):
        made: dict[str, Any] = TABLES[name]()
    assert not [text for text in (made["caption"], *heads(made)) if any("一" <= letter <= "鿿" for letter in text)]
