"""Facts travel after the commit, and never from a deed that was rolled back."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from jiayuan.config import wiring
from jiayuan.kernel.events import Event, publish, subscribe

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Happened(Event):
    number: int


heard: list[int] = []
subscribe(Happened, lambda event: heard.append(event.number))


@pytest.fixture(autouse=True)
def _joined() -> None:
    wiring.join()
    heard.clear()


def test_a_fact_waits_for_the_commit(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    with django_capture_on_commit_callbacks() as waiting:
        publish(Happened(1))
        assert heard == []
    waiting[0]()
    assert heard == [1]


def test_a_rolled_back_deed_is_never_told(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            publish(Happened(2))
            transaction.set_rollback(True)
        publish(Happened(3))
    assert heard == [3]
