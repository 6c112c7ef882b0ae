"""A stop always tells."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.actions.stopping import stop
from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.events import EntitlementStopped
from jiayuan.benefits.models import CheckStep, Entitlement, Offer, StopEvent
from jiayuan.benefits.rules import STOP_REASONS
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed
from jiayuan.kernel.events import Event
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.steps import doing, drawing, told
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_a_stop_names_its_reason_and_is_told(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_CHECK):
        with pytest.raises(Invalid):
            api.command(aged.pk, "stop", {"reason": "whim"})
        assert api.command(aged.pk, "stop", {"reason": "hukou"}).state == "stopped"
        ended = Entitlement.objects.get(offer=aged)
        assert StopEvent.objects.get().effective_month == ended.to_month
    assert told(resident)[0][0] == "benefits.stopped"


def test_after_a_stop_one_may_be_found_again(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "stop", {"reason": "review"})
        api.run()
        assert api.find() == 1


@pytest.fixture
def drawn(aged: Offer, resident: Person, officer: Person) -> Offer:
    return drawing(aged.pk, resident, officer)


def test_it_stops_from_the_month_after(drawn: Offer, officer: Person) -> None:
    with doing(drawn, officer, reason="death", told="call") as deed:
        began = Entitlement.objects.get().from_month
        deed.today = add_months(began, 5) - timedelta(days=1)
        stop(deed)
        assert Entitlement.objects.get().to_month == add_months(began, 5)


def test_never_before_it_began(drawn: Offer, officer: Person) -> None:
    with doing(drawn, officer, reason="death", told="call") as deed:
        deed.today = Entitlement.objects.get().from_month - timedelta(days=100)
        stop(deed)
        ended = Entitlement.objects.get()
    assert ended.from_month == ended.to_month


def test_the_message_says_month_and_reason(drawn: Offer, resident: Person, officer: Person) -> None:
    with doing(drawn, officer, reason="review") as deed:
        deed.today = date(2099, 12, 31)
        stop(deed)
    assert told(resident)[0] == ("benefits.stopped", {"reason": "review", "month": "2100-01"})


@pytest.mark.parametrize("reason", STOP_REASONS)
def test_every_reason_of_the_text_is_known(reason: str, drawn: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(drawn.pk, "stop", {"reason": reason, "told": "visit"})
        assert StopEvent.objects.get().reason == reason
        step = CheckStep.objects.get(offer=drawn, step="stop")
    assert (step.cite, step.done_by_id) == ("七(二)", officer.account_id)


def test_a_stop_is_announced_once(drawn: Offer, officer: Person, announced: list[Event]) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(drawn.pk, "stop", {"reason": "relief"})
        with pytest.raises(Conflict):
            api.command(drawn.pk, "stop", {"reason": "relief"})
        assert announced == [EntitlementStopped(Entitlement.objects.get().pk)]


def test_a_worker_proposes_but_does_not_stop(drawn: Offer, worker: Person) -> None:
    with worker.acting(BENEFIT_CHECK), pytest.raises(NotAllowed):
        api.command(drawn.pk, "stop", {"reason": "review"})


def test_what_was_found_again_bars_the_appeal_kindly(drawn: Offer, resident: Person, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.command(drawn.pk, "stop", {"reason": "review"})
        api.run()
        api.find()
    with resident.acting(SERVICE_SELF), pytest.raises(Conflict, match="已经在办理"):
        api.command(drawn.pk, "appeal", {"reason": "x"})
