"""Sealed columns: each value opens for its own person and attribute, and for nothing else."""

from __future__ import annotations

from uuid import UUID

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import JiayuanError
from jiayuan.kernel.ids import uuid7
from jiayuan.registry.attributes import BY_CODE
from jiayuan.registry.sealing import SEALED, blind, cell, open_values, seal_column

TEXT = st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=30)
SOME = settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


def sealed(*rows: tuple[UUID, str, str | None]) -> pl.DataFrame:
    frame = {
        "entity": [str(who) for who, _, _ in rows],
        "attr": [BY_CODE[code].no for _, code, _ in rows],
        "value": [text for _, _, text in rows],
    }
    return seal_column(pl.DataFrame(frame, schema={"entity": pl.String, "attr": pl.Int16, "value": pl.String}))


def test_a_cell_names_attribute_and_person() -> None:
    who = uuid7()
    assert cell("phone", who) == cell("phone", str(who)) == f"registry_fact.phone:{who}"


def test_a_sealed_value_leaves_the_plain_column(district: Acting) -> None:
    row = sealed((uuid7(), "phone", "13900000001")).row(0, named=True)
    assert row["value"] is None
    assert b"13900000001" not in row["sealed"]
    assert row["bi"] == blind("phone", "13900000001")


def test_other_values_stay_as_they_are(district: Acting) -> None:
    row = sealed((uuid7(), "name", "王秀兰")).row(0, named=True)
    assert (row["value"], row["sealed"], row["bi"]) == ("王秀兰", None, None)


def test_no_value_is_not_sealed(district: Acting) -> None:
    row = sealed((uuid7(), "phone", None)).row(0, named=True)
    assert (row["value"], row["sealed"], row["bi"]) == (None, None, None)


def test_rows_keep_their_order(district: Acting) -> None:
    who = uuid7()
    rows = [(who, "name", "甲"), (who, "phone", "1"), (who, "sex", "2"), (who, "id_number", "3"), (who, "name", "乙")]
    frame = sealed(*rows)
    assert frame.get_column("attr").to_list() == [BY_CODE[code].no for _, code, _ in rows]
    assert frame.get_column("value").to_list() == ["甲", None, "2", None, "乙"]


def test_an_empty_column_is_sealed_too(district: Acting) -> None:
    frame = sealed()
    assert frame.height == 0
    assert {"sealed", "bi"} <= set(frame.columns)


@SOME
@given(st.lists(TEXT, min_size=1, max_size=4), st.sampled_from(sorted(SEALED)))
def test_what_was_sealed_opens_again(district: Acting, texts: list[str], number: int) -> None:
    code = next(code for code, one in BY_CODE.items() if one.no == number)
    people = [uuid7() for _ in texts]
    frame = sealed(*((who, code, text) for who, text in zip(people, texts, strict=True)))
    assert open_values(code, list(zip(people, frame.get_column("sealed"), strict=True))) == texts


def test_another_attribute_does_not_open_it(district: Acting) -> None:
    who = uuid7()
    secret = sealed((who, "phone", "13900000001")).item(0, "sealed")
    with pytest.raises(JiayuanError):
        open_values("account", [(who, secret)])


def test_another_person_does_not_open_it(district: Acting) -> None:
    who, other = uuid7(), uuid7()
    frame = sealed((who, "phone", "13900000001"), (other, "phone", "13900000002"))
    with pytest.raises(JiayuanError):
        open_values("phone", [(other, frame.item(0, "sealed"))])


def test_the_same_number_is_sealed_differently_each_time(district: Acting) -> None:
    frame = sealed((uuid7(), "phone", "1"), (uuid7(), "phone", "1"))
    assert frame.item(0, "sealed") != frame.item(1, "sealed")
    assert frame.item(0, "bi") == frame.item(1, "bi")


def test_a_blind_index_belongs_to_its_attribute(district: Acting) -> None:
    assert blind("phone", "13900000001") != blind("account", "13900000001")
    assert len(blind("phone", "13900000001")) == 16
