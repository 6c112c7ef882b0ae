"""Everybody of some tables: what is counted, what is listed, which policies are asked, and how it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.bulk import BulkLine, in_bulk, write_rows
from jiayuan.benefits.engine.dates import month_end
from jiayuan.benefits.engine.facts import KNOWN, Fact
from jiayuan.benefits.engine.families import Family, random_families, tables_of
from jiayuan.benefits.engine.language.walk import facts_in, params_in
from jiayuan.benefits.engine.parity import scenes_of
from jiayuan.benefits.engine.policy import Entity
from jiayuan.benefits.engine.scene import scene_for
from jiayuan.benefits.engine.setrun import arrow_people
from tests.benefits.engine.toy import AS_OF, only, policy_of

STATE = {True: 2, False: 2, None: 0}


def people(book: RuleBook, *hukou: bool | None) -> dict[str, pa.Table]:
    states = [STATE[one] for one in hukou]
    columns = {"person": [f"p{at}" for at in range(len(hukou))], "hukou": hukou, "hukou__state": states}
    return {"people": arrow_people(columns, book)}


def holding(book: RuleBook, **entities: Entity) -> RuleBook:
    """The toy policy several times, each about another kind of unit."""
    one = only(book)
    policies = {name: replace(one, id=name, entity=entity) for name, entity in entities.items()}
    return replace(book, policies=policies)


def ruling(book: RuleBook, gates: Sequence[tuple[str, bool]], rows: Sequence[tuple[str, str]]) -> RuleBook:
    """The toy book with this table, and what it reads."""
    policy = policy_of(book, gates, rows)
    read = dict.fromkeys(code for tree in policy.trees for code in facts_in(tree))
    facts = tuple("birth" if code == "age" else code for code in read)
    params = tuple(dict.fromkeys(name for tree in policy.trees for name in params_in(tree)))
    return replace(book, hash=f"{gates} {rows}", policies={policy.id: replace(policy, facts=facts, params=params)})


codes = st.sampled_from((3, 1, 0, -1, -2, -3, -4, -10, -11))


@given(st.dictionaries(codes, st.integers(0, 10**6)))
def test_everybody_is_a_yes_a_no_or_unknown(counts: Mapping[int, int]) -> None:
    told = BulkLine("p", "month", counts, 0).as_dict()
    assert told["units"] == sum(counts.values())
    assert told["yes"] == sum(people for code, people in counts.items() if code >= 1)
    assert told["unknown"] == sum(people for code, people in counts.items() if code in (-1, -2, -3, -4))
    assert told["no"] == counts.get(0, 0) + counts.get(-10, 0) + counts.get(-11, 0)


def test_codes_are_told_in_order_as_json_can_hold_them() -> None:
    told = BulkLine("p", "month", {1: 5, -11: 2, 0: 3, -1: 4}, 0).as_dict()
    codes_told = told["codes"]
    assert isinstance(codes_told, dict)
    assert list(codes_told.items()) == [("-11", 2), ("-1", 4), ("0", 3), ("1", 5)]


def test_a_plain_no_is_counted_and_not_listed(book: RuleBook) -> None:
    (line,), rows = in_bulk(people(book, True, False, None), book, AS_OF)
    assert line.counts == {1: 1, 0: 1, -1: 1}
    assert sorted(rows["unit"]) == ["p0", "p2"]


def test_an_open_unit_has_bounds_and_names_and_no_amount(book: RuleBook) -> None:
    _, rows = in_bulk(people(book, None), book, AS_OF)
    (one,) = rows.to_dicts()
    assert (one["status"], one["amount_fen"], one["lo_fen"], one["hi_fen"]) == ("unknown", None, 0, 10_000)
    assert one["missing"] == ["hukou"]


def test_only_what_is_certain_is_added_up(book: RuleBook) -> None:
    (line,), _ = in_bulk(people(book, True, None, True, False), book, AS_OF)
    assert line.total_fen == 20_000


@pytest.mark.parametrize(
    ("ask", "found"), [((), ["one", "two"]), (("two",), ["two"]), (("two", "one"), ["one", "two"]), (("none",), [])]
)
def test_what_is_asked_is_answered_in_the_order_of_the_book(
    ask: tuple[str, ...], found: list[str], book: RuleBook
) -> None:
    lines, rows = in_bulk(people(book, True), holding(book, one="person", two="person"), AS_OF, ask)
    assert [line.policy for line in lines] == found
    assert rows.height == len(found)


def test_claims_are_never_asked_of_everybody(book: RuleBook) -> None:
    lines, _ = in_bulk(people(book, True), holding(book, one="person", two="claim"), AS_OF, ("one", "two"))
    assert [line.policy for line in lines] == ["one"]


def test_without_homes_no_household_is_asked(book: RuleBook) -> None:
    lines, rows = in_bulk(people(book, True), holding(book, one="household"), AS_OF)
    assert (lines, rows.height) == ([], 0)


@pytest.mark.parametrize("of_whom", ["before", "after"])
def test_a_policy_out_of_force_is_not_asked(of_whom: str, book: RuleBook) -> None:
    policy = only(book)
    other = {
        "before": replace(policy, start=AS_OF.replace(day=16)),
        "after": replace(policy, end=AS_OF.replace(day=14)),
    }
    shut = replace(book, policies={policy.id: other[of_whom]})
    assert in_bulk(people(book, True), shut, AS_OF)[0] == []


def test_nobody_at_all_is_nothing_and_no_error(book: RuleBook) -> None:
    (line,), rows = in_bulk(people(book), book, AS_OF)
    assert (line.as_dict()["units"], line.total_fen, rows.height) == (0, 0, 0)


def test_a_policy_that_nobody_may_have_stands_beside_one_that_all_have(book: RuleBook) -> None:
    policy = only(book)
    barred = replace(ruling(book, [("hukou", True)], [("hukou", "100元")]).policies[policy.id], id="barred")
    both = replace(book, hash="both", policies={"barred": barred, policy.id: policy})
    lines, rows = in_bulk(people(book, True), both, AS_OF)
    assert [line.as_dict()["yes"] for line in lines] == [0, 1]
    assert rows["status"].to_list() == ["yes"]


def explained(book: RuleBook, families: Sequence[Family]) -> tuple[dict[int, int], int]:
    """The figures of some families, one by one."""
    scenes = scenes_of(only(book), families, book, AS_OF)
    results = [assess(only(book), scene, book) for scene in scenes.values()]
    counts = {code: sum(one.code == code for one in results) for code in {one.code for one in results}}
    return counts, sum(one.amount or 0 for one in results)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_figures_are_those_of_everybody_one_by_one(seed: int, book: RuleBook) -> None:
    rows = [("kind == a", "L - or0(income)"), ("level == 1", ""), ("hukou", "rent * R")]
    one = ruling(book, [("age >= 16", False), ("draws('other')", True)], rows)
    families = random_families(one, 40, seed, AS_OF)
    (line,), _ = in_bulk(tables_of(families, one), one, AS_OF)
    assert (dict(line.counts), line.total_fen) == explained(one, families)
    assert len(line.counts) > 4


def test_a_csv_has_missing_facts_in_one_cell(book: RuleBook, tmp_path: Path) -> None:
    _, rows = in_bulk(people(book, None), ruling(book, [], [("hukou and kind == a", "100元")]), AS_OF)
    write_rows(rows, tmp_path / "out.CSV")
    (line,) = pl.read_csv(tmp_path / "out.CSV").to_dicts()
    assert (line["unit"], line["code"], sorted(line["missing"].split())) == ("p0", -1, ["hukou", "kind"])


def test_a_parquet_keeps_them_as_a_list_whatever_the_case_of_its_name(book: RuleBook, tmp_path: Path) -> None:
    _, rows = in_bulk(people(book, None, True), book, AS_OF)
    write_rows(rows, tmp_path / "out.PARQUET")
    assert pl.read_parquet(tmp_path / "out.PARQUET").equals(rows)


@pytest.mark.parametrize("when", ["add_months(since, 6) > d'2026-03-15'", "months_between(birth, since) > 12"])
@pytest.mark.parametrize("since", [date(9999, 12, 31), date(1, 1, 1), date(2024, 2, 29)], ids=str)
def test_days_at_the_ends_of_the_calendar_agree(when: str, since: date, book: RuleBook) -> None:
    one = ruling(book, [], [(when, "100元")])
    known = {"birth": Fact(KNOWN, date(1990, 1, 31)), "since": Fact(KNOWN, since)}
    columns: dict[str, list[object]] = {"person": ["p"]}
    for code, fact in known.items():
        columns |= {code: [fact.value], f"{code}__state": [int(fact.state)]}
    (line,), _ = in_bulk({"people": arrow_people(columns, one)}, one, AS_OF)
    assert line.counts == {assess(only(one), scene_for(known, one, month_end(AS_OF)), one).code: 1}


@pytest.mark.parametrize(("when", "counts"), [("true", {1: 1, 0: 1}), ("L > 1元", {1: 1, 0: 1}), ("L < 1元", {-10: 2})])
def test_a_gate_may_read_no_fact_at_all(when: str, counts: dict[int, int], book: RuleBook) -> None:
    (line,), _ = in_bulk(people(book, True, False), ruling(book, [(when, False)], [("hukou", "100元")]), AS_OF)
    assert line.counts == counts
