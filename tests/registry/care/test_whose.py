"""All ids of one person, and who may look everywhere."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.kernel.context import Acting
from jiayuan.kernel.purpose import EMERGENCY_CARE
from jiayuan.registry import api
from jiayuan.registry.care.whose import everywhere, ids_of
from tests.ledgers.books import person
from tests.people import Person
from tests.tree import DISTRICT

A, B, C = (person(n) for n in range(3))


def test_whom_nobody_knows_has_the_own_id_alone(base: Acting) -> None:
    assert ids_of(UUID(int=1)) == [UUID(int=1)]


def test_a_record_of_its_own_has_the_own_id_alone(base: Acting) -> None:
    assert ids_of(A) == [A]


@pytest.mark.parametrize("asked", [A, B, C])
def test_after_merges_all_ids_are_known_the_asked_one_first(base: Acting, asked: UUID) -> None:
    api.merge(A, B, "一")
    api.merge(B, C, "二")
    assert ids_of(asked)[0] == asked
    assert set(ids_of(asked)) == {A, B, C}


def test_taken_apart_each_has_the_own_again(base: Acting) -> None:
    api.merge(A, B, "一")
    api.unmerge(B, "看错")
    assert (ids_of(A), ids_of(B)) == ([A], [B])


def test_a_worker_looks_in_the_district_in_the_own_name(worker: Person) -> None:
    with worker.acting(EMERGENCY_CARE) as own, everywhere() as acting:
        assert acting.scope.place == DISTRICT
        assert acting.actor == own.actor
