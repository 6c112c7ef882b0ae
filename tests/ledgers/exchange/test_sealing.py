"""Each night the day is sealed, its log can be checked without us, and its root goes across."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings as django_settings

from jiayuan.kernel import clock
from jiayuan.ledgers.exchange.nightly import each_night
from jiayuan.ledgers.exchange.own import log_folder, own
from jiayuan.ledgers.exchange.queueing import queue
from jiayuan.ledgers.exchange.roots import own_roots
from jiayuan.ledgers.exchange.sealing import seal_day
from jiayuan.ledgers.exchange.sending import send_due
from jiayuan.ledgers.exchange.verifying import verify_logs
from jiayuan.ledgers.models import MessageBody, Peer
from tests.ledgers.exchange.peer import add_peer
from tests.people import as_service
from tests.tree import DISTRICT


@pytest.fixture
def ourselves(url: str, tmp_path: Path, settings: SimpleNamespace) -> Iterator[Peer]:
    """The loopback, with an empty folder of logs and a key of its own."""
    settings.DATA_DIR = tmp_path
    yield add_peer(own().code, url, seed=own().seed)
    assert tmp_path == django_settings.DATA_DIR


def exchanged(peer: Peer, count: int = 2) -> None:
    with as_service():
        for _ in range(count):
            queue(peer, "ping", purpose="ledger-upkeep")
    send_due()


def test_a_day_is_sealed_and_its_log_stands_by_itself(ourselves: Peer) -> None:
    exchanged(ourselves)
    with clock.frozen(clock.now() + timedelta(days=1)):
        each_night()
    report = verify_logs(log_folder())
    # Two messages, each kept by the sender and by the receiver.
    assert (report.verified, report.files, report.entries) == (True, 1, 4)
    entry = json.loads(next(log_folder().glob("*.log")).read_bytes().split(b"\n")[0].split(b" ", 2)[2])
    assert entry["ask"]["service"] == "ping"
    assert {"ask_signature", "answer_signature"} < set(entry)


def test_a_sealed_day_is_not_sealed_again_and_today_not_at_all(ourselves: Peer) -> None:
    exchanged(ourselves, 1)
    today = clock.today()
    assert seal_day(today, DISTRICT) == 0
    with clock.frozen(clock.now() + timedelta(days=1)):
        assert (seal_day(today, DISTRICT), seal_day(today, DISTRICT)) == (2, 2)
        assert len(own_roots()) == 1


def test_days_are_chained(ourselves: Peer) -> None:
    exchanged(ourselves, 1)
    for days in (1, 2):
        with clock.frozen(clock.now() + timedelta(days=days)):
            each_night()
    report = verify_logs(log_folder())
    assert (report.verified, report.files) == (True, 2)


def test_a_changed_byte_in_the_real_log_is_named(ourselves: Peer) -> None:
    exchanged(ourselves)
    with clock.frozen(clock.now() + timedelta(days=1)):
        each_night()
    log = next(log_folder().glob("*.log"))
    log.write_bytes(log.read_bytes().replace(b'"status":"answered"', b'"status":"refused!"', 1))
    (finding,) = verify_logs(log).findings
    assert (finding.kind, finding.line, finding.part) == ("changed", 1, "answer")


def test_bodies_are_dropped_after_thirty_days(ourselves: Peer) -> None:
    exchanged(ourselves, 1)
    with as_service():
        assert MessageBody.objects.count() == 2
    with clock.frozen(clock.now() + timedelta(days=31)):
        each_night()
    with as_service():
        assert MessageBody.objects.count() == 0
