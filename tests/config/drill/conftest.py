"""The drill's own people on the test tree: the demo's accounts, and the office that works on requests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import polars as pl
import pytest
from rich.progress import Progress

from jiayuan.config.demo.hats import as_seed
from jiayuan.config.demo.logins import open_accounts
from jiayuan.config.demo.personas import PERSONAS
from jiayuan.config.drill.cast import Residents, member
from jiayuan.config.drill.desk import Desk
from jiayuan.config.drill.stage import Stage
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from tests.cases import office

# A Wednesday: working hours and days count.
BEGAN = datetime(2026, 3, 11, 2, 0, tzinfo=UTC)


@pytest.fixture
def cast(tree: None) -> Iterator[dict[str, UUID]]:
    """Every demo account; gives the person behind each persona. The clock stands at the drill's beginning."""
    people = {one.key: uuid7() for one in PERSONAS}
    rows = [(one.key, str(people[one.key]), f"{one.community}0001.0001.01.0101.") for one in PERSONAS]
    with clock.frozen(BEGAN):
        with as_seed():
            open_accounts(pl.DataFrame(rows, schema=["persona", "person", "path"], orient="row"))
        yield people


@pytest.fixture
def desk(cast: dict[str, UUID]) -> Desk:
    """The street's desk, with units for the two communities of the test tree."""
    office.open_office()
    return Desk(member("officer"), member("dispatcher"), Residents())


@pytest.fixture
def stage() -> Stage:
    return Stage(Progress(disable=True), BEGAN)
