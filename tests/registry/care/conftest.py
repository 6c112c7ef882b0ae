"""A resident who can say yes, an emergency two officers opened, and a worker on shift in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import polars as pl
import pytest

from jiayuan.identity.api import NewAccount, acting_as_service, add_shift, create_accounts, give_grant, put_roster
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EMERGENCY_CARE, SERVICE_SELF, UPKEEP_SYSTEM
from jiayuan.registry import api
from tests.ledgers import books
from tests.people import People, Person, as_service
from tests.tree import DISTRICT, HOME, HOME_ROOM, STREET

WISHES = api.Wishes(("oxygen", "alone"), "女儿 13900000000", "门铃坏了，请敲门")


@dataclass
class Town:
    """The five people, the base with the resident in it, and a second officer."""

    people: People
    second: Person
    resident: UUID

    def say_yes(self, wishes: api.Wishes = WISHES) -> None:
        with self.people.resident.acting(SERVICE_SELF):
            api.agree_care(wishes)

    def emergency(self, place: PlacePath = STREET, hours: int = 24) -> UUID:
        """Declared by one officer and opened by the other."""
        with self.people.officer.acting(EMERGENCY_CARE):
            found = api.declare_opening("暴雨停电", "小区停电，吸氧的居民要转移", place, hours)
        with self.second.acting(EMERGENCY_CARE):
            return api.confirm_opening(found.id).id

    def on_shift(self, who: Person, place: PlacePath = HOME) -> None:
        now = clock.now()
        with self.people.officer.acting(EMERGENCY_CARE):
            roster = put_roster(api.CARE_QUEUE, place, "应急值守")
            add_shift(roster, who.account_id, now - timedelta(hours=1), now + timedelta(hours=7), post="应急")

    def names(self, opening: UUID, who: Person | None = None, place: PlacePath = HOME) -> list[api.CareName]:
        with (who or self.people.worker).acting(EMERGENCY_CARE) as acting:
            return api.care_names(opening, place, EMERGENCY_CARE, acting.scope)


def _live_here(subject: UUID) -> None:
    row = {"entity": str(subject), "name": "王秀兰", "residence.actual": HOME_ROOM.value}
    api.bulk_load(pl.DataFrame([row]), origin="person-base", as_of=books.AS_OF)


@pytest.fixture
def town(people: People) -> Town:
    subject = people.resident.subject
    assert subject
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        books.load_base()
        _live_here(subject)
    with as_service():
        (account,) = create_accounts([NewAccount("staff", "郑刚", "13800000009", None, STREET)])
        grant = give_grant(account, "street_officer", STREET, reason="tests")
    return Town(people, Person(account, "郑刚", STREET, grant, None, "street_officer"), subject)


@pytest.fixture
def storm(town: Town) -> UUID:
    """An open emergency in the street, the resident on the register, the worker on shift."""
    town.say_yes()
    town.on_shift(town.people.worker)
    return town.emergency()
