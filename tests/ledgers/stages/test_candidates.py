"""Blocking finds whom the rules could link, in few joins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.rules.pair import Incoming
from jiayuan.ledgers.stages.candidates import find, load_base, plain_ids
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import DISTRICT, HOME

WHOLE = Scope(DISTRICT)
A = books.person(0)


def asked(*rows: Incoming) -> list[set[object]]:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        found = find(rows, load_base(WHOLE))
        return [{known.person for known in found.get(n, [])} for n in range(len(rows))]


def row(**fields: object) -> Incoming:
    return replace(Incoming(), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "fields",
    [
        {"id_bi": ("id_number", books.line(0)[2])},
        {"phones": ("phone", books.phone(0))},
        {"name": "王秀兰", "birth": "1940-01-15"},
        {"name": "王绣兰", "name_py": "wang xiu lan", "birth": "1940-01-15"},
        {"name": "王秀兰", "address": books.room(0)},
        {"address": books.room(0), "birth": "1940-01-15"},
        {"name": "王秀兰", "community": HOME.value},
    ],
    ids=["number", "phone", "name-date", "pinyin-date", "name-room", "room-date", "name-community"],
)
def test_each_block_finds_its_person(desk: Desk, fields: dict[str, object]) -> None:
    given = dict(fields)
    if isinstance(given.get("id_bi"), tuple):
        given["id_bi"] = registry.blind(*given["id_bi"]).hex()
    if given.get("phones"):
        given["phones"] = (registry.blind(*given["phones"]).hex(),)
    assert asked(row(**given)) == [{A}]


def test_a_row_that_says_nothing_finds_nobody(desk: Desk) -> None:
    assert asked(Incoming()) == [set()]


def test_empty_values_do_not_meet(desk: Desk) -> None:
    assert asked(row(name="欧阳春晓", birth=""), row(sex="1")) == [set(), set()]


def test_rows_keep_their_own_candidates(desk: Desk) -> None:
    rows = [row(name=books.NAMES[n], community=HOME.value) for n in (2, 0, 1)]
    assert asked(*rows) == [{books.person(n)} for n in (2, 0, 1)]


def test_plain_numbers_are_opened_in_memory(desk: Desk) -> None:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        assert plain_ids([A], WHOLE) == {A: books.line(0)[2]}
        assert plain_ids([], WHOLE) == {}


def test_the_base_of_another_scope_is_empty(desk: Desk) -> None:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        assert load_base(Scope(books.HOME_COMPOUND.child("0009"))).height == 0
