"""Asking for the use of data: two approvals by others, and what is refused before anybody is bothered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from jiayuan.identity.api import find_purpose
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.purpose import UPKEEP_SYSTEM, PurposeKind
from jiayuan.ledgers.catalogue.asking import Wish, decide_use, draft_use
from jiayuan.ledgers.models import Use
from tests.ledgers.conftest import Desk
from tests.people import People, Person, as_service
from tests.tree import NEXT


def drafted(person: Person, wish: Wish) -> UUID:
    with person.acting(UPKEEP_SYSTEM):
        return draft_use(wish)


def decided(person: Person, use: UUID, command: str, reason: str = "") -> str:
    with person.acting(UPKEEP_SYSTEM):
        return decide_use(use, command, reason)


def test_a_draft_opens_only_after_two_others_agree(desk: Desk, colleague: Person, wish: Wish) -> None:
    use = drafted(desk.worker, wish)
    assert find_purpose(wish.purpose) is None
    assert decided(desk.officer, use, "approve") == "first"
    assert decided(colleague, use, "approve") == "approved"
    registered = find_purpose(wish.purpose)
    assert registered is not None
    assert registered.kind == PurposeKind.SERVICE


def test_neither_the_author_nor_the_same_officer_twice_approves(desk: Desk, colleague: Person, wish: Wish) -> None:
    use = drafted(desk.officer, wish)
    with pytest.raises(NotAllowed):
        decided(desk.officer, use, "approve")
    decided(colleague, use, "approve")
    for person in (colleague, desk.officer):
        with pytest.raises(NotAllowed):
            decided(person, use, "approve")


def test_the_database_itself_wants_two_others(approved: Callable[..., Use]) -> None:
    use = approved()
    with as_service(), pytest.raises(IntegrityError), transaction.atomic():
        Use.objects.filter(pk=use.pk).update(approver_2=use.author)


def test_a_worker_cannot_approve(desk: Desk, wish: Wish) -> None:
    with pytest.raises(NotAllowed):
        decided(desk.worker, drafted(desk.officer, wish), "approve")


def test_the_neighbour_finds_no_such_draft(desk: Desk, people: People, wish: Wish) -> None:
    with pytest.raises(NotFound):
        decided(people.neighbour, drafted(desk.worker, wish), "end")


def test_a_refusal_needs_its_reason(desk: Desk, wish: Wish) -> None:
    use = drafted(desk.worker, wish)
    with pytest.raises(Invalid):
        decided(desk.officer, use, "refuse")
    assert decided(desk.officer, use, "refuse", "范围太大") == "refused"
    with pytest.raises(Conflict):
        decided(desk.officer, use, "approve")


def test_a_draft_is_taken_back_by_its_author_alone(desk: Desk, wish: Wish) -> None:
    use = drafted(desk.worker, wish)
    with pytest.raises(NotAllowed):
        decided(desk.officer, use, "end")
    assert decided(desk.worker, use, "end") == "ended"


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("attrs", {"attrs": ("name", "id_number")}),
        ("attrs", {"attrs": ()}),
        ("until", {"until": clock.today()}),
        ("until", {"until": clock.today() + timedelta(days=400)}),
        ("daily_rows", {"daily_rows": 2001}),
        ("purpose_kind", {"purpose_kind": PurposeKind.AUDIT}),
        ("purpose_kind", {"purpose": "benefit-check"}),
    ],
)
def test_each_wrong_field_is_told(desk: Desk, wish: Wish, field: str, changes: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as caught:
        drafted(desk.worker, replace(wish, **changes))
    assert [error.field for error in caught.value.errors] == [field]


@pytest.mark.parametrize("words", ["上访人员排查", "重点人员稳控", "人脸比对"])
def test_watching_people_is_refused_by_its_words(desk: Desk, wish: Wish, words: str) -> None:
    with pytest.raises(Refused) as caught:
        drafted(desk.worker, replace(wish, reason=words))
    assert caught.value.code == "words"


def test_what_is_outside_the_own_scope_cannot_be_asked_for(desk: Desk, wish: Wish) -> None:
    for changes in ({"place": NEXT}, {"service": "no-such"}, {"peer": "no-such"}):
        with pytest.raises(NotFound):
            drafted(desk.worker, replace(wish, **changes))
