"""Corrections of a place, each with its line of history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.places import editing, queries
from jiayuan.places.address.live import parse_address
from jiayuan.places.changes import history
from jiayuan.places.models import Place
from jiayuan.places.rules import PLACES, PROPOSALS
from tests.people import Person
from tests.tree import HOME, HOME_BUILDING, HOME_COMPOUND, HOME_ROOM, NEXT_COMPOUND


@pytest.fixture(autouse=True)
def _steward(officer: Person) -> Iterator[None]:
    with officer.acting():
        yield


def acts(path: object) -> list[str]:
    found = Place.objects.get(path=str(path))
    return [change.act for change in history(found.id)]


def test_a_renamed_place_keeps_its_id_and_answers_to_both_names() -> None:
    before = queries.by_path(HOME_COMPOUND)
    after = editing.rename(HOME_COMPOUND, "新红墙小区", "业主大会决定")
    assert after.id == before.id
    assert editing.aliases_of(HOME_COMPOUND) == [("红墙小区", "old")]
    for name in ("红墙小区", "新红墙小区"):
        assert parse_address(f"{name}1号楼", HOME).place == queries.by_path(HOME_BUILDING)


def test_a_name_that_returns_is_no_alias_of_itself() -> None:
    editing.rename(HOME_COMPOUND, "新红墙小区")
    editing.rename(HOME_COMPOUND, "红墙小区")
    assert editing.aliases_of(HOME_COMPOUND) == [("新红墙小区", "old")]


def test_history_tells_who_when_and_what() -> None:
    editing.rename(HOME_COMPOUND, "新红墙小区", "业主大会决定")
    (change,) = history(queries.by_path(HOME_COMPOUND).id)
    assert (change.before, change.after, change.reason) == (
        {"name": "红墙小区"},
        {"name": "新红墙小区"},
        "业主大会决定",
    )
    assert (change.role, change.by is not None) == ("street_officer", True)


def test_nothing_changed_leaves_no_line() -> None:
    editing.rename(HOME_COMPOUND, "红墙小区")
    editing.resize(HOME_BUILDING, 3, 1)
    assert (acts(HOME_COMPOUND), acts(HOME_BUILDING)) == ([], [])


def test_a_building_gets_its_size() -> None:
    editing.resize(HOME_BUILDING, 6, None)
    assert editing.size_of(HOME_BUILDING) == (6, None)
    assert acts(HOME_BUILDING) == ["resized"]


@pytest.mark.parametrize(("floors", "units"), [(0, 1), (151, 1), (6, 0), (6, 61), (-1, None)])
def test_figures_that_cannot_be_true_are_refused(floors: int, units: int | None) -> None:
    with pytest.raises(Invalid):
        editing.resize(HOME_BUILDING, floors, units)


def test_a_closed_room_is_not_found_and_comes_back_as_itself() -> None:
    before = queries.by_path(HOME_ROOM)
    editing.close(HOME_ROOM, "并入302室", date(2026, 5, 1))
    with pytest.raises(NotFound):
        queries.by_path(HOME_ROOM)
    assert queries.by_id(before.id).path == HOME_ROOM
    assert editing.reopen(HOME_ROOM, "弄错了") == before
    assert acts(HOME_ROOM) == ["reopened", "closed"]


def test_the_last_day_is_kept() -> None:
    editing.close(HOME_ROOM, "并入302室", date(2026, 5, 1))
    assert Place.objects.get(path=HOME_ROOM.value).valid_to == date(2026, 5, 1)


def test_a_place_that_holds_places_is_not_closed() -> None:
    with pytest.raises(Conflict):
        editing.close(HOME_BUILDING, "拆除")


def test_closing_asks_for_a_reason() -> None:
    with pytest.raises(Invalid):
        editing.close(HOME_ROOM, "  ")


def test_an_open_place_is_not_reopened() -> None:
    with pytest.raises(Conflict):
        editing.reopen(HOME_ROOM, "弄错了")


@pytest.mark.parametrize("path", [HOME.child("0099"), HOME_COMPOUND.child("0099")])
def test_what_does_not_exist_is_not_changed(path: object) -> None:
    with pytest.raises(NotFound):
        editing.rename(path, "新名")  # type: ignore[arg-type]  # a path each


def test_the_history_of_another_street_is_not_seen(worker: Person) -> None:
    editing.rename(NEXT_COMPOUND, "新槐柏小区")
    place = queries.by_path(NEXT_COMPOUND).id
    with worker.acting():
        assert history(place) == []


@pytest.mark.parametrize("table", [PROPOSALS, PLACES], ids=lambda table: table.name)
def test_what_is_not_written_in_the_table_is_refused(table: object) -> None:
    commands = {command for _state, command in table.transitions}  # type: ignore[attr-defined]  # a state table each
    for state in table.states:  # type: ignore[attr-defined]  # as above
        for command in commands - set(table.commands(state)):  # type: ignore[attr-defined]  # as above
            with pytest.raises(Conflict):
                table.move(state, command)  # type: ignore[attr-defined]  # as above


def test_only_those_who_keep_places_decide() -> None:
    assert {move.permission for table in (PROPOSALS, PLACES) for move in table.transitions.values()} == {"places.keep"}
