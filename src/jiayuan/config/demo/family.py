"""Who bears whose name within a household, and who are brothers and sisters."""

from __future__ import annotations

import numpy as np

from jiayuan.config.demo.dice import Ints, Texts
from jiayuan.config.demo.names import surnames

FATHERS_SURNAME = 0.88


def _parents(household: Ints, relation: Texts, sex: Texts) -> tuple[Ints, Ints]:
    """Row of the man and of the woman among head and spouse of every household; -1 where there is none."""
    top = int(household.max()) + 1
    father, mother = np.full(top, -1), np.full(top, -1)
    couple = np.isin(relation, ("01", "10"))
    for sink, which in ((father, "1"), (mother, "2")):
        rows = np.flatnonzero(couple & (sex == which))
        sink[household[rows]] = rows
    return father, mother


def family_names(rng: np.random.Generator, household: Ints, relation: Texts, sex: Texts) -> Texts:
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


def siblings(household: Ints, relation: Texts) -> tuple[Ints, Ints]:
    """Rows of first and second children of the same household."""
    rows = np.flatnonzero(np.isin(relation, ("20", "30")))
    twice = household[rows[1:]] == household[rows[:-1]]
    return rows[:-1][twice], rows[1:][twice]
