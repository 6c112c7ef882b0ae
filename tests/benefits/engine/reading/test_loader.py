"""A book that does not check does not load."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.loader import load
from tests.benefits.engine.toy import written


def change(folder: Path, name: str, key: str, value: Any) -> Path:
    path = folder / name
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    data[key] = value
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return folder


def test_the_shipped_book_loads(beijing: RuleBook) -> None:
    assert len(beijing.policies) >= 15
    assert beijing.currency == "CNY"
    assert len(beijing.hash) == 64


def test_a_figure_is_never_the_nearest(beijing: RuleBook) -> None:
    assert beijing.params["L"].on(date(2023, 6, 30)) is None
    found = beijing.params["L"].on(date(2024, 6, 30))
    assert found is not None
    assert (found.value, found.sure) == (139_500, False)


def test_overlapping_figures_are_refused(tmp_path: Path) -> None:
    one = {"from": date(2024, 1, 1), "v": "1元", "doc": "1号"}
    folder = change(
        written(tmp_path), "params.yaml", "params", {"L": {"type": "money", "zh": "标准", "values": [one, one]}}
    )
    with pytest.raises(BookError, match="重叠"):
        load(folder)


@pytest.mark.parametrize("value", ["x", "'text'", "1元 + 2元", "true"])
def test_a_figure_is_a_plain_number(value: str, tmp_path: Path) -> None:
    values = [{"from": date(2024, 1, 1), "v": value, "doc": "1号"}]
    folder = change(
        written(tmp_path), "params.yaml", "params", {"L": {"type": "money", "zh": "标准", "values": values}}
    )
    with pytest.raises(BookError):
        load(folder)


def test_an_unknown_type_of_fact_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="type"):
        load(written(tmp_path, facts={"x": {"type": "float", "zh": "x", "en": "x"}}))


@pytest.mark.parametrize("pair", [{"kind": "both"}, {"kind": "choose", "b": "toy.two"}])
def test_a_pair_names_policies_of_the_book(pair: dict[str, str], tmp_path: Path) -> None:
    full = {"a": "toy.one", "b": "toy.one", "cite": "三", "doc": "1号", **pair}
    with pytest.raises(BookError):
        load(change(written(tmp_path), "conflicts.yaml", "pairs", [full]))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"book\.yaml"):
        load(tmp_path)


def test_money_facts_start_at_nothing(beijing: RuleBook) -> None:
    assert beijing.facts["income.own"].low == 0


def test_policies_in_force_follow_the_day(beijing: RuleBook) -> None:
    assert {policy.id for policy in beijing.looked_for(date(2017, 1, 1))} == {
        "bj.disabled_living",
        "bj.disabled_nursing",
    }
