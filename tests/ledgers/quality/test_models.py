"""Scores and gaps: once a day, and nobody else's."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from jiayuan.ledgers.models import QualityGap, QualityScore
from tests.ledgers.quality.scores import gap, score
from tests.people import People, as_service
from tests.tree import HOME, NEXT


def test_a_ledger_is_scored_once_a_day(people: People) -> None:
    with as_service():
        score(HOME, "phone")
        with pytest.raises(IntegrityError), transaction.atomic():
            score(HOME, "phone")


def test_a_fault_is_counted_once(people: People) -> None:
    with as_service():
        gap(HOME)
        with pytest.raises(IntegrityError), transaction.atomic():
            gap(HOME)


def test_the_neighbour_sees_and_writes_no_score(people: People) -> None:
    with as_service():
        score(HOME)
        gap(HOME)
    with people.neighbour.acting():
        assert not QualityScore.objects.exists()
        assert not QualityGap.objects.exists()
        with pytest.raises(ProgrammingError), transaction.atomic():
            score(HOME, "phone")


def test_a_resident_sees_none(people: People) -> None:
    with as_service():
        score(HOME)
    with people.resident.acting(), pytest.raises(ProgrammingError), transaction.atomic():
        list(QualityScore.objects.all())


def test_they_say_what_they_are(people: People) -> None:
    with as_service():
        texts = str(score(NEXT, "phone")), str(gap(NEXT))
    assert all(NEXT.value in text and "phone" in text for text in texts)
