"""Messages of three years ago go, with the roots over their days; a statement keeps its message."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.ledgers.keeping.findings import drop_messages, years_before
from jiayuan.ledgers.limits import limits
from jiayuan.ledgers.models import ExchangeRoot, Message, MessageBody, Peer, Statement
from tests.ledgers.exchange.peer import add_peer
from tests.people import as_service
from tests.tree import HOME

YEARS = timedelta(365.25 * 3)


@pytest.fixture
def peer(tree: None) -> Peer:
    return add_peer("community-001")


def message(peer: Peer, at: datetime) -> Message:
    made = Message(
        direction="in", peer=peer, purpose="p", service="ping", body_hash="", state="applied", created_at=at,
        place_path=HOME.value,
    )  # fmt: skip
    made.save(force_insert=True)
    MessageBody.objects.create(message=made, part="ask", sealed=b"x", place_path=HOME.value)
    return made


def dropped(at: datetime) -> int:
    return drop_messages(at, limits(at.date()))


@pytest.mark.parametrize(("late", "left"), [(-2, 1), (2, 0)])
def test_a_message_is_kept_three_years_with_its_body(peer: Peer, late: int, left: int) -> None:
    now = clock.now()
    with as_service():
        message(peer, now)
        dropped(now + YEARS + timedelta(days=late))
        assert (Message.objects.count(), MessageBody.objects.count()) == (left, left)


def test_a_message_on_which_a_statement_rests_stays(peer: Peer) -> None:
    now = clock.now()
    with as_service():
        kept, _gone = message(peer, now), message(peer, now)
        Statement.objects.create(
            message=kept, entity="00000000-0000-7000-8000-000000000001", attr="phone", as_of=now.date(), sealed=b"x",
            place_path=HOME.value,
        )  # fmt: skip
        assert dropped(now + YEARS + timedelta(days=2)) == 1
        assert list(Message.objects.values_list("pk", flat=True)) == [kept.pk]


@pytest.mark.parametrize(("late", "left"), [(-2, 1), (2, 0)])
def test_the_root_of_a_day_goes_with_its_messages(peer: Peer, late: int, left: int) -> None:
    now = clock.now()
    with as_service():
        words = {"root": "", "text": "", "signature": "", "seen_at": now}
        ExchangeRoot.objects.create(origin=peer.code, day=now.date(), count=0, **words)
        dropped(now + YEARS + timedelta(days=late))
        assert ExchangeRoot.objects.count() == left


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (date(2028, 2, 29), 5, date(2023, 2, 28)),
        (date(2028, 2, 29), 4, date(2024, 2, 29)),
        (date(2026, 3, 1), 3, date(2023, 3, 1)),
    ],
)
def test_years_are_years_of_the_calendar(day: date, years: float, before: date) -> None:
    assert years_before(day, years) == before
