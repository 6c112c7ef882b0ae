"""Money goes on: no period is edited, none overlaps, no month is lost or paid twice."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from jiayuan.benefits import api
from jiayuan.benefits.actions.listing import draft_paylist
from jiayuan.benefits.engine.dates import add_months, month_start
from jiayuan.benefits.engine.months import stop_month
from jiayuan.benefits.models import Appeal, Entitlement, Offer, Overpayment, PayLine, StopEvent
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.purpose import BENEFIT_APPEAL, BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.money import POLICY, drawn
from tests.benefits.residents import changed
from tests.benefits.steps import told
from tests.people import Person

pytestmark = pytest.mark.django_db
JUNE = date(2026, 6, 1)


@pytest.fixture
def draws(base: UUID, officer: Person) -> Entitlement:
    with officer.acting(BENEFIT_CHECK):
        return drawn(base, JUNE)


def stopped(draws: Entitlement, officer: Person, since: date) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(draws.offer_id, "stop", {"reason": "relief", "since": since.isoformat()})


def periods() -> list[tuple[date, date | None]]:
    return list(Entitlement.objects.order_by("from_month").values_list("from_month", "to_month"))


def test_an_event_of_the_past_ends_the_month_after_it(draws: Entitlement, officer: Person, checking: Person) -> None:
    stopped(draws, officer, date(2026, 8, 20))
    assert periods() == [(JUNE, date(2026, 9, 1))]


@pytest.mark.parametrize("since", ["2026-13-01", "soon", "2999-01-01"])
def test_a_day_that_is_none_or_to_come_is_refused(since: str, draws: Entitlement, checking: Person) -> None:
    with pytest.raises(Invalid) as wrong:
        api.command(draws.offer_id, "stop", {"reason": "relief", "since": since})
    assert wrong.value.code == "since"


def test_after_a_gap_another_period_begins(draws: Entitlement, officer: Person, checking: Person) -> None:
    stopped(draws, officer, date(2026, 8, 20))
    api.command(draws.offer_id, "reopen", {"since": "2026-10-05"})
    assert periods() == [(JUNE, date(2026, 9, 1)), (date(2026, 11, 1), None)]
    assert StopEvent.objects.get().reopened_at is not None


def test_before_the_stop_began_the_period_goes_on(draws: Entitlement, officer: Person, checking: Person) -> None:
    stopped(draws, officer, clock.today())
    api.command(draws.offer_id, "reopen")
    assert periods() == [(JUNE, None)]


def test_periods_never_overlap_whatever_is_written(draws: Entitlement, checking: Person) -> None:
    offer = draws.offer
    again = {"person": draws.person, "place_path": draws.place_path, "offer": offer, "policy": POLICY, "amount": 1}
    with pytest.raises(IntegrityError), transaction.atomic():
        Entitlement.objects.create(
            **again, from_month=date(2026, 7, 1), to_month=date(2026, 8, 1), row="r1", book_hash="x"
        )


@pytest.fixture
def appealed(draws: Entitlement, officer: Person, resident: Person) -> Offer:
    """Stopped in August, appealed by the resident."""
    stopped(draws, officer, date(2026, 8, 20))
    with resident.acting(SERVICE_SELF):
        return api.command(draws.offer_id, "appeal", {"reason": "身份没有变"})


def test_an_appeal_against_a_stop_pays_every_month_since(
    appealed: Offer, second_officer: Acting, resident: Person
) -> None:
    assert api.command(appealed.pk, "reinstate").state == "drawing"
    assert periods() == [(JUNE, None)]
    made = draft_paylist(POLICY, date(2026, 11, 1))
    months = PayLine.objects.filter(paylist=made).order_by("seq").values_list("month__month", flat=True)
    assert list(months) == [6, 7, 8, 9, 10, 11]
    assert (Appeal.objects.get().outcome, Appeal.objects.get().reviewer_id) == ("reinstated", second_officer.account_id)
    assert told(resident)[0] == ("benefits.decided", {"outcome": "reinstated"})


def test_whoever_stopped_does_not_decide(appealed: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_APPEAL), pytest.raises(Refused, match="另一位"):
        api.command(appealed.pk, "reinstate")


def test_a_stop_is_not_overturned_into_a_second_period(appealed: Offer, second_officer: Acting) -> None:
    with pytest.raises(Refused) as refused:
        api.command(appealed.pk, "overturn")
    assert refused.value.code == "reinstate"


def test_a_refusal_has_nothing_to_reinstate(base: UUID, aged: Offer, second_officer: Acting) -> None:
    Offer.objects.filter(pk=aged.pk).update(state="appealed")
    with pytest.raises(Refused) as refused:
        api.command(aged.pk, "reinstate")
    assert refused.value.code == "no-entitlement"


def test_months_already_listed_keep_their_amount(draws: Entitlement, checking: Person) -> None:
    upto = add_months(month_start(clock.today()), 2)
    draft_paylist(POLICY, upto)
    changed(draws.person, birth="1930-01-01")
    api.command(draws.offer_id, "amend", {"reason": "review"})
    assert periods()[1][0] == add_months(upto, 1) > stop_month(clock.today())
    assert not Overpayment.objects.exists()


def test_the_same_amount_is_no_change(draws: Entitlement, checking: Person) -> None:
    with pytest.raises(Refused) as refused:
        api.command(draws.offer_id, "amend", {"reason": "review"})
    assert refused.value.code == "same-amount"
    with pytest.raises(Invalid):
        api.command(draws.offer_id, "amend", {"reason": "whim"})


def test_what_cannot_be_worked_out_does_not_come_back(draws: Entitlement, officer: Person, checking: Person) -> None:
    stopped(draws, officer, clock.today() - timedelta(days=100))
    changed(draws.person, birth="")
    with pytest.raises(Refused) as refused:
        api.command(draws.offer_id, "reopen")
    assert refused.value.code == "undetermined"
