"""Faults of a file in its order: by page, by kind, and only those a person may type over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.fixing.faults import faults, kinds, of_places, opened
from jiayuan.ledgers.fixing.like import alike
from jiayuan.ledgers.models import Issue, LedgerFile
from tests.ledgers.conftest import Desk
from tests.ledgers.fixing.conftest import PHONE, SHORT
from tests.people import People


@pytest.fixture
def file(desk: Desk, previewed: api.FileRef) -> Iterator[LedgerFile]:
    with desk.worker.acting(LEDGER_UPKEEP):
        yield LedgerFile.objects.select_related("template").get(pk=previewed.id)


def finding(file: LedgerFile, row: int, col: int | None, code: str, severity: str = "warn", sheet: int = 0) -> None:
    Issue.objects.create(
        file=file, sheet=sheet, row=row, col=col, attr="phone", code=code, severity=severity,
        place_path=file.place_path, owner_org_id=file.owner_org_id,
    )  # fmt: skip


def test_pages_of_any_size_hold_every_fault_once(file: LedgerFile) -> None:
    finding(file, 3, 0, "phone", sheet=1)
    whole = [one.place for one in faults(file, limit=99)]
    assert whole == sorted(set(whole))
    for size in (1, 2, 3):
        found: list[tuple[int, int, int]] = []
        while page := faults(file, after=found[-1] if found else None, limit=size):
            found += [one.place for one in page]
        assert found == whole


def test_a_cell_with_two_findings_is_one_fault_and_its_error_comes_first(file: LedgerFile) -> None:
    finding(file, 9, PHONE, "phone_shared")
    (one,) = of_places(file, [(0, 9, PHONE)])
    assert one.found == [("phone", "error"), ("phone_shared", "warn")]


def test_what_no_cell_can_mend_is_no_fault(file: LedgerFile) -> None:
    before = faults(file, limit=99)
    finding(file, 5, None, "name_and_phone")
    finding(file, 5, PHONE, "pasted_off")
    assert faults(file, limit=99) == before
    assert not {kind.code for kind in kinds(file)} & {"pasted_off", "name_and_phone"}


def test_places_without_a_finding_are_left_out_and_the_order_is_the_asked_one(file: LedgerFile) -> None:
    asked = [(0, 12, PHONE), (0, 5, PHONE), (0, 9, PHONE), (1, 9, PHONE)]
    assert [one.place for one in of_places(file, asked)] == [(0, 12, PHONE), (0, 9, PHONE)]
    assert of_places(file, []) == []


def test_kinds_count_what_the_list_of_the_kind_holds(file: LedgerFile) -> None:
    for kind in kinds(file):
        assert len(faults(file, code=kind.code, attr=kind.attr, limit=99)) == kind.count
        assert kind.label
        assert kind.message


def test_a_kind_of_another_attribute_is_another_kind(file: LedgerFile) -> None:
    assert faults(file, code="phone", attr="name", limit=99) == []


def test_rows_are_opened_as_they_were_typed(file: LedgerFile) -> None:
    rows = opened(file, [9, 10, 999])
    assert {place: (row.raw[PHONE], row.moved) for place, row in rows.items()} == {
        (0, 9): (SHORT, False), (0, 10): (SHORT, False),
    }  # fmt: skip
    assert rows[0, 9].cells["phone"].state == "error"


def test_a_row_that_was_moved_is_like_no_other(file: LedgerFile) -> None:
    first = of_places(file, [(0, 9, PHONE)])[0]
    assert [one.place[1] for one, _ in alike(file, first)] == [9, 10, 12]
    finding(file, 10, None, "rotated")
    assert [one.place[1] for one, _ in alike(file, first)] == [9, 12]
    assert opened(file, [10])[0, 10].moved


def test_the_database_shows_the_neighbour_no_fault(file: LedgerFile, people: People) -> None:
    with people.neighbour.acting(LEDGER_UPKEEP):
        assert (faults(file, limit=99), kinds(file), opened(file, [9])) == ([], [], {})
