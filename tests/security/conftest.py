"""The copy of the database on which the policies are tried."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.benefits.models import Offer
from jiayuan.cases.api import CaseRef
from tests.benefits.conftest import aged, base, found
from tests.cases.conftest import filed, office
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk
from tests.security.ground import Ground, standing
from tests.security.routes import Objects

__all__ = ["aged", "base", "desk", "filed", "found", "ground", "objects", "office"]


@pytest.fixture(scope="session")
def ground() -> Iterator[Ground]:
    with standing() as found:
        yield found


@pytest.fixture
def objects(desk: Desk, filed: CaseRef, aged: Offer) -> Objects:
    """Real objects of the first community: a ledger, a case of the resident, an offer to her, her card.

    A module that adds pages about objects adds them here, and the matrix tries them.
    """
    upload = {"file_id": desk.run(desk.upload(books.workbook([books.line(0), books.line(1)]))).id}
    case, offer, person = {"number": int(filed.number)}, {"offer_id": aged.pk}, {"person": aged.person}
    pages = {
        "ledgers": ("file", "progress", "rows", "errors"),
        "cases": ("case", "progress"),
        "benefits": ("mine_one", "confirm"),
        "registry": ("person",),
    }
    values = {"ledgers": upload, "cases": case, "benefits": offer, "registry": person}
    return {f"{space}:{name}": values[space] for space, names in pages.items() for name in names}
