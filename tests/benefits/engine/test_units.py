"""Units as JSON: absent key, null, wrapped values."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.given import day_of, fact_of
from jiayuan.benefits.engine.units import Case, cases_of


def unit(**facts: Any) -> dict[str, Any]:
    return {"as_of": "2026-03-15", "unit": {"persons": [{"id": "p", "facts": facts}]}}


def only_case(data: dict[str, Any], book: RuleBook) -> Case:
    return next(cases_of(data, book))


def test_null_is_absent_and_no_key_is_unknown(book: RuleBook) -> None:
    case = only_case(unit(kind=None), book)
    assert case.facts["kind"].state == ABSENT
    assert "hukou" not in case.facts


def test_a_wrapped_value_carries_its_source(book: RuleBook) -> None:
    fact = fact_of("hukou", {"value": True, "as_of": "2026-01-01", "source": "台账"}, book)
    assert (fact.state, fact.as_of, fact.source) == (KNOWN, date(2026, 1, 1), "台账")


def test_a_source_without_a_value_is_down(book: RuleBook) -> None:
    fact = fact_of("hukou", {"source": "台账"}, book)
    assert (fact.state, fact.note) == (UNKNOWN, "down")


def test_the_call_may_name_the_day(book: RuleBook) -> None:
    data = {"unit": {"persons": [{"facts": {}}]}}
    assert only_case_on(data, book) == date(2026, 5, 1)


def only_case_on(data: dict[str, Any], book: RuleBook) -> date:
    return next(cases_of(data, book, date(2026, 5, 1))).as_of


def test_days_of_claim_and_change_are_read(book: RuleBook) -> None:
    case = only_case({**unit(), "applied_on": "2026-03-02", "changed_on": "2026-04-01"}, book)
    assert (case.applied_on, case.changed_on, case.entitled_on) == (date(2026, 3, 2), date(2026, 4, 1), None)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"unit": {"persons": []}}, "as_of"),
        ({"as_of": "soon", "unit": {"persons": []}}, "as_of"),
        ({"as_of": "2026-01-01"}, "unit.persons"),
        ({"as_of": "2026-01-01", "unit": {"persons": ["x"]}}, "unit.persons"),
        ({"as_of": "2026-01-01", "unit": {"persons": [{"facts": 3}]}}, "facts"),
        ({**unit(), "ask": ["nobody"]}, "ask"),
        (unit(secret=1), "secret"),
        (unit(level="three"), "level"),
    ],
)
def test_a_wrong_field_is_named(data: dict[str, Any], field: str, book: RuleBook) -> None:
    with pytest.raises(BookError) as raised:
        list(cases_of(data, book))
    assert raised.value.where == field


def test_a_day_may_be_a_date_already() -> None:
    assert day_of(date(2026, 1, 1), "x") == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("raw", "state", "note"),
    [
        ({"state": "unknown", "value": None, "source": "台账"}, UNKNOWN, ""),  # as a trace shows it
        ({"state": "absent", "value": None}, ABSENT, ""),
        ({"state": "value", "value": "a"}, KNOWN, ""),
        ({"state": "value"}, UNKNOWN, "down"),
        ({"value": None}, ABSENT, ""),
        ({"as_of": "2026-01-01"}, UNKNOWN, "down"),
    ],
)
def test_a_wrapped_fact_says_its_state(raw: dict[str, Any], state: int, note: str, book: RuleBook) -> None:
    fact = fact_of("kind", raw, book)
    assert (fact.state, fact.note) == (state, note)


@pytest.mark.parametrize(
    "raw", [{}, {"value": "a", "extra": 1}, {"wert": "a"}, ["a"], {"state": "value", "value": "z"}]
)
def test_another_shape_is_a_wrong_type(raw: object, book: RuleBook) -> None:
    with pytest.raises(BookError) as raised:
        fact_of("kind", raw, book)
    assert raised.value.where == "kind"


@pytest.mark.parametrize("value", [datetime(2026, 1, 1, 9), "2026-1-1", "", 2026, "2026-02-29"])
def test_a_day_that_is_none_is_named(value: object) -> None:
    with pytest.raises(BookError, match="applied_on: 应为日期 yyyy-mm-dd"):
        day_of(value, "applied_on")


def test_the_units_own_day_stands_before_that_of_the_call(book: RuleBook) -> None:
    assert next(cases_of(unit(), book, date(2020, 1, 1))).as_of == date(2026, 3, 15)


def test_a_person_without_a_name_has_a_number(book: RuleBook) -> None:
    data = {"as_of": "2026-03-15", "unit": {"persons": [{"facts": {}}, {"id": "x"}]}}
    assert [case.person for case in cases_of(data, book)] == ["0", "x"]


def test_a_unit_with_a_wrong_person_is_refused_whole(book: RuleBook) -> None:
    data = {"as_of": "2026-03-15", "unit": {"persons": [{"id": "a"}, {"id": "b", "facts": {"secret": 1}}]}}
    with pytest.raises(BookError, match="secret"):
        next(cases_of(data, book))
