"""Another reader than the first."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.actions.appealing import appeal
from jiayuan.benefits.models import Appeal, CheckStep, Offer
from jiayuan.benefits.rules import OFFERS
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, Refused
from jiayuan.kernel.purpose import BENEFIT_APPEAL, BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.steps import doing, drawing, told
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_the_first_decider_does_not_hear_the_appeal(appealed: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_APPEAL), pytest.raises(Refused, match="另一位"):
        api.command(appealed.pk, "uphold")


def test_another_officer_may_overturn(appealed: Offer, second_officer: Acting) -> None:
    assert api.command(appealed.pk, "overturn").state == "checking"
    assert Appeal.objects.get(offer=appealed).outcome == "overturned"


def test_the_appeal_names_whom_it_is_against(appealed: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_APPEAL):
        found = Appeal.objects.get(offer=appealed)
    assert (found.against_id, found.reason, found.outcome) == (officer.account_id, "我的证是一级", "")
    assert appealed.clock_due == found.due


def test_an_appeal_has_five_working_days(appealed: Offer, officer: Person) -> None:
    with doing(appealed, officer, BENEFIT_APPEAL, reason="x") as deed:
        deed.today = date(2026, 4, 30)
        appeal(deed)
    assert deed.offer.clock_due == date(2026, 5, 11)  # the May holiday lies between, 9 May is worked


def test_an_appeal_says_why(in_check: Offer, officer: Person, resident: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "fail", {"reason": "等级不符", "cite": "一(二)"})
    with resident.acting(SERVICE_SELF), pytest.raises(Invalid) as missing:
        api.command(in_check.pk, "appeal", {"reason": ""})
    assert missing.value.code == "missing-reason"


def test_an_upheld_decision_is_the_last_word_here(appealed: Offer, resident: Person, second_officer: Acting) -> None:
    offer = api.command(appealed.pk, "uphold")
    decided = Appeal.objects.get(offer=appealed)
    assert (offer.state, offer.clock_due) == ("upheld", None)
    assert (decided.outcome, decided.reviewer_id) == ("upheld", second_officer.account_id)
    assert OFFERS.commands("upheld") == ()


@pytest.mark.parametrize(("command", "outcome"), [("uphold", "upheld"), ("overturn", "overturned")])
def test_the_outcome_is_told(
    command: str, outcome: str, appealed: Offer, resident: Person, second_officer: Acting
) -> None:
    api.command(appealed.pk, command)
    assert outcome in {refs.get("outcome") for _, refs in told(resident)}


def test_overturned_it_is_checked_from_the_beginning(appealed: Offer, second_officer: Acting) -> None:
    offer = api.command(appealed.pk, "overturn")
    open_steps = list(CheckStep.objects.filter(offer=appealed, done_at=None).order_by("id"))
    assert [step.step for step in open_steps] == [clock.step for clock in api.load_book().policies[offer.policy].clocks]
    assert offer.clock_due == open_steps[0].due


def test_a_stop_is_appealed_against_whoever_stopped(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "stop", {"reason": "hukou"})
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "appeal", {"reason": "户口没有动"})
    with officer.acting(BENEFIT_APPEAL), pytest.raises(Refused, match="另一位"):
        api.command(aged.pk, "reinstate")


def test_a_second_appeal_is_against_the_second_decider(
    appealed: Offer, resident: Person, second_officer: Acting, officer: Person
) -> None:
    api.command(appealed.pk, "overturn")
    api.command(appealed.pk, "fail", {"reason": "等级不符", "cite": "一(二)"})
    with resident.acting(SERVICE_SELF):
        api.command(appealed.pk, "appeal", {"reason": "还是不同意"})
    with officer.acting(BENEFIT_APPEAL):
        assert api.command(appealed.pk, "uphold").state == "upheld"
        assert list(Appeal.objects.order_by("id").values_list("outcome", flat=True)) == ["overturned", "upheld"]


def test_a_worker_hears_no_appeal(appealed: Offer, worker: Person) -> None:
    with worker.acting(BENEFIT_APPEAL), pytest.raises(NotAllowed):
        api.command(appealed.pk, "uphold")


def test_no_appeal_beside_a_newer_offer(appealed_twice: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(Conflict) as beside:
        api.command(appealed_twice.pk, "appeal", {"reason": "x"})
    assert beside.value.code == "open"


@pytest.fixture
def appealed_twice(in_check: Offer, officer: Person, resident: Person) -> Offer:
    """Refused, and applied for once more."""
    with officer.acting(BENEFIT_CHECK):
        refused = api.command(in_check.pk, "fail", {"reason": "等级不符", "cite": "一(二)"})
    with resident.acting(SERVICE_SELF):
        api.apply(in_check.policy)
    return refused
