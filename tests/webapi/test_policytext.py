"""Every policy as JSON: nothing that decides is left out."""

from __future__ import annotations

import json
from datetime import date

import pytest

from jiayuan.benefits.api import Policy, load_book
from jiayuan.webapi.policytext import line, whole

BOOK = load_book()
each = pytest.mark.parametrize("policy", BOOK.policies.values(), ids=sorted(BOOK.policies))


@each
def test_it_is_json(policy: Policy) -> None:
    assert json.dumps(whole(policy, BOOK), default=date.isoformat)


@each
def test_every_row_and_gate_is_told_with_its_clause(policy: Policy) -> None:
    told = whole(policy, BOOK)
    assert [row["id"] for row in told["rows"]] == [row.id for row in policy.rows]
    assert [gate["bar"] for gate in told["gates"]] == [gate.bar for gate in policy.gates]
    assert all(one["cite"] for one in (*told["rows"], *told["gates"]))


@each
def test_a_row_pays_or_waits_for_a_ruling(policy: Policy) -> None:
    assert all(bool(row["pay"]) != bool(row["ruling"]) for row in whole(policy, BOOK)["rows"])


@each
def test_its_document_is_named(policy: Policy) -> None:
    doc = line(policy, BOOK)["doc"]
    assert doc["number"]
    assert doc["title"]


@each
def test_names_are_told_in_both_languages(policy: Policy) -> None:
    told = whole(policy, BOOK)
    words = [told["name"], told["summary"], *told["papers_no_longer_asked"], *(row["say"] for row in told["rows"])]
    assert all(one["zh"] and one["en"] for one in words)


@each
def test_every_fact_it_asks_for_has_a_type_and_a_source(policy: Policy) -> None:
    assert all(fact["type"] for fact in whole(policy, BOOK)["facts"])
    assert [fact["fact"] for fact in whole(policy, BOOK)["facts"]] == list(policy.facts)


def test_a_notice_is_told_in_days_and_none_is_none() -> None:
    days = {key: whole(BOOK.policies[key], BOOK)["notice_days"] for key in ("bj.disabled_nursing", "bj.elder_aged")}
    assert days == {"bj.disabled_nursing": 7, "bj.elder_aged": None}
