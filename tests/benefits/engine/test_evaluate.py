"""The machine-readable answer."""

from __future__ import annotations

import json
from typing import Any

from jiayuan.benefits.engine.answer import answer
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.evaluate import down_sources, evaluate_facts, explain
from tests.benefits.engine.toy import AS_OF, known_facts

AGED: dict[str, Any] = {"hukou": True, "birth": "1940-01-01"}


def asked(facts: dict[str, Any], book: RuleBook, **more: Any) -> dict[str, Any]:
    data = {"as_of": "2026-03-15", "unit": {"persons": [{"id": "p1", "facts": facts}]}, **more}
    return json.loads(json.dumps(answer(data, book), ensure_ascii=False))  # type: ignore[no-any-return]  # JSON


def line(found: dict[str, Any], policy: str) -> dict[str, Any]:
    return next(one for one in found["results"] if one["policy"] == policy)


def test_a_yes_carries_row_amount_clause_and_quote(beijing: RuleBook) -> None:
    found = line(asked(AGED, beijing), "bj.elder_aged")
    assert (found["status"], found["code"], found["row"], found["amount_fen"]) == ("yes", 1, "r1", 10_000)
    assert found["cite"] == {
        "doc": "京民养老发〔2019〕160号",
        "clause": "二(三)1",
        "quote": "津贴标准为每人每月100元",
        "file": "bj-2019-elderly-subsidy.txt",
    }


def test_an_unknown_says_who_can_answer(beijing: RuleBook) -> None:
    found = line(asked({"hukou": True}, beijing), "bj.elder_aged")
    assert found["missing"][0]["fact"] == "birth"
    assert found["missing"][0]["who"]
    assert found["amount_fen"] is None


def test_a_missing_figure_is_named(beijing: RuleBook) -> None:
    facts = {**AGED, "dis.level": 1, "dis.type": "visual", "child.kind": None, "draws.injury_care": None}
    found = asked({**facts, "relief.status": "low_income"}, beijing, as_of="2020-01-05")
    assert line(found, "bj.disabled_living")["code"] == -3
    assert line(found, "bj.disabled_living")["missing"][0]["fact"] == "param:L"


def test_first_and_stop_month(beijing: RuleBook) -> None:
    days = {"applied_on": "2026-03-10", "entitled_on": "2026-01-01", "changed_on": "2026-05-31"}
    found = line(asked(AGED, beijing, **days), "bj.elder_aged")
    assert (found["first_month"], found["stop_month"]) == ("2026-01", "2026-06")


def test_only_what_is_asked_is_answered(beijing: RuleBook) -> None:
    assert [one["policy"] for one in asked(AGED, beijing, ask=["bj.elder_aged"])["results"]] == ["bj.elder_aged"]


def test_a_policy_not_yet_in_force_is_not_answered(beijing: RuleBook) -> None:
    answered = {one["policy"] for one in asked(AGED, beijing, as_of="2019-09-30")["results"]}
    assert "bj.elder_aged" not in answered
    assert "bj.disabled_nursing" in answered


def test_several_people_of_a_unit_are_answered_each(beijing: RuleBook) -> None:
    persons = [{"id": "a", "facts": AGED}, {"id": "b", "facts": {"hukou": False}}]
    found = answer({"as_of": "2026-03-15", "unit": {"persons": persons}, "ask": ["bj.elder_aged"]}, beijing)
    results = found["results"]
    assert isinstance(results, list)
    assert [(one["unit"], one["status"]) for one in results] == [("a", "yes"), ("b", "no")]


def test_the_trace_names_facts_with_source(beijing: RuleBook) -> None:
    step = line(asked(AGED, beijing), "bj.elder_aged")["trace"][0]
    assert step["facts"][0]["fact"] == "hukou"
    assert step["facts"][0]["source"]


def test_a_source_that_is_down_makes_code_minus_four(beijing: RuleBook) -> None:
    facts = known_facts(beijing, hukou={"source": "人口库"}, birth="1940-01-01")
    assert down_sources(facts) == {"hukou"}
    assert explain(beijing.policies["bj.elder_aged"], facts, beijing, AS_OF).result.code == -4


def test_the_sum_counts_only_what_is_certain(beijing: RuleBook) -> None:
    assert evaluate_facts(known_facts(beijing, **AGED), beijing, AS_OF).total == 10_000
