"""The office's own part, with its clocks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import CheckStep, Offer
from jiayuan.identity.api import inbox
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.steps import confirmed
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
