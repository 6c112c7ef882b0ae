"""Asking DuckDB: one expression, or one policy for a handful of people, beside the explainer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import duckdb
import ibis

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.columns import Column, age_column
from jiayuan.benefits.engine.facts import Facts
from jiayuan.benefits.engine.language.walk import facts_in, params_in
from jiayuan.benefits.engine.parity import Shape
from jiayuan.benefits.engine.setrun import arrow_people
from jiayuan.benefits.engine.sets.ages import ages_of
from jiayuan.benefits.engine.sets.plan import plan
from tests.benefits.engine.flatfacts import flat_columns
from tests.benefits.engine.generated import standing
from tests.benefits.engine.toy import AS_OF


def value_of(column: Column) -> object:
    """A column without a table, as DuckDB computes it."""
    row = duckdb.execute(str(ibis.to_sql(column, dialect="duckdb"))).fetchone()
    assert row is not None
    return row[0]


def reading(policy: Policy) -> Policy:
    """A policy built without files, with the facts and figures that its own trees read."""
    trees = [gate.when for gate in policy.gates] + [row.when for row in policy.rows]
    trees += [row.pay for row in policy.rows if row.pay is not None]
    codes = dict.fromkeys("birth" if code == "age" else code for tree in trees for code in facts_in(tree))
    params = dict.fromkeys(name for tree in trees for name in params_in(tree))
    return replace(policy, facts=tuple(codes), params=tuple(params), test_on="day", drawn="")


def both(policy: Policy, people: Sequence[Facts], book: RuleBook, day: date = AS_OF) -> tuple[list[Shape], list[Shape]]:
    """What the explainer and what DuckDB say of the same people: code, amount, bounds, missing."""
    policy = reading(policy)
    steps = plan(policy, book, day)
    base = duckdb.connect()
    table = arrow_people(flat_columns(people, steps.facts), book)
    if "birth" in steps.facts:
        table = table.append_column(age_column(steps.day), ages_of(table, steps.day))
    base.register("people", table)
    rows = sorted(base.execute(steps.sql).fetchall(), key=lambda row: int(row[0]))
    base.close()
    results = [assess(policy, standing(facts, book, day), book) for facts in people]
    explained = [(one.code, one.amount, one.low, one.high, one.missing) for one in results]
    computed = [(code, fen, low, high, steps.missing_names(bits)) for _, code, fen, low, high, bits in rows]
    return explained, computed
