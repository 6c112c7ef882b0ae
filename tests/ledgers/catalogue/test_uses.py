"""Which use lets a caller in today, and how staff read the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.ledgers.catalogue.asking import Wish, draft_use
from jiayuan.ledgers.catalogue.calling import call
from jiayuan.ledgers.catalogue.uses import use_of_dataset, use_of_service, use_view, uses
from jiayuan.ledgers.models import Peer, Use
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.exchange.peer import add_peer
from tests.people import People, as_service

PURPOSE = "home-care-visits"


def found(peer: Peer, service: str = "elderly-contact", purpose: str = PURPOSE) -> Use | None:
    with as_service():
        return use_of_service(peer, service, purpose)


def test_an_approved_use_is_found_by_peer_service_and_purpose(approved: Callable[..., Use], department: Peer) -> None:
    use = approved()
    assert found(department) == use
    assert found(department, purpose="benefit-check") is None
    assert found(department, service="low-income-status") is None
    assert found(add_peer("another")) is None


def test_a_use_of_a_service_opens_the_changes_of_its_dataset(approved: Callable[..., Use], department: Peer) -> None:
    use = approved()
    with as_service():
        assert use_of_dataset(department, "elderly", PURPOSE) == use
        assert use_of_dataset(department, "disabled", PURPOSE) is None


@pytest.mark.parametrize("state", ["draft", "first", "refused", "ended"])
def test_no_other_state_opens_anything(approved: Callable[..., Use], department: Peer, state: str) -> None:
    use = approved()
    with as_service():
        Use.objects.filter(pk=use.pk).update(state=state)
    assert found(department) is None


def test_its_last_day_is_the_day_before(approved: Callable[..., Use], department: Peer) -> None:
    approved(until=clock.today() + timedelta(days=10))
    with clock.frozen(clock.now() + timedelta(days=9)):
        assert found(department) is not None
    with clock.frozen(clock.now() + timedelta(days=10)):
        assert found(department) is None


def test_of_two_uses_the_longer_one_counts(approved: Callable[..., Use], department: Peer) -> None:
    approved(until=clock.today() + timedelta(days=10))
    longer = approved(until=clock.today() + timedelta(days=20))
    assert found(department) == longer


def test_staff_read_who_may_use_what_until_when(approved: Callable[..., Use], desk: Desk) -> None:
    use = approved()
    call(use, {"keys": [str(books.person(0)), str(books.person(1))]}, caller="exchange:tests")
    with desk.officer.acting(UPKEEP_SYSTEM) as acting:
        view = use_view(use.pk, acting.scope)
    assert (view.peer, view.service, view.labels) == ("区民政局", "老年人联系信息查询", ("姓名", "联系电话"))
    assert (view.running, view.commands, len(set(view.approvers))) == (True, ("end",), 2)
    assert view.reads == ((clock.today(), 1, 2),)


def test_a_page_of_the_register_goes_on_where_the_last_one_ended(desk: Desk, wish: Wish) -> None:
    with desk.worker.acting(UPKEEP_SYSTEM) as acting:
        for n in range(3):
            with clock.frozen(clock.now() + timedelta(seconds=n)):
                draft_use(replace(wish, purpose_title=f"用途{n}"))
        first = uses(acting.scope, limit=2)
        rest = uses(acting.scope, before=first[-1].created_at, limit=2)
    assert [view.purpose_title for view in (*first, *rest)] == ["用途2", "用途1", "用途0"]


def test_the_neighbour_s_register_is_empty(approved: Callable[..., Use], people: People) -> None:
    use = approved()
    with people.neighbour.acting(UPKEEP_SYSTEM) as acting:
        assert uses(acting.scope) == []
        with pytest.raises(NotFound):
            use_view(use.pk, acting.scope)
