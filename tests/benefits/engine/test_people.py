"""The people of the proof: repeatable, of every state."""

from __future__ import annotations

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN
from jiayuan.benefits.engine.people import random_people
from tests.benefits.engine.flatfacts import flat_columns
from tests.benefits.engine.toy import AS_OF


def test_a_seed_gives_the_same_people(beijing: RuleBook) -> None:
    assert random_people(beijing, 30, 9, AS_OF) == random_people(beijing, 30, 9, AS_OF)


def test_every_state_occurs_and_a_tenth_is_unknown(beijing: RuleBook) -> None:
    facts = [fact for person in random_people(beijing, 400, 9, AS_OF) for fact in person.values()]
    assert {fact.state for fact in facts} == {UNKNOWN, ABSENT, KNOWN}
    assert 0.08 < sum(fact.state == UNKNOWN for fact in facts) / len(facts) < 0.12


def test_nobody_is_without_a_birthday_known_to_be_absent(beijing: RuleBook) -> None:
    assert all(person["birth"].state != ABSENT for person in random_people(beijing, 300, 9, AS_OF))


def test_columns_hold_value_and_state(beijing: RuleBook) -> None:
    people = random_people(beijing, 3, 1, AS_OF)
    columns = flat_columns(people, ["hukou"])
    assert list(columns) == ["person", "hukou", "hukou__state"]
    assert columns["hukou__state"] == [person["hukou"].state for person in people]
