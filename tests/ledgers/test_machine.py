"""The invariants of the data centre, whatever is uploaded, merged, split, decided, undone and redone, in any order."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from jiayuan.kernel.context import Acting
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.world import DEEDS, Line, World, asked, unlike
from tests.people import as_service

SEQUENCES = settings(
    max_examples=24, stateful_step_count=6, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
SEEDS = st.integers(0, 2**32)
# Of the other attributes several values stand side by side.
TWICE = (
    "SELECT root, attr FROM registry_fact WHERE golden AND attr NOT IN (92, 93, 94) GROUP BY 1, 2 HAVING count(*) > 1"
)


class Street(RuleBasedStateMachine):
    """Deeds in any order; after every one of them the invariants hold, and at the end all of it is taken back."""

    office = 0

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.atomic()
        self.point.__enter__()
        self.world = World(self.office)
        self.start = self.world.golden()

    @initialize(seed=SEEDS)
    def a_first_file(self, seed: int) -> None:
        self.world.step("arrive", Random(seed))

    @rule(name=st.sampled_from(DEEDS), seed=SEEDS)
    def a_deed(self, name: str, seed: int) -> None:
        self.world.step(name, Random(seed))

    @rule(seed=SEEDS)
    def there_and_back(self, seed: int) -> None:
        assert self.world.there_and_back(Random(seed)) == 0, self.world.trail

    @invariant()
    def what_is_stored_is_what_follows_from_the_facts(self) -> None:
        different = registry.rebuild_report().different
        assert not any(different.values()), (different, self.world.trail)

    @invariant()
    def every_golden_value_of_a_ledger_leads_to_its_cell(self) -> None:
        assert self.world.untraced() == 0, self.world.trail

    @invariant()
    def one_value_is_golden_per_attribute(self) -> None:
        assert asked(TWICE) == [], self.world.trail

    def teardown(self) -> None:
        try:
            self.world.take_all_back(Random(len(self.world.trail)))
            assert unlike(self.start, self.world.golden()) == 0, self.world.trail
        finally:
            transaction.set_rollback(True)
            self.point.__exit__(None, None, None)


@pytest.fixture
def street(desk: Desk) -> Iterator[Acting]:
    Street.office = desk.office
    with as_service() as acting:
        yield acting


def test_whatever_is_done_and_in_whatever_order_can_be_taken_back(street: Acting) -> None:
    run_state_machine_as_test(Street, settings=SEQUENCES)


@pytest.fixture
def world(street: Acting) -> World:
    return World(Street.office)


def test_the_world_uploads_and_the_base_hears_of_it(world: World) -> None:
    before = world.golden()
    file = world.upload([Line(0, 1), Line(100, 2, room=7)])
    assert file.state == "merged"
    assert unlike(before, world.golden()) == 2


def test_the_world_notices_a_golden_value_without_a_cell(world: World) -> None:
    file = world.upload([Line(0, 1)])
    assert world.untraced() == 0
    type(file).objects.filter(pk=file.pk).update(state="cancelled")
    assert world.untraced() > 0


def test_the_world_notices_a_changed_byte() -> None:
    assert unlike([("a", "1"), ("b", "2")], [("a", "1"), ("b", "2")]) == 0
    assert unlike([("a", "1"), ("b", "2")], [("a", "3"), ("c", "2")]) == 3


def test_a_refusal_is_noted_in_the_trail(world: World) -> None:
    registry.not_same(books.person(0), books.person(1), "x")
    for seed in range(30):
        world.step("merge", Random(seed))
    assert any("!" in deed for deed in world.trail)


@pytest.mark.parametrize("deed", sorted(set(DEEDS)))
def test_every_deed_can_be_done_to_an_empty_street(world: World, deed: str) -> None:
    world.step(deed, Random(1))
    assert world.trail == [deed]
    world.take_all_back(Random(1))
