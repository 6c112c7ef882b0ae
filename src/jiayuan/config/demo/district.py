"""The whole demo district in one call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from jiayuan.config.demo.areas import read_divisions, targets
from jiayuan.config.demo.base import base
from jiayuan.config.demo.drawing import drawing
from jiayuan.config.demo.facilities import facilities
from jiayuan.config.demo.hardship import hardship
from jiayuan.config.demo.houses import Houses, houses
from jiayuan.config.demo.organisations import organisations
from jiayuan.config.demo.people import people
from jiayuan.config.demo.personas import personas
from jiayuan.config.demo.scale import Scale


@dataclass(frozen=True, slots=True)
class District:
    """All frames of the demo. `people` is the truth; `base` is what the registry knows of it."""

    as_of: date
    communities: pl.DataFrame
    houses: Houses
    people: pl.DataFrame
    base: pl.DataFrame
    organisations: pl.DataFrame
    facilities: pl.DataFrame


def generate(seed: int, scale: Scale, divisions: Path, anchors: pl.DataFrame, as_of: date) -> District:
    """Builds the district; the same arguments give the same frames.

    `anchors` are points (code12, lon, lat) inside every community, `as_of` the day ages are counted on.
    """
    communities = targets(read_divisions(divisions), scale)
    built = houses(seed, communities, anchors)
    known = personas(drawing(seed, hardship(seed, people(seed, communities, built.rooms, as_of))))
    units = organisations(seed, communities, built.places, known.height)
    committees = units.filter(pl.col("kind") == "committee")
    return District(
        as_of, communities, built, known, base(seed, known, built.rooms), units,
        facilities(seed, built.places, committees, known.height),
    )  # fmt: skip
