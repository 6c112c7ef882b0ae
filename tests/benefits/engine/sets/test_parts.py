"""People and households numbered and cut into parts."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given as drawn
from hypothesis import strategies as st

from jiayuan.benefits.engine.sets.parts import Numbered, Tables, apart

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


def names(tables: Tables, size: int, of: str = "people") -> list[list[str]]:
    return [part[of]["name"].to_pylist() for part in Numbered.of(tables).parts(tables, READ, size)]


def test_people_of_a_household_stay_together() -> None:
    assert names(tables(["a", "b", "a", "c", "b"]), 2) == [["p0", "p2"], ["p1", "p4"], ["p3"]]


def test_a_household_too_large_for_a_part_is_a_part() -> None:
    assert names(tables(["a"] * 5 + ["b", "b"]), 3) == [["p0", "p1", "p2", "p3", "p4"], ["p5", "p6"]]


def test_who_has_no_household_stands_alone_and_has_no_key() -> None:
    given = tables([None, "a", None])
    (part,) = Numbered.of(given).parts(given, READ)
    assert part["people"]["household"].to_pylist() == [0, None, None]
    assert names(given, 1) == [["p1"], ["p0"], ["p2"]]


def test_a_household_nobody_lives_in_is_in_a_part_too() -> None:
    assert names(tables(["b"], ["a", "b"]), 1, "homes") == [["b", "a"]]


def test_entries_of_lists_lie_with_those_they_belong_to() -> None:
    given = tables(["a", "b"], ["a", "b"], ["p1", "p0", "gone"], ["b", "b", "a"])
    read = {"parents": ("person", "name"), "supporters": ("household", "name")}
    parts = Numbered.of(given).parts(given, read, 1)
    found = [(part["parents"]["name"].to_pylist(), part["supporters"]["name"].to_pylist()) for part in parts]
    assert found == [(["p0"], ["a"]), (["p1"], ["b", "b"])]


def test_numbers_are_those_of_the_names() -> None:
    given = tables(["b", "a", "b"], ["a", "b"])
    numbered = Numbered.of(given)
    (part,) = numbered.parts(given, READ)
    for table, key in (("homes", "household"), ("people", "person")):
        assert numbered.names[table].take(part[table][key]).to_pylist() == part[table]["name"].to_pylist()


def test_nobody_at_all_is_one_part() -> None:
    assert names(tables([]), 5) == [[]]


def test_who_stands_alone_is_cut_anywhere_and_numbered_by_row() -> None:
    parts = list(apart(tables(["a", "a", "b"])["people"], "person", 2))
    assert [part["person"].to_pylist() for part in parts] == [[0, 1], [2]]
    assert [part["name"].to_pylist() for part in parts] == [["p0", "p1"], ["p2"]]


def test_nobody_alone_is_one_part() -> None:
    assert [len(part) for part in apart(tables([])["people"], "person", 2)] == [0]


@drawn(HOUSEHOLDS, st.integers(1, 5))
def test_everybody_is_in_one_part_and_no_household_in_two(people: list[str | None], size: int) -> None:
    given = tables(people)
    parts = list(Numbered.of(given).parts(given, READ, size))
    everybody = [name for part in parts for name in part["people"]["name"].to_pylist()]
    homes = [home for part in parts for home in set(part["people"]["household"].drop_null().to_pylist())]
    assert sorted(everybody) == sorted(f"p{at}" for at in range(len(people)))
    assert len(homes) == len(set(homes))
