"""Accounts follow their person through merges and back."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.http import HttpRequest

from jiayuan.identity.api import Access, ActingInfo, called_by, counts_for, create_account, identify
from jiayuan.kernel.context import Acting, current, entered
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import CASE_HANDLING
from jiayuan.kernel.scope import Scope
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


def test_a_page_of_the_base_acts_as_the_survivor_and_other_pages_as_the_account(resident: Person) -> None:
    survivor = uuid7()
    with as_service():
        counts_for([resident.subject or survivor], survivor)
    info = ActingInfo(identify(resident.account_id))
    for base, expected in ((True, survivor), (False, resident.subject)):
        rule = Access("resident", base=base)
        assert called_by(HttpRequest(), info, rule, lambda: current().scope.subject) == expected


def test_who_acts_for_no_place_changes_no_account(auditor: Person, resident: Person) -> None:
    assert resident.subject
    with entered(Acting(auditor.account_id, auditor.account_id, "service", Scope(), CASE_HANDLING)):
        counts_for([resident.subject], uuid7())
    assert identify(resident.account_id).root is None
