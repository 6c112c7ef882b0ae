"""The live process and the pages are two programs with one picture: what they say must be the same."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest

from jiayuan.command import api
from jiayuan.command.live import BUSY
from jiayuan.command.rules import INCIDENT, UNIT
from jiayuan.command.words import FREE_UNITS, OPEN_INCIDENTS
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.web.command.stream_marks import Delta, Mark
from jiayuan.web.command.stream_reader import Reader
from jiayuan.web.command.stream_sql import FIGURES
from tests.web.command.committed import BOUNDS, PLACE, Committed, as_staff


def streamed(plan: UUID, since: Mark | None = None) -> Delta:
    """What the live process reads since a mark."""

    async def run() -> Delta:
        reader = Reader()
        try:
            return await reader.delta(plan, BOUNDS, since or Mark())
        finally:
            await reader.close()

    return asyncio.run(run())


def paged(plan: UUID) -> dict[str, Any]:
    """What a page that polls is given."""
    with acting_as_service("tests", place=PlacePath(PLACE), purpose=EVENT_STAFFING):
        return api.live_snapshot(plan)


def change(table: str, key: UUID, column: str, value: str) -> None:
    with as_staff() as db:
        db.execute(f"UPDATE command_{table} SET {column} = %s WHERE id = %s", (value, key))


@pytest.mark.parametrize("state", sorted(UNIT.states))
def test_unit_is_drawn_alike(committed: Committed, state: str) -> None:
    committed.place(116.4123456)
    change("unit", committed.unit, "state", state)
    delta, picture = streamed(committed.plan), paged(committed.plan)
    assert [row[:4] for row in delta.units.values()] == [row[:4] for row in picture["u"]]
    assert delta.figures == picture["k"]


@pytest.mark.parametrize("state", sorted(INCIDENT.states))
def test_incident_is_counted_alike(committed: Committed, state: str) -> None:
    key = committed.incident()
    committed.announce("incident", key)
    change("incident", key, "state", state)
    delta, picture = streamed(committed.plan), paged(committed.plan)
    assert delta.figures == picture["k"]
    # The page leaves out what is over; the stream says it once more, so that browsers take it off the map.
    assert [row[:6] for row in picture["i"]] == [row[:6] for row in delta.incidents.values() if state in OPEN_INCIDENTS]


def test_time_left_is_the_same_to_a_second(committed: Committed) -> None:
    key = committed.incident()
    committed.announce("incident", key)
    (there,), (here,) = streamed(committed.plan).incidents.values(), paged(committed.plan)["i"]
    assert abs(there[6] - here[6]) <= 1


def test_stream_goes_on_where_the_page_stood(committed: Committed) -> None:
    committed.place(116.41)
    committed.announce("unit", committed.unit)
    picture = paged(committed.plan)
    mark = Mark(picture["seq"], picture["at"])
    assert streamed(committed.plan, mark).units == {}
    committed.place(116.42)
    later = streamed(committed.plan, mark)
    assert [row[1] for row in later.units.values()] == [11642000]
    assert later.mark > mark


def test_statement_knows_the_same_words() -> None:
    assert all(f"'{state}'" in FIGURES for state in (*FREE_UNITS, *BUSY))
    over = INCIDENT.states - set(OPEN_INCIDENTS)
    incidents = FIGURES.partition("FILTER")[0]
    assert all(f"'{state}'" in incidents for state in over)
    assert not any(f"'{state}'" in incidents for state in OPEN_INCIDENTS)


def test_stream_of_another_place_shows_nothing_the_page_hides(committed: Committed) -> None:
    committed.place(116.41)
    elsewhere = acting_as_service("tests", place=PlacePath("110102.098."), purpose=EVENT_STAFFING)
    with elsewhere, pytest.raises(NotFound):
        api.live_snapshot(committed.plan)

    async def run() -> Delta:
        reader = Reader()
        try:
            return await reader.delta(committed.plan, ("110102.098.", "110102.098/"), Mark())
        finally:
            await reader.close()

    delta = asyncio.run(run())
    assert (delta.active, delta.units) == (False, {})


def test_age_is_counted_alike(committed: Committed) -> None:
    committed.place(116.41)
    with as_staff() as db:
        db.execute(
            "UPDATE command_positionlatest SET fix_at = %s WHERE unit_id = %s",
            (clock.now() - timedelta(seconds=90), committed.unit),
        )
    (there,), (here,) = streamed(committed.plan).units.values(), paged(committed.plan)["u"]
    assert abs(there[4] - here[4]) <= 1
    assert there[4] >= 90


def test_reader_opens_a_lost_connection_again(committed: Committed) -> None:
    committed.place(116.41)

    async def run() -> tuple[Delta, Delta]:
        reader = Reader()
        try:
            first = await reader.delta(committed.plan, BOUNDS, Mark())
            assert isinstance(reader.connection, psycopg.AsyncConnection)
            await reader.connection.close()
            return first, await reader.delta(committed.plan, BOUNDS, Mark())
        finally:
            await reader.close()

    first, second = asyncio.run(run())
    assert list(first.units) == list(second.units) == ["A12"]
