"""From levels to a decision per row: the rule book is asked once per pattern, rows are settled by counting.

The same as `rules.match.decide` on every row's candidates, proven equal by a test on generated rows.
"""

from __future__ import annotations

import polars as pl

from jiayuan.ledgers.linking.levels import ATTRS
from jiayuan.ledgers.rules.guards import NEAR_NAME, SAME_NAME, against, guard, reviewable
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.rules.opening import is_owner

# Without guards nothing but the odds speaks: sixteen to one links, even odds are shown to a person.
PLAIN_T1, PLAIN_T2 = 4.0, 0.0
# What the rules say of one pattern of levels.
SCHEMA = {
    "bits": pl.Float64, "rule": pl.String, "owner": pl.Boolean, "homed": pl.Boolean, "g1": pl.Boolean,
    "guarded": pl.Boolean, "against": pl.Boolean, "opposed": pl.Boolean,
    "named": pl.Boolean, "reviewable": pl.Boolean, "differs": pl.Boolean,
}  # fmt: skip


def ruled(levels: pl.DataFrame, model: Model) -> pl.DataFrame:
    """Every pattern that occurs, with its bits, its guard rule and the flags."""
    patterns = levels.unique().with_columns(pl.col(attr).cast(pl.String) for attr in ATTRS)
    return patterns.hstack(pl.DataFrame([_flags(row, model) for row in patterns.iter_rows(named=True)], schema=SCHEMA))


def _flags(levels: dict[str, str], model: Model) -> dict[str, object]:
    rule, bare = guard(levels), guard(levels, with_id=False)
    owner = is_owner(levels)
    return {
        "bits": model.score(levels), "rule": rule, "owner": owner,
        "homed": not owner and bare in ("G2", "G3") and not against(levels, with_id=False),
        "opposed": against(levels, with_id=False),
        "g1": rule == "G1", "guarded": bool(rule), "against": against(levels),
        "named": levels["name"] in SAME_NAME | NEAR_NAME, "reviewable": reviewable(levels),
        "differs": levels["id"] == "else",
    }  # fmt: skip


def _by_row(pairs: pl.DataFrame) -> pl.DataFrame:
    """A line per row with candidates: the best, the second, and how many fit which rule."""
    best = pairs.sort("n", "bits", "b", descending=[False, True, False])
    first = pl.col("b").first()
    return best.group_by("n", maintain_order=True).agg(
        first.alias("best"),
        pl.col("bits").first().alias("top"),
        pl.col("bits").get(1, null_on_oob=True).alias("second"),
        pl.col("named", "against").first(),
        pl.col("owner").any(),
        pl.col("homed").sum().alias("homes"),
        pl.col("b").filter("homed").first().alias("home"),
        pl.col("g1").sum().alias("owns"),
        pl.col("b").filter("g1").first().alias("own"),
        pl.col("guarded").sum().alias("fits"),
        pl.col("b").filter("guarded").first().alias("fit"),
        pl.col("rule").filter("guarded").first().alias("fit_rule"),
        pl.col("against").filter("guarded").first().alias("fit_against"),
        pl.col("opposed").filter("guarded").first().alias("fit_opposed"),
        (pl.col("reviewable") & ~pl.col("differs")).head(5).any().alias("asked"),
    )


Case = tuple[str, str | pl.Expr, pl.Expr, pl.Expr | None]


def _guarded_cases(model: Model, margin: pl.Expr) -> tuple[Case, ...]:
    """The order of `rules.match.decide`: the first case that fits decides."""
    clear = pl.col("named") & (pl.col("top") >= model.t1) & (margin >= model.margin) & ~pl.col("against")
    doubtful = (pl.col("fits") > 0) | (pl.col("top") >= model.t2) | pl.col("asked")
    return (
        ("link", "relative_id", pl.col("owner") & (pl.col("homes") == 1), pl.col("home")),
        ("review", "relative_id", pl.col("owner"), None),
        ("link", "G1", pl.col("owns") == 1, pl.col("own")),
        (
            "link",
            pl.col("fit_rule"),
            (pl.col("owns") == 0) & (pl.col("fits") == 1) & ~pl.col("fit_against"),
            pl.col("fit"),
        ),
        ("link", "score", (pl.col("fits") == 0) & clear, pl.col("best")),
        ("review", "several", doubtful & (pl.col("fits") > 1), None),
        ("review", "unsure", doubtful, None),
    )


def _plain_cases(model: Model, margin: pl.Expr) -> tuple[Case, ...]:
    """By the weights alone: the guards know our own ledgers' errors, not those of other countries' tables."""
    return (
        ("link", "score", (pl.col("top") >= PLAIN_T1) & (margin >= model.margin), pl.col("best")),
        ("review", "unsure", pl.col("top") >= PLAIN_T2, None),
    )


def _decided(rows: pl.DataFrame, model: Model, *, guarded: bool) -> pl.DataFrame:
    # Rounded before it is judged, as one row alone is: 3 bits must not fall short by a billionth.
    margin = (pl.col("top") - pl.col("second")).fill_null(pl.col("top") - model.prior_bits).round(3)
    cases = _guarded_cases(model, margin) if guarded else _plain_cases(model, margin)
    kind, rule, person = pl.lit("new"), pl.lit("below_t2"), pl.lit(None, pl.UInt32)
    # Built from the last case to the first, so that the first that fits wins.
    for one, why, when, whom in reversed(cases):
        kind = pl.when(when).then(pl.lit(one)).otherwise(kind)
        rule = pl.when(when).then(pl.lit(why) if isinstance(why, str) else why).otherwise(rule)
        person = pl.when(when).then(pl.lit(None, pl.UInt32) if whom is None else whom).otherwise(person)
    # Numbers held sealed matter only where no guard has decided already: `rules.opening.settled`.
    settled = (
        pl.col("owner") | (pl.col("owns") > 0) | (pl.col("fits") > 1)
        | ((pl.col("fits") == 1) & (~pl.col("fit_against") | pl.col("fit_opposed")))
    )  # fmt: skip
    return rows.select("n", "best", "top", margin=margin, decision=kind, rule=rule, b=person, settled=settled)


def _rareness(pairs: pl.DataFrame, levels: pl.DataFrame, names: pl.Series, model: Model) -> pl.Series:
    """Bits that the rareness of an equal name adds to every pair."""
    equal = (levels["name"].cast(pl.String) == "exact").to_numpy()
    own = names[pairs["n"]]
    different = own.unique()
    rare = pl.Series([model.names.bits(name) for name in different], dtype=pl.Float64)
    bits = own.replace_strict(different, rare, return_dtype=pl.Float64)
    return pl.Series("rare", bits.to_numpy() * equal, dtype=pl.Float64)


def scored(pairs: pl.DataFrame, levels: pl.DataFrame, names: pl.Series, model: Model) -> pl.DataFrame:
    """The pairs with their levels, bits and what the rules say of them; `names` holds the name of every row."""
    # Levels stay numbers of few words: as texts those of a million pairs take a hundred megabytes more.
    known = ruled(levels, model).cast({attr: levels.schema[attr] for attr in ATTRS})
    told = levels.join(known, on=ATTRS, how="left", maintain_order="left")
    rare = _rareness(pairs, levels, names, model)
    return pairs.hstack(told).with_columns((pl.col("bits") + rare).round(3).alias("bits"))


def judged(pairs: pl.DataFrame, model: Model, *, guarded: bool = True) -> pl.DataFrame:
    """A line per row of scored pairs: n, decision, rule, b (linked), best, top (bits), margin (bits), settled.

    A row without enough for a person of its own is told `new` here, too.
    """
    return _decided(_by_row(pairs), model, guarded=guarded)


def settle(
    pairs: pl.DataFrame, levels: pl.DataFrame, names: pl.Series, model: Model, *, guarded: bool = True
) -> pl.DataFrame:
    """Scored and judged at once."""
    return judged(scored(pairs, levels, names, model), model, guarded=guarded)
