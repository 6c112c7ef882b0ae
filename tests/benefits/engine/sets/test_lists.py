"""Lists in a set: DuckDB and the explainer say the same of every family, the half-known ones too."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.benefits.engine.parity import parity
from tests.benefits.engine.family import homely
from tests.benefits.engine.toy import AS_OF, row

CONDITIONS = (
    "any(members, hukou and self.salary > 1000元)", "all(children, level in 1..2)", "count(members) >= 3",
    "count(children, kind == a) == 1", "sum(members, self.salary) < 20000元", "property_ok",
    "or0(min_of(members, rent)) < 1000元", "max_of(supporters, helps) >= 500元", "any(members, hukou and property_ok)",
    "sum(supporters, helps) + savings > 10000元",
)  # fmt: skip
AMOUNTS = (
    "sum(children, if(age < 6, 250元, 200元))", "max(0元, L - div(sum(members, self.salary), count(members)))",
    "sum(members, or0(self.income)) * 10%", "or0(max_of(children, rent))", "count(members) * 50元",
    "bands(sum(members, self.salary), 1000元:30%, 5000元:40%, inf:0.5)", "L + savings * 5%",
)  # fmt: skip
quick = settings(max_examples=16, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("when", CONDITIONS)
def test_conditions_of_a_household(when: str, tmp_path: Path) -> None:
    assert parity(homely(tmp_path, when), 300, 7, AS_OF) == []


@pytest.mark.parametrize("pay", AMOUNTS)
def test_amounts_of_a_household(pay: str, tmp_path: Path) -> None:
    assert parity(homely(tmp_path, "true", pay), 300, 8, AS_OF) == []


@pytest.mark.parametrize("question", ["all(parents, missing)", "any(parents, level == 1 or missing)"])
def test_a_child_is_asked_with_its_parents(question: str, tmp_path: Path) -> None:
    book = homely(tmp_path, entity="child", who=[], rows=[row(f"age < 18 and {question} and property_ok")])
    assert parity(book, 400, 9, AS_OF) == []


@given(
    when=st.sampled_from(CONDITIONS),
    other=st.sampled_from(CONDITIONS),
    pay=st.sampled_from(AMOUNTS),
    seed=st.integers(0, 99),
)
@quick
def test_any_table_of_them(when: str, other: str, pay: str, seed: int, tmp_path: Path) -> None:
    book = homely(tmp_path, rows=[row(f"{when} and ({other} or property_ok)", pay), row(other, "L", id="second")])
    assert parity(book, 60, seed, AS_OF) == []
