"""Take-up, with small cells and their complements left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.queries.boards.coverage import Cover, cover_by_community, cover_by_policy, told
from jiayuan.kernel.purpose import STATISTICS
from tests.benefits.assessed import assessed
from tests.people import Person
from tests.tree import HOME, NEXT, NEXT_ROOM

AGED, NURSING = "bj.elder_aged", "bj.elder_nursing"


def cells(rows: tuple[Cover, ...]) -> list[tuple[object, ...]]:
    return [(row.key, row.entitled, row.drawing, row.undecided) for row in rows]


@pytest.mark.parametrize(
    ("entitled", "drawing", "shown"),
    [
        (100, 40, (100, 40)), (100, 95, (100, None)), (100, 5, (100, None)), (100, 100, (100, 100)),
        (100, 0, (100, 0)), (9, 0, (None, None)), (0, 0, (0, 0)),
    ],
)  # fmt: skip
def test_a_part_is_hidden_with_its_complement(entitled: int, drawing: int, shown: tuple[int | None, ...]) -> None:
    # Two more rows, so that what is hidden is not the rest of a column.
    rows = told([("a", entitled, drawing, 0), ("b", entitled, drawing, 0), ("c", 1_000, 500, 0)])
    assert (rows[0].entitled, rows[0].drawing) == shown


@pytest.mark.parametrize(
    ("cover", "percent", "missed"),
    [(Cover("a", 200, 188, 0), 94, 12), (Cover("a", None, None, 0), None, None), (Cover("a", 100, None, 0), None, None),
     (Cover("a", 0, 0, 0), None, 0)],
)  # fmt: skip
def test_a_share_needs_both_its_parts(cover: Cover, percent: int | None, missed: int | None) -> None:
    assert (cover.percent, cover.missed) == (percent, missed)


counts = st.integers(0, 40)
numbered = st.lists(st.tuples(counts, counts, counts), max_size=6)


@given(numbered)
def test_nothing_below_ten_is_ever_told(rows: list[tuple[int, int, int]]) -> None:
    given_rows = [(str(at), entitled + drawing, drawing, open_) for at, (entitled, drawing, open_) in enumerate(rows)]
    for row in told(given_rows):
        assert not [one for one in (row.entitled, row.drawing, row.undecided, row.missed) if one and one < 10]


@pytest.mark.django_db
def test_entitled_drawing_and_undecided_by_policy(officer: Person) -> None:
    assessed(policy=AGED, code=1, times=30)
    assessed(policy=AGED, code=1, drawing=True, times=20)
    assessed("hukou", policy=NURSING, times=12)
    with officer.acting(STATISTICS) as acting:
        assert cells(cover_by_policy(acting.scope)) == [(AGED, 50, 20, 0), (NURSING, 0, 0, 12)]


@pytest.mark.django_db
def test_communities_stand_beside_each_other(officer: Person) -> None:
    assessed(policy=AGED, code=1, times=12)
    assessed(policy=AGED, code=1, place=NEXT_ROOM, times=11)
    with officer.acting(STATISTICS) as acting:
        found = cover_by_community(acting.scope)
    assert [(row.key, row.entitled) for row in found] == [(HOME.value, 12), (NEXT.value, 11)]


@pytest.mark.django_db
def test_a_few_are_nobodys_business(officer: Person) -> None:
    assessed(policy=AGED, code=1, times=9)
    with officer.acting(STATISTICS) as acting:
        assert cells(cover_by_policy(acting.scope)) == [(AGED, None, None, 0)]


@pytest.mark.django_db
def test_before_any_run_there_is_nothing(officer: Person) -> None:
    with officer.acting(STATISTICS) as acting:
        assert cover_by_policy(acting.scope) == cover_by_community(acting.scope) == ()
