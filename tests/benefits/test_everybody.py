"""Everybody's facts as columns: they say what the explainer reads."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits.base import facts_of
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.engine.evaluate import explain
from jiayuan.benefits.engine.setrun import SetRunner
from jiayuan.benefits.everybody import fact_columns
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.residents import person
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_columns_say_the_same(base: UUID, officer: Person, book: RuleBook) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        table = fact_columns(book, ["sex", "dis.type"], BENEFIT_MATCHING, acting.scope, clock.today(), {})
    row = next(one for one in table.to_pylist() if one["person"] == str(base))
    assert (row["sex"], row["sex__state"], row["dis.type"]) == ("female", 2, "visual")


def test_a_disputed_fact_counts_as_unknown(base: UUID, officer: Person, book: RuleBook) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        disputes = {"hukou": [str(base)]}
        table = fact_columns(book, ["hukou"], BENEFIT_MATCHING, acting.scope, clock.today(), disputes)
    assert table.to_pylist()[0]["hukou__state"] == 0


def column(acting: Acting, book: RuleBook, code: str) -> dict[str, tuple[object, int]]:
    """Value and state of one fact, by person."""
    table = fact_columns(book, [code], BENEFIT_MATCHING, acting.scope, clock.today(), {})
    return {row["person"]: (row[code], row[state_column(code)]) for row in table.to_pylist()}


# What the base holds, and value and state as they count.
HELD = (
    ("dis.type", "4", "physical", 2),  # GB/T code list
    ("dis.type", "9", None, 0),
    ("dis.level", "2", 2, 2),
    ("dis.level", "9", None, 0),  # no such level: it would quietly fail every condition
    ("dis.level", "0", None, 0),
    ("income.own", "0", 0, 2),
    ("income.own", "", None, 1),
    ("child.kind", "", None, 1),
    ("sex", "2", "female", 2),
    ("relief.status", None, None, 0),
)


def test_one_person_and_everybody_say_the_same(resident: Person, officer: Person, book: RuleBook) -> None:
    people = [person(resident.place, **{code.replace(".", "__"): held}) for code, held, _, _ in HELD]
    codes = sorted({code for code, *_ in HELD})
    with officer.acting(BENEFIT_MATCHING) as acting:
        columns = {code: column(acting, book, code) for code in codes}
        alone = facts_of(people, book, codes, BENEFIT_MATCHING, acting.scope, clock.today())
    for who, (code, held, value, state) in zip(people, HELD, strict=True):
        fact = alone[who][code]
        assert (fact.value, fact.state) == (value, state), (code, held)
        assert columns[code][str(who)][1] == state, (code, held)
        if state == 2:
            assert columns[code][str(who)][0] == value


def test_the_next_community_is_no_part_of_the_columns(base: UUID, neighbour: Person, book: RuleBook) -> None:
    with neighbour.acting(BENEFIT_MATCHING) as acting:
        assert str(base) not in column(acting, book, "hukou")


def test_a_dispute_touches_its_own_fact_and_person_only(
    base: UUID, resident: Person, officer: Person, book: RuleBook
) -> None:
    other = person(resident.place)
    with officer.acting(BENEFIT_MATCHING) as acting:
        table = fact_columns(
            book, ["hukou", "sex"], BENEFIT_MATCHING, acting.scope, clock.today(), {"hukou": [str(base)]}
        )
    rows = {row["person"]: (row["hukou__state"], row["sex__state"]) for row in table.to_pylist()}
    assert (rows[str(base)], rows[str(other)]) == ((0, 2), (2, 2))


def test_the_set_run_decides_like_the_explainer_on_what_the_base_holds(
    resident: Person, officer: Person, book: RuleBook
) -> None:
    people = [
        person(resident.place),
        person(resident.place, dis__level="9"),
        person(resident.place, relief__status="low_income", income__own="100000"),
        person(resident.place, hukou=None, birth="1990-05-05"),
        person(resident.place, dis__type="5", dis__level="3", dis__multi="true"),
    ]
    codes = list(dict.fromkeys(code for policy in book.for_people(clock.today()) for code in policy.facts))
    with officer.acting(BENEFIT_MATCHING) as acting:
        table = fact_columns(book, codes, BENEFIT_MATCHING, acting.scope, clock.today(), {})
        facts = facts_of(people, book, codes, BENEFIT_MATCHING, acting.scope, clock.today())
    with SetRunner(table, book, clock.today()) as runner:
        for policy in book.for_people(clock.today()):
            computed = {row["person"]: row["code"] for row in runner.everything(policy).to_pylist()}
            explained = {str(who): explain(policy, facts[who], book, clock.today()).result.code for who in people}
            assert {who: computed[who] for who in explained} == explained
