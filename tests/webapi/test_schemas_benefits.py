"""What programs send about benefits: four answers, one line, one reason; what the calculator takes as it comes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from jiayuan.webapi.schemas.benefits import (
    CalculateIn,
    ChooseIn,
    ConfirmIn,
    DisputeFactIn,
    FormOut,
    NothingIn,
    OfferOut,
    ReasonIn,
)
from tests.webapi.test_schemas import wrong

GOOD: dict[type[BaseModel], dict[str, Any]] = {
    CalculateIn: {"unit": {}},
    ConfirmIn: {"fingerprint": "f", "facts": "right", "authorise": "yes"},
    DisputeFactIn: {"fact": "birth", "said": "1940-01-01"},
    ChooseIn: {"policy": "bj.elder_aged"},
    ReasonIn: {"reason": "户口还在"},
}
each = pytest.mark.parametrize("schema", GOOD, ids=lambda schema: schema.__name__)
# Text, numbers, lists and the null that says "there is none": all a program may send as a fact.
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@each
def test_the_least_is_enough_and_nothing_less(schema: type[BaseModel]) -> None:
    assert wrong(schema, GOOD[schema]) == set()
    assert wrong(schema, {}) == set(GOOD[schema])


@each
@pytest.mark.parametrize("name", ["person", "id_number", "subject", "state", "version"])
def test_nothing_else_may_be_said(schema: type[BaseModel], name: str) -> None:
    assert wrong(schema, {**GOOD[schema], name: "x"}) == {name}


@pytest.mark.parametrize("body", [{"reason": ""}, {"reason": "x"}, {"": None}], ids=["empty", "said", "nameless"])
def test_who_declines_can_give_no_reason(body: dict[str, Any]) -> None:
    assert wrong(NothingIn, {}) == set()
    assert wrong(NothingIn, body) == set(body)


@pytest.mark.parametrize(
    ("field", "value"),
    [("facts", "wrong"), ("facts", ""), ("facts", True), ("authorise", "no"), ("authorise", True), ("facts", "Right")],
    ids=["wrong", "empty", "true", "no", "yes-as-true", "capital"],
)
def test_only_a_clear_yes_confirms(field: str, value: object) -> None:
    assert wrong(ConfirmIn, {**GOOD[ConfirmIn], field: value}) == {field}


@pytest.mark.parametrize(
    ("schema", "field", "most"),
    [
        (ConfirmIn, "fingerprint", 64),
        (ConfirmIn, "account_number", 26),
        (ConfirmIn, "choice", 60),
        (DisputeFactIn, "fact", 40),
        (DisputeFactIn, "said", 200),
        (ChooseIn, "policy", 60),
        (ReasonIn, "reason", 500),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else str(value),
)
def test_texts_end_where_they_are_said_to_end(schema: type[BaseModel], field: str, most: int) -> None:
    assert wrong(schema, {**GOOD[schema], field: "字" * most}) == set()
    assert wrong(schema, {**GOOD[schema], field: "字" * (most + 1)}) == {field}


@pytest.mark.parametrize("field", ["as_of", "applied_on", "entitled_on", "changed_on"])
@pytest.mark.parametrize("value", ["2026-02-29", "2026-13-01", "26-1-1", "tomorrow", True, []], ids=str)
def test_a_day_must_be_one_of_the_calendar(field: str, value: object) -> None:
    assert wrong(CalculateIn, {"unit": {}, field: value}) == {field}


def test_a_day_left_out_is_left_open() -> None:
    assert CalculateIn(unit={}).as_of is None
    assert CalculateIn.model_validate({"unit": {}, "as_of": "2028-02-29"}).as_of == date(2028, 2, 29)


def test_at_most_fifty_policies_are_asked_for() -> None:
    assert wrong(CalculateIn, {"unit": {}, "ask": ["p"] * 50}) == set()
    assert wrong(CalculateIn, {"unit": {}, "ask": ["p"] * 51}) == {"ask"}


@given(st.dictionaries(st.text(max_size=5), JSON, max_size=4))
def test_facts_pass_as_they_came_and_null_stays_null(unit: dict[str, Any]) -> None:
    # No key is "unknown" and null is "known to be absent": dropping a null would change the answer.
    assert CalculateIn(unit=unit).model_dump(exclude_none=True)["unit"] == unit


def test_two_calls_share_no_list() -> None:
    first = CalculateIn(unit={})
    first.ask.append("bj.elder_aged")
    assert CalculateIn(unit={}).ask == []


def test_a_form_is_the_offer_and_more() -> None:
    assert set(FormOut.model_fields) - set(OfferOut.model_fields) == {"fingerprint", "lines", "choices"}
    assert set(OfferOut.model_fields) <= set(FormOut.model_fields)


@pytest.mark.parametrize("unit", [[], "x", None, 7], ids=["list", "text", "null", "number"])
def test_a_unit_is_a_table(unit: object) -> None:
    with pytest.raises(ValidationError) as told:
        CalculateIn.model_validate({"unit": unit})
    assert [one["loc"] for one in told.value.errors()] == [("unit",)]
