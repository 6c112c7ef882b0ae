"""Situations that every policy names, given to a few people each, so that the demo has somebody for every row."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import polars as pl

from jiayuan.config.demo.circumstances import BARS

PLANTED = 6


@dataclass(frozen=True, slots=True)
class Plant:
    """Facts given to some people of an age range, so that every row of every policy has somebody."""

    ages: tuple[int, int]
    facts: dict[str, object] = field(default_factory=dict)


def _dis(kind: str, level: str, *, multi: bool = False) -> dict[str, object]:
    return {"dis.type": kind, "dis.level": level, "dis.multi": multi, "relief.status": "none", "hukou": True}


_JOBLESS = {"work.kind": "unemployed", "income.own": 0, "income.stable": False, "student.fulltime": False}
_STUDENT = {"work.kind": "none", "income.own": 0, "income.stable": False, "student.fulltime": True}
_POOR_OLD = {"work.kind": "none", "income.own": 60_000, "income.stable": True, "student.fulltime": False}
_RETIRED = {"work.kind": "none", "income.own": 420_000, "income.stable": True, "student.fulltime": False}
PLANTS = (
    Plant((30, 55), {**_dis("physical", "1"), **_RETIRED, "relief.status": "dibao"}),
    Plant((30, 55), {**_dis("physical", "3"), **_RETIRED, "relief.status": "dibao"}),
    Plant((30, 55), {**_dis("visual", "2"), **_RETIRED, "relief.status": "low_income"}),
    Plant((30, 55), {**_dis("hearing", "3"), **_RETIRED, "relief.status": "low_income"}),
    Plant((25, 55), {**_dis("mental", "2"), **_JOBLESS}),
    Plant((25, 55), {**_dis("physical", "4"), **_JOBLESS}),
    Plant((17, 22), {**_dis("hearing", "1"), **_STUDENT}),
    Plant((17, 22), {**_dis("intellectual", "3"), **_STUDENT}),
    Plant((61, 78), {**_dis("physical", "2"), **_POOR_OLD}),
    Plant((4, 14), {**_dis("intellectual", "1"), "child.kind": "", "student.fulltime": False}),
    Plant((4, 14), {**_dis("speech", "2"), "child.kind": "", "student.fulltime": False}),
    Plant((25, 55), {**_dis("mental", "2", multi=True), **_RETIRED}),
    Plant((25, 55), {**_dis("intellectual", "3", multi=True), **_RETIRED}),
    Plant((25, 55), {**_dis("visual", "1"), **_RETIRED}),
    Plant((62, 85), {"hukou": True, "relief.status": "dibao", "elder.assessed": "mild", "fp.special": False}),
    Plant((62, 85), {"hukou": True, "relief.status": "hardship_subsidy", "elder.assessed": "", "fp.special": False}),
    Plant((62, 85), {"hukou": True, "relief.status": "low_income", "elder.assessed": "", "fp.special": False}),
    Plant((62, 85), {"hukou": True, "relief.status": "none", "elder.assessed": "", "fp.special": True}),
    Plant((62, 90), {"hukou": True, "relief.status": "none", "elder.assessed": "severe", "fp.special": False}),
    Plant((62, 85), {"hukou": True, "relief.status": "tekun", "elder.assessed": "moderate", "fp.special": False}),
)


def planted(rng: np.random.Generator, frame: pl.DataFrame) -> pl.DataFrame:
    """Puts the plants on different people who are alive and have a resident's number."""
    # One situation each, so that the situations can be told apart.
    free = (frame["dead_on"].is_null() & (frame["id_kind"] == "resident")).to_numpy().copy()
    age = frame["age"].to_numpy()
    columns: dict[str, list[object]] = {}
    for plant in PLANTS:
        rows = np.flatnonzero(free & (age >= plant.ages[0]) & (age <= plant.ages[1]))
        chosen = rng.permutation(rows)[:PLANTED]
        free[chosen] = False
        facts = {**{f"draws.{name}": False for name in BARS}, **plant.facts}
        for name, value in facts.items():
            column = columns.setdefault(name, frame[name].to_list())
            for row in chosen:
                column[row] = value
    return frame.with_columns(pl.Series(name, values, frame.schema[name]) for name, values in columns.items())
