"""Consent: given, withdrawn, expired; rows are only added."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from jiayuan.identity.api import (
    Channel,
    consenting,
    consents_of,
    give_consent,
    has_consent,
    withdraw_consent,
)
from jiayuan.identity.models import Consent
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_MATCHING, CASE_CALLBACK, Purpose, PurposeKind
from tests.people import Person, as_service

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def say_yes(resident: Person, **more: Any) -> None:
    assert resident.subject
    give_consent(resident.subject, BENEFIT_MATCHING, text_version="1", **more)


def yes(resident: Person, purpose: Purpose = BENEFIT_MATCHING, days: int = 0) -> bool:
    assert resident.subject
    return has_consent(resident.subject, purpose, clock.today() + days * DAY)


def test_nobody_consents_by_silence(resident: Person) -> None:
    with resident.acting():
        assert not yes(resident)


def test_given_for_one_purpose_alone(resident: Person) -> None:
    with resident.acting():
        say_yes(resident)
        assert yes(resident)
        assert not yes(resident, CASE_CALLBACK)


def test_the_last_word_counts(resident: Person) -> None:
    with resident.acting():
        say_yes(resident)
        withdraw_consent(resident.subject or resident.account_id, BENEFIT_MATCHING)
        assert not yes(resident)
        say_yes(resident)
        assert yes(resident)


def test_it_runs_until_its_day(resident: Person) -> None:
    with resident.acting():
        say_yes(resident, until=clock.today() + 2 * DAY)
        assert yes(resident, days=1)
        assert not yes(resident, days=2)


def test_a_new_version_asks_anew(resident: Person) -> None:
    with resident.acting():
        say_yes(resident)
        assert not yes(resident, Purpose("benefit-matching", PurposeKind.BENEFIT, 2))


def test_a_worker_records_a_signed_slip(resident: Person, worker: Person) -> None:
    with worker.acting():
        say_yes(resident, channel=Channel.PAPER)
        (info,) = consents_of(resident.subject or resident.account_id)
    assert (info.purpose, info.state) == ("benefit-matching", "given")


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_no_word_is_changed_or_taken_back(resident: Person, deed: str) -> None:
    with resident.acting():
        say_yes(resident)
        rows = Consent.objects.all()
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(state="withdrawn") if deed == "update" else rows._raw_delete("default")


def test_many_are_asked_about_at_once_with_the_same_answer(resident: Person, neighbour: Person) -> None:
    one, other = resident.subject, neighbour.subject
    assert one
    assert other
    with as_service():
        give_consent(one, BENEFIT_MATCHING, text_version="1", until=clock.today() + DAY, place=resident.place)
        give_consent(other, BENEFIT_MATCHING, text_version="1", place=neighbour.place)
        assert consenting([one, other], BENEFIT_MATCHING, clock.today()) == {one, other}
        assert consenting([one, other], BENEFIT_MATCHING, clock.today() + DAY) == {other}
        withdraw_consent(other, BENEFIT_MATCHING, place=neighbour.place)
        assert consenting([one, other], BENEFIT_MATCHING, clock.today()) == {one}
        assert consenting([], BENEFIT_MATCHING, clock.today()) == set()


def test_a_word_stands_where_its_person_lives(resident: Person, officer: Person) -> None:
    assert resident.subject
    with officer.acting():
        give_consent(resident.subject, BENEFIT_MATCHING, text_version="1", place=resident.place)
        assert Consent.objects.get().place_path == resident.place.value
