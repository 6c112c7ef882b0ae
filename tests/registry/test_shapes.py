"""Shapes that pass through the door are frozen and start empty."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import date

import pytest

from jiayuan.kernel.events import Event
from jiayuan.kernel.ids import uuid7
from jiayuan.registry import shapes
from jiayuan.registry.events import EntitiesChanged, EntitiesMerged
from jiayuan.registry.shapes import UNKNOWN, FactBatch, FactRow, FactValue, Stored

SHAPES = [one for one in vars(shapes).values() if is_dataclass(one) and isinstance(one, type) and one is not Event]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_shape_is_frozen(shape: type) -> None:
    assert shape.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_nothing_is_known_at_first() -> None:
    assert (UNKNOWN.state, UNKNOWN.value, UNKNOWN.as_of, UNKNOWN.source) == ("unknown", None, None, "")


def test_a_value_cannot_be_altered() -> None:
    with pytest.raises(FrozenInstanceError):
        FactValue("value", "x").value = "y"  # type: ignore[misc]


def test_a_row_is_checked_and_without_a_cell_unless_told() -> None:
    row = FactRow(uuid7(), "name", "王秀兰")
    assert (row.confidence, row.absent, row.record_ref, row.col, row.place) == (0, False, None, None, None)


def test_a_batch_makes_and_replaces_nothing_unless_told() -> None:
    batch = FactBatch(uuid7(), "ledger:1", date(2026, 3, 1), [])
    assert (dict(batch.new), list(batch.records), dict(batch.ranks)) == ({}, [], {})


def test_two_batches_do_not_share_what_they_make() -> None:
    one, two = (FactBatch(uuid7(), "ledger:1", date(2026, 3, 1), []) for _ in range(2))
    assert one.new is not two.new


@pytest.mark.parametrize("event", [EntitiesChanged, EntitiesMerged])
def test_events_carry_ids_and_counts_only(event: type[Event]) -> None:
    assert issubclass(event, Event)
    own = {field.name: str(field.type) for field in fields(event)}
    assert {kind for kind in own.values() if "str" in kind and "UUID" not in kind} <= {"str"}
    assert not {"name", "phone", "id_number", "value"} & set(own)


def test_what_was_done_compares_by_value() -> None:
    assert Stored(1, 2, 3, 4) == Stored(1, 2, 3, 4)
