"""What is said and found of a claim: kept beside each other, and counted."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.actions.nightly import finish_paid
from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.models import Delivery, Entitlement, Offer, Statement
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_DELIVERY, BENEFIT_MATCHING, SERVICE_SELF
from tests.benefits.conftest import Audited
from tests.benefits.steps import code_of, drawing
from tests.people import Person
from tests.tree import HOME

pytestmark = pytest.mark.django_db
FIRE = {"claim.cause": "accident", "claim.persons": "2"}
# 86号 三(一): what is needed, at most three months of the standard a person.
FOUND = {"claim.repeated": "false", "hukou.home": "true", "claim.need": "300000"}


@pytest.fixture
def fire(base: UUID, resident: Person) -> Offer:
    """The resident asked for temporary relief after a fire, for two."""
    with resident.acting(SERVICE_SELF):
        return api.apply("bj.temp_relief", FIRE)


def found(offer: Offer, officer: Person, **more: str) -> Offer:
    with officer.acting(BENEFIT_CHECK):
        return api.state_findings(offer.pk, {**FOUND, **{code.replace("__", "."): text for code, text in more.items()}})


def test_what_was_said_is_kept_and_disputes_nothing(fire: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        rows = list(Statement.objects.order_by("id").values_list("fact", "said", "outcome"))
        assert not Statement.objects.filter(settled_at=None).exists()
    assert rows == [("claim.cause", "accident", "said"), ("claim.persons", "2", "said")]


def test_the_persons_word_alone_pays_nothing_yet(fire: Offer) -> None:
    assert (fire.state, fire.kind, fire.amount, fire.low) == ("confirmed", "applied", None, 0)


def test_with_the_findings_the_amount_is_known(fire: Offer, officer: Person) -> None:
    done = found(fire, officer)
    assert (done.amount, done.row, done.state) == (300_000, "urgent", "confirmed")


def test_a_finding_wins_over_the_persons_word(fire: Offer, officer: Person) -> None:
    done = found(fire, officer, claim__need="99999999", claim__persons="1")
    assert done.amount == 435_000
    with officer.acting(BENEFIT_CHECK):
        line = next(one for one in api.prefill(done).lines if one.fact == "claim.persons")
    assert (line.value, line.said) == ("1", "2")


def test_a_later_finding_replaces_the_one_before(fire: Offer, officer: Person) -> None:
    assert found(fire, officer, claim__need="100000").amount == 100_000
    assert found(fire, officer, claim__need="200000").amount == 200_000


def test_what_was_found_is_asked_no_more(fire: Offer, officer: Person) -> None:
    found(fire, officer)
    with officer.acting(BENEFIT_CHECK):
        left = {one.code for one in api.to_find(fire)}
    assert left.isdisjoint(FOUND)
    assert "claim.cause" in left


@pytest.mark.parametrize(
    "said",
    [{"claim.need": "300000"}, {"hukou": "true"}, {"claim.cause": "whatever"}, {"claim.persons": "0"}],
    ids=["the-office's", "another's", "no-option", "out-of-bounds"],
)
def test_only_answers_to_the_questions_are_taken(said: dict[str, str], base: UUID, resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(Invalid):
        api.apply("bj.temp_relief", said)
    with resident.acting(SERVICE_SELF):
        assert not Offer.objects.exists()


def test_nobody_states_findings_about_themselves(fire: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(NotAllowed):
        api.state_findings(fire.pk, FOUND)


def test_the_next_community_finds_nothing(fire: Offer, neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_CHECK), pytest.raises((NotFound, NotAllowed)):
        api.state_findings(fire.pk, FOUND)


def test_after_the_decision_nothing_is_found_any_more(fire: Offer, officer: Person) -> None:
    found(fire, officer)
    with officer.acting(BENEFIT_CHECK):
        api.command(fire.pk, "check")
        api.command(fire.pk, "pass")
        with pytest.raises(Refused, match="核对这一步"):
            api.state_findings(fire.pk, FOUND)


def test_of_a_single_person_the_base_alone_speaks(base: UUID, resident: Person, officer: Person) -> None:
    with resident.acting(SERVICE_SELF):
        offer = api.apply("bj.elder_aged")
    with officer.acting(BENEFIT_CHECK), pytest.raises(Invalid):
        api.state_findings(offer.pk, {"hukou": "true"})


def test_findings_are_one_record(fire: Offer, officer: Person, audited: Audited) -> None:
    found(fire, officer)
    assert audited("benefits.offer.findings") == [("ok", f"benefits_offer:{fire.pk}")]


@pytest.fixture
def paid(fire: Offer, resident: Person, officer: Person) -> Offer:
    """Checked, approved and handed over."""
    found(fire, officer)
    with officer.acting(BENEFIT_CHECK):
        api.command(fire.pk, "check")
        api.command(fire.pk, "pass")
    with officer.acting(BENEFIT_DELIVERY):
        api.command(fire.pk, "schedule")
        trip = Delivery.objects.get(offer=fire).pk
        for name, data in (("pack", {"serial": "A-1"}), ("go", {})):
            api.delivery_command(trip, name, data)
    code = code_of(resident)
    with officer.acting(BENEFIT_DELIVERY):
        api.delivery_command(trip, "hand", {"how": "code", "code": code})
        return Offer.objects.get(pk=fire.pk)


def test_a_claim_is_paid_for_one_month(paid: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        period = Entitlement.objects.get()
    assert period.to_month == add_months(period.from_month, 1)
    assert (period.amount, paid.state) == (300_000, "drawing")


def test_what_was_paid_once_ends_after_its_month(paid: Offer, resident: Person, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        assert finish_paid() == 0
        with clock.frozen(clock.now() + timedelta(days=32)):
            assert finish_paid() == 1
    with resident.acting(SERVICE_SELF):
        assert api.apply("bj.temp_relief", FIRE).pk != paid.pk


def test_what_runs_by_the_month_does_not_end_by_itself(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_MATCHING), pytest.raises(Refused):
        api.command(aged.pk, "finish")


def test_the_night_ends_what_was_paid_once(paid: Offer, officer: Person) -> None:
    with clock.frozen(clock.now() + timedelta(days=32)):
        api.night_of(HOME)
    with officer.acting(BENEFIT_MATCHING):
        assert Offer.objects.get(pk=paid.pk).state == "closed"


def test_a_claim_without_findings_is_not_decided(fire: Offer, officer: Person) -> None:
    """Its amount is open: the office is told to find out first, nobody is refused by a machine."""
    with officer.acting(BENEFIT_CHECK), pytest.raises(Refused, match="还不能算出金额"):
        api.command(fire.pk, "check")


def test_income_nobody_checked_keeps_the_amount_open(base: UUID, resident: Person, officer: Person) -> None:
    with resident.acting(SERVICE_SELF):
        offer = api.apply("bj.illness_poverty", {"claim.self_pay": "4000000"})
    with officer.acting(BENEFIT_CHECK):
        told = {"hukou.home": "true", "assets.money": "0", "claim.identity": "none", "claim.this_year": "false",
                "vehicles": "0", "dwellings": "1", "premises": "false"}  # fmt: skip
        done = api.state_findings(offer.pk, told)
        missing = api.explain_offer(done).result.missing
    assert (done.amount, done.low) == (None, 0)
    assert "income.total" in missing
