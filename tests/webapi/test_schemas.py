"""What goes in is exactly what is described: no field more, none too long, none of another kind."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from jiayuan.webapi.schemas.identities import MergeIn, SplitIn, UnmergeIn
from jiayuan.webapi.schemas.ledgers import CommandIn, FileOut, FileWithMapping
from jiayuan.webapi.schemas.mydata import DisputeIn, ObjectionIn
from jiayuan.webapi.schemas.registry import FactsIn, MatchIn
from jiayuan.webapi.schemas.reviews import DecideIn, ReviewCommandIn
from jiayuan.webapi.schemas.tokens import TokenIn

GOOD: dict[type[BaseModel], dict[str, Any]] = {
    MatchIn: {"purpose": "ledger-upkeep", "name": "王秀兰"},
    FactsIn: {"purpose": "ledger-upkeep", "refs": ["r"], "attrs": ["name"]},
    MergeIn: {"survivor": "a", "other": "b", "reason": "x", "expected_version": {"a": 1, "b": 1}},
    UnmergeIn: {"other": "b", "reason": "x", "expected_version": {"b": 1}},
    SplitIn: {"person": "a", "records": [1], "reason": "x", "expected_version": {"a": 1}},
    CommandIn: {"command": "approve", "expected_version": 1},
    DecideIn: {"decision": "same", "expected_version": 1},
    ReviewCommandIn: {"command": "take", "expected_version": 1},
    DisputeIn: {"attr": "phone"},
    ObjectionIn: {"purpose": "statistics"},
    TokenIn: {"label": "x", "purposes": ["ledger-upkeep"]},
}
each = pytest.mark.parametrize("schema", GOOD, ids=lambda schema: schema.__name__)
LONG = "x" * 501


def wrong(schema: type[BaseModel], body: dict[str, Any]) -> set[str]:
    """The fields that are wrong."""
    try:
        schema.model_validate(body)
    except ValidationError as error:
        return {str(one["loc"][0]) for one in error.errors()}
    return set()


@each
def test_the_least_that_is_asked_is_enough(schema: type[BaseModel]) -> None:
    assert wrong(schema, GOOD[schema]) == set()


@each
def test_what_is_not_described_is_refused(schema: type[BaseModel]) -> None:
    assert wrong(schema, {**GOOD[schema], "person_id": "x"}) == {"person_id"}


@each
def test_what_is_required_is_missed(schema: type[BaseModel]) -> None:
    required = {name for name, field in schema.model_fields.items() if field.is_required()}
    assert wrong(schema, {}) == required


@each
def test_another_kind_is_refused_everywhere(schema: type[BaseModel]) -> None:
    for name in GOOD[schema]:
        assert wrong(schema, {**GOOD[schema], name: object()}) == {name}


@pytest.mark.parametrize(("schema", "field", "value"), [
    (MatchIn, "name", "x" * 201), (MatchIn, "purpose", "x" * 41), (FactsIn, "refs", []),
    (FactsIn, "refs", ["x"] * 501), (FactsIn, "attrs", []), (FactsIn, "attrs", ["x"] * 41), (MergeIn, "reason", ""),
    (MergeIn, "reason", LONG), (MergeIn, "expected_version", {}),
    (MergeIn, "expected_version", dict.fromkeys("abc", 1)),
    (SplitIn, "records", []), (SplitIn, "records", [1] * 501), (SplitIn, "records", ["one"]),
    (CommandIn, "command", "delete"), (CommandIn, "expected_version", -1), (CommandIn, "expected_version", 2**31),
    (CommandIn, "reason", LONG), (DecideIn, "decision", "perhaps"), (DecideIn, "expected_version", "one"),
    (ReviewCommandIn, "command", "decide"), (DisputeIn, "fact", -1), (DisputeIn, "fact", 2**63),
    (DisputeIn, "instead", LONG), (ObjectionIn, "reason", LONG), (TokenIn, "label", ""), (TokenIn, "label", "x" * 61),
    (TokenIn, "purposes", []), (TokenIn, "purposes", ["x"] * 11), (TokenIn, "days", 0), (TokenIn, "days", 91),
], ids=lambda value: value.__name__ if isinstance(value, type) else "")  # fmt: skip
def test_bounds_are_kept(schema: type[BaseModel], field: str, value: Any) -> None:
    assert wrong(schema, {**GOOD[schema], field: value}) == {field}


@pytest.mark.parametrize(("schema", "field", "value"), [
    (FactsIn, "refs", ["x"] * 500), (TokenIn, "days", 90), (TokenIn, "days", 1), (CommandIn, "expected_version", 0),
    (DisputeIn, "instead", "x" * 200), (ObjectionIn, "reason", "x" * 500), (MergeIn, "reason", "x" * 200),
], ids=lambda value: value.__name__ if isinstance(value, type) else "")  # fmt: skip
def test_the_bounds_themselves_are_good(schema: type[BaseModel], field: str, value: Any) -> None:
    assert wrong(schema, {**GOOD[schema], field: value}) == set()


def test_the_whole_file_is_told_with_its_mapping() -> None:
    assert set(FileWithMapping.model_fields) - set(FileOut.model_fields) == {"mapping"}


def test_no_body_has_a_field_for_a_person_by_id() -> None:
    named = {name for schema in GOOD for name in schema.model_fields}
    assert not named & {"person_id", "entity", "uuid", "subject"}
