"""The catalogue loaded, a peer, and the officers who approve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from jiayuan.identity.api import NewAccount, create_accounts, give_grant
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import UPKEEP_SYSTEM, PurposeKind
from jiayuan.ledgers.catalogue.asking import Wish, decide_use, draft_use
from jiayuan.ledgers.catalogue.loading import load_catalogue
from jiayuan.ledgers.models import Peer, Use
from tests.ledgers.conftest import Desk, desk
from tests.ledgers.exchange.peer import add_peer
from tests.people import Person, as_service
from tests.tree import HOME, STREET

__all__ = ["Desk", "desk"]


@pytest.fixture
def services(desk: Desk) -> None:
    with as_service():
        load_catalogue()


@pytest.fixture
def department(services: None) -> Peer:
    """The district's civil affairs department, which may ask about the whole street."""
    return add_peer("civil-affairs", kind="department", name="区民政局", place_path=STREET.value)


@pytest.fixture
def colleague(desk: Desk) -> Person:
    """A second officer of the street."""
    with as_service():
        (account,) = create_accounts([NewAccount("staff", "孙立", "13800000006", None, STREET)])
        grant = give_grant(account, "street_officer", STREET, reason="tests")
    return Person(account, "孙立", STREET, grant, role="street_officer")


@pytest.fixture
def wish(department: Peer) -> Wish:
    return Wish(
        service="elderly-contact", purpose="home-care-visits", purpose_kind=PurposeKind.SERVICE,
        purpose_title="居家养老上门服务", legal_ref="北京市居家养老服务条例第5条", reason="联系服务对象约定上门时间",
        attrs=("name", "phone"), place=HOME, until=clock.today() + timedelta(days=90), daily_rows=5,
        peer=department.code,
    )  # fmt: skip


@pytest.fixture
def approved(desk: Desk, colleague: Person, wish: Wish) -> Callable[..., Use]:
    """Makes an approved use: the worker asks, two officers agree."""

    def make(**changes: Any) -> Use:
        with desk.worker.acting(UPKEEP_SYSTEM):
            use_id: UUID = draft_use(replace(wish, **changes))
        for person in (desk.officer, colleague):
            with person.acting(UPKEEP_SYSTEM):
                decide_use(use_id, "approve")
        with as_service():
            return Use.objects.select_related("service", "peer").get(pk=use_id)

    return make
