"""Peers of the demo: registered, answered, and one message nobody answered."""

from __future__ import annotations

from collections import Counter

import pytest

from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.exchange.demo import NOWHERE, PINGS, seed_demo_peers
from jiayuan.ledgers.models import Message, Peer
from tests.ledgers.conftest import Desk, desk

__all__ = ["desk"]


def peers(desk: Desk) -> tuple[tuple[str, str, str, int], ...]:
    return ("community-007", "邻社区", "community", desk.office), (
        "civil-affairs",
        "区民政局",
        "department",
        desk.office,
    )


@pytest.fixture
def seeded(desk: Desk) -> list[str]:
    with desk.officer.acting(LEDGER_UPKEEP):
        return seed_demo_peers(peers(desk))


def test_both_are_registered_and_only_the_department_certifies(seeded: list[str], desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        assert {peer.code: peer.certifies for peer in Peer.objects.all()} == {
            "community-007": [], "civil-affairs": ["relief.status"],
        }  # fmt: skip


def test_what_they_asked_stands_answered_and_signed(seeded: list[str], desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        found = list(Message.objects.filter(direction="in"))
    assert Counter(message.state for message in found) == {"applied": 2 * PINGS}
    assert all(message.signature and message.answer_signature for message in found)


def test_one_of_ours_found_nobody(seeded: list[str], desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        (message,) = Message.objects.filter(direction="out").select_related("peer")
        assert (message.state, message.peer.code, message.next_at) == ("dead", "community-007", None)


def test_nobody_real_is_disturbed() -> None:
    assert NOWHERE.format(code="a").endswith(".example")


def test_a_worker_may_not(desk: Desk) -> None:
    with desk.worker.acting(LEDGER_UPKEEP), pytest.raises(NotAllowed):
        seed_demo_peers(peers(desk))
