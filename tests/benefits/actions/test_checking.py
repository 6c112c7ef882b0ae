"""The office's own part, with its clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Appeal, CheckStep, Notice, Offer
from jiayuan.identity.api import NewAccount, acting, acting_as_service, create_accounts, give_grant, inbox
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, Refused
from jiayuan.kernel.purpose import BENEFIT_APPEAL, BENEFIT_CHECK, SERVICE_SELF, UPKEEP_SYSTEM
from tests.benefits.steps import confirmed
from tests.people import Person
from tests.tree import DISTRICT, STREET

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_check(nursing: Offer, resident: Person, officer: Person) -> Offer:
    confirmed(nursing.pk, resident, choice=nursing.policy)
    with officer.acting(BENEFIT_CHECK):
        return api.command(nursing.pk, "check")


def test_checking_starts_the_clocks_of_the_document(in_check: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        steps = list(CheckStep.objects.filter(offer=in_check).order_by("id"))
    assert [step.step for step in steps] == ["disability_check", "first_opinion", "district_review", "decision"]
    assert in_check.clock_due == steps[0].due


def test_a_policy_with_a_notice_cannot_just_pass(in_check: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), pytest.raises(Refused, match="公示"):
        api.command(in_check.pk, "pass")


def test_a_notice_shows_what_the_document_says_for_seven_days(in_check: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        assert api.command(in_check.pk, "publish").state == "noticed"
        notice = Notice.objects.get(offer=in_check)
    assert (notice.until - notice.since).days == 7
    assert notice.shows == ["name", "kind", "amount"]


def test_a_notice_ends_when_its_time_is_over(in_check: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "publish")
        with pytest.raises(Refused, match="公示期"):
            api.command(in_check.pk, "end")
        with clock.frozen(clock.now() + timedelta(days=8)):
            assert api.command(in_check.pk, "end").state == "approved"


def test_an_objection_brings_it_back(in_check: Offer, officer: Person, worker: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "publish")
    with worker.acting(BENEFIT_CHECK):
        offer = api.command(in_check.pk, "object", {"objection": "不住在这里"})
        assert Notice.objects.get(offer=offer).ended_at is not None
    assert offer.state == "checking"


def test_papers_are_asked_for_once(in_check: Offer, officer: Person, resident: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "need", {"papers": "残疾人证"})
    with resident.acting(SERVICE_SELF):
        assert api.command(in_check.pk, "supply", {"supplied": "已交到窗口"}).state == "checking"
    with officer.acting(BENEFIT_CHECK), pytest.raises(Refused, match="一次性"):
        api.command(in_check.pk, "need", {"papers": "照片"})


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


@pytest.fixture
def appealed(in_check: Offer, officer: Person, resident: Person) -> Offer:
    with officer.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "fail", {"reason": "等级不符", "cite": "一(二)"})
    with resident.acting(SERVICE_SELF):
        return api.command(in_check.pk, "appeal", {"reason": "我的证是一级"})


def test_the_first_decider_does_not_hear_the_appeal(appealed: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_APPEAL), pytest.raises(Refused, match="另一位"):
        api.command(appealed.pk, "uphold")


def test_another_officer_may_overturn(appealed: Offer, officer: Person) -> None:
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        (other,) = create_accounts([NewAccount("staff", "孙立", "13800000077", None, STREET)])
        grant = give_grant(other, "street_officer", STREET, approved_by=officer.account_id, reason="tests")
    with acting(other, grant_id=grant, purpose=BENEFIT_APPEAL):
        assert api.command(appealed.pk, "overturn").state == "checking"
        assert Appeal.objects.get(offer=appealed).outcome == "overturned"


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
