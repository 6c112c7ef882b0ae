"""The guard rules on blinded keys, held against a plain reading of them."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.ledgers.linking.city import guard_links

KEYS = ("id", "name", "phone", "room", "birth", "community")
Key = dict[str, int | None]
SCHEMA = dict.fromkeys(KEYS, pl.UInt32)
PERSON: Key = {"id": 1, "name": 7, "phone": 11, "room": 21, "birth": 31, "community": 41}
MOTHER: Key = {**PERSON, "id": 2, "name": 8, "phone": 12, "birth": 32}


def table(*lines: Key) -> pl.DataFrame:
    return pl.DataFrame(list(lines), schema=SCHEMA)


def line(**cells: int) -> Key:
    return {**dict.fromkeys(KEYS), **cells}


def whose(*lines: Key, base: tuple[Key, ...] = (PERSON, MOTHER)) -> list[tuple[int | None, str]]:
    return list(guard_links(table(*base), table(*lines)).select("b", "rule").iter_rows())


def test_each_rule_finds_its_person() -> None:
    by_rule = (line(id=1, name=7), line(name=7, phone=11), line(name=7, room=21), line(name=7, birth=31, community=41))
    assert whose(*by_rule) == [(0, "G1"), (0, "G2"), (0, "G3"), (0, "G4")]


def test_a_relatives_number_is_linked_by_the_door_and_never_to_its_owner() -> None:
    assert whose(line(id=2, name=7, room=21)) == [(0, "G3")]


def test_a_relatives_number_and_a_birth_date_decide_nothing() -> None:
    assert whose(line(id=2, name=7, birth=31, community=41)) == [(None, "")]


def test_rules_that_name_two_people_name_nobody() -> None:
    double = {**PERSON, "id": 3, "phone": 13, "room": 99}
    assert whose(line(name=7, phone=13, room=21), base=(PERSON, MOTHER, double)) == [(None, "several")]


def test_two_of_one_description_are_nobody() -> None:
    assert whose(line(name=7, room=21), base=(PERSON, {**PERSON, "id": 9})) == [(None, "")]


def test_nothing_is_not_equal_to_nothing() -> None:
    assert whose(line(name=7), base=(line(name=7),)) == [(None, "")]


def test_no_rows_and_no_people() -> None:
    assert guard_links(table(PERSON), table()).height == 0
    assert whose(line(id=1, name=7), base=()) == [(None, "")]


CELL = st.one_of(st.none(), st.integers(1, 3))
LINE = st.fixed_dictionaries(dict.fromkeys(KEYS, CELL))


def plainly(base: list[Key], row: Key) -> int | None:
    """The rules as a person would read them, one row at a time."""
    named = lambda keys: [n for n, one in enumerate(base) if all(row[k] is not None and row[k] == one[k] for k in keys)]  # noqa: E731
    strange = any(
        row["id"] is not None and one["id"] == row["id"] and one["name"] not in (None, row["name"]) for one in base
    )
    sets = {"G1": named(("id", "name")), "G2": named(("name", "phone")), "G3": named(("name", "room")),
            "G4": [] if strange else named(("name", "birth", "community"))}  # fmt: skip
    sure = {rule: found[0] for rule, found in sets.items() if len(found) == 1}
    if "G1" in sure:
        return sure["G1"]
    return next(iter(sure.values())) if len(set(sure.values())) == 1 else None


@settings(max_examples=60, deadline=None)
@given(st.lists(LINE, max_size=6), st.lists(LINE, min_size=1, max_size=4))
def test_all_rows_at_once_are_decided_as_one_by_one(base: list[Key], rows: list[Key]) -> None:
    found = guard_links(table(*base), table(*rows))["b"].to_list()
    assert found == [plainly(base, row) for row in rows]
