"""From people met to candidates: each once, crowds left out, the stronger look-ups first."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from jiayuan.ledgers.linking.blocks import CROWD, MOST, NAMESAKES
from jiayuan.ledgers.live.meeting import asked, candidates
from jiayuan.ledgers.rules.pair import UNOPENED, Incoming, door_of
from jiayuan.registry.api import Met

ROOM = "110102.001.004.0012.0003.01.0501."
ROW = Incoming("王秀兰", "wang xiu lan", id="aa", birth="1950-01-01", phones=("13800000012", "bb"), door=door_of(ROOM))


def met(block: str, n: int, **changed: Any) -> Met:
    told = {
        "name": "王秀兰", "name_py": "wang xiu lan", "sex": "2", "birth": date(1950, 1, 1), "id_bi": "",
        "phone_bi": "bb" if block == "phone" else "", "place_path": ROOM,
    }  # fmt: skip
    return Met(block, UUID(int=n), **{**told, **changed})


def ids(*found: Met, row: Incoming = ROW) -> list[int]:
    return [one.person.int for one in candidates(row, found)]


def test_somebody_met_twice_is_one_candidate() -> None:
    assert ids(met("room", 1), met("phone", 1), met("near", 1)) == [1]


def test_numbers_stay_sealed() -> None:
    (one,) = candidates(ROW, [met("id", 1, id_bi="aa", phone_bi="cc")])
    assert (one.id, one.near, one.phones, one.shared) == ("aa", UNOPENED, ("cc",), False)
    assert (one.birth, one.door, one.community) == ("1950-01-01", door_of(ROOM), "110102.001.004.")


@pytest.mark.parametrize(("holders", "shared"), [(3, False), (4, True)])
def test_a_telephone_of_more_than_three_is_shared(holders: int, shared: bool) -> None:
    found = candidates(ROW, [met("phone", n) for n in range(holders)])
    assert {one.shared for one in found} == {shared}


@pytest.mark.parametrize(("block", "most"), [("id", CROWD), ("phone", CROWD), ("room", CROWD), ("name", NAMESAKES)])
def test_a_crowd_is_left_out(block: str, most: int) -> None:
    crowd = [met(block, n, id_bi="aa" if block == "id" else "") for n in range(most + 1)]
    assert ids(*crowd) == []
    assert len(ids(*crowd[1:])) == min(most, MOST)


@pytest.mark.parametrize("block", ["phone", "room"])
def test_housemates_need_a_name_or_a_date_in_common(block: str) -> None:
    stranger = {"name": "李建国", "name_py": "li jian guo", "birth": date(1960, 2, 2)}
    assert ids(met(block, 1, **stranger)) == []
    assert ids(met(block, 1, **{**stranger, "birth": date(1950, 1, 1)})) == [1]
    assert ids(met(block, 1, **{**stranger, "name": "李秀兰"})) == [1]


def test_of_those_born_that_day_family_and_sound_are_taken() -> None:
    found = [met("birth", 1), met("birth", 2, name="汪绣兰"), met("birth", 3, name="李四", name_py="li si")]
    assert ids(*found) == [1, 2]


def test_no_more_than_fifty_and_the_strong_ones_stay() -> None:
    crowd = [met("room", n) for n in range(100, 100 + CROWD)]
    found = ids(*crowd, met("id", 999, id_bi="aa"))
    assert (len(found), found[0]) == (MOST, 999)


def test_nobody_is_met_by_two_empty_names() -> None:
    nameless = Incoming(birth="1950-01-01")
    assert ids(met("birth", 1, name="", name_py=""), row=nameless) == []


def test_a_row_asks_by_all_it_says() -> None:
    keys = asked(ROW, "王秀兰")
    assert (keys.id_bi, list(keys.phones), keys.birth) == (b"\xaa", [b"\xbb"], "1950-01-01")
    assert (keys.family, keys.key, keys.room, keys.name) == ("王", "wang xiu lan", ROOM, "王秀兰")
    assert asked(Incoming(door=door_of(ROOM[:25])), "").room == ""
