"""The table of why."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.utils.translation import override

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from jiayuan.web.benefits.reasons import differs, reasons, wanted
from tests.benefits.residents import person
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


def test_the_persons_own_line_is_lit_with_sum_and_quote(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        lines = reasons(api.explain(aged.person, aged.policy), ())
    (mine,) = [line for line in lines if line.mine]
    assert (mine.say, mine.pay) == ("80至89周岁", "100 元")
    assert "100元" in mine.quote


@pytest.mark.parametrize(
    ("policy", "pays"), [("bj.disabled_living", {""}), ("bj.elder_hardship", {"300 元", "200 元", "100 元"})]
)
def test_a_formula_is_left_to_the_document(policy: str, pays: set[str], base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        explained = api.explain(base, policy)
    rows = {step.say.zh for step in explained.steps if step.part == "row"}
    assert {line.pay for line in reasons(explained, ()) if line.say in rows} == pays


def test_a_condition_is_nobodys_line(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        lines = reasons(api.explain(aged.person, aged.policy), ())
    assert [line.pay for line in lines if line.say == "具有本市户口"] == [""]


def test_nothing_is_lit_for_a_no(officer: Person) -> None:
    young = person(birth="1990-01-01")
    with officer.acting(BENEFIT_CHECK):
        explained = api.explain(young, "bj.elder_aged")
    assert not [line for line in reasons(explained, ()) if line.mine]
    assert differs(explained) == "80周岁及以上"


@pytest.mark.parametrize(
    ("facts", "said"),
    [({"hukou": "false"}, "具有本市户口"), ({"draws__injury_care": "true"}, "没有：领取工伤保险生活护理费"), ({}, "")],
)
def test_a_no_says_what_would_have_to_differ(facts: dict[str, str], said: str, officer: Person) -> None:
    somebody = person(**facts)
    with officer.acting(BENEFIT_CHECK):
        assert differs(api.explain(somebody, "bj.elder_nursing")) == said


def test_what_is_missing_is_asked_of_whom_it_concerns(officer: Person) -> None:
    somebody = person(elder__assessed=None, dis__level=None, dis__type=None)
    with officer.acting(BENEFIT_CHECK):
        asked = wanted(api.explain(somebody, "bj.elder_nursing"))
    assert ("近两年做过能力评估吗？", "养老服务专员") in [(one.ask, one.who) for one in asked]


def test_nothing_is_missing_for_a_yes(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        assert wanted(api.explain(aged.person, aged.policy)) == []
