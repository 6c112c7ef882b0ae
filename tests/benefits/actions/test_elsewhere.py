"""What is drawn here and elsewhere is a line for a clerk, and only where money was paid twice."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from jiayuan.benefits.actions.elsewhere import note_elsewhere, shut_out, told_since
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, Fact
from jiayuan.benefits.models import Entitlement, Overpayment, PayLine, PayList
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.money import POLICY, drawn
from tests.benefits.residents import changed
from tests.people import Person
from tests.tree import STREET

TODAY, BEGAN = date(2026, 11, 28), date(2026, 10, 1)


@pytest.mark.parametrize(
    ("policy", "code", "day", "since"),
    [
        (POLICY, "draws.elder_aged", date(2026, 9, 20), date(2026, 9, 20)),
        (POLICY, "draws.elder_aged", date(2026, 10, 1), None),
        ("bj.elder_nursing", "draws.disabled_nursing", date(2026, 11, 2), date(2026, 11, 2)),
        ("bj.elder_nursing", "draws.duty_allowance", date(2026, 11, 2), date(2026, 11, 2)),
        ("bj.elder_nursing", "draws.elder_hardship", date(2026, 9, 2), None),
        ("gone.policy", "draws.elder_aged", date(2026, 9, 2), None),
    ],
)  # fmt: skip
def test_since_when_a_ledger_says_so(policy: str, code: str, day: date, since: date | None) -> None:
    row = Entitlement(policy=policy, from_month=BEGAN)
    assert told_since(row, {code: Fact(KNOWN, True, day, "x")}, load_book(), TODAY) == since


@pytest.mark.parametrize(("state", "value"), [(KNOWN, False), (ABSENT, None), (UNKNOWN, True)])
def test_no_and_unknown_are_no_double(state: int, value: bool | None) -> None:
    held = {"draws.elder_aged": Fact(state, value, date(2026, 9, 2), "x")}  # type: ignore[arg-type]  # a table of ints
    assert told_since(Entitlement(policy=POLICY, from_month=BEGAN), held, load_book(), TODAY) is None


def test_what_stacks_shuts_nothing_out() -> None:
    assert shut_out("bj.elder_aged", load_book()) == []
    assert "draws.elder_nursing" in shut_out("bj.disabled_nursing", load_book())


@pytest.fixture
def paid(base: UUID, officer: Person) -> Entitlement:
    """Two months of the nursing subsidy on a sealed list."""
    with officer.acting(BENEFIT_MATCHING):
        row = drawn(base, BEGAN, policy="bj.disabled_nursing", amount=30_000)
        made = PayList.objects.create(policy=row.policy, month=date(2026, 11, 1), place_path=STREET.value,
                                      state="draft", made_by_id=officer.account_id, made_at=clock.now())  # fmt: skip
        for seq, month in enumerate((10, 11), 1):
            PayLine.objects.create(person=base, place_path=row.place_path, paylist=made, seq=seq, entitlement=row,
                                   month=date(2026, month, 1), amount=30_000)  # fmt: skip
        PayList.objects.update(state="sealed", sealed_by_id=UUID(int=1), sealed_at=clock.now())
    return row


def noted(officer: Person) -> list[tuple[str, int]]:
    with officer.acting(BENEFIT_MATCHING):
        note_elsewhere()
        return [(row.kind, len(row.months)) for row in Overpayment.objects.all()]


@pytest.mark.django_db
def test_months_since_a_ledgers_word_wait_for_a_clerk_once(paid: Entitlement, officer: Person) -> None:
    assert noted(officer) == []
    changed(paid.person, draws__duty_allowance="true")
    assert noted(officer) == noted(officer) == [("elsewhere", 1)]
    with officer.acting(BENEFIT_MATCHING):
        assert Entitlement.objects.get().to_month is None


@pytest.mark.django_db
def test_before_anything_is_paid_there_is_nothing_to_settle(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        drawn(base, BEGAN, policy="bj.disabled_nursing", amount=30_000)
    changed(base, draws__duty_allowance="true")
    assert noted(officer) == []
