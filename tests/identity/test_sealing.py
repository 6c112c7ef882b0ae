"""A value sealed for one person and cell opens for them alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.identity import subjectkeys
from jiayuan.identity.api import blind, blind_many, open_for, open_many, seal_for, seal_many
from jiayuan.kernel.crypto import Unsealable
from jiayuan.kernel.ids import uuid7

pytestmark = pytest.mark.django_db
CELL = "registry_person.phone:1"


def test_opens_again() -> None:
    subject = uuid7()
    assert open_for(subject, CELL, seal_for(subject, CELL, "13800000001")) == "13800000001"


def test_a_moved_value_does_not_open() -> None:
    subject = uuid7()
    sealed = seal_for(subject, CELL, "13800000001")
    with pytest.raises(Unsealable):
        open_for(subject, "registry_person.phone:2", sealed)


def test_another_persons_key_does_not_open() -> None:
    sealed, other = seal_for(uuid7(), CELL, "x"), uuid7()
    seal_for(other, CELL, "y")
    with pytest.raises(Unsealable):
        open_for(other, CELL, sealed)


def test_erased_means_gone() -> None:
    subject = uuid7()
    sealed = seal_for(subject, CELL, "x")
    assert subjectkeys.drop(subject)
    with pytest.raises(Unsealable):
        open_for(subject, CELL, sealed)


def test_order_is_kept() -> None:
    items = [(uuid7(), f"t.c:{n}", str(n)) for n in range(50)]
    sealed = seal_many(items)
    back = open_many([(subject, cell, box) for (subject, cell, _), box in zip(items, sealed, strict=True)])
    assert back == [str(n) for n in range(50)]


def test_equal_values_meet_in_one_column_only() -> None:
    assert blind("a.phone", "138") == blind("a.phone", "１３８")
    assert blind("a.phone", "138") != blind("b.phone", "138")


@pytest.mark.slow
def test_seventy_thousand_cells_in_seconds() -> None:
    items = [(uuid7(), f"t.c:{n}", "110102199001011234") for n in range(70_000)]
    start = time.perf_counter()
    sealed = seal_many(items)
    subjectkeys.forget()
    open_many([(subject, cell, box) for (subject, cell, _), box in zip(items, sealed, strict=True)])
    assert time.perf_counter() - start < 60


@pytest.mark.django_db
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.text(max_size=12)), max_size=12))
def test_any_mixture_of_people_and_cells_comes_back_in_order(cells: list[tuple[int, str]]) -> None:
    people = [uuid7() for _ in range(4)]
    items = [(people[who], f"t.c:{n}", text) for n, (who, text) in enumerate(cells)]
    boxes = [(who, cell, box) for (who, cell, _), box in zip(items, seal_many(items), strict=True)]
    assert open_many(boxes) == [text for _, _, text in items]
    assert open_many(boxes[::-1]) == [text for _, _, text in items[::-1]]


def test_one_erased_person_closes_the_whole_page() -> None:
    gone, stays = uuid7(), uuid7()
    items = [(gone, "t.c:1", "a"), (stays, "t.c:2", "b")]
    boxes = [(who, cell, box) for (who, cell, _), box in zip(items, seal_many(items), strict=True)]
    subjectkeys.drop(gone)
    with pytest.raises(Unsealable) as caught:
        open_many(boxes)
    assert caught.value.code == "erased"
    assert open_many(boxes[1:]) == ["b"]


def test_opening_makes_no_key() -> None:
    stranger = uuid7()
    with pytest.raises(Unsealable):
        open_for(stranger, CELL, seal_for(uuid7(), CELL, "x"))
    assert subjectkeys.keys_of([stranger], create=False) == {}


def test_an_index_of_nothing_is_an_index_too() -> None:
    assert len(blind("t.c", "")) == 16
    assert blind("t.c", "１３８") == blind("t.c", "138")


def test_a_column_is_blinded_as_its_cells_are() -> None:
    texts = ["13800000001", "１３８００００0002", "13800000001", ""]
    found = blind_many("registry_person.phone", texts)
    assert found == {text: blind("registry_person.phone", text) for text in texts}
    assert found["13800000001"] != blind_many("registry_person.id", texts)["13800000001"]
