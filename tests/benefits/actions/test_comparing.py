"""The set run leaves out exactly those whom the explainer would find nothing about."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from jiayuan.benefits.actions.comparing import Period, answers, stands
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.evaluate import explain
from jiayuan.benefits.engine.facts import Facts
from jiayuan.benefits.engine.people import random_people
from jiayuan.benefits.models import Entitlement
from jiayuan.benefits.paying.changes import change, comeback
from jiayuan.kernel.ids import uuid7

DAY = date(2026, 11, 28)
POLICIES = ("bj.disabled_living", "bj.disabled_nursing", "bj.elder_aged", "bj.elder_hardship", "bj.elder_nursing")
AMOUNTS = (10_000, 30_000, 60_000)


@pytest.fixture(scope="module")
def crowd() -> dict[UUID, Facts]:
    """Sixty made-up people, a tenth of their facts unknown."""
    return {uuid7(): facts for facts in random_people(load_book(), 60, 3, DAY)}


def period(person: UUID, policy: str, amount: int, was: str = "") -> Period:
    drawn = Entitlement(person=person, policy=policy, amount=amount, row="r1")
    return Period(drawn, was, load_book().policies[policy])


@pytest.mark.parametrize("policy", POLICIES)
def test_only_those_are_left_out_whom_nothing_is_proposed_for(policy: str, crowd: dict[UUID, Facts]) -> None:
    book = load_book()
    said = answers([book.policies[policy]], crowd, book, DAY)[policy]
    for person, facts in crowd.items():
        explained = explain(book.policies[policy], facts, book, DAY)
        for amount in AMOUNTS:
            found = change(explained, {}, amount=amount, row="r1", today=DAY)
            assert stands(period(person, policy, amount), said) == (found is None)
        back = comeback(explained, {}, "relief", DAY)
        assert stands(period(person, policy, 1, "relief"), said) == (back is None)


@pytest.mark.parametrize(
    ("said", "was", "stays"),
    [
        ((1, 10_000), "", True), ((1, 20_000), "", False), ((-1, None), "", True), ((-4, None), "", True),
        (None, "", False), ((1, 10_000), "relief", False), ((-1, None), "relief", True), (None, "relief", True),
    ],
)  # fmt: skip
def test_unknown_changes_nothing(said: tuple[int, int | None] | None, was: str, stays: bool) -> None:
    one = period(uuid7(), "bj.elder_aged", 10_000, was)
    assert stands(one, {str(one.drawn.person): said} if said else {}) is stays
