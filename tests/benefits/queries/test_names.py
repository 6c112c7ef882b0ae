"""Masked names for lists."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits.queries.names import masked_names
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.conftest import Audited
from tests.benefits.residents import person
from tests.people import Person
from tests.tree import NEXT_ROOM

pytestmark = pytest.mark.django_db


def test_names_are_masked_for_everybody(base: UUID, officer: Person) -> None:
    other = person(NEXT_ROOM, name="欧阳娜娜")
    with officer.acting(BENEFIT_CHECK):
        names = masked_names([base, other])
    assert names[base] == "王*"
    assert names[other].startswith("欧")
    assert "娜娜" not in names[other]


def test_nobody_asked_for_nobody_read(officer: Person, audited: Audited) -> None:
    with officer.acting(BENEFIT_CHECK):
        assert masked_names([]) == {}
    assert audited("registry.facts") == []


def test_outside_the_scope_there_is_no_name(base: UUID, neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_CHECK):
        assert not masked_names([base]).get(base)


def test_somebody_the_base_does_not_know_has_no_name(tree: None, officer: Person) -> None:
    stranger = uuid7()
    with officer.acting(BENEFIT_CHECK):
        assert not masked_names([stranger]).get(stranger)
