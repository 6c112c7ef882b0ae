"""Accounts follow their person through merges and back."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.identity.api import counts_for, create_account, identify
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import CASE_HANDLING
from tests.people import Person, as_service
from tests.tree import NEXT_ROOM

pytestmark = pytest.mark.django_db


def subject_of(account: UUID, *, base: bool) -> UUID | None:
    entrant = identify(account)
    return entrant.in_base().subject if base else entrant.subject


def test_an_account_of_one_record_is_itself(resident: Person) -> None:
    assert subject_of(resident.account_id, base=True) == resident.subject


def test_after_a_merge_it_shows_the_survivor_and_stays_the_account_it_was(resident: Person) -> None:
    survivor = uuid7()
    with as_service():
        counts_for([resident.subject or survivor], survivor)
    assert subject_of(resident.account_id, base=True) == survivor
    assert subject_of(resident.account_id, base=False) == resident.subject


def test_an_officer_s_decision_reaches_a_home_outside_the_own_street(officer: Person) -> None:
    with as_service():
        account = create_account("resident", display_name="李强", subject=(gone := uuid7()), home=NEXT_ROOM)
    with officer.acting(CASE_HANDLING):
        counts_for([gone], survivor := uuid7())
    assert subject_of(account, base=True) == survivor


def test_taken_apart_it_is_itself_again(resident: Person) -> None:
    assert resident.subject
    with as_service():
        counts_for([resident.subject], uuid7())
        counts_for([resident.subject], resident.subject)
    assert identify(resident.account_id).root is None


def test_the_survivor_s_own_account_stays_its_own(resident: Person) -> None:
    assert resident.subject
    with as_service():
        counts_for([uuid7(), resident.subject], resident.subject)
    assert identify(resident.account_id).root is None
