"""Each person's own key."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from jiayuan.identity import keystore, subjectkeys
from jiayuan.identity.keyring import keyring
from jiayuan.identity.models import SubjectKey
from jiayuan.identity.subjectkeys import drop, forget, keys_of
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Unavailable
from jiayuan.kernel.ids import uuid7

pytestmark = pytest.mark.django_db


def test_made_once_and_kept() -> None:
    subject = uuid7()
    first = keys_of([subject], create=True)
    forget()
    assert keys_of([subject], create=False) == first


def test_not_made_unless_asked() -> None:
    assert keys_of([uuid7()], create=False) == {}


def test_each_person_another_one() -> None:
    keys = keys_of([uuid7() for _ in range(20)], create=True)
    assert len(set(keys.values())) == 20


def test_the_table_holds_wrapped_keys_only() -> None:
    subject = uuid7()
    key = keys_of([subject], create=True)[subject]
    row = SubjectKey.objects.get(pk=subject)
    assert key not in bytes(row.wrapped_key)


def test_a_dropped_key_is_gone_from_memory_too() -> None:
    subject = uuid7()
    keys_of([subject], create=True)
    assert drop(subject)
    assert keys_of([subject], create=False) == {}
    assert not drop(subject)


def test_memory_forgets_one_alone() -> None:
    one, two = uuid7(), uuid7()
    keys = keys_of([one, two], create=True)
    SubjectKey.objects.all().delete()
    forget([one])
    assert keys_of([one, two], create=False) == {two: keys[two]}


def test_an_unknown_kek_is_told() -> None:
    subject = uuid7()
    keys_of([subject], create=True)
    SubjectKey.objects.update(kek_id="00000000")
    forget()
    with pytest.raises(Unavailable):
        keys_of([subject], create=False)


def test_the_router_keeps_keys_apart() -> None:
    assert SubjectKey.objects.all().db == "keys"


def test_memory_keeps_a_key_for_five_minutes_and_no_longer() -> None:
    subject = uuid7()
    true = keys_of([subject], create=True)[subject]
    false = bytes(32)
    subjectkeys._cache[subject] = (time.monotonic() - subjectkeys.KEEP_SECONDS + 5, false)
    assert keys_of([subject], create=False) == {subject: false}
    subjectkeys._cache[subject] = (time.monotonic() - subjectkeys.KEEP_SECONDS - 1, false)
    assert keys_of([subject], create=False) == {subject: true}


def test_a_clock_set_back_keeps_no_key_alive() -> None:
    subject = uuid7()
    keys_of([subject], create=True)
    SubjectKey.objects.filter(pk=subject).delete()
    subjectkeys._cache[subject] = (time.monotonic() - subjectkeys.KEEP_SECONDS - 1, bytes(32))
    with clock.frozen(datetime(2001, 1, 1, tzinfo=UTC)):
        assert keys_of([subject], create=False) == {}


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subjectkeys, "KEEP_AT_MOST", 10)
    for _ in range(5):
        keys_of([uuid7() for _ in range(4)], create=True)
    assert len(subjectkeys._cache) <= 10


def test_many_people_are_asked_for_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keystore, "BATCH", 3)
    people = [uuid7() for _ in range(10)]
    made = keys_of(people, create=True)
    forget()
    assert keys_of(reversed(people), create=False) == made
    assert set(made) == set(people)


def test_somebody_asked_for_twice_has_one_key() -> None:
    subject = uuid7()
    assert len(keys_of([subject, subject], create=True)) == 1
    assert SubjectKey.objects.filter(pk=subject).count() == 1


def test_whoever_made_the_key_first_made_it_for_all() -> None:
    subject = uuid7()
    first = keys_of([subject], create=True)
    forget()
    # Another process adds its own: the row that stands stays.
    keystore.add([subject], keyring())
    assert keys_of([subject], create=True) == first


def test_dropping_what_is_not_there_says_so() -> None:
    assert drop(uuid7()) is False
