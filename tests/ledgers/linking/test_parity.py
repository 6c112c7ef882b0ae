"""Bulk and live are one: the engine's decision on a row of a table is the rule book's on that row's candidates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.ledgers.linking.blocks import candidates, learned_communities
from jiayuan.ledgers.linking.columns import guess
from jiayuan.ledgers.linking.levels import compared
from jiayuan.ledgers.linking.levels.phones import SHARED_BY
from jiayuan.ledgers.linking.names import name_parts
from jiayuan.ledgers.linking.run import first_guess, link
from jiayuan.ledgers.linking.sides import both_sides, with_holders
from jiayuan.ledgers.linking.tidy import tidy
from jiayuan.ledgers.linking.verdicts import judged, scored
from jiayuan.ledgers.rules.compare import compare
from jiayuan.ledgers.rules.frequency import NameFrequency
from jiayuan.ledgers.rules.match import decide, score_all
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.rules.opening import settled
from jiayuan.ledgers.rules.pair import Door, Incoming, Known
from jiayuan.ledgers.rules.scripts import family, is_han, spaced
from jiayuan.ledgers.rules.scripts import given as given_name
from tests.ledgers.linking.tables import DAUGHTER, HOME, MOTHER, NAMESAKE, PEOPLE, SON, base, ledger, line, person

Row = Mapping[str, Any]
MODEL = first_guess()
LETTERED = (
    person("anna", "Anna Maria Schmidt", "1980-03-04", 121, "13800000021", "12 Harbour Street"),
    person("hanna", "Hanna Schmid", "1980-04-03", 222, "13800000022", "14 Harbor Street"),
    person("li", "Li Na", "1970-02-03", 324, "13800000012", "12 Station Road"),
)
EVERYBODY = (*PEOPLE, *LETTERED, {**DAUGHTER, "entity": "double", "id_number": "", "name": "李娜", "phone": ""})
BASE = base(*EVERYBODY)
FIELDS: dict[str, list[str]] = {
    key: sorted({one[key] for one in EVERYBODY} | set(more))
    for key, more in {
        "name": ["赵秀艾", "赵爱秀", "赵秀", "王丽", "Schmidt Anna Maria", "Ana Maria Schmidt", "Anna（张）", ""],
        "sex": ["女", "男", ""],
        "id_number": ["", MOTHER["id_number"][:6] + "********" + MOTHER["id_number"][14:], MOTHER["id_number"][:17],
                      SON["id_number"][:16] + "00", SON["id_number"][:14] + "9999"],
        "birth": ["", "1946-05-04", "1946-04-06", "1956-04-05", "1990-12-31"],
        "phone": ["", "13800000101", "1380000001", "13800000011、13800000013", "13999999999"],
        "address": ["", "盛柏家园1-3-603", "盛柏家园1号楼", "柏家园1-3-603", "盛柏家园", "12 Harbor Street", HOME],
        "community": ["", "府右街南", NAMESAKE["community"]],
    }.items()
}  # fmt: skip
LINES = st.lists(
    st.fixed_dictionaries({key: st.sampled_from(values) for key, values in FIELDS.items()}), min_size=1, max_size=5
)


def side(row: Row) -> dict[str, Any]:
    plain = {key: row[key] for key in ("name", "key", "id", "near", "id_birth", "sex", "birth", "community")}
    return {**plain, "phones": tuple(row["phones"]), "door": Door(row["head"], row["first"], row["mid"], row["last"])}


def incoming(row: Row) -> Incoming:
    return Incoming(**side(row))


def known(row: Row) -> Known:
    return Known(**side(row), person=UUID(int=row["n"]), shared=row["holders"] > SHARED_BY)


def tables(lines: list[dict[str, str]], people: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    rows, theirs = ledger(*lines), with_holders(tidy(people, guess(people.columns), national=True))
    ours = learned_communities(tidy(rows, guess(rows.columns), national=True), theirs)
    return ours, theirs, candidates(ours, theirs)


def met(pairs: pl.DataFrame, people: list[Known], n: int) -> list[Known]:
    return [people[b] for b in pairs.filter(pl.col("n") == n)["b"]]


@settings(max_examples=20, deadline=None)
@given(LINES)
def test_every_level_is_the_same(lines: list[dict[str, str]]) -> None:
    ours, theirs, _ = tables(lines, BASE)
    every = ours.select("n").join(theirs.select(b="n"), how="cross")
    found = compared(both_sides(every, ours, theirs)).cast(pl.String)
    rows, people = (
        [make(one) for one in table.iter_rows(named=True)] for make, table in ((incoming, ours), (known, theirs))
    )
    for (n, b), levels in zip(every.iter_rows(), found.iter_rows(named=True), strict=True):
        assert compare(rows[n], people[b]) == levels


@settings(max_examples=20, deadline=None)
@given(LINES)
def test_every_decision_is_the_same(lines: list[dict[str, str]]) -> None:
    ours, theirs, pairs = tables(lines, BASE)
    people = [known(one) for one in theirs.iter_rows(named=True)]
    bulk = link(BASE, ledger(*lines), model=MODEL).rows.sort("row")
    for one, row in zip(bulk.iter_rows(named=True), ours.iter_rows(named=True), strict=True):
        alone = decide(incoming(row), met(pairs, people, row["n"]), MODEL)
        told = (one["decision"], one["rule"], one["base"])
        assert told == (alone.kind, alone.rule, alone.person.int if alone.person else None)
        assert alone.margin == pytest.approx(one["margin_bits"] or 0, abs=1e-9) or not alone.candidates


@settings(max_examples=20, deadline=None)
@given(LINES)
def test_both_know_alike_when_sealed_numbers_cannot_matter(lines: list[dict[str, str]]) -> None:
    ours, theirs, pairs = tables(lines, BASE)
    people = [known(one) for one in theirs.iter_rows(named=True)]
    levels = compared(both_sides(pairs, ours, theirs))
    verdicts = judged(scored(pairs, levels, ours["name"], MODEL), MODEL)
    for n, ready in verdicts.select("n", "settled").iter_rows():
        row = incoming(ours.row(n, named=True))
        assert ready == settled(score_all(row, met(pairs, people, n), MODEL))


@given(st.lists(st.text("王秀𠮷豈annaÉ ", max_size=8), min_size=1, max_size=5))
def test_names_have_the_same_parts_alone_and_in_columns(names: list[str]) -> None:
    written = [name.strip() if is_han(name) else spaced(name) for name in names]
    parts = name_parts(pl.Series(written, dtype=pl.String))
    assert [tuple(row) for row in parts.iter_rows()] == [(family(n), given_name(n), is_han(n)) for n in written]


def test_the_rareness_of_a_name_counts_alike() -> None:
    names = NameFrequency({"赵": 0.02}, {"秀爱": 0.0001}, 0.0005, 0.00005, average=14.0)
    model = Model(2, -15.0, MODEL.weights, names=names)
    cells = line(MOTHER, id_number="", phone="", address="")
    ours, theirs, pairs = tables([cells], BASE)
    people = [known(one) for one in theirs.iter_rows(named=True)]
    alone = decide(incoming(ours.row(0, named=True)), met(pairs, people, 0), model)
    bulk = link(BASE, ledger(cells), model=model).rows
    assert bulk["weight_bits"].item() == alone.bits
    assert alone.bits != decide(incoming(ours.row(0, named=True)), met(pairs, people, 0), MODEL).bits
