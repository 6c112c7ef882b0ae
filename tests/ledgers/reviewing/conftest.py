"""A desk whose last upload left one question, and short ways to answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import pytest

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.purpose import LEDGER_UPKEEP, REGISTRY_REVIEW, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.models import LedgerRow, Link, ReviewItem
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import Person
from tests.tree import DISTRICT, HOME

FOUND = books.person(0)


@dataclass(frozen=True)
class Queue:
    """The review queue of the first community."""

    desk: Desk

    def ask(self, *rows: Sequence[str], title: str = "") -> api.FileRef:
        """Merges a ledger of these rows, by default one that people are asked about."""
        return self.desk.merge(books.workbook(rows or [books.doubtful()], title=title))

    def first(self, who: Person | None = None) -> ReviewItem:
        person = who or self.desk.worker
        with person.acting(REGISTRY_REVIEW):
            return api.review_items(Scope(person.place))[0]

    def count(self, who: Person | None = None, **wanted: str) -> int:
        person = who or self.desk.worker
        with person.acting(REGISTRY_REVIEW):
            return api.review_count(Scope(person.place), api.ReviewWanted(**wanted))

    def decide(self, item: ReviewItem, decision: str, who: Person | None = None, **more: object) -> ReviewItem:
        with (who or self.desk.worker).acting(REGISTRY_REVIEW):
            return api.decide(item.pk, decision, **more)  # type: ignore[arg-type]

    def do(self, item: ReviewItem, name: str, who: Person | None = None, **more: object) -> ReviewItem:
        with (who or self.desk.worker).acting(REGISTRY_REVIEW):
            return api.review_command(item.pk, name, **more)  # type: ignore[arg-type]

    def links(self) -> dict[UUID, str]:
        with self.desk.worker.acting(LEDGER_UPKEEP):
            return dict(Link.objects.order_by("pk").values_list("entity", "state"))

    def outcomes(self) -> list[str]:
        with self.desk.worker.acting(LEDGER_UPKEEP):
            return list(LedgerRow.objects.order_by("pk").values_list("outcome", flat=True))

    def value(self, attr: str, person: UUID = FOUND) -> str | None:
        with self.desk.worker.acting(LEDGER_UPKEEP):
            return registry.facts_for([person], [attr], LEDGER_UPKEEP, Scope(HOME))[person][attr].value


@pytest.fixture
def queue(desk: Desk) -> Queue:
    return Queue(desk)


@pytest.fixture
def item(queue: Queue) -> ReviewItem:
    """Person 0's number under another name, in a merged file."""
    queue.ask()
    return queue.first()


def write(item: ReviewItem, **fields: object) -> None:
    """Sets what only time or a job would set."""
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        ReviewItem.objects.filter(pk=item.pk).update(**fields)
