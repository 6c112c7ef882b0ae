"""Two tables in, a decision per row out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import polars as pl

from jiayuan.ledgers.linking.blocks import candidates, learned_communities
from jiayuan.ledgers.linking.chunks import pair_levels
from jiayuan.ledgers.linking.columns import Columns, for_side, nowhere, usable
from jiayuan.ledgers.linking.idnumbers import NATIVE_SHARE, native
from jiayuan.ledgers.linking.names import HAN
from jiayuan.ledgers.linking.sides import with_holders
from jiayuan.ledgers.linking.tidy import texts, tidy
from jiayuan.ledgers.linking.training import learn
from jiayuan.ledgers.linking.verdicts import settle
from jiayuan.ledgers.rules.model import Model, from_json

Told = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Linked:
    """`rows` has a line per row of the table: row, row_id, base, base_id, decision, rule, weight_bits, margin_bits.

    `base` (row number in the base, from 0) and `base_id` are null unless the decision is link; `best` names the nearest
    candidate of rows under review. `model` is the one used.
    """

    rows: pl.DataFrame
    pairs: int
    model: Model


def first_guess() -> Model:
    """The weights that learning starts from and that decide where a table is too small to learn from."""
    shipped = resources.files("jiayuan") / "seeds" / "ledger_templates" / "common" / "model.json"
    inside = Path(str(shipped))
    found = inside if inside.exists() else Path(__file__).parents[4] / "seeds/ledger_templates/common/model.json"
    return from_json(json.loads(found.read_text(encoding="utf-8")))


def ours_alike(base: pl.DataFrame, theirs: Columns, rows: pl.DataFrame, ours: Columns) -> bool:
    """Whether the tables are like our ledgers: numbers of the national form, or without any, names in ideographs."""
    # The base is the cleaner side: a ledger of nothing but damaged numbers is still one of ours.
    for table, columns in ((base, theirs), (rows, ours)):
        numbers = texts(table, columns, "id_number")
        if (numbers != "").any():
            return native(numbers)
    names = texts(base, theirs, "name")
    named = names.filter(names != "")
    return named.is_empty() or bool(named.str.contains(HAN).mean() >= NATIVE_SHARE)  # type: ignore[operator]


def link(
    base: pl.DataFrame,
    rows: pl.DataFrame,
    columns: Mapping[str, object] | None = None,
    *,
    model: Model | None = None,
    tell: Told = lambda stage, count: None,
) -> Linked:
    """Decides for every row of `rows` who of `base` it is about; raises Invalid when a mapping names no such column.

    Without a model, weights are learned from the two tables.
    """
    spec = columns or {}
    nowhere(spec, rows.columns, base.columns)
    ours, theirs = (usable(for_side(spec, side, table.columns)) for side, table in (("rows", rows), ("base", base)))
    national = ours_alike(base, theirs, rows, ours)
    people = with_holders(tidy(base, theirs, national=national))
    tell("base", people.height)
    asked = learned_communities(tidy(rows, ours, national=national), people)
    tell("rows", asked.height)
    pairs = candidates(asked, people)
    tell("pairs", pairs.height)
    levels = pair_levels(pairs, asked, people)
    used = model or learn(pairs, levels, asked, people, first_guess(), guarded=national)
    tell("learned", len(used.weights))
    decided = settle(pairs, levels, asked["name"], used, guarded=national)
    tell("decided", decided.height)
    return Linked(
        _named(decided, asked, texts(rows, ours, "id"), texts(base, theirs, "id"), ours, theirs), pairs.height, used
    )


def placeable(asked: pl.DataFrame) -> pl.Series:
    """Rows that say enough to make a new person: a good number, or a name with telephone or room."""
    enough = (pl.col("id") != "") | (pl.col("phones").list.len() > 0) | (pl.col("last") != "")
    return asked.select((pl.col("name") != "") & enough).to_series()


def _named(
    decided: pl.DataFrame, asked: pl.DataFrame, row_ids: pl.Series, base_ids: pl.Series, ours: Columns, theirs: Columns
) -> pl.DataFrame:
    every = (
        asked.select("n")
        .with_columns(placeable=placeable(asked))
        .join(decided, on="n", how="left", maintain_order="left")
    )
    fresh = pl.when("placeable").then(pl.lit("new")).otherwise(pl.lit("unplaced"))
    undecided = pl.col("decision").is_null() | (pl.col("decision") == "new")
    little = (pl.col("decision") == "new") & ~pl.col("placeable")
    row_id = pl.Series(row_ids) if ours.of.get("id") else asked["n"].cast(pl.String)
    base_id = pl.Series(base_ids) if theirs.of.get("id") else pl.Series(range(len(base_ids))).cast(pl.String)
    return every.select(
        row=pl.col("n"),
        row_id=row_id,
        base=pl.col("b"),
        base_id=base_id.gather(every["b"]),
        decision=pl.when(undecided).then(fresh).otherwise("decision"),
        rule=pl.when(little).then(pl.lit("too_little")).otherwise(pl.col("rule").fill_null("no_candidate")),
        weight_bits=pl.col("top").round(3),
        margin_bits=pl.col("margin"),
        best_id=base_id.gather(every["best"]),
    )


__all__ = ["Linked", "Model", "from_json", "link"]
