"""Every look-up finds whom a comparison of all with all would find, and nobody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.ledgers.linking.blocks import CROWD, NAMESAKES, candidates, learned_communities
from jiayuan.ledgers.linking.names import name_parts

Side = Mapping[str, Any]
TEXTS = ("name", "key", "id", "birth", "id_birth", "head", "first", "mid", "last", "community")
EMPTY: dict[str, Any] = {**dict.fromkeys(TEXTS, ""), "phones": []}
SIDES = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["", "王秀兰", "王秀英", "李秀兰"]),
        "key": st.sampled_from(["", "wang xiu lan"]),
        "id": st.sampled_from(["", "1", "2"]),
        "birth": st.sampled_from(["", "1950-01-01", "1951-01-01"]),
        "id_birth": st.sampled_from(["", "1950-01-01"]),
        "head": st.sampled_from(["", "红墙"]),
        "first": st.sampled_from(["", "1"]),
        "mid": st.sampled_from(["", "1", "2"]),
        "last": st.sampled_from(["", "301"]),
        "community": st.sampled_from(["", "甲", "乙"]),
        "phones": st.lists(st.sampled_from(["11", "12"]), unique=True),
    }
)


def table(*sides: Side) -> pl.DataFrame:
    columns = {text: pl.Series([side[text] for side in sides], dtype=pl.String) for text in TEXTS}
    phones = pl.Series([side["phones"] for side in sides], dtype=pl.List(pl.String))
    frame = pl.DataFrame({"n": pl.Series(range(len(sides)), dtype=pl.UInt32), **columns, "phones": phones})
    return frame.hstack(name_parts(frame["name"]))


def met(ours: Sequence[Side], theirs: Sequence[Side]) -> list[tuple[int, int]]:
    return candidates(table(*ours), table(*theirs), lettered=False).rows()


def born(side: Side) -> str:
    return str(side["birth"] or side["id_birth"])


def worth_a_look(ours: Side, theirs: Side) -> bool:
    """The five look-ups said in words, for one pair."""

    def same(*keys: str) -> bool:
        return all(ours[key] != "" and ours[key] == theirs[key] for key in keys)

    family = ours["name"] != "" and ours["name"][:1] == theirs["name"][:1]
    given_name = ours["name"] != "" and ours["name"][1:] == theirs["name"][1:]
    day = born(ours) != "" and born(ours) == born(theirs)
    phone = bool(set(ours["phones"]) & set(theirs["phones"]))
    door = same("head", "first", "last") and (ours["mid"] == theirs["mid"] or "" in (ours["mid"], theirs["mid"]))
    kin = family or given_name or day
    named = same("name") and (same("community") or ours["community"] == "")
    return same("id") or (day and (family or same("key"))) or ((phone or door) and kin) or named


@settings(max_examples=60, deadline=None)
@given(st.lists(SIDES, min_size=1, max_size=5), st.lists(SIDES, min_size=1, max_size=6))
def test_the_look_ups_find_what_comparing_all_would(ours: list[Side], theirs: list[Side]) -> None:
    every = [(n, b) for n, row in enumerate(ours) for b, one in enumerate(theirs) if worth_a_look(row, one)]
    assert met(ours, theirs) == every


@pytest.mark.parametrize(
    ("shared", "most"),
    [
        ({"id": "1"}, CROWD),
        ({"name": "王秀兰", "birth": "1950-01-01"}, CROWD),
        ({"name": "王秀兰", "community": "甲"}, NAMESAKES),
    ],
)
def test_what_too_many_share_says_nothing(shared: dict[str, str], most: int) -> None:
    row, other = {**EMPTY, **shared}, {**EMPTY, **shared, "community": shared.get("community", "丙")}
    assert met([row], [other] * (most + 1)) == []
    assert len(met([{**row, "community": shared.get("community", "丁")}], [other] * min(most, 50))) == min(most, 50)


def test_a_date_inside_the_number_looks_up_only_where_none_is_written() -> None:
    theirs = {**EMPTY, "name": "王秀兰", "birth": "1950-01-01"}
    told = {**EMPTY, "name": "王秀英", "community": "甲"}
    assert met([{**told, "id_birth": "1950-01-01"}], [theirs]) == [(0, 0)]
    assert met([{**told, "id_birth": "1950-01-01", "birth": "1951-01-01"}], [theirs]) == []


def test_housemates_of_other_names_are_not_met_at_the_door() -> None:
    door = {"head": "红墙", "first": "1", "mid": "1", "last": "301"}
    row = {**EMPTY, **door, "name": "王秀兰", "birth": "1950-01-01"}
    mates = [{**EMPTY, **door, "name": name, "birth": "1970-01-01"} for name in ("李国", "王国", "李秀兰")]
    assert met([row], mates) == [(0, 1), (0, 2)]


@pytest.mark.parametrize(
    ("known", "learned"),
    [
        ([("红墙", "甲")], "甲"),
        ([("红墙", "甲"), ("红墙", "甲")], "甲"),
        ([("红墙", "甲"), ("红墙", "")], "甲"),
        ([("红墙", "甲"), ("红墙", "乙")], ""),
        ([("清光", "甲")], ""),
        ([], ""),
    ],
)
def test_a_compound_in_one_community_tells_it(known: list[tuple[str, str]], learned: str) -> None:
    base = table(*({**EMPTY, "head": head, "community": community} for head, community in known))
    rows = table({**EMPTY, "head": "红墙"}, {**EMPTY, "head": "红墙", "community": "丙"}, EMPTY)
    assert learned_communities(rows, base)["community"].to_list() == [learned, "丙", ""]
