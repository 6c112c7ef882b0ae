"""Paths of the place tree in columns are the doors and communities they are alone; nobody's number is needed."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.rules.cells import Std, error
from jiayuan.ledgers.rules.pair import UNOPENED, community_of, door_of
from jiayuan.ledgers.sealing import Cells, texts_of
from jiayuan.ledgers.stages.cellframes import cells_frame
from jiayuan.ledgers.stages.frames import COMPARED, asked_frame, base_frame
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.registry.statements import say
from tests.tree import DISTRICT, HOME

SEGMENTS = ("110102", "001", "004", "0012", "0003", "01", "0501")
WIDTHS = (6, 3, 3, 4, 4, 2, 4)
PATHS = st.tuples(*(st.text("0123456789", min_size=width, max_size=width) for width in WIDTHS)).flatmap(
    lambda parts: st.integers(0, 7).map(lambda depth: "".join(f"{one}." for one in parts[:depth]))
)


def asked(*rows: Cells) -> pl.DataFrame:
    return asked_frame(cells_frame(texts_of(rows), COMPARED))


def lived(paths: Sequence[str]) -> pl.DataFrame:
    return asked(*({"residence.actual": Std(path)} if path else {} for path in paths))


@settings(max_examples=50)
@given(st.lists(PATHS, min_size=1, max_size=5))
def test_a_path_is_the_door_it_is_alone(paths: list[str]) -> None:
    doors = [door_of(path) for path in paths]
    found = lived(paths).select("head", "first", "mid", "last", "community").rows()
    assert found == [
        (door.head, door.first, door.mid, door.last, community_of(path))
        for door, path in zip(doors, paths, strict=True)
    ]


@pytest.mark.parametrize("depth", range(8))
def test_each_level_of_a_path_says_one_thing_more(depth: int) -> None:
    (row,) = lived(["".join(f"{one}." for one in SEGMENTS[:depth])]).select("community", "head", "first", "last").rows()
    assert [bool(cell) for cell in row] == [depth >= 3, depth >= 4, depth >= 5, depth >= 7]


def test_the_community_column_outweighs_the_one_of_the_address() -> None:
    home, other = "110102.001.004.0012.", "110102.001.005."
    found = asked(
        {"residence.actual": Std(home), "community": Std(other)},
        {"residence.actual": Std(home)},
        {"community": Std(other)},
    )
    assert found["community"].to_list() == [other, home[:15], other]
    assert found["head"].to_list() == [home, home, ""]


@pytest.mark.parametrize(
    ("cells", "enough"),
    [
        ({"name": Std("王秀兰")}, False),
        ({"residence.actual": Std(".".join(SEGMENTS) + ".")}, False),
        ({"name": Std("王秀兰"), "residence.actual": Std("110102.001.004.0012.")}, False),
        ({"name": Std("王秀兰"), "residence.actual": Std(".".join(SEGMENTS) + ".")}, True),
        ({"name": error("name_digits"), "residence.actual": Std(".".join(SEGMENTS) + ".")}, False),
    ],
)
def test_a_name_with_a_room_is_enough_and_less_is_not(cells: Cells, enough: bool) -> None:
    assert asked(cells)["placeable"].to_list() == [enough]


@pytest.mark.parametrize(("sex", "told"), [("1", "1"), ("2", "2"), ("9", ""), ("0", "")])
def test_only_two_sexes_are_compared(sex: str, told: str) -> None:
    assert asked({"sex": Std(sex)})["sex"].to_list() == [told]


def test_what_only_repeats_the_number_is_no_second_witness() -> None:
    row: Cells = {"birth": Std("1950-01-01", note="from_id"), "sex": Std("2", note="from_id")}
    assert asked(row).select("birth", "sex").row(0) == ("", "")


def people(where: PlacePath) -> pl.DataFrame:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        return base_frame(Scope(where))


def test_the_base_has_its_numbers_sealed(desk: Desk) -> None:
    found = people(HOME)
    assert set(found["near"]) == {UNOPENED}
    assert not set(found["id"]) & {books.id_number(n, books.born(n), "12"[n % 2]) for n in range(6)}
    assert found.select(pl.col("phones").list.len()).to_series().to_list() == [1] * 6


def test_people_stand_in_the_order_of_their_ids_with_their_doors(desk: Desk) -> None:
    found = people(HOME)
    assert found["person"].to_list() == sorted(str(books.person(n)) for n in range(6))
    told = {person: (head, first, mid, last) for person, head, first, mid, last in found.select(
        "person", "head", "first", "mid", "last").iter_rows()}  # fmt: skip
    for n in range(6):
        door = door_of(books.room(n))
        assert told[str(books.person(n))] == (door.head, door.first, door.mid, door.last)


def test_nobody_of_another_community_is_in_it(desk: Desk) -> None:
    assert people(PlacePath(f"{HOME.value[:-4]}099.")).is_empty()


def test_who_shares_a_number_is_counted(desk: Desk) -> None:
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        for n in range(4):
            say(books.person(n), 9100 + n, phone="13800000000", rank=0)
    told = people(HOME).select("person", "holders").sort("person")["holders"].to_list()
    assert told == [4, 4, 4, 4, 1, 1]
