"""My matters: the own cases and benefits as lines, those that wait for me first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from jiayuan.benefits.api import OfferCard
from jiayuan.benefits.models import Offer
from jiayuan.cases.api import CaseRef, Progress
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import SERVICE_SELF
from jiayuan.kernel.scope import Scope
from jiayuan.web.portal.matters import CASE_STATES, CASE_WAITS, SHOWN, case_matter, my_matters, offer_matter
from tests.benefits.conftest import base, found
from tests.cases.conftest import filed, office
from tests.people import People, Person

__all__ = ["base", "filed", "found", "office"]

NOW = datetime(2026, 7, 3, tzinfo=UTC)
CASE = Progress(
    number="2607030001", mine=True, state="open", class_name="环境卫生", summary="楼道堆物", unit_name="市政科",
    received_at=NOW, due_at=NOW, paused="", overdue=False, question="", people=1, events=(), may_rate=False,
    may_reopen=False, rated=False, version=1, urgency="U3",
)  # fmt: skip
OFFER = OfferCard(
    id=uuid7(), policy="p", name="高龄津贴", name_en="Age allowance", why="您已满八十岁", why_en="You are over eighty",
    state="contacted", kind="A", amount=10000, low=10000, high=10000, due=None, version=1,
)  # fmt: skip


def test_an_open_case_shows_what_it_is_and_who_has_it() -> None:
    matter = case_matter(CASE)
    assert matter is not None
    assert (matter.title, matter.text, matter.state) == ("楼道堆物", "环境卫生 · 市政科", "办理中")
    assert matter.href == "/cases/2607030001/"


@pytest.mark.parametrize("state", CASE_STATES)
def test_a_case_waits_for_me_only_when_i_must_act(state: str) -> None:
    matter = case_matter(replace(CASE, state=state))
    assert matter is not None
    assert matter.waits == (state in CASE_WAITS)


@pytest.mark.parametrize("state", ["closed", "answered", "declined", "merged"])
def test_an_ended_case_is_no_matter_any_more(state: str) -> None:
    assert case_matter(replace(CASE, state=state)) is None


def test_an_offer_gives_the_reason_that_decided() -> None:
    matter = offer_matter(OFFER)
    assert (matter.title, matter.text, matter.waits) == ("高龄津贴", "您已满八十岁", True)


def test_an_offer_speaks_english() -> None:
    with override("en"):
        matter = offer_matter(OFFER)
    assert (matter.title, matter.text) == ("Age allowance", "You are over eighty")


def test_an_offer_in_a_later_state_is_under_way() -> None:
    matter = offer_matter(replace(OFFER, state="checking"))
    assert (matter.state, matter.waits) == ("办理中", False)


def test_nobody_has_no_matters() -> None:
    assert my_matters(Scope(None)) == []


@pytest.mark.django_db
def test_a_new_resident_has_none(resident: Person) -> None:
    with resident.acting(SERVICE_SELF) as acting:
        assert my_matters(acting.scope) == []


@pytest.mark.django_db
def test_a_filed_case_is_a_matter_of_its_own_person_only(office: People, filed: CaseRef) -> None:
    with office.resident.acting() as acting:
        mine = my_matters(acting.scope)
    assert [matter.href for matter in mine] == [f"/cases/{filed.number}/"]
    assert mine[0].state == "办理中"
    for other in (office.neighbour.as_resident(), office.worker):
        with other.acting() as acting:
            assert my_matters(acting.scope) == []


@pytest.mark.django_db
def test_offers_and_cases_stand_together_and_what_waits_comes_first(
    office: People, filed: CaseRef, found: dict[str, Offer]
) -> None:
    with office.resident.acting() as acting:
        mine = my_matters(acting.scope)
    assert 1 < len(mine) <= SHOWN
    assert [matter.waits for matter in mine] == sorted((matter.waits for matter in mine), reverse=True)
    page = office.resident.client().get("/").content.decode()
    assert all(matter.href in page for matter in mine)
    assert mine[0].href not in office.neighbour.as_resident().client().get("/").content.decode()
