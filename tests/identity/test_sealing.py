"""A value sealed for one person and cell opens for them alone."""

from __future__ import annotations

import time

import pytest

from jiayuan.identity import subjectkeys
from jiayuan.identity.api import blind, open_for, open_many, seal_for, seal_many
from jiayuan.kernel.crypto import Unsealable
from jiayuan.kernel.ids import uuid7

pytestmark = pytest.mark.django_db
CELL = "registry_person.phone:1"


def test_opens_again() -> None:
    subject = uuid7()
    assert open_for(subject, CELL, seal_for(subject, CELL, "13800000001")) == "13800000001"


def test_a_moved_value_does_not_open() -> None:
    subject = uuid7()
    sealed = seal_for(subject, CELL, "13800000001")
    with pytest.raises(Unsealable):
        open_for(subject, "registry_person.phone:2", sealed)


def test_another_persons_key_does_not_open() -> None:
    sealed, other = seal_for(uuid7(), CELL, "x"), uuid7()
    seal_for(other, CELL, "y")
    with pytest.raises(Unsealable):
        open_for(other, CELL, sealed)


def test_erased_means_gone() -> None:
    subject = uuid7()
    sealed = seal_for(subject, CELL, "x")
    assert subjectkeys.drop(subject)
    with pytest.raises(Unsealable):
        open_for(subject, CELL, sealed)


def test_order_is_kept() -> None:
    items = [(uuid7(), f"t.c:{n}", str(n)) for n in range(50)]
    sealed = seal_many(items)
    back = open_many([(subject, cell, box) for (subject, cell, _), box in zip(items, sealed, strict=True)])
    assert back == [str(n) for n in range(50)]


def test_equal_values_meet_in_one_column_only() -> None:
    assert blind("a.phone", "138") == blind("a.phone", "１３８")
    assert blind("a.phone", "138") != blind("b.phone", "138")


@pytest.mark.slow
def test_seventy_thousand_cells_in_seconds() -> None:
    items = [(uuid7(), f"t.c:{n}", "110102199001011234") for n in range(70_000)]
    start = time.perf_counter()
    sealed = seal_many(items)
    subjectkeys.forget()
    open_many([(subject, cell, box) for (subject, cell, _), box in zip(items, sealed, strict=True)])
    assert time.perf_counter() - start < 60
