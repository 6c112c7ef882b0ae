"""What stands behind one identity: records that speak of it, decisions that stand."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.ledgers import api as ledgers
from jiayuan.registry import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk
from tests.people import People, as_service

__all__ = ["desk"]
A, B = books.person(0), books.person(1)


@pytest.fixture
def merged(desk: Desk) -> ledgers.FileRef:
    return desk.merge(books.workbook([books.line(0, 联系电话="13700001111"), books.line(1)]))


def records() -> list[api.RecordSaid]:
    with as_service() as acting:
        return api.records_of(A, REGISTRY_REVIEW, acting.scope)


def rulings() -> list[tuple[str, int]]:
    with as_service() as acting:
        return [(one.kind, one.records) for one in api.rulings_of(A, REGISTRY_REVIEW, acting.scope)]


def test_a_record_tells_who_says_what_about_but_not_what(merged: ledgers.FileRef) -> None:
    (said,) = records()
    assert said.origin.startswith("elderly:")
    assert "phone" in said.attrs
    assert "13700001111" not in repr(said)


def test_decisions_stand_until_they_are_taken_back(merged: ledgers.FileRef) -> None:
    with as_service():
        api.merge(A, B, "同一人")
        done = ledgers.split_records(A, [records()[0].record], "两个人")
    assert rulings() == [("merge", 0), ("split", 1)]
    with as_service():
        ledgers.unsplit_records(done.number, "看错")
        api.unmerge(B, "看错")
    assert rulings() == []


def test_the_neighbour_learns_nothing(merged: ledgers.FileRef, people: People) -> None:
    with people.neighbour.acting(REGISTRY_REVIEW) as acting:
        for read in (api.records_of, api.rulings_of):
            with pytest.raises(NotFound):
                read(A, REGISTRY_REVIEW, acting.scope)
