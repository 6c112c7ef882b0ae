"""The decision on a row, line by line of the specification, and what must never happen."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.decision import Decision
from jiayuan.ledgers.rules.guards import STRANGER, against, guard
from jiayuan.ledgers.rules.match import decide
from jiayuan.ledgers.rules.pair import UNOPENED, Incoming, Known, community_of, door_of
from tests.ledgers.rules.weighing import HAND

MODEL = HAND
ROOM = "110102.001.001.0001.0001.01.0301."
OTHER_ROOM = "110102.001.001.0001.0002.01.0101."
WANG = Known(
    person=UUID(int=1),
    name="王秀兰",
    key="wang xiu lan",
    id="id-1",
    near=UNOPENED,
    sex="2",
    birth="1950-01-01",
    phones=("ph-1",),
    door=door_of(ROOM),
    community=community_of(ROOM),
)
LI = Known(
    person=UUID(int=2),
    name="李建国",
    key="li jian guo",
    id="id-2",
    near=UNOPENED,
    sex="1",
    birth="1948-05-05",
    phones=("ph-2",),
    door=door_of(ROOM),
    community=community_of(ROOM),
)
ROW = Incoming("王秀兰", "wang xiu lan")


def decision(row: Incoming, *known: Known) -> Decision:
    return decide(row, known, MODEL)


def test_g1_number_and_name() -> None:
    found = decision(replace(ROW, id="id-1"), WANG, LI)
    assert (found.kind, found.rule, found.person) == ("link", "G1", WANG.person)


def test_g1_number_and_homophone() -> None:
    assert decision(Incoming("王秀蓝", "wang xiu lan", "id-1"), WANG).rule == "G1"


@pytest.mark.parametrize("name", ["王兰秀", "王秀英", "王秀"])
def test_g1_with_a_near_name_needs_phone_or_birth(name: str) -> None:
    near = Incoming(name, "x", "id-1")
    assert decision(near, WANG).rule != "G1"
    assert decision(replace(near, phones=("ph-1",)), WANG).rule == "G1"
    assert decision(replace(near, birth="1950-01-01"), WANG).rule == "G1"


def test_g2_name_and_phone() -> None:
    found = decision(replace(ROW, phones=("ph-1",)), WANG, LI)
    assert (found.kind, found.rule) == ("link", "G2")


def test_a_shared_phone_is_not_enough() -> None:
    found = decision(replace(ROW, phones=("ph-1",)), replace(WANG, shared=True, door=door_of(OTHER_ROOM)))
    assert found.rule != "G2"


def test_g3_name_and_room() -> None:
    assert decision(replace(ROW, door=door_of(ROOM)), WANG, LI).rule == "G3"


def test_g4_name_birth_and_community() -> None:
    found = decision(replace(ROW, birth="1950-01-01", community="110102.001.001."), WANG)
    assert (found.kind, found.rule) == ("link", "G4")


def test_another_full_number_speaks_against_name_and_phone() -> None:
    found = decision(replace(ROW, id="id-9", near="x" * 18, phones=("ph-1",)), WANG)
    assert found.kind == "review"


def test_another_sex_speaks_against() -> None:
    assert decision(replace(ROW, sex="1", phones=("ph-1",)), WANG).kind == "review"


def test_two_people_who_fit_are_for_a_person_to_tell_apart() -> None:
    twin = replace(WANG, person=UUID(int=3), id="id-3")
    found = decision(replace(ROW, door=door_of(ROOM)), WANG, twin)
    assert (found.kind, found.rule) == ("review", "several")


def test_a_relatives_number_never_links_to_its_owner() -> None:
    found = decision(replace(ROW, id="id-2"), LI)
    assert (found.kind, found.rule, found.hold_id) == ("review", "relative_id", True)


@pytest.mark.parametrize("more", [{"phones": ("ph-1",)}, {"door": door_of(ROOM)}])
def test_a_relatives_number_is_held_back_and_the_row_goes_to_its_own_person(more: dict[str, object]) -> None:
    found = decision(replace(ROW, id="id-2", near="y" * 18, **more), WANG, LI)
    assert (found.kind, found.person, found.hold_id) == ("link", WANG.person, True)


@pytest.mark.parametrize(
    "more",
    [
        {"birth": "1950-01-01", "sex": "2"},
        {"door": door_of(OTHER_ROOM.replace("0002", "0001"))},
    ],
)
def test_what_namesakes_share_is_asked(more: dict[str, str]) -> None:
    assert decision(replace(ROW, **more), WANG).kind == "review"


def test_nobody_known_and_enough_said_is_a_new_person() -> None:
    assert decision(replace(ROW, phones=("ph-7",))).kind == "new"
    assert decision(replace(ROW, id="id-7")).kind == "new"
    assert decision(replace(ROW, door=door_of(ROOM))).kind == "new"


@pytest.mark.parametrize(
    "row", [ROW, Incoming(), Incoming(phones=("p",)), replace(ROW, door=door_of("110102.001.001.0001."))]
)
def test_too_little_said_makes_nobody(row: Incoming) -> None:
    assert decision(row).kind == "unplaced"


def test_a_name_alone_is_no_link() -> None:
    assert decision(ROW, replace(WANG, community="110102.001.002.")).kind in ("unplaced", "review")


def test_pairs_people_called_different_never_return() -> None:
    row = replace(ROW, id="id-1")
    assert decision(row, replace(WANG, not_same=True)).person is None


def test_a_high_score_links_without_a_guard() -> None:
    row = Incoming("王秀蓝", "wang xiu lan", birth="1950-01-01", phones=("ph-1",), door=door_of(ROOM))
    found = decision(row, WANG)
    assert (found.kind, found.rule) == ("link", "score")


def test_a_twin_is_asked_about() -> None:
    """Twins share birth date, telephone and door, and often a character of the name."""
    row = Incoming("王秀英", "wang xiu ying", birth="1950-01-01", phones=("ph-1",), door=door_of(ROOM))
    assert decision(row, WANG).kind == "review"


def test_a_small_margin_is_asked() -> None:
    row = Incoming("王秀英", "wang xiu ying", birth="1950-01-01", phones=("ph-1",), door=door_of(ROOM))
    found = decision(row, WANG, replace(WANG, person=UUID(int=3)))
    assert found.kind == "review"


ROWS = st.builds(
    Incoming,
    name=st.sampled_from(["", "王秀兰", "王秀英", "李建国"]),
    key=st.just(""),
    id=st.sampled_from(["", "id-1", "id-2", "id-9"]),
    near=st.sampled_from(["", "x" * 18]),
    sex=st.sampled_from(["", "1", "2"]),
    birth=st.sampled_from(["", "1950-01-01", "1948-05-05"]),
    phones=st.sampled_from([(), ("ph-1",), ("ph-2",), ("ph-1", "ph-2")]),
    door=st.sampled_from(["", ROOM, OTHER_ROOM]).map(door_of),
    community=st.sampled_from(["", "110102.001.001.", "110102.001.002."]),
)
PEOPLE = st.lists(
    st.builds(
        replace,
        st.sampled_from([WANG, LI]),
        shared=st.booleans(),
        not_same=st.booleans(),
        door=st.sampled_from(["", ROOM, OTHER_ROOM]).map(door_of),
    ),
    max_size=4,
)


def numbered(people: list[Known]) -> list[Known]:
    return [replace(one, person=UUID(int=n + 1)) for n, one in enumerate(people)]


@given(ROWS, PEOPLE)
def test_a_link_has_its_reasons(row: Incoming, people: list[Known]) -> None:
    found = decision(row, *numbered(people))
    if found.kind != "link":
        assert found.person is None
        return
    levels = found.levels
    assert found.candidates[0].person == found.person
    assert not found.candidates[0].not_same
    assert levels["name"] not in STRANGER | {"none"}
    if found.rule in ("G2", "G3", "G4"):
        assert not against(levels)


@given(ROWS, PEOPLE)
def test_a_strangers_name_never_links_by_number(row: Incoming, people: list[Known]) -> None:
    found = decision(row, *numbered(people))
    if found.kind == "link" and found.levels["id"] == "exact":
        assert found.levels["name"] not in STRANGER


@given(ROWS, PEOPLE)
def test_the_order_of_candidates_does_not_matter(row: Incoming, people: list[Known]) -> None:
    known = numbered(people)
    one, two = decision(row, *known), decision(row, *reversed(known))
    assert (one.kind, one.rule, one.person) == (two.kind, two.rule, two.person)


@given(ROWS, PEOPLE)
def test_new_people_are_made_only_of_enough(row: Incoming, people: list[Known]) -> None:
    if decision(row, *numbered(people)).kind == "new":
        assert row.name
        assert row.id or row.phones or row.door.last


@given(st.sampled_from(["exact", "pinyin", "swap", "surname", "else"]), st.sampled_from(["exact", "none", "else"]))
def test_guards_need_the_name(name: str, number: str) -> None:
    levels = {
        "name": name, "id": number, "phone": "exact", "birth": "day", "place": "room", "community": "same",
        "sex": "same",
    }  # fmt: skip
    if guard(levels):
        assert name not in ("surname", "else")
