"""People and households numbered and cut into parts."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.sets.parts import Numbered, Tables

READ = {"people": ("person", "household", "name"), "homes": ("household", "name")}
HOUSEHOLDS = st.lists(st.sampled_from(["a", "b", "c", None]), max_size=12)


def tables(
    people: list[str | None], homes: list[str] = [], parents: list[str] = [], supporters: list[str] = []  # noqa: B006 (never changed)
) -> Tables:  # fmt: skip
    """People by the household of each, named in order of appearance, and the entries of the other tables by key."""
    persons = [f"p{at}" for at in range(len(people))]

    def table(person: list[str], household: list[str | None]) -> pa.Table:
        count = max(len(person), len(household))
        keys = {"person": person or [None] * count, "household": household or [None] * count}
        columns = {name: pa.chunked_array([pa.array(values, pa.string())]) for name, values in keys.items()}
        return pa.table({**columns, "name": columns["person" if person else "household"]})

    return {
        "people": table(persons, people), "homes": table([], [*homes]),
        "parents": table(parents, []), "supporters": table([], [*supporters]),
    }  # fmt: skip


def names(numbered: Numbered, size: int, of: str = "people") -> list[list[str]]:
    return [part[of]["name"].to_pylist() for part in numbered.parts(READ, size)]


def test_people_of_a_household_stay_together() -> None:
    found = names(Numbered.of(tables(["a", "b", "a", "c", "b"])), 2)
    assert found == [["p0", "p2"], ["p1", "p4"], ["p3"]]


def test_a_household_too_large_for_a_part_is_a_part() -> None:
    assert names(Numbered.of(tables(["a"] * 5 + ["b", "b"])), 3) == [["p0", "p1", "p2", "p3", "p4"], ["p5", "p6"]]


def test_who_has_no_household_stands_alone_and_has_no_key() -> None:
    numbered = Numbered.of(tables([None, "a", None]))
    (part,) = numbered.parts(READ)
    assert part["people"]["household"].to_pylist() == [0, None, None]
    assert names(numbered, 1) == [["p1"], ["p0"], ["p2"]]


def test_a_household_nobody_lives_in_is_in_a_part_too() -> None:
    assert names(Numbered.of(tables(["b"], ["a", "b"])), 1, "homes") == [["b", "a"]]


def test_entries_of_lists_lie_with_those_they_belong_to() -> None:
    numbered = Numbered.of(tables(["a", "b"], ["a", "b"], ["p1", "p0", "gone"], ["b", "b", "a"]))
    read = {"parents": ("person", "name"), "supporters": ("household", "name")}
    found = [
        (part["parents"]["name"].to_pylist(), part["supporters"]["name"].to_pylist())
        for part in numbered.parts(read, 1)
    ]
    assert found == [(["p0"], ["a"]), (["p1"], ["b", "b"])]


def test_numbers_are_those_of_the_names() -> None:
    numbered = Numbered.of(tables(["b", "a", "b"], ["a", "b"]))
    (part,) = numbered.parts(READ)
    assert numbered.names["homes"].take(part["homes"]["household"]).to_pylist() == part["homes"]["name"].to_pylist()
    assert numbered.names["people"].take(part["people"]["person"]).to_pylist() == part["people"]["name"].to_pylist()


def test_nobody_at_all_is_one_part() -> None:
    assert names(Numbered.of(tables([])), 5) == [[]]


@given(HOUSEHOLDS, st.integers(1, 5))
def test_everybody_is_in_one_part_and_no_household_in_two(people: list[str | None], size: int) -> None:
    parts = list(Numbered.of(tables(people)).parts(READ, size))
    everybody = [name for part in parts for name in part["people"]["name"].to_pylist()]
    homes = [home for part in parts for home in set(part["people"]["household"].drop_null().to_pylist())]
    assert sorted(everybody) == sorted(f"p{at}" for at in range(len(people)))
    assert len(homes) == len(set(homes))
