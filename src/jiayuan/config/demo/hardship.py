"""Disability certificates, relief and other facts that benefits ask for, as they truly are."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Bools, Texts, dice, pick

KINDS = ("visual", "hearing", "speech", "physical", "intellectual", "mental", "multi")
KIND_SHARES = (13, 12, 1.5, 55, 9, 8.5, 1)
LEVEL_SHARES = (12, 28, 30, 30)
RELIEF = {"dibao": 0.009, "low_income": 0.005, "hardship_subsidy": 0.002}
ASSESSED = {"able": 0.02, "mild": 0.025, "moderate": 0.03, "severe": 0.025}
BARS = ("injury_care", "brave_care", "returned_youth_care", "foster_care", "hardship_home")
BAR_SHARE = 0.012
UNKNOWN_INCOME, UNKNOWN_HUKOU = 0.02, 0.005
PLANTED = 6


def _hukou(rng: np.random.Generator, people: pl.DataFrame) -> pl.Series:
    """Registered in the city; unknown for .5 %."""
    n = people.height
    local = people["id_number"].str.starts_with("1101").fill_null(True).to_numpy()
    holds = rng.random(n) < np.where(local, 0.96, 0.45)
    unknown = rng.random(n) < UNKNOWN_HUKOU
    return pl.Series([None if blank else bool(value) for value, blank in zip(holds, unknown, strict=True)])


def _disability(rng: np.random.Generator, people: pl.DataFrame, hukou: Bools) -> dict[str, pl.Series]:
    n, age = people.height, people["age"].to_numpy()
    chance = np.select([age < 18, age < 60], [0.014, 0.038], 0.09) * hukou
    holds = rng.random(n) < chance
    kind = pick(rng, KINDS, n, KIND_SHARES)
    level = pick(rng, (1, 2, 3, 4), n, LEVEL_SHARES)
    # Half of the certificates for several disabilities do not tell the leading kind.
    lead = pick(rng, ("intellectual", "mental", "physical", None, None, None), n)
    # The certificate then says 7, and only a visit tells what kind leads.
    several = kind == "multi"
    return {
        "dis.type": pl.Series(np.where(holds, np.where(several, lead, kind), ""), dtype=pl.String),
        "dis.level": pl.Series(np.where(holds, level.astype(str), ""), dtype=pl.String),
        "dis.multi": pl.Series([bool(many) if has else None for has, many in zip(holds, several, strict=True)]),
    }


def _relief(rng: np.random.Generator, people: pl.DataFrame, hukou: Bools, disabled: Bools) -> Texts:
    """Relief is a household's: likelier where somebody is disabled; the lone old may be 特困."""
    household = people["household"].to_numpy()
    top = int(household.max()) + 1
    # Disability and poverty come together; one household is decided once.
    weighed = np.ones(top)
    weighed[household[disabled]] = 6.0
    draw = rng.random(top) / weighed
    limits = np.cumsum(list(RELIEF.values()))
    status = np.select([draw < limit for limit in limits], list(RELIEF), "none").astype(object)[household]
    status[~hukou] = "none"
    size = np.bincount(household, minlength=top)[household]
    lone = (size == 1) & (people["age"].to_numpy() >= 60) & hukou & (rng.random(people.height) < 0.006)
    status[lone] = "tekun"
    return status


def _elders(rng: np.random.Generator, people: pl.DataFrame) -> dict[str, pl.Series]:
    n, old = people.height, (people["age"] >= 60).to_numpy()
    draw, limits = rng.random(n), np.cumsum(list(ASSESSED.values()))
    result = np.select([draw < limit for limit in limits], list(ASSESSED), "")
    special = rng.random(n) < 0.006
    return {
        "elder.assessed": pl.Series([value if is_old else None for value, is_old in zip(result, old, strict=True)]),
        "fp.special": pl.Series([bool(value) if is_old else None for value, is_old in zip(special, old, strict=True)]),
    }


def _where(values: Texts, asked: Bools, dtype: type[pl.DataType] | None = None) -> pl.Series:
    """Values for those concerned; unknown for all others."""
    return pl.Series([value if yes else None for value, yes in zip(values.tolist(), asked, strict=True)], dtype=dtype)


def _work(rng: np.random.Generator, people: pl.DataFrame, disabled: Bools) -> dict[str, pl.Series]:
    n, age = people.height, people["age"].to_numpy()
    # Unknown is not zero: these people must come out undetermined.
    known = rng.random(n) >= UNKNOWN_INCOME
    work = np.where(age < 60, pick(rng, ("employee", "flexible", "unemployed", "none"), n, (30, 15, 30, 25)), "none")
    pension = np.where(rng.random(n) < 0.75, rng.integers(1500, 5000, n) * 100, rng.integers(0, 1400, n) * 100)
    earns = np.isin(work, ("employee", "flexible"))
    income = np.where(earns | (age >= 55), pension, 0)
    student = (age >= 6) & (age < 24) & (rng.random(n) < 0.7)
    work = np.where(student, "none", work)
    return {
        "work.kind": _where(work, disabled & (age >= 16), pl.String),
        "income.own": _where(income, disabled & known & (age >= 16), pl.Int64),
        "income.stable": _where(income > 0, disabled & known & (age >= 16), pl.Boolean),
        "student.fulltime": _where(student, disabled, pl.Boolean),
        "child.kind": _where(np.where(rng.random(n) < 0.02, "orphan", ""), disabled & (age < 18), pl.String),
    }


def _bars(rng: np.random.Generator, disabled: Bools, old: Bools) -> dict[str, pl.Series]:
    """What bars a benefit, told for those whom that benefit could reach; nobody else was ever asked."""
    asked = {"foster_care": disabled, "hardship_home": old}
    whole = disabled | old
    return {
        f"draws.{name}": _where(rng.random(len(old)) < BAR_SHARE, asked.get(name, whole), pl.Boolean) for name in BARS
    }


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


def _planted(rng: np.random.Generator, frame: pl.DataFrame) -> pl.DataFrame:
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


def hardship(seed: int, people: pl.DataFrame) -> pl.DataFrame:
    """Adds the fact columns, named as the registry's attributes: null unknown, "" known absent."""
    rng = dice(seed, "hardship")
    known = _hukou(rng, people)
    hukou = known.fill_null(False).to_numpy()
    disability = _disability(rng, people, hukou)
    disabled = (disability["dis.level"] != "").to_numpy()
    old = (people["age"] >= 60).to_numpy()
    frame = people.with_columns(
        **{"hukou": known, "relief.status": pl.Series(_relief(rng, people, hukou, disabled), dtype=pl.String)},
        **disability,
        **_elders(rng, people),
        **_work(rng, people, disabled),
        **_bars(rng, disabled, old),
    )
    frame = _planted(rng, frame)
    kind = pl.col("dis.type").replace_strict({name: str(n + 1) for n, name in enumerate(KINDS)}, default="7")
    number = pl.when(pl.col("dis.multi").fill_null(False)).then(pl.lit("7")).otherwise(kind)
    holds = (pl.col("dis.level") != "") & (pl.col("id_kind") == "resident")
    certificate = pl.when(holds).then(pl.concat_str("id_number", number, "dis.level"))
    return frame.with_columns(certificate.alias("dis.certificate"))
