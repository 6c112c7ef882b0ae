"""What the live process reads, over its own connection."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from jiayuan.kernel.ids import uuid7
from jiayuan.web.command.stream_marks import Delta, Mark
from jiayuan.web.command.stream_notices import notices
from jiayuan.web.command.stream_reader import Reader
from tests.web.command.committed import BOUNDS, Committed

T = TypeVar("T")
START = Mark()


def with_reader(work: Callable[[Reader], Awaitable[T]]) -> T:
    async def run() -> T:
        reader = Reader()
        try:
            return await work(reader)
        finally:
            await reader.close()

    return asyncio.run(run())


def delta(plan: Committed, since: Mark = START, bounds: tuple[str, str] = BOUNDS) -> Delta:
    return with_reader(lambda reader: reader.delta(plan.plan, bounds, since))


def test_all_units_since_the_beginning(committed: Committed) -> None:
    committed.place(116.41)
    found = delta(committed)
    assert found.units["A12"][:4] == ["A12", 11641000, 3990000, "available"]
    assert found.mark.seq == 1
    assert found.figures == {"open": 0, "available": 1, "busy": 0}


def test_nothing_new_is_nothing(committed: Committed) -> None:
    committed.place(116.41)
    found = delta(committed, Mark(0, 1))
    assert (found.units, found.incidents) == ({}, {})


def test_changed_unit_without_a_move(committed: Committed) -> None:
    committed.place(116.41)
    number = committed.announce("unit", committed.unit)
    found = delta(committed, Mark(number - 1, 1))
    assert list(found.units) == ["A12"]
    assert found.mark == Mark(number, 1)


def test_unit_that_went_off_leaves_the_map(committed: Committed) -> None:
    number = committed.announce("unit", committed.unit)
    assert delta(committed, Mark(number - 1, 0)).units["A12"][3] == "off"


def test_incident_that_changed(committed: Committed) -> None:
    incident = committed.incident()
    committed.announce("incident", incident)
    row = delta(committed).incidents[str(incident)]
    assert row[1:4] == [1, 1, "reported"]
    assert 290 <= row[6] <= 300


def test_plan_that_is_over_shows_no_position(committed: Committed) -> None:
    committed.place(116.41)
    committed.close()
    found = delta(committed)
    assert (found.active, found.units) == (False, {})


@pytest.mark.parametrize("bounds", [("", ""), ("110102.001.", "110102.001/"), ("110102.099.001.", "110102.099.001/")])
def test_other_place_sees_nothing(committed: Committed, bounds: tuple[str, str]) -> None:
    committed.place(116.41)
    found = delta(committed, bounds=bounds)
    assert (found.active, found.units) == (False, {})


def test_unknown_plan_is_not_active(db: None) -> None:
    assert not with_reader(lambda reader: reader.delta(uuid7(), BOUNDS, Mark())).active


def test_notice_names_the_plan(committed: Committed) -> None:
    async def listen() -> list[object]:
        heard = notices()
        found: list[object] = [await anext(heard)]
        await asyncio.to_thread(committed.announce, "unit", committed.unit)
        found.append(await asyncio.wait_for(anext(heard), 5))
        await heard.aclose()
        return found

    assert asyncio.run(listen()) == [None, committed.plan]


@pytest.mark.parametrize(("text", "mark"), [("3-7", Mark(3, 7)), ("", None), ("x-1", None), ("5", None)])
def test_mark_on_the_wire(text: str, mark: Mark | None) -> None:
    assert Mark.parse(text) == mark
    assert mark is None or str(mark) == text


def test_later_rows_win_when_merged() -> None:
    first = Delta(Mark(1, 1), units={"A": ["A", 1], "B": ["B", 1]}, figures={"open": 1})
    first.merge(Delta(Mark(2, 3), units={"A": ["A", 2]}, incidents={"i": ["i"]}))
    assert first.units == {"A": ["A", 2], "B": ["B", 1]}
    assert (first.mark, first.figures, list(first.incidents)) == (Mark(2, 3), {"open": 1}, ["i"])
