"""What the tables of identities refuse, whoever writes to them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from jiayuan.kernel.clock import now
from jiayuan.kernel.context import Acting
from jiayuan.kernel.ids import uuid7
from jiayuan.registry.models import Entity, NotSame
from tests.ledgers.books import person
from tests.tree import HOME

A, B = person(0), person(1)


def refused(**changes: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Entity.objects.filter(pk=A).update(**changes)


def test_who_is_merged_points_somewhere(base: Acting) -> None:
    refused(state="merged")


def test_nobody_is_merged_into_oneself(base: Acting) -> None:
    refused(state="merged", merged_into=A)


def test_every_entity_has_a_number_of_its_own(base: Acting) -> None:
    numbers = list(Entity.objects.values_list("no", flat=True))
    assert len(set(numbers)) == len(numbers) == 6
    refused(no=Entity.objects.get(pk=B).no)


def test_a_pair_is_kept_in_one_order_only(base: Acting) -> None:
    first, second = sorted((uuid7(), uuid7()))
    with pytest.raises(IntegrityError), transaction.atomic():
        NotSame.objects.create(a=second, b=first, by=A, reason="x", at=now(), place_path=HOME.value)
