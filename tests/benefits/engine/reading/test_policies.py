"""Policy files: everything that is not understood is refused, with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.loader import load
from jiayuan.benefits.engine.reading.policies import GATHERS
from tests.benefits.engine.reading.broken import fault
from tests.benefits.engine.toy import ROW, gate, only, row, toy, written


def test_a_term_of_the_document_may_be_named(tmp_path: Path) -> None:
    assert only(toy(tmp_path, rows=[row("high")])).facts == ("level",)


def test_a_policy_knows_its_facts_and_figures(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("age > 3", "L - or0(income)")], drawn="draws.other")
    assert set(only(book).facts) == {"income", "birth", "draws.other"}
    assert only(book).params == ("L",)


def test_a_notice_is_read(beijing: RuleBook) -> None:
    notice = beijing.policies["bj.disabled_nursing"].notice
    assert notice is not None
    assert (notice.days, notice.working, notice.cite) == (7, False, "五(三)")
    assert beijing.policies["bj.elder_aged"].notice is None


def test_old_papers_are_listed(beijing: RuleBook) -> None:
    assert any("证件照" in paper.was.zh for paper in beijing.policies["bj.disabled_nursing"].papers)


def test_gates_come_before_bars(beijing: RuleBook) -> None:
    bars = [gate.bar for gate in beijing.policies["bj.elder_nursing"].gates]
    assert bars == sorted(bars)


@pytest.mark.parametrize(
    ("policy", "what"),
    [
        ({"doc": "9号"}, "docs.yaml 里没有 9号"),
        ({"unknown_key": 1}, "不认识的键: unknown_key"),
        ({"form": "gold"}, "form 应为 cash 或 credit 或 in_kind 或 fee_waiver"),
        ({"test_on": "month_start"}, "test_on 应为 month_end 或 day"),
        (
            {"hit": "collect_count"},
            f"hit 应为 {' 或 '.join(GATHERS)}",
        ),
        ({"entity": "street"}, "entity 应为 person 或 child 或 household 或 claim"),
        ({"entity": "household"}, "hukou 不是household的事实，应写在 members 等列表里"),
        ({"period": "week"}, "period 应为 month 或 year 或 school_year 或 once 或 claim"),
        ({"drawn": "draws.nobody"}, "没有事实 draws.nobody"),
        ({"not_if": [gate("draws('other')")], "drawn": "draws.other"}, "条件里不能用本项待遇的领取事实 draws.other"),
        ({"rows": [row("draws('other')")], "drawn": "draws.other"}, "条件里不能用本项待遇的领取事实 draws.other"),
        ({"rows": [ROW, ROW]}, "政策或档位的编号重复"),
        ({"policy": None}, "policy 应为文字"),
        ({"pay_by": 10}, "pay_by 应为文字"),
    ],
)
def test_a_faulty_head_is_named_with_what_would_do(policy: dict[str, Any], what: str, tmp_path: Path) -> None:
    assert fault(tmp_path, **policy) == ("one.yaml", what)


@pytest.mark.parametrize(
    ("in_force", "what"),
    [
        ({}, "from 应为日期"),
        ({"from": "2024"}, "from 应为日期"),
        ({"from": date(2024, 1, 2), "to": date(2024, 1, 1)}, "to 早于 from"),
        ({"from": date(2024, 1, 2), "until": date(2024, 1, 1)}, "不认识的键: until"),
    ],
)
def test_a_faulty_period_is_named(in_force: dict[str, Any], what: str, tmp_path: Path) -> None:
    assert fault(tmp_path, in_force=in_force) == ("one.yaml:in_force", what)


def test_the_same_policy_in_two_files_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "policies/two.yaml").write_bytes((folder / "policies/one.yaml").read_bytes())
    with pytest.raises(BookError, match="编号重复") as raised:
        load(folder)
    assert raised.value.where == "two.yaml"


def test_a_policy_ends_on_its_last_day(tmp_path: Path) -> None:
    policy = only(toy(tmp_path, in_force={"from": date(2024, 1, 1), "to": date(2024, 12, 31)}))
    days = (date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1))
    assert [policy.in_force(day) for day in days] == [False, True, True, False]


def test_what_is_drawn_is_fetched_last_and_once(tmp_path: Path) -> None:
    found = only(toy(tmp_path, rows=[row("age > 3 and kind == a"), row("kind == b")], drawn="draws.other"))
    assert found.facts == ("kind", "birth", "draws.other")


def test_policies_come_in_the_order_of_their_files(beijing: RuleBook) -> None:
    assert list(beijing.policies) == sorted(beijing.policies)
