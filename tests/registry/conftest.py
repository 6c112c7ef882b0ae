"""A few people of the first two communities in the base."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.context import Acting
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.ledgers import books
from tests.people import People
from tests.tree import DISTRICT


@pytest.fixture
def district(tree: None) -> Iterator[Acting]:
    """Acting as a service in the whole district."""
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM) as acting:
        yield acting


@pytest.fixture
def base(district: Acting) -> Acting:
    """Six people of the first community (tests.ledgers.books)."""
    books.load_base()
    return district


@pytest.fixture
def loaded(people: People) -> People:
    """The same base, and the five people to look at it."""
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        books.load_base()
    return people
