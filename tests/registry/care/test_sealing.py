"""What was agreed opens for its own person only."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.crypto import Unsealable
from jiayuan.registry.care.sealing import opened, seal
from jiayuan.registry.care.shapes import Wishes
from jiayuan.registry.models import CareEntry
from tests.people import as_service

pytestmark = pytest.mark.django_db
ONE, OTHER = UUID(int=1), UUID(int=2)
WISHES = Wishes(("alone",), "儿子 138", "二楼")


def entry(subject: UUID, sealed: bytes) -> CareEntry:
    return CareEntry(subject=subject, sealed=sealed, until=date(2027, 1, 1), agreed_at=clock.now(), recorded_by=ONE)


@pytest.fixture
def sealed(tree: None) -> bytes:
    with as_service():
        seal(OTHER, WISHES)
        return seal(ONE, WISHES)


def test_wishes_come_back_as_they_were_said(sealed: bytes) -> None:
    with as_service():
        assert opened([entry(ONE, sealed)]) == [WISHES]


def test_an_entry_moved_to_somebody_else_does_not_open(sealed: bytes) -> None:
    with as_service(), pytest.raises(Unsealable):
        opened([entry(OTHER, sealed)])


def test_none_is_no_look_up(tree: None) -> None:
    with as_service():
        assert opened([]) == []
