"""Disability certificates: who holds one, of which kind and degree."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Bools, pick, texts

KINDS = ("visual", "hearing", "speech", "physical", "intellectual", "mental", "multi")
KIND_SHARES = (13, 12, 1.5, 55, 9, 8.5, 1)
LEVEL_SHARES = (12, 28, 30, 30)


def disability(rng: np.random.Generator, people: pl.DataFrame, hukou: Bools) -> dict[str, pl.Series]:
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
        "dis.type": texts(np.where(holds, np.where(several, lead, kind), "")),
        "dis.level": texts(np.where(holds, level.astype(str), "")),
        "dis.multi": pl.Series([bool(many) if has else None for has, many in zip(holds, several, strict=True)]),
    }


def certificates(people: pl.DataFrame) -> pl.DataFrame:
    """Adds the certificate's number: id number, digit of the kind (7: several), degree."""
    kind = pl.col("dis.type").replace_strict({name: str(n + 1) for n, name in enumerate(KINDS)}, default="7")
    number = pl.when(pl.col("dis.multi").fill_null(False)).then(pl.lit("7")).otherwise(kind)
    # The number is built on a resident's card, so holders of permits and passports have none that can be read.
    holds = (pl.col("dis.level") != "") & (pl.col("id_kind") == "resident")
    certificate = pl.when(holds).then(pl.concat_str("id_number", number, "dis.level"))
    return people.with_columns(certificate.alias("dis.certificate"))
