"""Sealed attributes: under the person's own key, for their own cell only."""

from __future__ import annotations

from uuid import UUID

import polars as pl
import pytest

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import JiayuanError
from jiayuan.registry.sealing import blind, cell, open_values, seal_column

A, B = UUID(int=1), UUID(int=2)


def sealed(*rows: tuple[UUID, int, str | None]) -> pl.DataFrame:
    lines = [(str(who), attr, text) for who, attr, text in rows]
    schema = {"entity": pl.String, "attr": pl.Int16, "value": pl.String}
    return seal_column(pl.DataFrame(lines, schema=schema, orient="row"))


def test_only_sealed_attributes_are_sealed(service: Acting) -> None:
    frame = sealed((A, 1, "王秀兰"), (A, 5, "13900000001"), (A, 4, None))
    assert frame.get_column("value").to_list() == ["王秀兰", None, None]
    assert [value is not None for value in frame.get_column("sealed")] == [False, True, False]


def test_a_value_opens_for_its_person_and_attribute(service: Acting) -> None:
    (value,) = sealed((A, 5, "13900000001")).get_column("sealed")
    assert open_values("phone", [(A, value)]) == ["13900000001"]


@pytest.mark.parametrize(("attr", "who"), [("id_number", A), ("phone", B)])
def test_a_moved_value_does_not_open(service: Acting, attr: str, who: UUID) -> None:
    frame = sealed((A, 5, "13900000001"), (B, 5, "13900000002"))
    with pytest.raises(JiayuanError):
        open_values(attr, [(who, frame.get_column("sealed")[0])])


def test_equal_values_have_equal_indexes_and_different_sealings(service: Acting) -> None:
    frame = sealed((A, 5, "13900000001"), (B, 5, "13900000001"))
    one, two = frame.get_column("bi")
    assert one == two == blind("phone", "13900000001")
    assert frame.get_column("sealed")[0] != frame.get_column("sealed")[1]


def test_the_same_digits_as_phone_and_as_number_do_not_match(service: Acting) -> None:
    assert blind("phone", "13900000001") != blind("id_number", "13900000001")


def test_the_cell_names_table_attribute_and_row() -> None:
    assert cell("phone", A) == f"registry_fact.phone:{A}"


def test_the_order_of_rows_stays(service: Acting) -> None:
    rows = [(A, 5 if n % 2 else 1, str(n)) for n in range(9)]
    assert sealed(*rows).get_column("attr").to_list() == [attr for _, attr, _ in rows]
