"""Candidates of a row are few, and the strongest of them stay."""

from __future__ import annotations

import polars as pl

from jiayuan.ledgers.linking.blocks import CROWD, MOST, candidates
from jiayuan.ledgers.linking.columns import guess
from jiayuan.ledgers.linking.tidy import tidy
from tests.ledgers.linking.tables import HOME, MOTHER, base, ledger, line


def pairs(people: pl.DataFrame, *lines: dict[str, str], lettered: bool = True) -> pl.DataFrame:
    ours, theirs = (tidy(table, guess(table.columns), national=True) for table in (ledger(*lines), people))
    return candidates(ours, theirs, lettered=lettered)


def crowd(count: int, **changed: str) -> list[dict[str, str]]:
    return [{**MOTHER, "entity": str(n), "id_number": "", **changed} for n in range(count)]


def test_of_more_than_fifty_the_number_s_owner_stays() -> None:
    family = crowd(CROWD, phone="", birth="", address=HOME)
    owner = {**MOTHER, "name": "钱多多", "phone": "", "birth": "1901-01-01", "address": ""}
    found = pairs(base(*family, owner), line(MOTHER, phone="", birth=""))
    assert found.height == MOST
    assert CROWD in found["b"]


def test_crowded_rows_take_nothing_from_the_others() -> None:
    family = crowd(CROWD, phone="", birth="", address=HOME)
    lone = {**MOTHER, "entity": "lone", "name": "钱多多", "phone": "13911111111", "address": "", "id_number": ""}
    found = pairs(base(*family, lone), line(MOTHER, phone="", birth=""), line(lone))
    assert found.group_by("n", maintain_order=True).len()["len"].to_list() == [MOST, 1]
    assert found.equals(found.sort("n", "b"))


def test_alphabets_have_look_ups_of_their_own_which_live_has_not() -> None:
    anna = {**MOTHER, "entity": "anna", "name": "Anna Schmidt", "birth": "1980-01-01", "id_number": "", "phone": ""}
    row = line(anna, name="Anna Smith", address="", community="")
    assert pairs(base(anna), row).height == 1
    assert pairs(base(anna), row, lettered=False).height == 0
