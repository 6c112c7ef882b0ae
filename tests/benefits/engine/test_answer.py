"""The machine-readable answer: its shape, its months, and that its trace can be read back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jiayuan.benefits.engine.answer import answer
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.given import fact_of

AGED: dict[str, Any] = {"hukou": True, "birth": "1940-01-01"}
LINE_KEYS = {
    "policy", "unit", "status", "code", "row", "gate", "amount_fen", "period", "lo_fen", "hi_fen", "provisional",
    "first_month", "stop_month", "missing", "cite", "trace",
}  # fmt: skip


def asked(facts: dict[str, Any], book: RuleBook, **more: Any) -> dict[str, Any]:
    data = {"as_of": "2026-03-15", "unit": {"persons": [{"id": "p1", "facts": facts}]}, **more}
    return json.loads(json.dumps(answer(data, book), ensure_ascii=False))  # type: ignore[no-any-return]  # JSON


def aged(facts: dict[str, Any], book: RuleBook, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = asked(facts, book, ask=["bj.elder_aged"], **more)["results"][0]
    return found


def test_every_line_has_the_same_keys(beijing: RuleBook) -> None:
    found = asked(AGED, beijing)
    assert set(found) == {"book_hash", "as_of", "results", "choices", "total_fen"}
    assert all(set(line) == LINE_KEYS for line in found["results"])
    assert (found["book_hash"], found["as_of"]) == (beijing.hash, "2026-03-15")


@pytest.mark.parametrize(
    ("facts", "code", "gate", "row"),
    [
        (AGED, 1, None, "r1"),
        ({**AGED, "hukou": False}, -10, 0, None),
        ({"hukou": True, "birth": "2000-01-01"}, -11, 1, None),
        ({"hukou": True}, -1, None, None),
    ],
)
def test_gate_and_row_follow_the_code(
    facts: dict[str, Any], code: int, gate: int | None, row: str | None, beijing: RuleBook
) -> None:
    line = aged(facts, beijing)
    assert (line["code"], line["gate"], line["row"]) == (code, gate, row)


@pytest.mark.parametrize(
    ("applied", "entitled", "first"),
    [
        ("2026-03-10", None, "2026-03"),
        ("2026-03-10", "2025-09-30", "2025-09"),  # six months late
        ("2026-03-10", "2025-08-31", "2026-03"),  # seven
        ("2026-03-10", "2026-05-01", "2026-05"),  # before its time
        (None, "2026-01-01", None),
    ],
)
def test_the_first_month(applied: str | None, entitled: str | None, first: str | None, beijing: RuleBook) -> None:
    assert aged(AGED, beijing, applied_on=applied, entitled_on=entitled)["first_month"] == first


def test_a_no_has_no_first_month_but_may_have_a_last(beijing: RuleBook) -> None:
    line = aged({**AGED, "hukou": False}, beijing, applied_on="2026-03-10", changed_on="2026-12-31")
    assert (line["first_month"], line["stop_month"]) == (None, "2027-01")


def test_the_clause_of_a_no_is_the_gates_own(beijing: RuleBook) -> None:
    cite = aged({**AGED, "hukou": False}, beijing)["cite"]
    assert (cite["clause"], cite["quote"]) == ("二", "")


def test_no_row_cites_the_first_row(beijing: RuleBook) -> None:
    found = asked({**AGED, "elder.assessed": "mild", "dis.type": None, "dis.level": None, "dis.multi": None,
                   "relief.status": "none", **{code: False for code in beijing.facts if code.startswith("draws.")}},
                  beijing, ask=["bj.elder_nursing"])["results"][0]  # fmt: skip
    assert (found["code"], found["cite"]["clause"]) == (0, "二(二)1")


def test_two_persons_of_a_unit_add_up(beijing: RuleBook) -> None:
    persons = [{"id": "a", "facts": AGED}, {"facts": {"hukou": True, "birth": "1930-01-01"}}]
    found = answer({"as_of": "2026-03-15", "unit": {"persons": persons}, "ask": ["bj.elder_aged"]}, beijing)
    assert found["total_fen"] == 10_000 + 50_000
    results = found["results"]
    assert isinstance(results, list)
    assert [line["unit"] for line in results] == ["a", "1"]


def test_an_empty_unit_has_an_empty_answer(beijing: RuleBook) -> None:
    found = answer({"as_of": "2026-03-15", "unit": {"persons": []}}, beijing)
    assert (found["results"], found["choices"], found["total_fen"], found["as_of"]) == ([], [], 0, None)


def test_a_choice_names_both_lines_and_the_clause(beijing: RuleBook) -> None:
    facts = {
        **AGED, "sex": "male", "dis.type": "visual", "dis.level": 1, "dis.multi": False, "relief.status": "dibao",
        "child.kind": None, "elder.assessed": None, **{code: False for code in beijing.facts if "draws." in code},
    }  # fmt: skip
    choices = asked(facts, beijing)["choices"]
    assert choices[0] == {
        "pair": ["bj.disabled_living", "bj.elder_hardship"], "unit": "p1", "best": "bj.disabled_living",
        "lines": ["bj.disabled_living", "bj.elder_hardship"], "cite": "三.3",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "state"),
    [
        ({"value": True, "as_of": "2026-01-02", "source": "户籍台账"}, KNOWN),
        ({"value": None, "as_of": "2026-01-02", "source": "户籍台账"}, ABSENT),
        ({"source": "户籍台账"}, UNKNOWN),
    ],
)
def test_a_fact_of_the_trace_read_back_is_the_same_fact(raw: dict[str, Any], state: int, beijing: RuleBook) -> None:
    used = aged({**AGED, "hukou": raw}, beijing)["trace"][0]["facts"][0]
    again = fact_of(used["fact"], {key: used[key] for key in ("state", "value", "source") if key in used}, beijing)
    assert (again.state, again.source) == (state, "户籍台账")


def test_a_stale_value_is_not_handed_out_again(beijing: RuleBook) -> None:
    used = aged({**AGED, "hukou": {"value": True, "as_of": "2020-01-01"}}, beijing)["trace"][0]["facts"][0]
    assert (used["state"], used["value"], used["as_of"]) == ("unknown", None, "2020-01-01")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"hukou": "yes"}, "hukou"), ({"dis.level": 9}, "dis.level"), ({"birth": "1940-02-30"}, "birth"),
        ({"income.own": -1}, "income.own"), ({"hukou": {}}, "hukou"), ({"hukou": {"state": "maybe"}}, "hukou"),
        ({"hukou": {"value": True, "as_of": "soon"}}, "as_of"), ({"名字": "张三"}, "名字"),
    ],
)  # fmt: skip
def test_a_wrong_field_stops_the_whole_answer(facts: dict[str, Any], field: str, beijing: RuleBook) -> None:
    with pytest.raises(BookError) as raised:
        asked({**AGED, **facts}, beijing)
    assert raised.value.where == field


@pytest.mark.parametrize("ask", ["bj.elder_aged", [["bj.elder_aged"]], [None], ["bj.nothing"], {"a": 1}])
def test_only_policies_of_the_book_can_be_asked(ask: object, beijing: RuleBook) -> None:
    with pytest.raises(BookError, match="没有这项政策"):
        asked(AGED, beijing, ask=ask)
