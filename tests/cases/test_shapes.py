"""The values of the door stay values: frozen, and free of contacts."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

from jiayuan.cases import api
from jiayuan.cases.shapes.coming import Changed, NewCase
from jiayuan.cases.shapes.counts import Swept
from jiayuan.cases.shapes.file import CaseDetail
from jiayuan.cases.shapes.resident import Progress, Similar
from jiayuan.cases.shapes.rows import CaseRow
from jiayuan.kernel.errors import Conflict


def test_values_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        NewCase("x", "y").text = "z"  # type: ignore[misc] - that is what is tested


@pytest.mark.parametrize("shape", [CaseRow, CaseDetail, Progress, Similar])
def test_no_shape_shows_a_contact(shape: type) -> None:
    assert not {"name", "phone", "contact", "subject"} & {field.name for field in fields(shape)}


def test_what_neighbours_see_holds_no_words() -> None:
    assert not {"text", "summary", "address", "lon", "lat"} & {field.name for field in fields(Similar)}


def test_changed_is_a_conflict_with_a_version() -> None:
    error = Changed("x", version=4, state="open", allowed=("ask",))
    assert isinstance(error, Conflict)
    assert (error.status, error.version, error.state, error.allowed) == (409, 4, "open", ("ask",))


def test_a_sweep_that_did_nothing_is_all_zero() -> None:
    assert sum(getattr(Swept(), field.name) for field in fields(Swept)) == 0


def test_the_door_names_what_it_gives() -> None:
    assert all(hasattr(api, name) for name in api.__all__)
    assert {"receive", "command", "order_command", "list_cases", "detail", "my_cases", "rate", "sweep", "kpi"} <= set(
        api.__all__
    )
