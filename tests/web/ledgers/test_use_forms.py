"""The form that asks for data: what is offered to whom, and the wish it becomes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import UPKEEP_SYSTEM, PurposeKind
from jiayuan.ledgers.api import USE_KINDS, data_service
from jiayuan.ledgers.models import Peer
from jiayuan.web.ledgers.use_forms import DecisionForm, UseForm
from tests.ledgers.catalogue.conftest import department, desk, services
from tests.ledgers.conftest import Desk
from tests.ledgers.exchange.peer import add_peer
from tests.people import as_service
from tests.tree import HOME, NEXT, STREET

__all__ = ["department", "desk", "services"]
pytestmark = pytest.mark.django_db
SERVICE = "elderly-contact"
DATA = {
    "peer": "civil-affairs", "purpose": "home-care-visits", "purpose_kind": "service",
    "purpose_title": "居家养老上门服务",
    "legal_ref": "北京市居家养老服务条例第5条", "reason": "联系服务对象约定上门时间", "attrs": ["name", "phone"],
    "until": "2027-01-31", "daily_rows": "5",
}  # fmt: skip
FAULTS: list[tuple[str, object]] = [
    ("peer", "nobody"), ("purpose_kind", "audit"), ("purpose_kind", "event_staffing"), ("purpose", "有空格"),
    ("attrs", ["id_number", "faith"]), ("until", "31.1.2027x"), ("daily_rows", "0"), ("daily_rows", "many"),
    ("legal_ref", ""), ("reason", "长" * 401), ("purpose_title", "长" * 61),
]  # fmt: skip


def form(desk: Desk, data: dict[str, object] | None = None, service: str = SERVICE) -> UseForm:
    with desk.officer.acting(UPKEEP_SYSTEM) as acting:
        made = UseForm(acting, service) if data is None else UseForm(acting, service, data)
        made.is_valid()
        return made


def choices(form: UseForm, name: str) -> list[str]:
    return [code for code, _ in form.fields[name].choices]  # type: ignore[attr-defined]  # a ChoiceField


def test_a_filled_form_is_a_wish_for_the_asker_s_own_area(desk: Desk, department: Peer) -> None:
    wish = form(desk, dict(DATA)).wish(STREET)
    assert (wish.service, wish.peer, wish.place) == (SERVICE, department.code, STREET)
    assert (wish.purpose_kind, wish.attrs) == (PurposeKind.SERVICE, ("name", "phone"))
    assert (wish.until, wish.daily_rows) == (date(2027, 1, 31), 5)


def test_each_fault_stands_at_its_field(desk: Desk, department: Peer) -> None:
    told = [list(form(desk, {**DATA, field: typed}).errors) for field, typed in FAULTS]
    assert told == [[field] for field, _ in FAULTS]


def test_only_items_of_the_service_are_offered(desk: Desk, department: Peer) -> None:
    with as_service():
        entry = data_service(SERVICE)
    assert choices(form(desk), "attrs") == list(entry.attrs)


def test_no_kind_is_offered_that_may_not_ask_for_data(desk: Desk, department: Peer) -> None:
    assert choices(form(desk), "purpose_kind") == [kind.value for kind in USE_KINDS]


@pytest.mark.parametrize(
    ("place", "active", "offered"),
    [(HOME, True, True), (NEXT, True, True), (HOME, False, False)],
    ids=["home", "next", "off"],
)
def test_systems_of_the_own_area_that_are_on_are_offered(
    place: object, active: bool, offered: bool, desk: Desk, services: None
) -> None:
    peer = add_peer("clinic", kind="department", name="卫生站", place_path=str(place))
    with as_service():
        Peer.objects.filter(pk=peer.pk).update(active=active)
    assert ("clinic" in choices(form(desk), "peer")) is offered


def test_a_worker_is_not_offered_the_system_of_the_street(desk: Desk, department: Peer) -> None:
    with desk.worker.acting(UPKEEP_SYSTEM) as acting:
        assert choices(UseForm(acting, SERVICE), "peer") == []


def test_a_service_nobody_offers_has_no_form(desk: Desk, services: None) -> None:
    with desk.officer.acting(UPKEEP_SYSTEM) as acting, pytest.raises(NotFound):
        UseForm(acting, "faces")


def test_it_begins_with_half_a_year_and_few_rows(desk: Desk, department: Peer) -> None:
    fields = form(desk).fields
    until = fields["until"].initial
    assert callable(until)
    assert timedelta(0) < until() - clock.today() < timedelta(days=366)
    with as_service():
        assert 0 < fields["daily_rows"].initial <= data_service(SERVICE).daily_rows


def test_a_decision_may_have_a_reason_of_a_sane_length() -> None:
    reasons = ("", "不符合目的", "长" * 201)
    assert [DecisionForm({"reason": reason}).is_valid() for reason in reasons] == [True, True, False]
