"""The people of the demo district as they truly are; what the base and the ledgers know of them comes later."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Ints, Texts, dice, pick, uuids
from jiayuan.config.demo.households import households
from jiayuan.config.demo.idnumbers import days, id_numbers
from jiayuan.config.demo.names import given_names, share_character, special, surnames
from jiayuan.config.demo.phones import mobiles, shared

# Shares of the whole population.
TWINS, DOTTED, EXTENDED, RENAMED, DECEASED, OTHER_DOCUMENT = 0.006, 0.003, 0.0005, 0.003, 0.007, 0.005
FATHERS_SURNAME, SIBLINGS_SHARE = 0.88, 0.15


def _parents(household: Ints, relation: Texts, sex: Texts) -> tuple[Ints, Ints]:
    """Row of the man and of the woman among head and spouse of every household; -1 where there is none."""
    top = int(household.max()) + 1
    father, mother = np.full(top, -1), np.full(top, -1)
    couple = np.isin(relation, ("01", "10"))
    for sink, which in ((father, "1"), (mother, "2")):
        rows = np.flatnonzero(couple & (sex == which))
        sink[household[rows]] = rows
    return father, mother


def _family_names(rng: np.random.Generator, household: Ints, relation: Texts, sex: Texts) -> Texts:
    """Children take the father's surname in 88 %; the head's father bears the head's; all others their own."""
    names = surnames(rng, len(household))
    father, mother = _parents(household, relation, sex)
    child = np.isin(relation, ("20", "30"))
    paternal = rng.random(len(household)) < FATHERS_SURNAME
    source = np.where(paternal, father[household], mother[household])
    # A single parent gives the own name.
    source = np.where(source < 0, np.maximum(father, mother)[household], source)
    names[child] = names[source[child]]
    heads = np.full(int(household.max()) + 1, -1)
    heads[household[relation == "01"]] = np.flatnonzero(relation == "01")
    elder = relation == "51"
    names[elder] = names[heads[household[elder]]]
    return names


def _siblings(household: Ints, relation: Texts) -> tuple[Ints, Ints]:
    """Rows of first and second children of the same household."""
    rows = np.flatnonzero(np.isin(relation, ("20", "30")))
    twice = household[rows[1:]] == household[rows[:-1]]
    return rows[:-1][twice], rows[1:][twice]


def _born(rng: np.random.Generator, ages: Ints, as_of: date, elder: Ints, younger: Ints) -> tuple[Ints, Ints]:
    """Birth dates (yyyymmdd) and the twin rows, whose date is that of the sibling."""
    born = days(as_of.toordinal(), ages, rng.integers(0, 365, len(ages)))
    # The documented share is of everybody; only second children can be twins.
    share = min(1.0, TWINS * len(ages) / 2 / max(len(elder), 1))
    twins = rng.random(len(elder)) < share
    born[younger[twins]] = born[elder[twins]]
    ages[younger[twins]] = ages[elder[twins]]
    return born, np.concatenate([elder[twins], younger[twins]])


def _names(
    rng: np.random.Generator, frame: pl.DataFrame, born: Ints, elder: Ints, younger: Ints
) -> tuple[Texts, Texts]:
    """Present names, and the former name of those who changed it (empty for the rest)."""
    household, relation, sex = (frame[key].to_numpy() for key in ("household", "relation", "sex"))
    n = frame.height
    given = given_names(rng, sex, born)
    together = rng.random(len(elder)) < SIBLINGS_SHARE
    share_character(given, elder[together], younger[together])
    family = _family_names(rng, household, relation, sex)
    names = special(rng, family + given, rng.random(n) < DOTTED, rng.random(n) < EXTENDED)
    renamed = rng.random(n) < RENAMED
    former = np.full(n, "", dtype=object)
    former[renamed] = family[renamed] + given_names(rng, sex[renamed], born[renamed])
    return names, former


def _documents(rng: np.random.Generator, frame: pl.DataFrame, born: Ints) -> dict[str, pl.Series]:
    """Kind and number of everybody's document; four in ten of the newborn have none yet."""
    n = frame.height
    other = rng.random(n) < OTHER_DOCUMENT
    permit = other & (rng.random(n) < 0.5)
    numbers = id_numbers(rng, born, (frame["sex"] == "1").to_numpy().astype(np.int64), permit)
    passport = other & ~permit
    letters = pick(rng, ("E", "G", "K", "P"), n)
    # Passports have no check digit and tell neither birth nor sex.
    numbers[passport] = (letters + rng.integers(10_000_000, 99_999_999, n).astype(str).astype(object))[passport]
    newborn = (frame["age"] == 0).to_numpy() & (rng.random(n) < 0.4)
    numbers[newborn] = None
    kind = np.select([newborn, permit, passport], ["none", "permit", "passport"], "resident")
    return {"id_number": pl.Series(numbers, dtype=pl.String), "id_kind": pl.Series(kind)}


def _died(rng: np.random.Generator, ages: Ints, as_of: date) -> pl.Series:
    """Days of death within the last two years, .7 % of all, nine in ten of them over 65."""
    old = ages > 65
    share = np.where(old, 0.9 * DECEASED * len(ages) / max(old.sum(), 1), 0.1 * DECEASED)
    gone = rng.random(len(ages)) < share
    ordinals = as_of.toordinal() - rng.integers(10, 730, len(ages))
    return pl.Series([date.fromordinal(int(day)) if dead else None for day, dead in zip(ordinals, gone, strict=True)])


def people(seed: int, targets: pl.DataFrame, rooms: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """One row per person.

    Columns: person, name, former_name, sex, born, age, id_number, id_kind, phone, household, relation, twin, dead_on,
    and those of the room (`path` is the room's path).
    """
    frame = households(seed, targets, rooms)
    rng = dice(seed, "people")
    household, relation = frame["household"].to_numpy(), frame["relation"].to_numpy()
    ages = frame["age"].to_numpy().copy()
    elder, younger = _siblings(household, relation)
    born, twins = _born(rng, ages, as_of, elder, younger)
    twin = np.zeros(frame.height, bool)
    twin[twins] = True
    frame = frame.with_columns(age=pl.Series(ages))
    names, former = _names(rng, frame, born, elder, younger)
    text = pl.Series(born.astype(str))
    return frame.with_columns(
        person=pl.Series(uuids(rng, frame.height)),
        name=pl.Series(names, dtype=pl.String),
        former_name=pl.Series(former, dtype=pl.String),
        born=text.str.to_date("%Y%m%d"),
        twin=pl.Series(twin),
        phone=pl.Series(shared(rng, mobiles(rng, frame.height), ages, household), dtype=pl.String),
        dead_on=_died(rng, ages, as_of),
        **_documents(rng, frame, born),
    )
