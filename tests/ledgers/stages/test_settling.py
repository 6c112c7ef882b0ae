"""What the base says of records follows from the merged files, in whatever order they came, went and came back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.ledgers import api
from jiayuan.ledgers.models import LedgerFile, Link, ReviewItem
from jiayuan.ledgers.rules.decision import Decision
from jiayuan.ledgers.stages.active import End, Said, said_of
from jiayuan.ledgers.stages.rematching import _link
from jiayuan.ledgers.stages.rows import read_rows
from jiayuan.ledgers.stages.undoing import redo_file, undo_file
from jiayuan.ledgers.templates import active_model
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.world import Line, World, unlike
from tests.people import as_service

DECISIONS = ["same", "different", "new"]
UNSURE = Line(1, 2, doubtful=True)


@pytest.fixture
def world(desk: Desk) -> Iterator[World]:
    with as_service():
        yield World(desk.office)


def record_of(file: LedgerFile, place: int = 0) -> int:
    return [row.record_id or 0 for row in file.rows.order_by("row")][place]


def owner(record: int) -> list[object]:
    return list(Link.objects.filter(record=record, state="confirmed").values_list("entity", flat=True))


def decide(decision: str) -> ReviewItem:
    return api.decide(ReviewItem.objects.exclude(state="decided").get().pk, decision, reason="x")


def is_there_and_back(world: World, *files: LedgerFile) -> bool:
    """Whether the same bytes stand after files were undone and redone, the later one first."""
    before = world.golden()
    for file in reversed(files):
        undo_file(file, "x")
    for file in files:
        redo_file(file, "x")
    return unlike(before, world.golden()) == 0


def test_a_complete_list_ends_what_it_does_not_hold(world: World) -> None:
    first, full = world.upload([Line(0, 1), Line(1, 2)]), world.upload([Line(0, 1)], full=True)
    here, gone = record_of(first), record_of(first, 1)
    assert said_of([here, gone]) == {here: Said(first.pk), gone: Said(first.pk, End(full.pk, full.as_of))}
    undo_file(first, "x")
    assert said_of([here, gone]) == {here: Said(first.pk)}


def test_whom_two_complete_lists_do_not_hold_stays_away_when_one_is_undone(world: World) -> None:
    world.upload([Line(0, 1), Line(1, 2)])
    second, third = (world.upload([Line(0, 1)], full=True) for _ in range(2))
    before = world.golden()
    undo_file(second, "x")
    assert unlike(before, world.golden()) == 0
    assert is_there_and_back(world, third)
    undo_file(third, "x")
    assert unlike(before, world.golden()) == 1


def test_the_list_that_ends_a_row_now_is_named_with_it(world: World) -> None:
    world.upload([Line(0, 1), Line(1, 2)])
    second, third = (world.upload([Line(0, 1)], full=True) for _ in range(2))
    undo_file(second, "x")
    undo_file(third, "x")
    assert (second.withdrawn != [], third.withdrawn) == (True, [])
    redo_file(third, "x")
    assert third.withdrawn == second.withdrawn


@pytest.mark.parametrize("decision", ["same", "new"])
def test_an_answer_about_a_row_a_complete_list_no_longer_holds(world: World, decision: str) -> None:
    world.upload([UNSURE])
    full = world.upload([Line(0, 1)], full=True)
    before = world.golden()
    item = decide(decision)
    assert unlike(before, world.golden()) == 0
    assert is_there_and_back(world, full)
    api.review_command(item.pk, "undo")
    undo_file(full, "x")
    redo_file(full, "x")
    assert unlike(before, world.golden()) == 0


def test_a_row_that_found_its_person_late_may_have_ended_by_then(world: World) -> None:
    first, full = world.upload([UNSURE]), world.upload([Line(0, 1)], full=True)
    before = world.golden()
    (row,) = read_rows(first.rows.select_related("file__template"))
    _link([(row, Decision("link", "G1", books.person(1)))], active_model())
    assert unlike(before, world.golden()) == 0
    assert is_there_and_back(world, full)


@pytest.fixture
def owned(world: World) -> tuple[LedgerFile, LedgerFile]:
    """A question about a record whose earlier file was undone then and is back now: it has an owner again."""
    first = world.upload([Line(1, 1)])
    undo_file(first, "x")
    second = world.upload([UNSURE])
    redo_file(first, "x")
    return first, second


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_record_with_an_owner_can_be_decided(
    world: World, owned: tuple[LedgerFile, LedgerFile], decision: str
) -> None:
    record = record_of(owned[0])
    assert owner(record) == [books.person(1)]
    item = decide(decision)
    assert owner(record) == ([] if decision == "different" else [item.chosen])
    assert is_there_and_back(world, *owned)
    assert registry.rebuild() == 0


@pytest.mark.parametrize("decision", DECISIONS)
def test_such_an_answer_is_taken_back_to_the_same_bytes(
    world: World, owned: tuple[LedgerFile, LedgerFile], decision: str
) -> None:
    before = world.golden()
    api.review_command(decide(decision).pk, "undo")
    assert unlike(before, world.golden()) == 0
    assert owner(record_of(owned[0])) == [books.person(1)]
    assert is_there_and_back(world, *owned)


def test_who_is_none_of_others_stays_who_he_is(world: World, owned: tuple[LedgerFile, LedgerFile]) -> None:
    ReviewItem.objects.update(candidates=[books.person(4), books.person(5)])
    before = world.golden()
    decide("different")
    assert (unlike(before, world.golden()), owner(record_of(owned[0]))) == (0, [books.person(1)])


def test_a_row_that_came_again_since_speaks_for_the_answer(world: World, owned: tuple[LedgerFile, LedgerFile]) -> None:
    third = world.upload([Line(1, 0)])
    decide("new")
    assert registry.spoken_of([record_of(third)]) == {record_of(third): owner(record_of(third))[0]}
    assert is_there_and_back(world, *owned, third)


def test_the_link_goes_back_with_what_the_record_says(world: World, owned: tuple[LedgerFile, LedgerFile]) -> None:
    item = decide("new")
    undo_file(owned[1], "x")
    assert owner(record_of(owned[0])) == [books.person(1)]
    redo_file(owned[1], "x")
    assert owner(record_of(owned[0])) == [item.chosen]


def test_a_row_that_was_split_off_and_comes_again_goes_where_it_was_given(world: World) -> None:
    first = world.upload([Line(4, 1)])
    record = record_of(first)
    given = api.split_records(books.person(4), [record], "x").entity
    undo_file(first, "x")
    again = world.upload([Line(4, 1, room=8)])
    assert (registry.spoken_of([record]), owner(record)) == ({record: given}, [given])
    assert is_there_and_back(world, again)
