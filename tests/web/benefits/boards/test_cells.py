"""Hidden, unknown and zero look different."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from jiayuan.web.benefits.boards import cells


@pytest.mark.parametrize(("value", "text"), [(None, "不公布"), (0, "0"), (12_345, "12,345")])
def test_a_count(value: int | None, text: str) -> None:
    assert cells.count(value) == {"text": text, "numeric": True}


@pytest.mark.parametrize(("value", "text"), [(None, "不公布"), (0, "0"), (145_050, "1,450"), (10**9, "10,000,000")])
def test_a_sum_in_whole_yuan(value: int | None, text: str) -> None:
    assert cells.fen(value)["text"] == text


@pytest.mark.parametrize(
    ("value", "unit", "text"), [(None, "%", "—"), (94, "%", "94%"), (2.5, "", "2.5"), (3.0, "", "3")]
)
def test_a_number_or_a_dash(value: float | None, unit: str, text: str) -> None:
    assert cells.number(value, unit)["text"] == text


def test_a_policy_by_name_or_by_its_id() -> None:
    assert cells.policy("bj.elder_aged") == "高龄老年人津贴"
    assert cells.policy("bj.gone") == "bj.gone"
    with override("en"):
        assert cells.policy("bj.elder_aged") == "Allowance for the very old"


def test_a_table_repeats_its_columns_for_narrow_screens() -> None:
    made = cells.table("表", cells.columns("名", ["数"]), [[cells.text("a"), cells.count(12)]])
    assert [cell["label"] for row in made["rows"] for cell in row] == ["名", "数"]  # type: ignore[attr-defined]


def test_a_row_of_another_length_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="zip"):
        cells.table("表", cells.columns("名", ["数"]), [[cells.text("a")]])
