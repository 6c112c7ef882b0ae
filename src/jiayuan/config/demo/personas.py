"""The residents whose accounts a visitor may try: real rows of the demo's population, given a name and a number."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

HOME = "110102.001.004."
NEXT = "110102.001.007."


@dataclass(frozen=True, slots=True)
class Persona:
    """Who: a row of that community, sex and age range; `due` is a benefit the person does not draw yet."""

    key: str
    name: str
    phone: str
    community: str
    sex: str
    ages: tuple[int, int]
    due: str = ""


PERSONAS = (
    Persona("resident", "王秀兰", "13800000001", HOME, "2", (80, 89), "elder_aged"),
    Persona("neighbour", "赵敏", "13800000002", NEXT, "2", (30, 50)),
    Persona("volunteer", "刘洋", "13800000006", HOME, "1", (24, 40)),
)


def _candidates(persona: Persona) -> pl.Expr:
    fits = (
        pl.col("path").str.starts_with(persona.community)
        & (pl.col("sex") == persona.sex)
        & pl.col("age").is_between(*persona.ages)
        & (pl.col("id_kind") == "resident")
        & pl.col("dead_on").is_null()
        & pl.col("hukou").fill_null(False)
        & (pl.col("dis.level") == "")
        & (pl.col("persona") == "")
    )
    return fits & pl.col(f"right.{persona.due}") if persona.due else fits


def personas(people: pl.DataFrame) -> pl.DataFrame:
    """Adds `persona`: the key on the first fitting row, whose name and number it replaces; "" elsewhere.

    A persona nobody fits (tiny scales) is left out.
    """
    frame = people.with_columns(persona=pl.lit(""))
    for one in PERSONAS:
        rows = frame.select(_candidates(one).arg_true()).to_series()
        if rows.is_empty():
            continue
        # The first fitting row: the same person for the same seed.
        here = pl.int_range(pl.len()) == rows[0]
        values = {"persona": pl.lit(one.key), "name": pl.lit(one.name), "phone": pl.lit(one.phone)}
        if one.due:
            values[f"draws.{one.due}"] = pl.lit(False)
        frame = frame.with_columns(
            pl.when(here).then(value).otherwise(pl.col(name)).alias(name) for name, value in values.items()
        )
    return frame
