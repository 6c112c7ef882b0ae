"""Emergencies: who declares, who opens, whom they concern."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from jiayuan.kernel.errors import Conflict, NotAllowed, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EMERGENCY_CARE
from jiayuan.registry import api
from jiayuan.registry.models import CareOpening
from tests.people import Person
from tests.registry.care.conftest import Town
from tests.tree import DISTRICT, HOME, HOME_BUILDING, NEXT, STREET

pytestmark = pytest.mark.django_db


def declared(town: Town, place: PlacePath = STREET, hours: int = 5) -> UUID:
    with town.people.officer.acting(EMERGENCY_CARE):
        return api.declare_opening(" 停电 ", "检修", place, hours).id


def seen_by(person: Person) -> list[str]:
    with person.acting(EMERGENCY_CARE):
        return [one.name for one in api.care_openings()]


def test_a_declaration_says_what_and_opens_nothing(town: Town) -> None:
    with town.people.officer.acting(EMERGENCY_CARE):
        ref = api.declare_opening(" 停电 ", "检修", STREET, 5)
    assert (ref.name, ref.state, ref.open, ref.is_author) == ("停电", "declared", False, True)
    assert (ref.ends_at - ref.declared_at).total_seconds() == 5 * 3600
    assert ref.commands == ("confirm", "stand_down")


def test_whom_an_emergency_concerns_sees_it(town: Town) -> None:
    declared(town, HOME)
    assert seen_by(town.people.officer) == seen_by(town.people.worker) == ["停电"]
    assert seen_by(town.people.neighbour) == []


def test_a_street_wide_emergency_reaches_its_communities(town: Town) -> None:
    opening = declared(town)
    for person in (town.people.worker, town.people.neighbour):
        with person.acting(EMERGENCY_CARE):
            assert api.care_opening(opening).place == STREET.value


def test_an_officer_declares_inside_the_own_area_only(town: Town) -> None:
    for place in (DISTRICT, PlacePath("110102.099.")):
        with town.people.officer.acting(EMERGENCY_CARE), pytest.raises(NotFound):
            api.declare_opening("停电", "检修", place, 5)


def test_workers_neither_declare_nor_confirm(town: Town) -> None:
    opening = declared(town, HOME)
    with town.people.worker.acting(EMERGENCY_CARE):
        for deed in (api.confirm_opening, api.stand_down):
            with pytest.raises(NotAllowed):
                deed(opening)
        with pytest.raises(NotAllowed):
            api.declare_opening("停电", "检修", HOME, 5)


def test_what_is_declared_can_be_taken_back(town: Town) -> None:
    opening = declared(town)
    with town.people.officer.acting(EMERGENCY_CARE):
        assert api.stand_down(opening).state == "closed"
    with town.second.acting(EMERGENCY_CARE), pytest.raises(Conflict):
        api.confirm_opening(opening)


def test_an_unknown_emergency_and_one_elsewhere_look_the_same(town: Town) -> None:
    opening = declared(town, HOME_BUILDING)
    for found in (opening, UUID(int=9)):
        with town.people.neighbour.acting(EMERGENCY_CARE), pytest.raises(NotFound):
            api.care_opening(found)


def test_the_database_itself_wants_two_officers_and_an_end(town: Town) -> None:
    with town.people.officer.acting(EMERGENCY_CARE) as acting:
        row = CareOpening.objects.get(pk=declared(town))
        late = row.declared_at + timedelta(hours=73)
        for change in ({"state": "open"}, {"confirmed_by": acting.account_id}, {"ends_at": late}):
            assert refused_by_database(row, **change), change


def refused_by_database(row: CareOpening, **change: object) -> bool:
    """Whether a check of the table stops the change, whoever makes it."""
    try:
        with transaction.atomic():
            CareOpening.objects.filter(pk=row.pk).update(**change)
    except IntegrityError:
        return True
    return False


def test_names_of_the_next_community_need_a_shift_there(town: Town) -> None:
    opening = town.emergency()
    town.on_shift(town.people.officer, HOME)
    assert town.names(opening, town.people.officer, HOME) == []
    for place in (NEXT, STREET):
        with pytest.raises(NotAllowed):
            town.names(opening, town.people.officer, place)
