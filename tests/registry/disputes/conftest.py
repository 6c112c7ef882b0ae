"""A resident whom the base knows, and who may dispute."""

from __future__ import annotations

from contextlib import AbstractContextManager
from uuid import UUID

import pytest

from jiayuan.kernel.context import Acting
from jiayuan.kernel.purpose import SERVICE_SELF, UPKEEP_SYSTEM
from jiayuan.registry import api
from tests.ledgers.books import AS_OF
from tests.people import People, Person, as_service
from tests.tree import HOME_ROOM, NEXT_ROOM


class Known:
    """The resident with a name, a telephone, a birthday and a home in the base."""

    def __init__(self, people: People, subject: UUID) -> None:
        self.people, self.subject = people, subject

    def saying(self) -> AbstractContextManager[Acting]:
        return self.people.resident.acting(SERVICE_SELF)

    def value(self, code: str) -> api.FactValue:
        with self.saying() as acting:
            return api.facts_for([self.subject], [code], SERVICE_SELF, acting.scope)[self.subject][code]

    def as_staff(self, who: Person | None = None) -> AbstractContextManager[Acting]:
        return (who or self.people.worker).acting(UPKEEP_SYSTEM)


@pytest.fixture
def known(people: People) -> Known:
    subject = people.resident.subject
    assert subject
    with as_service():
        values = {
            "name": "王秀兰", "phone": "13911110000", "birth": "1950-03-15", "residence.actual": HOME_ROOM.value,
            "residence.owner": NEXT_ROOM.value, "student.fulltime": "false",
        }  # fmt: skip
        rows = [
            api.FactRow(subject, code, place=text) if code.startswith("residence") else api.FactRow(subject, code, text)
            for code, text in values.items()
        ]
        api.record_facts(api.FactBatch(subject, "ledger:1", AS_OF, rows, {subject: "person"}))
    return Known(people, subject)
