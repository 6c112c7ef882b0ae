"""Two people whom somebody has told apart never become one, whoever else they are merged with."""

from __future__ import annotations

from itertools import permutations
from uuid import UUID

import pytest

from jiayuan.audit.models import Record
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.registry import api
from jiayuan.registry.apart import are_apart, pair
from jiayuan.registry.models import NotSame
from tests.ledgers.books import person
from tests.people import People, as_service
from tests.tree import as_role

A, B, C, D = (person(n) for n in range(4))


@pytest.mark.parametrize(("first", "second"), list(permutations((A, B, C), 2)))
def test_a_pair_is_kept_in_one_order(first: UUID, second: UUID) -> None:
    low, high = pair(first, second)
    assert low < high
    assert pair(second, first) == (low, high)


def test_the_word_holds_both_ways(base: Acting) -> None:
    api.not_same(A, B, "兄弟")
    assert are_apart(A, B)
    assert are_apart(B, A)
    assert not are_apart(A, C)


@pytest.mark.parametrize("said", [(B, C), (C, B)])
@pytest.mark.parametrize("asked", [(A, C), (C, A), (B, C), (C, B)])
def test_a_merge_does_not_wash_the_word_away(base: Acting, said: tuple[UUID, UUID], asked: tuple[UUID, UUID]) -> None:
    """B is not C; B counts for A by now; so A is not C either."""
    api.not_same(*said, "不同的人")
    api.merge(A, B, "同一人")
    with pytest.raises(Refused) as refused:
        api.merge(*asked, "同一人")
    assert refused.value.code == "merge-not-same"


def test_the_word_reaches_through_both_families(base: Acting) -> None:
    api.not_same(B, D, "不同的人")
    api.merge(A, B, "一")
    api.merge(C, D, "二")
    with pytest.raises(Refused):
        api.merge(A, C, "三")


def test_once_taken_apart_the_others_may_be_merged(base: Acting) -> None:
    api.not_same(B, C, "不同的人")
    api.merge(A, B, "一")
    api.unmerge(B, "拆")
    assert api.merge(A, C, "同一人") == A


def test_a_refused_merge_changes_nothing(base: Acting) -> None:
    api.not_same(A, B, "兄弟")
    before = api.golden_digest()
    with pytest.raises(Refused):
        api.merge(A, B, "同一人")
    assert (api.golden_digest(), api.resolve(B)) == (before, B)


def test_a_word_about_one_that_is_merged_holds_after_the_unmerge(base: Acting) -> None:
    api.merge(A, B, "同一人")
    api.not_same(A, B, "看错了")
    api.unmerge(B, "看错了")
    with pytest.raises(Refused):
        api.merge(A, B, "再来")


def test_who_said_it_and_why_is_kept_once(base: Acting) -> None:
    api.not_same(B, A, "走访核实")
    api.not_same(A, B, "又一次")
    word = NotSame.objects.get()
    assert (word.reason, word.by, (word.a, word.b)) == ("走访核实", base.actor, pair(A, B))
    with as_role("jy_auditor"):
        assert Record.objects.filter(act="registry.not_same").count() == 1


def test_the_word_is_found_by_whoever_could_merge_the_two(loaded: People) -> None:
    """Said from above, it must still hold for the street and the community below."""
    with as_service():
        api.not_same(A, B, "兄弟")
    for who in (loaded.worker, loaded.officer):
        with who.acting(LEDGER_UPKEEP):
            assert are_apart(A, B)
