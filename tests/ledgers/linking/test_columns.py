"""Which column holds which field."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import Invalid
from jiayuan.ledgers.linking.columns import Columns, for_side, guess, named, nowhere, usable


def test_a_fields_own_name_wins_over_a_usual_header() -> None:
    assert guess(["姓名", "name"]).of["name"] == ("name",)


@pytest.mark.parametrize(
    ("header", "field"),
    [("公民身份号码", "id_number"), ("Date of Birth", "birth"), ("soc_sec_id", "id_number"), ("家庭住址", "address"),
     ("rec-id", "id"), ("手机号码", "phone"), ("所属社区", "community"), ("GENDER", "sex")],
)  # fmt: skip
def test_usual_headers_are_known(header: str, field: str) -> None:
    assert guess([header]).of == {field: (header,)}


def test_parts_of_a_name_are_put_together_in_order() -> None:
    found = guess(["surname", "given_name", "suburb", "street_number", "address_1"]).of
    assert found["name"] == ("given_name", "surname")
    assert found["address"] == ("street_number", "address_1", "suburb")


def test_a_mapping_overrules_the_guess_and_leaves_the_rest() -> None:
    found = named(["who", "name", "phone"], {"name": "who"}).of
    assert found == {"name": ("who",), "phone": ("phone",)}


def test_several_columns_of_a_mapping_are_kept_in_order() -> None:
    assert named(["b", "a"], {"name": ["a", "b"]}).of["name"] == ("a", "b")


@pytest.mark.parametrize("wanted", [{"nickname": "a"}, {"name": "nowhere"}])
def test_a_wrong_mapping_is_refused_with_what_is_wrong(wanted: dict[str, object]) -> None:
    with pytest.raises(Invalid, match=r"nowhere|name"):
        named(["a"], wanted)


def test_the_two_tables_may_have_mappings_of_their_own() -> None:
    spec: dict[str, object] = {"base": {"name": "full"}, "rows": {"name": "who"}}
    assert for_side(spec, "base", ["full"]).of["name"] == ("full",)
    assert for_side(spec, "rows", ["who"]).of["name"] == ("who",)


def test_a_common_mapping_may_name_a_column_only_one_table_has() -> None:
    assert for_side({"name": "who"}, "base", ["full", "phone"]).of == {"phone": ("phone",)}


def test_a_side_that_is_no_mapping_is_refused() -> None:
    with pytest.raises(Invalid):
        for_side({"base": ["name"]}, "base", ["name"])


@pytest.mark.parametrize("headers", [["姓", "名"], ["surname", "given_name"], ["First Name", "Last Name"]])
def test_names_in_two_columns_are_known(headers: list[str]) -> None:
    assert set(guess(headers).of["name"]) == set(headers)


@pytest.mark.parametrize("fields", [{}, {"sex": ("性别",)}, {"address": ("住址",), "birth": ("生日",)}])
def test_columns_that_tell_nobody_are_refused(fields: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(Invalid):
        usable(Columns(fields))


@pytest.mark.parametrize("field", ["name", "id_number", "phone"])
def test_one_telling_column_is_enough(field: str) -> None:
    columns = Columns({field: ("x",)})
    assert usable(columns) is columns


def test_a_common_mapping_may_name_what_one_of_the_tables_has() -> None:
    nowhere({"name": "甲", "phone": ["乙"]}, ["甲"], ["乙"])
    with pytest.raises(Invalid, match="丙"):
        nowhere({"name": "甲", "phone": "丙"}, ["甲"], ["乙"])
