"""Pairs, and the papers nobody brings any more."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from jiayuan.benefits.api import load_book
from jiayuan.web.benefits.policies import pair_of, saved


def test_pairs_and_what_is_saved() -> None:
    assert [name for name, _ in pair_of("bj.disabled_nursing")] == ["bj.disabled_nursing", "bj.elder_nursing"]
    assert pair_of("bj.elder_aged") == []
    assert len(saved("bj.disabled_nursing", 4).papers) == 5


@pytest.mark.parametrize("policy", sorted(one.id for one in load_book().policies.values() if one.found))
def test_every_policy_says_what_it_spares(policy: str) -> None:
    papers = saved(policy, 3).papers
    with override("en"):
        english = saved(policy, 3).papers
    assert len(papers) == len(english) >= 1
    assert not set(papers) & set(english)


def test_a_pair_is_the_same_from_both_sides_but_for_the_order() -> None:
    for policy in load_book().policies:
        for other, _ in pair_of(policy):
            assert {name for name, _ in pair_of(other)} == {name for name, _ in pair_of(policy)}
        assert not pair_of(policy) or pair_of(policy)[0][0] == policy


def test_the_names_of_a_pair_follow_the_reader() -> None:
    with override("en"):
        assert all(name.isascii() for _, name in pair_of("bj.disabled_living"))
