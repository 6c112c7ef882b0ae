"""The office's own part, with its clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.actions.checking import approve
from jiayuan.benefits.models import CheckStep, Offer
from jiayuan.identity.api import inbox
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.residents import changed
from tests.benefits.steps import confirmed, doing, told
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_checking_starts_the_clocks_of_the_document(in_check: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        steps = list(CheckStep.objects.filter(offer=in_check).order_by("id"))
    assert [step.step for step in steps] == ["disability_check", "first_opinion", "district_review", "decision"]
    assert in_check.clock_due == steps[0].due


def test_a_policy_with_a_notice_cannot_just_pass(in_check: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), pytest.raises(Refused, match="公示"):
        api.command(in_check.pk, "pass")


@pytest.mark.parametrize("data", [{}, {"reason": "不符合"}, {"cite": "一(二)"}])
def test_a_refusal_needs_reason_and_clause(data: dict[str, str], in_check: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), pytest.raises(Invalid):
        api.command(in_check.pk, "fail", data)


def test_a_refusal_is_told(in_check: Offer, officer: Person, resident: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "fail", {"reason": "等级不符", "cite": "一(二)"})
    assert resident.subject
    with resident.acting(SERVICE_SELF):
        assert inbox(resident.subject)[0].refs["outcome"] == "refused"


def test_a_worker_checks_but_does_not_decide(in_check: Offer, worker: Person) -> None:
    with worker.acting(BENEFIT_CHECK), pytest.raises(NotAllowed):
        api.command(in_check.pk, "publish")


def test_two_deciders_the_second_sees_the_first(in_check: Offer, officer: Person) -> None:
    version = in_check.lock_version
    with officer.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "publish", expected_version=version)
        with pytest.raises(Conflict):
            api.command(in_check.pk, "object", {"objection": "x"}, expected_version=version)


def test_without_an_amount_nothing_is_checked(aged: Offer, resident: Person, officer: Person) -> None:
    confirmed(aged.pk, resident)
    later = clock.frozen(datetime(2040, 1, 1, tzinfo=UTC))  # what is known of a hukou is good for a year
    with officer.acting(BENEFIT_CHECK), later, pytest.raises(Refused, match="金额"):
        api.command(aged.pk, "check")


def test_a_lapse_is_told_only_to_who_was_told(aged: Offer, resident: Person, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        assert api.command(aged.pk, "lapse").state == "lapsed"
    assert resident.subject
    with resident.acting(SERVICE_SELF):
        assert inbox(resident.subject) == []


def test_the_check_pays_what_the_base_says_now(aged: Offer, resident: Person, officer: Person) -> None:
    confirmed(aged.pk, resident)
    changed(aged.person, birth="1930-01-01")
    with officer.acting(BENEFIT_CHECK):
        offer = api.command(aged.pk, "check")
    assert (offer.amount, offer.row) == (50_000, "r2")


def test_a_definite_no_is_not_checked_through(aged: Offer, resident: Person, officer: Person) -> None:
    confirmed(aged.pk, resident)
    changed(aged.person, hukou="false")
    with officer.acting(BENEFIT_CHECK), pytest.raises(Refused, match="金额"):
        api.command(aged.pk, "check")


def test_a_rival_that_came_meanwhile_stops_the_check(
    found: dict[str, Offer], resident: Person, officer: Person
) -> None:
    confirmed(found["bj.disabled_nursing"].pk, resident)
    with officer.acting(BENEFIT_CHECK):
        Offer.objects.filter(policy="bj.elder_nursing").update(state="delivering")
        with pytest.raises(Refused) as refused:
            api.command(found["bj.disabled_nursing"].pk, "check")
    assert refused.value.code == "rival"


def test_approval_is_told_and_the_visit_is_due_the_next_working_day(
    aged: Offer, resident: Person, officer: Person
) -> None:
    with doing(aged, officer) as deed:
        deed.today = date(2026, 3, 13)  # a Friday
        approve(deed)
    assert deed.offer.clock_due == date(2026, 3, 16)
    assert told(resident)[0] == ("benefits.decided", {"outcome": "approved"})


def test_the_clause_that_demands_a_notice_is_named(in_check: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), pytest.raises(Refused) as refused:
        api.command(in_check.pk, "pass")
    notice = api.load_book().policies[in_check.policy].notice
    assert notice is not None
    assert (refused.value.code, refused.value.cite) == ("notice-first", notice.cite)


def test_a_refusal_stands_in_the_file(in_check: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        offer = api.command(in_check.pk, "fail", {"reason": "等级不符", "cite": "一(二)", "note": "电话核实"})
        refusal = CheckStep.objects.get(offer=offer, step="refusal")
        others = CheckStep.objects.filter(offer=offer).exclude(step="refusal")
        assert {(step.outcome, step.note) for step in others} == {("fail", "电话核实")}
    assert (refusal.note, refusal.cite, refusal.done_by_id) == ("等级不符", "一(二)", officer.account_id)
    assert offer.clock_due is None


def test_a_refusal_writes_nothing_when_something_is_missing(in_check: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        with pytest.raises(Invalid) as missing:
            api.command(in_check.pk, "fail", {"reason": "等级不符"})
        assert not CheckStep.objects.filter(step="refusal").exists()
    assert missing.value.code == "missing-cite"


def test_whoever_was_told_of_it_is_told_that_it_lapsed(aged: Offer, resident: Person, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "contact")
        offer = api.command(aged.pk, "lapse")
    assert (offer.state, offer.clock_due) == ("lapsed", None)
    assert [template for template, _ in told(resident)] == ["benefits.lapsed", "benefits.contact"]
