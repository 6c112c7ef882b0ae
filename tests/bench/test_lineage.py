"""The bench of lineage counts a value as led only where a filled cell stands at its end."""

from __future__ import annotations

import pytest

from bench import lineage
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk
from tests.people import as_service

__all__ = ["desk"]
NAME, COMMUNITY = 1, lineage.COMMUNITY
TYPED = {7: ["王秀兰", "", " "]}


@pytest.mark.parametrize(
    ("value", "found"),
    [((7, 0, NAME), 1), ((7, 1, NAME), 0), ((7, 2, NAME), 0), ((7, 3, NAME), 0), ((8, 0, NAME), 0),
     ((None, 0, NAME), 0), ((7, None, COMMUNITY), 1), ((7, None, NAME), 0)],
)  # fmt: skip
def test_a_value_is_led_to_a_filled_cell_or_not(value: lineage.Value, found: int) -> None:
    assert lineage.led([value], TYPED)[0] == found


def test_what_nobody_typed_is_counted_by_itself() -> None:
    assert lineage.led([(7, None, COMMUNITY), (7, 0, NAME)], TYPED) == (2, 1)


def test_bulk_and_door_lead_to_the_same_cell(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(40), books.line(41)]))
    with as_service():
        values = [one for one in lineage.golden() if one[0] is not None]
        typed = lineage.raw_rows(sorted({record for record, _, _ in values if record}))
        assert lineage.cell_differences(values, typed) == 0
    assert books.line(40) in typed.values()


def test_a_door_that_leads_elsewhere_is_noticed(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(40)]))
    with desk.officer.acting(LEDGER_UPKEEP):
        values = [one for one in lineage.golden() if one[0] is not None]
        wrong = {record: ["x"] * 9 for record, _, _ in values if record}
        assert lineage.cell_differences(values, wrong) == len([one for one in values if one[1] is not None])
