"""Whose line is it? Whole tables, from raw text to decisions."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.kernel.errors import Invalid
from jiayuan.ledgers.linking.blocks import NAMESAKES, candidates, learned_communities
from jiayuan.ledgers.linking.columns import guess
from jiayuan.ledgers.linking.run import first_guess, link, ours_alike
from jiayuan.ledgers.linking.tidy import tidy
from tests.ledgers.linking.tables import (
    DAUGHTER,
    HOME,
    MOTHER,
    NAMESAKE,
    PEOPLE,
    SON,
    UPSTAIRS,
    base,
    ledger,
    line,
    number,
    person,
)

Row = dict[str, Any]


def decided(*lines: dict[str, str], people: pl.DataFrame | None = None) -> list[Row]:
    found = link(base() if people is None else people, ledger(*lines), model=first_guess())
    return list(found.rows.iter_rows(named=True))


def only(**changed: str) -> Row:
    (found,) = decided(line(MOTHER, **changed))
    return found


def bare(**cells: str) -> dict[str, str]:
    """A line with nothing but the cells given."""
    return {**dict.fromkeys(line(MOTHER), ""), **cells}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["entity"])
def test_everybody_finds_themselves(person: dict[str, str]) -> None:
    (found,) = decided(line(person))
    assert (found["decision"], found["rule"], found["base_id"]) == ("link", "G1", person["entity"])


def test_a_relatives_number_never_leads_to_the_relative() -> None:
    found = only(id_number=DAUGHTER["id_number"])
    assert (found["decision"], found["rule"], found["base_id"]) == ("link", "relative_id", "mother")


def test_a_relatives_number_without_other_evidence_is_asked_about() -> None:
    (found,) = decided(bare(name="赵铁柱", id_number=SON["id_number"]))
    assert (found["decision"], found["rule"]) == ("review", "relative_id")


def test_the_relatives_birth_date_is_no_second_evidence() -> None:
    found = only(id_number=DAUGHTER["id_number"], birth=DAUGHTER["birth"], phone="", address="")
    assert found["base_id"] != "daughter"


@pytest.mark.parametrize(
    ("cells", "rule"),
    [({"name": "赵秀爱", "phone": "13800000011"}, "G2"), ({"name": "赵秀爱", "address": "盛柏家园1-3-603"}, "G3"),
     ({"name": "赵秀爱", "birth": "1946-4-5", "community": "府右街南"}, "G4"),
     ({"name": "赵秀艾", "id_number": MOTHER["id_number"]}, "G1")],
)  # fmt: skip
def test_guard_rules(cells: dict[str, str], rule: str) -> None:
    (found,) = decided(bare(**cells))
    assert (found["decision"], found["rule"], found["base_id"]) == ("link", rule, "mother")


def test_namesakes_are_told_apart_by_where_they_live() -> None:
    one, other = decided(bare(name="赵秀爱", address=HOME), bare(name="赵秀爱", address=NAMESAKE["address"]))
    assert (one["base_id"], other["base_id"]) == ("mother", "namesake")


def test_a_stranger_is_new_and_a_bare_name_is_unplaced() -> None:
    stranger, nothing = decided(
        bare(name="孙悟空", id_number=number("1990-01-01", 111), phone="13911111111"), bare(name="孙悟空")
    )
    assert (stranger["decision"], nothing["decision"]) == ("new", "unplaced")
    assert nothing["base_id"] is None


def test_two_people_of_one_description_are_asked_about() -> None:
    twin = {**MOTHER, "entity": "double", "id_number": ""}
    (found,) = decided(bare(name="赵秀爱", phone="13800000011"), people=base(*PEOPLE, twin))
    assert (found["decision"], found["rule"]) == ("review", "several")


def test_another_sex_speaks_against_a_link_by_name() -> None:
    found = only(id_number="", sex="男")
    assert found["decision"] != "link"


def test_rows_come_back_in_their_order_with_their_own_ids() -> None:
    rows = ledger({**line(SON), "编号": "r-9"}, {**line(MOTHER), "编号": "r-1"})
    found = link(base(), rows, model=first_guess()).rows
    assert found["row_id"].to_list() == ["r-9", "r-1"]
    assert found["row"].to_list() == [0, 1]
    assert found["base_id"].to_list() == ["son", "mother"]


def test_a_mapping_that_names_no_column_is_refused() -> None:
    with pytest.raises(Invalid):
        link(base(), ledger(line(MOTHER)), {"rows": {"name": "没有这列"}})


def test_empty_tables_give_no_decision_and_no_error() -> None:
    nobody = base().clear()
    assert link(nobody, ledger(line(MOTHER)), model=first_guess()).rows["decision"].to_list() == ["new"]
    assert link(base(), ledger(line(MOTHER)).clear()).rows.height == 0


def test_the_order_of_the_base_does_not_matter() -> None:
    rows = ledger(line(MOTHER, id_number=""), line(SON, name="王建"), bare(name="赵秀爱", phone="13800000015"))
    one, other = (link(people, rows, model=first_guess()).rows["base_id"] for people in (base(), base().reverse()))
    assert one.to_list() == other.to_list()


def test_a_line_without_community_learns_it_from_the_compound() -> None:
    people, rows = (
        tidy(table, guess(table.columns)) for table in (base(), ledger(bare(name="赵秀爱", address="盛柏家园1-3-603")))
    )
    assert learned_communities(rows, people)["community"].to_list() == ["府右街南"]


def test_a_compound_in_two_communities_teaches_nothing() -> None:
    split = base(MOTHER, {**UPSTAIRS, "community": "西交民巷社区"})
    people, rows = (tidy(table, guess(table.columns)) for table in (split, ledger(bare(address="盛柏家园1-3-603"))))
    assert learned_communities(rows, people)["community"].to_list() == [""]


def test_a_crowd_of_namesakes_is_not_paired() -> None:
    alike = {**NAMESAKE, "community": "同一社区", "phone": "", "birth": "", "id_number": "", "address": ""}
    crowd = base(*({**alike, "entity": str(n)} for n in range(NAMESAKES + 1)))
    rows = ledger(bare(name="赵秀爱", community="同一社区"))
    people, asked = (tidy(table, guess(table.columns), national=True) for table in (crowd, rows))
    assert candidates(asked, people).height == 0


def test_housemates_who_share_nothing_but_the_door_are_not_paired() -> None:
    people, asked = (tidy(table, guess(table.columns)) for table in (base(), ledger(bare(name="赵秀爱", address=HOME))))
    assert set(candidates(asked, people)["b"].to_list()) == {0}


LETTERS = {key: value for key, value in line(MOTHER).items() if key in ("birth", "address")}


def foreign(key: str, name: str, birth: str, address: str) -> dict[str, str]:
    return {**LETTERS, "entity": key, "name": name, "birth": birth, "address": address}


@pytest.mark.parametrize(
    ("name", "birth", "address"),
    [("jakimow michaela", "1915-11-11", "8 stanley street"), ("kynan doolqey", "1931-09-24", ""),
     ("michafla jakimov", "", "8 stanley street"), ("michafla jakimov", "1915-11-11", "92 stanley road")],
    ids=["turned", "one slip", "door", "birth date"],
)  # fmt: skip
def test_misspelt_names_in_an_alphabet_meet_their_people(name: str, birth: str, address: str) -> None:
    people = [foreign("m", "michaela jakimow", "1915-11-11", "8 stanley street"),
              foreign("k", "kynan dooley", "1931-09-24", "14 mcintyre street")]  # fmt: skip
    asked = [foreign("", name, birth, address)]
    theirs, ours = (tidy(pl.DataFrame(side), guess(["name", "birth", "address"])) for side in (people, asked))
    assert candidates(ours, theirs).height == 1


def test_tables_without_numbers_are_ours_where_names_are_ideographs() -> None:
    ours = base().select("entity", "name")
    theirs = pl.DataFrame({"entity": ["m"], "name": ["Michaela Jakimow"]})
    told = [ours_alike(one, guess(one.columns), one, guess(one.columns)) for one in (ours, theirs)]
    assert told == [True, False]


CELLS = {
    "name": ["赵秀爱", "赵秀艾", "赵爱秀", "赵秀", "王丽娟", "王建国", "赵铁柱", ""],
    "sex": ["女", "男", ""],
    "id_number": [MOTHER["id_number"], DAUGHTER["id_number"], SON["id_number"], MOTHER["id_number"][:17] + "0", ""],
    "birth": ["1946-04-05", "1970-02-03", "1972-08-09", ""],
    "phone": ["13800000011", "13800000012", "13800000099", ""],
    "address": [HOME, NAMESAKE["address"], "盛柏家园1号楼", ""],
    "community": ["府右街南", "西交民巷", ""],
}
LINES = st.fixed_dictionaries({key: st.sampled_from(values) for key, values in CELLS.items()})


@settings(max_examples=25, deadline=None)
@given(st.lists(LINES, min_size=2, max_size=4))
def test_a_line_is_decided_alike_alone_and_among_others(lines: list[dict[str, str]]) -> None:
    together = decided(*lines)
    for at, one in enumerate(lines):
        (alone,) = decided(one)
        assert {**alone, "row": at, "row_id": str(at)} == together[at]


@settings(max_examples=25, deadline=None)
@given(LINES)
def test_no_line_is_given_to_the_owner_of_a_strangers_number(one: dict[str, str]) -> None:
    (found,) = decided(one)
    owner = next((person for person in PEOPLE if person["id_number"] == one["id_number"]), None)
    if owner and one["name"] and one["name"][0] != owner["name"][0]:
        assert found["base_id"] != owner["entity"]


def test_weights_are_learned_where_the_tables_are_large_enough() -> None:
    names = [f"{'王李张刘陈杨'[n % 6]}{'秀建丽志国'[n % 5]}{'爱国娟远华明'[n % 7 % 6]}" for n in range(400)]
    people = [
        person(
            str(n), name, f"19{40 + n % 50}-0{1 + n % 9}-1{n % 10}", n, f"138{n:08}",
            f"清光里{1 + n % 9}号楼{1 + n % 4}单元{100 + n}室",
        )
        for n, name in enumerate(names)
    ]  # fmt: skip
    found = link(base(*people), ledger(*(line(one) for one in people)))
    assert (found.rows["decision"] == "link").all()
    assert found.rows["base_id"].to_list() == [one["entity"] for one in people]
    assert found.model.weights["id"]["exact"] > found.model.weights["sex"]["same"] > 0
    assert found.model.prior_bits < -4


def test_small_tables_are_decided_by_the_shipped_weights() -> None:
    assert link(base(), ledger(line(MOTHER))).model.weights == first_guess().weights
