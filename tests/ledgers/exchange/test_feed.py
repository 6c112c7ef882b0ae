"""The feed of changes: what a merge and its undo tell, to whom, in which order, and what a reader makes of it."""

from __future__ import annotations

import base64
import urllib.request
from collections.abc import Callable
from datetime import timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.purpose import LEDGER_UPKEEP, UPKEEP_SYSTEM
from jiayuan.ledgers.api import FileRef
from jiayuan.ledgers.catalogue.asking import Wish
from jiayuan.ledgers.exchange.feed import note_changes, touched_by
from jiayuan.ledgers.exchange.nightly import each_minute
from jiayuan.ledgers.exchange.own import own
from jiayuan.ledgers.exchange.pulling import follow
from jiayuan.ledgers.exchange.sending import send_due
from jiayuan.ledgers.exchange.wire import read_told
from jiayuan.ledgers.models import Change, Cursor, Peer, Use
from tests.ledgers import books
from tests.ledgers.catalogue.conftest import approved, colleague, department, desk, services, wish
from tests.ledgers.conftest import Desk
from tests.ledgers.exchange.peer import Caller, add_peer
from tests.people import as_service
from tests.tree import DISTRICT

__all__ = ["approved", "colleague", "department", "desk", "services", "wish"]
PURPOSE = "home-care-visits"


@pytest.fixture
def merged(desk: Desk) -> FileRef:
    """A ledger of two known people and one new one."""
    return desk.merge(books.workbook([books.line(0), books.line(1), books.line(7)]))


def told() -> list[tuple[int, str, str]]:
    with as_service():
        return [(one.seq, str(one.key), one.op) for one in Change.objects.filter(origin="").order_by("seq")]


def test_a_merge_tells_each_person_once(merged: FileRef) -> None:
    assert (note_changes(DISTRICT), note_changes(DISTRICT)) == (3, 0)
    assert {op for _seq, _key, op in told()} == {"put"}
    assert {str(books.person(0)), str(books.person(1))} < {key for _seq, key, _op in told()}


def test_an_undo_tells_who_is_gone(merged: FileRef, desk: Desk) -> None:
    note_changes(DISTRICT)
    desk.do(merged, "undo", reason="错了")
    note_changes(DISTRICT)
    later = told()[3:]
    assert len(later) == 3
    assert "tombstone" in {op for _seq, _key, op in later}
    assert [seq for seq, _key, _op in told()] == sorted(seq for seq, _key, _op in told())


@pytest.fixture
def reader(merged: FileRef, url: str, approved: Callable[..., Use], department: Peer) -> Caller:
    """The department's program, with a use in force for the first community."""
    note_changes(DISTRICT)
    approved()
    return Caller(department.code, url)


def ask(reader: Caller, after: int = 0, purpose: str = PURPOSE, dataset: str = "elderly") -> object:
    answer = reader.ask("changes", purpose=purpose, selector={"dataset": dataset, "after": after})
    return answer.body["changes"] if answer.body else answer.answer.code


def test_a_peer_with_a_use_reads_keys_and_no_values(reader: Caller) -> None:
    found = ask(reader)
    assert [set(one) for one in found] == [{"seq", "key", "op", "at"}] * 3
    assert ask(reader, after=found[0]["seq"]) == found[1:]


def test_without_purpose_or_for_another_dataset_there_is_nothing(reader: Caller) -> None:
    assert ask(reader, purpose="benefit-check") == "no-use"
    assert ask(reader, dataset="disabled") == "no-use"
    assert reader.ask("changes", purpose=PURPOSE, selector={"after": "x"}).answer.code == "selector"


def test_the_keys_of_the_feed_open_the_service(reader: Caller) -> None:
    key = ask(reader)[0]["key"]
    answer = reader.ask("elderly-contact", purpose=PURPOSE, selector={"keys": [key]})
    assert answer.body["rows"][0]["name"]["value"].endswith("*")


def test_a_get_with_the_message_in_its_header_is_the_same(reader: Caller) -> None:
    raw = reader.bytes(reader.envelope("changes", purpose=PURPOSE, selector={"dataset": "elderly", "after": 0}))
    header = {"Jiayuan-Message": base64.b64encode(raw).decode()}
    request = urllib.request.Request(f"{reader.url}/api/v1/exchange/changes", headers=header)
    with urllib.request.urlopen(request) as answer:
        assert len(read_told(answer.read()).body["changes"]) == 3


@pytest.fixture
def ourselves(merged: FileRef, url: str, approved: Callable[..., Use], wish: Wish, desk: Desk) -> Peer:
    """The loopback as a department that follows its own feed."""
    peer = add_peer(own().code, url, seed=own().seed, place_path=DISTRICT.value)
    approved(peer=peer.code, purpose="ledger-upkeep", purpose_kind=UPKEEP_SYSTEM.kind)
    with as_service():
        follow(peer.code, "elderly")
    return peer


def mirrored(peer: Peer) -> set[tuple[int, str]]:
    with as_service():
        return set(Change.objects.filter(origin=peer.code).values_list("seq", "op"))


def test_each_minute_brings_what_changed_once(ourselves: Peer) -> None:
    each_minute()
    assert mirrored(ourselves) == {(seq, op) for seq, _key, op in told()}
    with as_service():
        cursor = Cursor.objects.get(peer=ourselves)
    each_minute()
    assert (len(mirrored(ourselves)), cursor.seq) == (3, max(seq for seq, _key, _op in told()))


def test_the_same_page_twice_adds_nothing(ourselves: Peer) -> None:
    each_minute()
    with as_service():
        Cursor.objects.filter(peer=ourselves).update(seq=0)
    each_minute()
    assert len(mirrored(ourselves)) == 3


def test_a_question_under_way_is_not_asked_again(ourselves: Peer) -> None:
    with as_service():
        Peer.objects.filter(pk=ourselves.pk).update(url="http://127.0.0.1:9")
    each_minute()
    each_minute()
    with as_service(), clock.frozen(clock.now() + timedelta(minutes=2)):
        assert ourselves.messages.filter(direction="out").count() == 1
        assert send_due() == 1


def test_only_known_files_of_late_are_looked_at(merged: FileRef, desk: Desk) -> None:
    with clock.frozen(clock.now() + timedelta(days=3)), desk.worker.acting(LEDGER_UPKEEP):
        assert note_changes(DISTRICT) == 0


def test_a_file_names_whom_it_touched_before_and_after_its_undo(merged: FileRef, desk: Desk) -> None:
    with as_service():
        before = touched_by(merged.id)
    desk.do(merged, "undo", reason="错了")
    with as_service():
        assert touched_by(merged.id) == before
    assert {books.person(0), books.person(1)} < set(before)
