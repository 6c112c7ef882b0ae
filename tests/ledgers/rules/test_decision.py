"""The decision table: each threshold to the bit, each line with what would undo it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.decision import Decision
from jiayuan.ledgers.rules.match import decide, score_all
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.rules.pair import UNOPENED, Incoming, Known, community_of, door_of

PRIOR = -10.0
ROOM = "110102.001.001.0001.0001.01.0301."
WANG = Known(person=UUID(int=1), name="王秀兰", key="wang xiu lan", phones=("ph-1",))
# One character differs and the phone is the same: no guard, so the score alone decides.
ROW = Incoming("王秀英", "wang xiu ying", phones=("ph-1",))


def weighing(**bits: float) -> Model:
    """A model in which a name level alone brings a pair to the given score."""
    return Model(1, PRIOR, {"name": {level: score - PRIOR for level, score in bits.items()}})


def decided(bits: float, *known: Known, row: Incoming = ROW, **more: float) -> Decision:
    return decide(row, known or (WANG,), weighing(one_char=bits, **more))


@pytest.mark.parametrize(
    ("bits", "kind"),
    [(30, "link"), (8.0, "link"), (7.999, "review"), (2.0, "review"), (1.999, "new"), (-9, "new"), (-60, "new")],
)
def test_the_thresholds_to_the_bit(bits: float, kind: str) -> None:
    assert decided(bits).kind == kind


@pytest.mark.parametrize(("ahead", "kind"), [(3.0, "link"), (3.001, "link"), (2.999, "review"), (0.0, "review")])
def test_the_margin_to_the_second_to_the_bit(ahead: float, kind: str) -> None:
    second = replace(WANG, person=UUID(int=2), name="王秀")
    found = decided(12.0, WANG, second, row=replace(ROW, name="王秀英"), prefix=12.0 - ahead)
    assert (found.kind, round(found.margin, 3)) == (kind, round(ahead, 3))


def test_below_t2_a_bare_row_makes_nobody() -> None:
    found = decided(1.0, row=replace(ROW, phones=()))
    assert (found.kind, found.rule, found.person) == ("unplaced", "too_little", None)


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"phones": ("ph-9",)}, "new"),
        ({"id": "id-9"}, "new"),
        ({"door": door_of(ROOM)}, "new"),
        ({"door": door_of(ROOM[:-5])}, "unplaced"),
        ({"birth": "1950-01-01", "sex": "2", "community": "110102.001.001."}, "unplaced"),
        ({"phones": ("ph-9",), "name": ""}, "unplaced"),
    ],
)
def test_what_makes_a_new_person(row: dict[str, str], kind: str) -> None:
    assert decide(replace(Incoming("王秀英"), **row), [], weighing()).kind == kind


@pytest.mark.parametrize(
    "stranger", [{"name": "王建国"}, {"name": "李建国"}, {"name": ""}], ids=["surname", "else", "none"]
)
def test_no_score_links_a_stranger(stranger: dict[str, str]) -> None:
    known = replace(WANG, **stranger)
    model = weighing(surname=50, **{"else": 50, "none": 50})
    assert decide(ROW, [known], model).kind == "review"


@pytest.mark.parametrize(("attr", "mine", "theirs"), [("sex", "1", "2"), ("birth", "1950-01-01", "1948-12-28")])
def test_no_score_outweighs_what_speaks_against(attr: str, mine: str, theirs: str) -> None:
    row, known = replace(ROW, **{attr: mine}), replace(WANG, **{attr: theirs})
    assert decide(row, [known], weighing(one_char=50)).kind == "review"


def test_two_different_full_numbers_are_two_people_and_no_question() -> None:
    row = replace(ROW, name="王秀兰", id="id-1", near="x" * 18, phones=(), door=door_of(ROOM))
    known = replace(WANG, id="id-2", near=UNOPENED, door=door_of(ROOM), community=community_of(ROOM))
    assert decide(row, [replace(known, door=door_of(ROOM[:-5]))], weighing(exact=-5)).kind == "new"


def test_a_relative_outranks_every_score_and_guard() -> None:
    owner = Known(person=UUID(int=2), name="李建国", key="li jian guo", id="id-2", phones=("ph-1",))
    found = decide(replace(ROW, id="id-2"), [owner], weighing(**{"else": 99}))
    assert (found.kind, found.rule, found.hold_id) == ("review", "relative_id", True)


def test_two_own_people_beside_the_relative_are_for_a_person() -> None:
    owner = Known(person=UUID(int=2), name="李建国", key="li jian guo", id="id-2")
    twins = [replace(WANG, name="王秀英", person=UUID(int=n)) for n in (3, 4)]
    found = decide(replace(ROW, id="id-2"), [owner, *twins], weighing(exact=20))
    assert (found.kind, found.rule, found.hold_id) == ("review", "relative_id", True)


def test_g4_alone_does_not_hold_a_relatives_number_back() -> None:
    owner = Known(person=UUID(int=2), name="李建国", key="li jian guo", id="id-2")
    own = Known(person=UUID(int=3), name="王秀英", birth="1950-01-01", community="110102.001.001.")
    row = replace(ROW, id="id-2", phones=(), birth="1950-01-01", community="110102.001.001.")
    assert decide(row, [owner, own], weighing(exact=20)).kind == "review"


def test_the_owner_is_not_asked_about_twice() -> None:
    """Once people said that the number's owner is not the row's person, the number stands for nobody here."""
    owner = Known(person=UUID(int=2), name="李建国", key="li jian guo", id="id-2", not_same=True)
    assert decide(replace(ROW, id="id-2"), [owner], weighing()).rule == "no_candidate"


def test_a_number_with_its_own_name_outweighs_a_namesake_with_the_phone() -> None:
    own = Known(person=UUID(int=3), name="王秀英", id="id-1")
    namesake = Known(person=UUID(int=4), name="王秀英", phones=("ph-1",))
    found = decide(replace(ROW, id="id-1"), [namesake, own], weighing(exact=20))
    assert (found.rule, found.person) == ("G1", own.person)


def test_two_bearers_of_one_number_and_name_are_asked() -> None:
    doubles = [Known(person=UUID(int=n), name="王秀英", id="id-1") for n in (3, 4)]
    found = decide(replace(ROW, id="id-1"), doubles, weighing(exact=20))
    assert (found.kind, found.rule, len(found.candidates)) == ("review", "several", 2)


def test_a_person_is_asked_about_five_at_most() -> None:
    many = [replace(WANG, person=UUID(int=n)) for n in range(1, 20)]
    assert len(decide(ROW, many, weighing(one_char=5)).candidates) == 5


def test_scores_fall_and_equal_ones_keep_one_order() -> None:
    people = [replace(WANG, person=UUID(int=n), name=name) for n, name in ((3, "王秀兰"), (2, "王秀"), (1, "王秀兰"))]
    scored = score_all(ROW, people, weighing(one_char=5, prefix=9))
    assert [(one.person.int, one.bits) for one in scored] == [(2, 9.0), (1, 5.0), (3, 5.0)]


@given(st.floats(-60, 60, allow_nan=False), st.floats(-60, 60, allow_nan=False))
def test_more_evidence_never_makes_a_weaker_decision(low: float, high: float) -> None:
    order = {"unplaced": 0, "new": 0, "review": 1, "link": 2}
    low, high = sorted((low, high))
    assert order[decided(low).kind] <= order[decided(high).kind]


@given(st.floats(-60, 60, allow_nan=False))
def test_a_decision_names_a_person_just_when_it_links(bits: float) -> None:
    found = decided(bits)
    assert (found.person is not None) == (found.kind == "link")
    assert found.levels == (found.candidates[0].levels if found.candidates else {})
