"""Money paid too much: only what a sealed list has paid, one open line a period, and never taken back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from jiayuan.benefits.actions.surplus import OUTCOMES, note_surplus, settle_overpayment, withdraw_surplus
from jiayuan.benefits.models import Entitlement, Overpayment, PayLine, PayList
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from tests.benefits.conftest import Audited
from tests.benefits.money import POLICY, drawn
from tests.people import Person
from tests.tree import STREET

pytestmark = pytest.mark.django_db
MONTHS = [date(2026, month, 1) for month in (9, 10, 11)]


@pytest.fixture
def listed(base: UUID, checking: Person) -> Entitlement:
    """Three months on a list of one person; the list is a draft."""
    row = drawn(base, MONTHS[0])
    made = PayList.objects.create(policy=POLICY, month=MONTHS[2], place_path=STREET.value, state="draft",
                                  made_by_id=checking.account_id, made_at=clock.now())  # fmt: skip
    for seq, month in enumerate(MONTHS, 1):
        PayLine.objects.create(person=base, place_path=row.place_path, paylist=made, seq=seq, entitlement=row,
                               month=month, amount=10_000)  # fmt: skip
    return row


def sealed(**results: str) -> None:
    """As if a second person had sealed the list; results by line, as `line_2="failed"`."""
    PayList.objects.update(state="sealed", sealed_by_id=UUID(int=1), sealed_at=clock.now())
    for name, result in results.items():
        PayLine.objects.filter(seq=int(name.rpartition("_")[2])).update(result=result)


def found() -> list[tuple[int, int]]:
    rows = Overpayment.objects.order_by("id")
    return [(len(row.months), row.amount) for row in rows]


def test_a_draft_has_paid_nobody(listed: Entitlement) -> None:
    note_surplus(listed, MONTHS[0])
    assert found() == []


@pytest.mark.parametrize(("since", "months"), [(0, 3), (1, 2), (2, 1)])
def test_months_from_the_end_on_count(since: int, months: int, listed: Entitlement) -> None:
    sealed()
    note_surplus(listed, MONTHS[since])
    assert found() == [(months, months * 10_000)]


def test_what_the_bank_could_not_pay_is_no_surplus(listed: Entitlement) -> None:
    sealed(line_2="failed")
    note_surplus(listed, MONTHS[0])
    assert found() == [(2, 20_000)]


def test_more_months_join_the_open_line(listed: Entitlement) -> None:
    sealed()
    for since in (2, 1):
        note_surplus(listed, MONTHS[since])
    assert found() == [(2, 20_000)]


def test_what_was_settled_is_not_found_again(listed: Entitlement) -> None:
    sealed()
    note_surplus(listed, MONTHS[1])
    settle_overpayment(Overpayment.objects.get().pk, "returned", "已退回")
    note_surplus(listed, MONTHS[1])
    assert len(found()) == 1


def test_a_stop_taken_back_leaves_nothing_open(listed: Entitlement) -> None:
    sealed()
    note_surplus(listed, MONTHS[0])
    withdraw_surplus(listed)
    line = Overpayment.objects.get()
    assert (line.outcome, line.settled_by_id) == ("none", current().account_id)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_is_written_down_and_moves_no_money(outcome: str, listed: Entitlement, audited: Audited) -> None:
    sealed()
    note_surplus(listed, MONTHS[0])
    line = settle_overpayment(Overpayment.objects.get().pk, outcome, " 已说明 ")
    assert (line.outcome, line.note, line.amount) == (outcome, "已说明", 30_000)
    assert Entitlement.objects.get().to_month is None
    assert len(audited("benefits.overpayment")) == 1
