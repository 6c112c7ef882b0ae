"""The bench of one row types rows as people do, and counts every difference from bulk."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import polars as pl
import pytest

from bench.linkdata import FIELDS
from bench.live_match import cells_of, crowd, differences, told
from jiayuan.ledgers.api import Match, match_one
from jiayuan.ledgers.rules.decision import Decision
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk

__all__ = ["desk"]
ROW = {"name": "王秀兰", "phone": books.phone(0)}


def test_rows_are_typed_by_attribute_and_empty_cells_are_left_out() -> None:
    rows = pl.DataFrame(
        [{**dict.fromkeys(FIELDS, ""), "name": "王秀兰", "address": "红墙小区"}],
        schema=dict.fromkeys(FIELDS, pl.String),
    )
    assert cells_of(rows, 10) == [{"name": "王秀兰", "residence.actual": "红墙小区"}]


def test_bulk_and_live_are_asked_the_same(desk: Desk) -> None:
    assert differences([ROW, {}, {"name": "孙悟空", "phone": "13900000000"}])[0] == 0


def test_a_difference_is_counted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def otherwise(*asked: object) -> Match:
        found = match_one(*asked)  # type: ignore[arg-type]
        return replace(found, decision=replace(found.decision, margin=99.0))

    monkeypatch.setattr("bench.live_match.api.match_one", otherwise)
    assert differences([ROW, ROW])[0] == 2


@pytest.mark.parametrize(
    "changed", [{"kind": "review"}, {"rule": "G3"}, {"person": UUID(int=2)}, {"bits": 1.0}, {"margin": 1.0}]
)
def test_two_decisions_are_one_only_in_everything(changed: dict[str, object]) -> None:
    one = Match(Decision("link", "G2", UUID(int=1), 9.0, 3.0), 2)
    assert told(one) != told(replace(one, decision=replace(one.decision, **changed)))  # type: ignore[arg-type]


def test_sixteen_clients_answer_every_row_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.live_match.timed", lambda part: [float(row["n"]) for row in part])
    assert crowd([{"n": str(n)} for n in range(40)]) == [float(n) for n in range(40)]
