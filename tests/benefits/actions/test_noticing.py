"""The public notice."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date, timedelta

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.actions.noticing import publish
from jiayuan.benefits.models import Notice, Offer
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.steps import confirmed, doing, told
from tests.people import Person

pytestmark = pytest.mark.django_db


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


@pytest.fixture
def noticed(in_check: Offer, officer: Person) -> Offer:
    with officer.acting(BENEFIT_CHECK):
        return api.command(in_check.pk, "publish")


@pytest.mark.parametrize("days", range(9))
def test_seven_full_days_hang_before_it_ends(days: int, noticed: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), clock.frozen(clock.now() + timedelta(days=days)):
        with nullcontext() if days >= 7 else pytest.raises(Refused, match="公示期"):
            api.command(noticed.pk, "end")
        assert Offer.objects.get(pk=noticed.pk).state == ("approved" if days >= 7 else "noticed")


def test_where_no_notice_is_demanded_none_is_put_up(aged: Offer, resident: Person, officer: Person) -> None:
    confirmed(aged.pk, resident)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "check")
        with pytest.raises(Refused) as refused:
            api.command(aged.pk, "publish")
        assert not Notice.objects.exists()
    assert refused.value.code == "no-notice"


def test_the_clock_of_a_noticed_matter_is_the_end_of_the_notice(noticed: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        assert Notice.objects.get(offer=noticed).until == noticed.clock_due


def test_without_the_years_calendar_plain_days_are_counted(nursing: Offer, officer: Person) -> None:
    with doing(nursing, officer) as deed:
        deed.today = date(2040, 3, 1)
        publish(deed)
    assert deed.offer.clock_due == date(2040, 3, 8)


def test_the_end_is_told(noticed: Offer, resident: Person, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), clock.frozen(clock.now() + timedelta(days=7)):
        api.command(noticed.pk, "end")
    assert told(resident) == [("benefits.decided", {"outcome": "approved"})]


def test_an_objection_needs_words_and_tells_nobody_whose(noticed: Offer, resident: Person, worker: Person) -> None:
    with worker.acting(BENEFIT_CHECK):
        with pytest.raises(Invalid) as missing:
            api.command(noticed.pk, "object")
        api.command(noticed.pk, "object", {"objection": "不住在这里"})
        assert Notice.objects.get(offer=noticed).objection == "不住在这里"
    assert missing.value.code == "missing-objection"
    assert told(resident) == []


def test_after_an_objection_a_new_notice_runs_from_its_own_day(noticed: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), clock.frozen(clock.now() + timedelta(days=5)):
        api.command(noticed.pk, "object", {"objection": "x"})
        api.command(noticed.pk, "publish")
        with pytest.raises(Refused):
            api.command(noticed.pk, "end")
        assert Notice.objects.filter(offer=noticed, ended_at=None).get().since == clock.today()
