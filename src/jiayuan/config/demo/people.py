"""The people of the demo district as they truly are; what the base and the ledgers know of them comes later."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Ints, Texts, dice, texts, uuids
from jiayuan.config.demo.documents import documents
from jiayuan.config.demo.family import family_names, siblings
from jiayuan.config.demo.households import households
from jiayuan.config.demo.lifetimes import births, deaths
from jiayuan.config.demo.names import given_names, share_character, special
from jiayuan.config.demo.phones import mobiles, shared

# Shares of the whole population.
DOTTED, EXTENDED, RENAMED, SIBLINGS_SHARE = 0.003, 0.0005, 0.003, 0.15


def _names(
    rng: np.random.Generator, frame: pl.DataFrame, born: Ints, elder: Ints, younger: Ints
) -> tuple[Texts, Texts]:
    """Present names, and the former name of those who changed it (empty for the rest)."""
    household, relation, sex = (frame[key].to_numpy() for key in ("household", "relation", "sex"))
    n = frame.height
    given = given_names(rng, sex, born)
    together = rng.random(len(elder)) < SIBLINGS_SHARE
    share_character(given, elder[together], younger[together])
    family = family_names(rng, household, relation, sex)
    names = special(rng, family + given, rng.random(n) < DOTTED, rng.random(n) < EXTENDED)
    renamed = rng.random(n) < RENAMED
    former = np.full(n, "", dtype=object)
    former[renamed] = family[renamed] + given_names(rng, sex[renamed], born[renamed])
    return names, former


def people(seed: int, targets: pl.DataFrame, rooms: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """One row per person.

    Columns: person, name, former_name, sex, born, age, id_number, id_kind, phone, household, relation, twin, dead_on,
    and those of the room (`path` is the room's path).
    """
    frame = households(seed, targets, rooms)
    rng = dice(seed, "people")
    household, relation = frame["household"].to_numpy(), frame["relation"].to_numpy()
    ages = frame["age"].to_numpy().copy()
    elder, younger = siblings(household, relation)
    born, twins = births(rng, ages, as_of, elder, younger)
    twin = np.zeros(frame.height, bool)
    twin[twins] = True
    frame = frame.with_columns(age=pl.Series(ages))
    names, former = _names(rng, frame, born, elder, younger)
    birth = pl.Series(born.astype(str)).str.to_date("%Y%m%d")
    return frame.with_columns(
        person=pl.Series(uuids(rng, frame.height)),
        name=texts(names),
        former_name=texts(former),
        born=birth,
        twin=pl.Series(twin),
        phone=texts(shared(rng, mobiles(rng, frame.height), ages, household)),
        dead_on=deaths(rng, ages, as_of, birth),
        **documents(rng, frame, born),
    )
