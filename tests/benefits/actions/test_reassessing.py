"""What an offer is worth, worked out again."""

from __future__ import annotations

import pytest

from jiayuan.benefits.actions.reassessing import reassess
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.residents import changed
from tests.benefits.steps import doing
from tests.people import Person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("birth", "row", "amount"),
    [("1947-01-01", "", 0), ("1946-01-01", "r1", 10_000), ("1936-01-01", "r2", 50_000), ("1926-01-01", "r3", 80_000)],
)
def test_the_row_follows_the_birthday(
    birth: str, row: str, amount: int, aged: Offer, resident: Person, officer: Person
) -> None:
    changed(aged.person, birth=birth)
    with doing(aged, officer) as deed:
        reassess(deed)
    assert (deed.offer.row, deed.offer.amount) == (row, amount)


def test_what_is_not_known_has_bounds_and_no_amount(aged: Offer, resident: Person, officer: Person) -> None:
    changed(aged.person, birth="")
    with doing(aged, officer) as deed:
        reassess(deed)
    assert (deed.offer.amount, deed.offer.low, deed.offer.row) == (None, 0, "")


def test_the_move_saves_all_that_was_worked_out(aged: Offer, officer: Person) -> None:
    with doing(aged, officer, BENEFIT_CHECK) as deed:
        reassess(deed)
    assert deed.changed == {"amount", "low", "high", "row", "clock_due"}
