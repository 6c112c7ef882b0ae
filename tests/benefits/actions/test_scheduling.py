"""A visit is planned."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.actions.codes import code_matches
from jiayuan.benefits.actions.scheduling import schedule, window_start
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.kernel.errors import Invalid, NotAllowed, Refused
from jiayuan.kernel.purpose import BENEFIT_DELIVERY, SERVICE_SELF
from tests.benefits.steps import approved, code_of, doing, on_the_way, told
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_scheduling_sends_six_digits_and_keeps_none(aged: Offer, resident: Person, officer: Person) -> None:
    approved(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY):
        api.command(aged.pk, "schedule")
        delivery = Delivery.objects.get(offer=aged)
    assert len(bytes(delivery.code_seal)) == 16
    assert delivery.state == "planned"


@pytest.mark.parametrize("window", ["soon", "2026-01-01T09:00:00"])
def test_a_window_is_a_moment_with_zone(window: str, aged: Offer, resident: Person, officer: Person) -> None:
    approved(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY), pytest.raises(Invalid, match="上门时间"):
        api.command(aged.pk, "schedule", {"window": window})


NOW = datetime(2026, 3, 13, 16, 30, tzinfo=UTC)  # half past midnight on the 14th in Beijing


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("", NOW + timedelta(days=1)),
        ("2026-03-16T09:00:00+08:00", datetime(2026, 3, 16, 1, tzinfo=UTC)),
        ("2026-03-16T01:00:00Z", datetime(2026, 3, 16, 1, tzinfo=UTC)),
    ],
)
def test_a_window_begins_when_it_says_or_tomorrow(text: str, start: datetime) -> None:
    assert window_start(text, NOW) == start


@pytest.mark.parametrize("text", ["2026-03-16", "09:00", "2026-02-30T09:00:00+08:00", "2026-03-16T09:00:00"])
def test_half_a_moment_is_none(text: str) -> None:
    with pytest.raises(Invalid) as wrong:
        window_start(text, NOW)
    assert wrong.value.code == "window"


def test_the_visit_is_due_on_its_day_in_beijing(aged: Offer, officer: Person) -> None:
    with doing(aged, officer, BENEFIT_DELIVERY, window="2026-03-15T17:30:00+00:00") as deed:
        schedule(deed)
    assert deed.offer.clock_due == date(2026, 3, 16)


def test_a_person_waits_three_hours_at_most(aged: Offer, officer: Person) -> None:
    with doing(aged, officer, BENEFIT_DELIVERY, window="2026-03-16T09:00:00+08:00", team="一组" * 30) as deed:
        schedule(deed)
        planned = Delivery.objects.get(offer=aged)
    assert planned.window_to - planned.window_from == timedelta(hours=3)
    assert (planned.item, planned.state, len(planned.team)) == ("领取证", "planned", 40)


def test_the_digits_leave_in_the_message_only(aged: Offer, officer: Person, resident: Person) -> None:
    with doing(aged, officer, BENEFIT_DELIVERY, window="2026-03-16T09:00:00+08:00") as deed:
        schedule(deed)
        planned = Delivery.objects.get(offer=aged)
    ((template, refs),) = told(resident)
    assert (template, refs["window"]) == ("benefits.code", "2026-03-16T09:00:00+08:00")
    assert code_matches(planned, str(refs["code"]))


def test_one_item_at_a_time_is_on_its_way(aged: Offer, resident: Person, officer: Person) -> None:
    on_the_way(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY), pytest.raises(Refused) as refused:
        api.command(aged.pk, "schedule")
    assert refused.value.code == "delivery-open"


@pytest.mark.parametrize("way", [["refuse", "bring_back"], ["miss", "bring_back"]])
def test_what_did_not_arrive_is_sent_again_with_new_digits(
    way: list[str], aged: Offer, resident: Person, officer: Person
) -> None:
    first = on_the_way(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY):
        for step in way:
            api.delivery_command(first.pk, step)
        assert api.command(aged.pk, "schedule").state == "delivering"
        second = Delivery.objects.exclude(pk=first.pk).get(offer=aged)
    assert bytes(second.code_seal) != bytes(first.code_seal)
    assert code_matches(second, code_of(resident))


def test_a_resident_plans_no_visit(aged: Offer, resident: Person, officer: Person) -> None:
    approved(aged.pk, resident, officer)
    with resident.acting(SERVICE_SELF), pytest.raises(NotAllowed):
        api.command(aged.pk, "schedule")
