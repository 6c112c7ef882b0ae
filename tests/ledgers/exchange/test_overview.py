"""The state of the exchange in figures: who is heard, what waits, what failed, what was sealed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotAllowed, NotFound
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.ledgers.exchange.overview import Overview, check_logs, overview
from jiayuan.ledgers.exchange.own import own
from jiayuan.ledgers.exchange.pulling import follow, pull_changes
from jiayuan.ledgers.exchange.queueing import peer_choices, queue
from jiayuan.ledgers.models import ExchangeRoot, Message, Peer
from tests.ledgers.exchange.peer import add_peer
from tests.people import People, as_service


@pytest.fixture
def quiet(tree: None) -> Peer:
    return add_peer("community-001")


def seen(people: People) -> Overview:
    with people.officer.acting(UPKEEP_SYSTEM) as acting:
        return overview(acting.scope)


def send(peer: Peer, **changes: object) -> Message:
    with as_service():
        message = queue(peer, "ping", purpose="ledger-upkeep")
        Message.objects.filter(pk=message.pk).update(**changes)
    return message


def test_a_peer_without_messages_has_no_lag(quiet: Peer, people: People) -> None:
    (view,) = seen(people).peers
    assert (view.code, view.heard_at, view.waiting_since, view.cursors) == (quiet.code, None, None, ())


def test_lag_is_since_the_oldest_message_that_waits(quiet: Peer, people: People) -> None:
    old, older = (clock.now() - timedelta(hours=hours) for hours in (2, 9))
    send(quiet, created_at=old)
    send(quiet, created_at=older, state="applied")
    assert seen(people).peers[0].waiting_since == old


def test_failures_are_told_newest_first_with_their_code(quiet: Peer, people: People) -> None:
    send(quiet, state="dead", code="no-answer", attempts=6)
    send(quiet, state="refused", code="no-use")
    send(quiet, state="applied")
    assert [(one.state, one.code) for one in seen(people).failed] == [("refused", "no-use"), ("dead", "no-answer")]


def test_followed_datasets_show_how_far_they_are_read(quiet: Peer, people: People) -> None:
    with people.officer.acting(UPKEEP_SYSTEM):
        follow(quiet.code, "elderly")
        follow(quiet.code, "elderly")
    ((dataset, seq, _moved),) = seen(people).peers[0].cursors
    assert (dataset, seq) == ("elderly", 0)


def test_only_a_peer_in_scope_can_be_followed(quiet: Peer, people: People) -> None:
    with as_service():
        Peer.objects.update(place_path="110102.002.001.")
    with people.officer.acting(UPKEEP_SYSTEM), pytest.raises(NotFound):
        follow(quiet.code, "elderly")


def test_one_question_for_each_dataset_followed(quiet: Peer) -> None:
    with as_service():
        for dataset in ("elderly", "disabled"):
            follow(quiet.code, dataset)
    assert (pull_changes(quiet), pull_changes(quiet)) == (2, 0)
    with as_service():
        asked = {message.selector["dataset"]: message.selector["after"] for message in Message.objects.all()}
    assert asked == {"elderly": 0, "disabled": 0}


def test_roots_of_two_weeks_are_listed_by_day(quiet: Peer, people: People) -> None:
    with as_service():
        for days in (1, 2, 40):
            ExchangeRoot.objects.create(
                origin=own().code, day=clock.today() - timedelta(days=days), count=days, root="a" * 64, text=str(days),
                signature="", seen_at=clock.now(),
            )  # fmt: skip
    roots = seen(people).roots
    assert [root.count for root in roots] == [1, 2]
    assert all(isinstance(root.day, date) for root in roots)


def test_only_stewards_look_and_check(quiet: Peer, people: People) -> None:
    with people.worker.acting(UPKEEP_SYSTEM) as acting:
        for look in (lambda: overview(acting.scope), check_logs):
            with pytest.raises(NotAllowed):
                look()


def test_peers_switched_off_are_shown_and_cannot_be_chosen(quiet: Peer, people: People) -> None:
    with as_service():
        Peer.objects.update(active=False)
    assert [peer.active for peer in seen(people).peers] == [False]
    with people.officer.acting(UPKEEP_SYSTEM) as acting:
        assert peer_choices(acting.scope) == []
        with pytest.raises(NotFound):
            queue(quiet, "ping", purpose="ledger-upkeep")
