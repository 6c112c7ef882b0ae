"""Each person's own key."""

from __future__ import annotations

import pytest

from jiayuan.identity.models import SubjectKey
from jiayuan.identity.subjectkeys import drop, forget, keys_of
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
