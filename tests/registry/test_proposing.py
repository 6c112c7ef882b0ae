"""Merges by two: proposed by one, decided by another."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from jiayuan.audit.api import trail_of
from jiayuan.identity.api import NewAccount, create_accounts, give_grant
from jiayuan.kernel.errors import Conflict, Invalid, JiayuanError, NotAllowed, NotFound, Refused
from jiayuan.kernel.purpose import AUDIT_REVIEW, REGISTRY_REVIEW
from jiayuan.registry import api
from jiayuan.registry.models import MergeProposal
from tests.ledgers.books import person
from tests.people import People, Person, as_service
from tests.tree import STREET

A, B, C = (person(n) for n in range(3))


@pytest.fixture
def second(loaded: People) -> Person:
    with as_service():
        (account,) = create_accounts([NewAccount("staff", "郑刚", "13800000009", None, STREET)])
        grant = give_grant(account, "street_officer", STREET, reason="tests")
    return Person(account, "郑刚", STREET, grant, None, "street_officer")


def propose(who: Person, survivor: UUID = A, other: UUID = B, reason: str = "同一人") -> int:
    with who.acting(REGISTRY_REVIEW):
        return api.propose_merge(survivor, other, reason).id


def root(one: UUID) -> UUID:
    with as_service():
        return api.resolve(one)


def test_a_worker_s_proposal_changes_nothing(loaded: People) -> None:
    propose(loaded.worker)
    assert root(B) == B


def test_an_officer_s_yes_makes_them_one(loaded: People) -> None:
    number = propose(loaded.worker)
    with loaded.officer.acting(REGISTRY_REVIEW) as acting:
        assert api.agree_to_merge(number) == A
        assert api.merge_proposals(acting.scope) == []
    assert root(B) == A


def test_who_proposed_may_not_agree(loaded: People, second: Person) -> None:
    number = propose(loaded.officer)
    with loaded.officer.acting(REGISTRY_REVIEW), pytest.raises(NotAllowed):
        api.agree_to_merge(number)
    with second.acting(REGISTRY_REVIEW):
        api.agree_to_merge(number)


def test_the_database_itself_asks_for_two(loaded: People) -> None:
    propose(loaded.officer)
    with loaded.officer.acting(REGISTRY_REVIEW) as acting, pytest.raises(IntegrityError), transaction.atomic():
        MergeProposal.objects.update(state="merged", decided_by=acting.actor)


def test_a_worker_decides_nothing(loaded: People) -> None:
    number = propose(loaded.officer)
    with loaded.worker.acting(REGISTRY_REVIEW):
        for deed in (lambda: api.agree_to_merge(number), lambda: api.refuse_merge(number, "不是")):
            with pytest.raises(NotAllowed):
                deed()


@pytest.mark.parametrize(("who", "state"), [("officer", "refused"), ("worker", "withdrawn")])
def test_a_no_ends_it_and_is_told_from_a_taking_back(loaded: People, who: str, state: str) -> None:
    number = propose(loaded.worker)
    with getattr(loaded, who).acting(REGISTRY_REVIEW):
        api.refuse_merge(number, "两个人")
        assert MergeProposal.objects.get(pk=number).state == state
        with pytest.raises(Conflict):
            api.refuse_merge(number, "又一次")


@pytest.mark.parametrize(
    ("pair", "reason", "error"),
    [((A, A), "x", Conflict), ((A, B), " ", Invalid), ((A, UUID(int=9)), "x", NotFound)],
    ids=["one record", "no reason", "nobody"],
)
def test_what_cannot_be_merged_is_not_proposed(
    loaded: People, pair: tuple[UUID, UUID], reason: str, error: type[JiayuanError]
) -> None:
    with pytest.raises(error):
        propose(loaded.worker, *pair, reason)


def test_whom_people_found_to_be_two_nobody_proposes(loaded: People) -> None:
    with loaded.officer.acting(REGISTRY_REVIEW):
        api.not_same(A, B, "见过两人")
    with pytest.raises(Refused):
        propose(loaded.worker)


@pytest.mark.parametrize("pair", [(A, B), (B, A)], ids=["again", "the other way round"])
def test_the_same_two_wait_once(loaded: People, pair: tuple[UUID, UUID]) -> None:
    propose(loaded.worker)
    with pytest.raises(Conflict):
        propose(loaded.officer, *pair)


def test_the_neighbour_neither_sees_nor_proposes(loaded: People) -> None:
    number = propose(loaded.worker)
    with loaded.neighbour.acting(REGISTRY_REVIEW) as acting:
        assert api.merge_proposals(acting.scope) == []
        with pytest.raises(NotFound):
            api.refuse_merge(number, "x")
    with pytest.raises(NotFound):
        propose(loaded.neighbour, A, C)


def test_a_program_s_first_call_proposes_and_another_person_s_agrees(loaded: People, second: Person) -> None:
    with loaded.officer.acting(REGISTRY_REVIEW):
        assert api.ask_to_merge(A, B, "同一人") is None
    with second.acting(REGISTRY_REVIEW):
        assert api.ask_to_merge(A, B, "同一人") == A


def test_the_oldest_waits_first(loaded: People) -> None:
    first, second = propose(loaded.worker), propose(loaded.worker, A, C)
    with loaded.officer.acting(REGISTRY_REVIEW) as acting:
        assert [one.id for one in api.merge_proposals(acting.scope)] == [first, second]


def test_own_tells_only_the_proposer(loaded: People) -> None:
    propose(loaded.worker)
    for who, own in ((loaded.worker, True), (loaded.officer, False)):
        with who.acting(REGISTRY_REVIEW) as acting:
            assert [one.own for one in api.merge_proposals(acting.scope)] == [own]


def test_what_was_refused_may_be_proposed_again(loaded: People) -> None:
    number = propose(loaded.worker)
    with loaded.officer.acting(REGISTRY_REVIEW):
        api.refuse_merge(number, "再核实")
    assert propose(loaded.worker) != number


def test_after_a_merge_taken_back_it_may_be_proposed_again(loaded: People) -> None:
    number = propose(loaded.worker)
    with loaded.officer.acting(REGISTRY_REVIEW):
        api.agree_to_merge(number)
        api.unmerge(B, "看错")
    assert propose(loaded.worker) != number


def test_found_to_be_two_meanwhile_they_are_not_merged(loaded: People) -> None:
    number = propose(loaded.worker)
    with loaded.officer.acting(REGISTRY_REVIEW):
        api.not_same(A, B, "见过两人")
        with pytest.raises(Refused):
            api.agree_to_merge(number)
    assert root(B) == B


def test_who_proposed_and_who_decided_stand_in_the_trail(loaded: People) -> None:
    number = propose(loaded.worker)
    with loaded.officer.acting(REGISTRY_REVIEW):
        api.agree_to_merge(number)
    with loaded.auditor.acting(AUDIT_REVIEW):
        acts = {entry.act: entry.actor for entry in trail_of(B) if entry.act.startswith("registry.merge")}
    assert acts == {
        "registry.merge.propose": loaded.worker.account_id, "registry.merge": loaded.officer.account_id,
    }  # fmt: skip


@pytest.mark.parametrize("who", ["resident", "auditor"])
def test_others_propose_nothing(loaded: People, who: str) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        propose(getattr(loaded, who))
