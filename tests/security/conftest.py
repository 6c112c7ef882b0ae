"""The copy of the database on which the policies are tried."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.benefits.models import Offer
from jiayuan.cases.api import CaseRef
from jiayuan.identity.api import inbox, send_message
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.conftest import aged, base, found
from tests.cases.conftest import filed, office
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk
from tests.people import People
from tests.security.ground import Ground, standing
from tests.security.routes import Objects

__all__ = ["aged", "base", "desk", "filed", "found", "ground", "objects", "office"]


@pytest.fixture(scope="session")
def ground() -> Iterator[Ground]:
    with standing() as found:
        yield found


def told(people: People) -> dict[str, object]:
    """A message in the resident's inbox."""
    subject = people.resident.subject
    assert subject
    with people.worker.acting(BENEFIT_CHECK):
        send_message(subject, "benefits.contact", {"offer": str(uuid7())}, "tests:security")
    with people.resident.acting(SERVICE_SELF):
        return {"message_id": inbox(subject)[0].id}


@pytest.fixture
def objects(people: People, desk: Desk, filed: CaseRef, aged: Offer) -> Objects:
    """Real objects of the first community: a ledger, a case of the resident, an offer to her, her card, a message.

    A module that adds pages about objects adds them here, and the matrix tries them.
    """
    upload = {"file_id": desk.run(desk.upload(books.workbook([books.line(0), books.line(1)]))).id}
    case, offer, person = {"number": int(filed.number)}, {"offer_id": aged.pk}, {"person": aged.person}
    pages = {
        "ledgers": ("file", "progress", "rows", "errors"),
        "cases": ("case", "progress"),
        "benefits": ("mine_one", "confirm"),
        "registry": ("person",),
        "portal": ("open_message",),
    }
    values = {"ledgers": upload, "cases": case, "benefits": offer, "registry": person, "portal": told(people)}
    return {f"{space}:{name}": values[space] for space, names in pages.items() for name in names}
