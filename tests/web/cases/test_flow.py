"""The steps of filing, and the answers that travel with them."""

from __future__ import annotations

import pytest

from jiayuan.cases.api import Similar
from jiayuan.kernel import clock
from jiayuan.web.cases.filing import WhatForm, WhereForm
from jiayuan.web.cases.flow import FIELDS, STEPS, Draft, after, progress
from tests.cases import office as desk
from tests.people import People
from tests.tree import HOME_BUILDING, NEXT_COMPOUND

ANSWERS = {"text": "夜里施工太吵了", "class_code": desk.NOISE, "kind": "complaint", "where": "home"}
NEAR = [Similar("26112400000001", "施工噪声", "open", 12.0, clock.now(), 2, 0.5)]


@pytest.mark.parametrize(
    ("step", "near", "following"),
    [
        ("what", [], "where"), ("where", [], "contact"), ("where", NEAR, "same"), ("same", NEAR, "contact"),
        ("contact", [], "check"), ("check", [], "check"),
    ],
)  # fmt: skip
def test_the_next_step(step: str, near: list[Similar], following: str) -> None:
    assert after(step, near) == following


def test_the_step_bar_knows_done_and_to_do() -> None:
    assert [step["state"] for step in progress("same")] == ["done", "done", "current", "todo", "todo"]


def test_only_known_answers_are_read_and_cut() -> None:
    draft = Draft.read({"text": "长" * 9000, "evil": "x", "step": "what", "phone": ""})
    assert set(draft.answers) == {"text"}
    assert len(draft.answers["text"]) == 4500


def test_a_page_carries_the_answers_of_the_others() -> None:
    draft = Draft(dict(ANSWERS, key="k", phone="13800000001"))
    assert dict(draft.hidden("what")) == {"where": "home", "key": "k", "phone": "13800000001"}
    assert set(dict(draft.hidden("check"))) == set(draft.answers)


def test_all_fields_of_all_forms_travel(office: People) -> None:
    with office.resident.acting():
        names = set(WhatForm.base_fields) | set(WhereForm.base_fields)
    assert names <= set(FIELDS)
    assert len(STEPS) == 5


@pytest.mark.parametrize(
    ("missing", "step"), [("text", "what"), ("where", "where"), ("class_code", "what"), ("", "check")]
)
def test_the_first_wrong_step(office: People, missing: str, step: str) -> None:
    told = {name: value for name, value in ANSWERS.items() if name != missing}
    with office.resident.acting():
        assert Draft(told).first_wrong() == step


def test_home_is_the_building(office: People) -> None:
    with office.resident.acting():
        assert Draft(ANSWERS).case(HOME_BUILDING).place == HOME_BUILDING


def test_a_typed_address_is_understood(office: People) -> None:
    told = ANSWERS | {"where": "address", "address": "槐柏小区2号楼"}
    with office.resident.acting():
        place = Draft(told).place(HOME_BUILDING)
    assert place is not None
    assert NEXT_COMPOUND.contains(place)


def test_an_address_nobody_knows_is_kept_as_words(office: People) -> None:
    told = ANSWERS | {"where": "address", "address": "月亮背面"}
    with office.resident.acting():
        case = Draft(told).case(HOME_BUILDING)
    assert case.address == "月亮背面"


@pytest.mark.parametrize(("lon", "wanted"), [("116.37", 116.37), ("east", None), ("", None)])
def test_numbers_of_a_point(lon: str, wanted: float | None) -> None:
    assert Draft(ANSWERS | {"where": "point", "lon": lon, "lat": "39.9"}).case(HOME_BUILDING).lon == wanted
