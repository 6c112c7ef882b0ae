"""The table of why."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.utils.translation import override

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from jiayuan.web.benefits.reasons import reasons
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_the_deciding_line_is_marked_once(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        lines = reasons(api.explain(aged.person, aged.policy), api.prefill(aged).lines)
    assert [line.say for line in lines if line.decisive] == ["80至89周岁"]
    assert lines[0].facts == "本市户籍：是"


def test_bars_read_as_what_must_not_be(nursing: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        lines = reasons(api.explain(nursing.person, nursing.policy), ())
    assert any(line.say.startswith("没有：") for line in lines)


@pytest.mark.parametrize("policy", sorted(api.load_book().policies))
def test_at_most_one_line_decides(policy: str, base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        explained = api.explain(base, policy)
    lines = reasons(explained, ())
    assert sum(line.decisive for line in lines) <= 1
    assert {line.mark for line in lines} <= {"yes", "no", "unknown"}
    assert all(line.say and line.cite for line in lines)


def test_facts_are_named_in_the_readers_language(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF), override("en"):
        lines = reasons(api.explain(aged.person, aged.policy), api.prefill(aged).lines)
    assert lines[0].say.isascii()
    assert "本市户籍" not in lines[0].facts


def test_an_unknown_fact_is_said_to_be(aged: Offer, neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_CHECK):
        lines = reasons(api.explain(aged.person, aged.policy), api.prefill(aged).lines)
    assert lines[0].mark == "unknown"
    assert lines[0].facts.endswith("：未知")


def test_facts_that_are_not_shown_are_left_out(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        lines = reasons(api.explain(aged.person, aged.policy), ())
    assert {line.facts for line in lines} == {""}
