"""A small demo district, generated once: pure, without a database."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import numpy as np
import polars as pl
import pytest

from jiayuan.config.demo.areas import read_divisions
from jiayuan.config.demo.district import District, generate
from jiayuan.config.demo.hats import as_seed
from jiayuan.config.demo.logins import open_accounts
from jiayuan.config.demo.personas import PERSONAS
from jiayuan.config.demo.scale import Scale
from jiayuan.kernel.ids import uuid7

SEED = 7
AS_OF = date(2026, 11, 1)
DIVISIONS = Path(__file__).resolve().parents[3] / "seeds" / "divisions" / "xicheng.csv"


def points(communities: pl.DataFrame) -> pl.DataFrame:
    """Two points per community, somewhere in the district: the tests of places look at the real ones."""
    rng = np.random.default_rng(0)
    codes = np.repeat(communities["code12"].to_numpy(), 2)
    lon, lat = rng.uniform(116.34, 116.39, len(codes)), rng.uniform(39.88, 39.95, len(codes))
    return pl.DataFrame({"code12": codes, "lon": lon, "lat": lat})


def make(seed: int, scale: Scale) -> District:
    return generate(seed, scale, DIVISIONS, points(read_divisions(DIVISIONS)), AS_OF)


@pytest.fixture(scope="session")
def district() -> District:
    """The focus street whole, two in a hundred of the others: the default demo."""
    return make(SEED, Scale())


@pytest.fixture(scope="session")
def people(district: District) -> pl.DataFrame:
    return district.people


@pytest.fixture
def cast(tree: None) -> dict[str, UUID]:
    """Every demo account, opened on the test tree; gives the person behind each persona."""
    people = {one.key: uuid7() for one in PERSONAS}
    rows = [(one.key, str(people[one.key]), f"{one.community}0001.0001.01.0101.") for one in PERSONAS]
    with as_seed():
        open_accounts(pl.DataFrame(rows, schema=["persona", "person", "path"], orient="row"))
    return people
