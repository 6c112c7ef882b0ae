"""Whose a split line is, before and after the split is taken back."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.models import LedgerRow
from jiayuan.registry import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk

__all__ = ["desk"]
A = books.person(0)


@pytest.fixture
def record(desk: Desk) -> int:
    desk.merge(books.workbook([books.line(0)]))
    with desk.officer.acting(LEDGER_UPKEEP):
        return LedgerRow.objects.get().record_id or 0


def split(of: UUID, record: int) -> api.Split:
    return api.split(of, [record], "两个人")


def test_a_line_nobody_split_is_absent(desk: Desk, record: int) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        assert api.split_homes([record]) == {}


def test_a_line_split_twice_is_the_last_ones(desk: Desk, record: int) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        second = split(split(A, record).entity, record)
        assert api.split_homes([record, record + 1]) == {record: (A, second.entity)}


def test_a_split_taken_back_gives_it_to_nobody(desk: Desk, record: int) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        api.unsplit(split(A, record).number, "看错了")
        assert api.split_homes([record]) == {}
