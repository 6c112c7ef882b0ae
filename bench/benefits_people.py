"""A district's worth of flat facts for the set run, made in one go: ages, disabilities, relief, 2 % unknown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
import pyarrow as pa

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.engine.language.lists import OF_UNIT

DAYS = 105 * 365
SHARES = {
    "hukou": 0.93, "dis.multi": 0.01, "fp.special": 0.003, "income.stable": 0.5, "student.fulltime": 0.1,
}  # fmt: skip
DISABLED, ASSESSED, UNKNOWN = 0.05, 0.06, 0.02
# People of a household.
A_HOME = 2.6


def _births(rng: np.random.Generator, count: int, as_of: date) -> pa.Array:
    """Ages of an old city: more people of 30 to 70 than young or very old."""
    ages = np.clip(rng.normal(46, 22, count), 0, 104)
    days = (np.datetime64(as_of) - (ages * 365.25).astype("timedelta64[D]")).astype("datetime64[D]")
    return pa.array(days)


def _chosen(rng: np.random.Generator, options: tuple[str, ...], shares: list[float], count: int) -> pa.Array:
    weights = np.asarray(shares) / sum(shares)
    return pa.DictionaryArray.from_arrays(rng.choice(len(options), count, p=weights), pa.array(options)).cast("string")


def _column(rng: np.random.Generator, code: str, book: RuleBook, count: int, as_of: date) -> pa.Array:
    defined = book.facts[code]
    if defined.kind == "date":
        return _births(rng, count, as_of)
    if defined.kind == "bool":
        return pa.array(rng.random(count) < SHARES.get(code, 0.02))
    if defined.kind == "int":
        return pa.array(rng.integers(1, 5, count))
    if defined.kind == "money":
        return pa.array(rng.integers(0, 600_000, count))
    shares = [1.0] * len(defined.options)
    if code == "relief.status":
        shares = [2, 0.2, 1.5, 0.2, 96.1]
    return _chosen(rng, defined.options, shares, count)


def _states(
    rng: np.random.Generator, code: str, disabled: np.ndarray, may_be_absent: bool, unknown: float
) -> np.ndarray:
    states = np.full(len(disabled), 2, np.int8)
    if code.startswith("dis."):
        states[~disabled] = 1
    elif code in ("elder.assessed", "child.kind"):
        states[rng.random(len(disabled)) > ASSESSED] = 1
    elif may_be_absent and code == "income.own":
        states[rng.random(len(disabled)) < 0.3] = 1
    states[rng.random(len(disabled)) < unknown] = 0
    return states


def _facts(
    rng: np.random.Generator, codes: Iterable[str], book: RuleBook, count: int, as_of: date, unknown: float
) -> dict[str, pa.Array]:
    disabled = rng.random(count) < DISABLED
    columns: dict[str, pa.Array] = {}
    for code in codes:
        columns[code] = _column(rng, code, book, count, as_of)
        columns[state_column(code)] = pa.array(_states(rng, code, disabled, book.facts[code].may_be_absent, unknown))
    return columns


def _numbers(numbers: np.ndarray) -> pa.Array:
    return pa.array(numbers).cast("string")


def tables(
    book: RuleBook, count: int, seed: int, as_of: date, *, first: int = 0, unknown: float = UNKNOWN
) -> dict[str, pa.Table]:
    """`count` people numbered from `first` and their households, with every fact that a policy run over sets reads."""
    rng = np.random.default_rng(seed)
    run = [policy for policy in book.policies.values() if policy.entity != "claim"]
    codes = dict.fromkeys(code for policy in run for code in policy.facts)
    own = [code for code in codes if book.facts[code].of not in OF_UNIT]
    lives_in = np.sort(rng.integers(0, int(count / A_HOME), count)) + first
    people = {"person": _numbers(np.arange(first, first + count)), "household": _numbers(lives_in)}
    homes = np.unique(lives_in)
    shared = _facts(rng, [code for code in codes if code not in own], book, len(homes), as_of, unknown)
    return {
        "people": pa.table({**people, **_facts(rng, own, book, count, as_of, unknown)}),
        "homes": pa.table({"household": _numbers(homes), **shared}),
    }
