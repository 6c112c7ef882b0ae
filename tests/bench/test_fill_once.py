"""The bench of fill once measures what it says: a base with the gaps of the spec, a worker who hears the truth."""

from __future__ import annotations

from datetime import date

import pytest

from bench.fill_once import ASKED, _figures, _known, _said, _truth
from jiayuan.ledgers.api import RowView
from jiayuan.ledgers.forms.shapes import CellView
from tests.ledgers import books

PEOPLE = 1000


def known(key: str) -> list[str | None]:
    return [_known(n)[key] for n in range(PEOPLE)]


def test_the_base_lacks_and_ages_as_the_spec_says() -> None:
    phones = known("phone")
    old = [phone for n, phone in enumerate(phones) if phone and phone != _truth(n)["phone"]]
    moved = [n for n, room in enumerate(known("residence.actual")) if room != books.room(n)]
    assert (phones.count(None) / PEOPLE, len(old) / PEOPLE, len(moved) / PEOPLE) == (0.15, 0.08, 0.06)


def test_everybody_is_somebody_else_and_old_enough() -> None:
    assert len(set(known("entity"))) == len(set(known("name"))) == PEOPLE
    assert all(date.fromisoformat(str(birth)).year < 1966 for birth in known("birth"))


def cell(attr: str, words: str, *, asked: bool = True) -> CellView:
    return CellView(attr, attr, words, None, "", asked, "tok")


def test_the_worker_confirms_what_fits_types_what_does_not_and_leaves_what_is_fresh() -> None:
    truth = _truth(3)
    cells = [cell("phone", truth["phone"]), cell("residence.actual", "别处"), cell("sex", truth["sex"], asked=False)]
    said = _said(RowView(9, "某", "", "", "", 4, cells), {"某": 3})
    assert (said.row, said.version) == (9, 4)
    assert {attr: one.mark for attr, one in said.answers.items()} == {
        "phone": "confirmed", "residence.actual": "corrected",
    }  # fmt: skip
    assert said.answers["residence.actual"].value == truth["residence.actual"]


@pytest.mark.parametrize(("typed", "holds"), [(30, True), (31, False)])
def test_more_than_three_cells_in_ten_typed_is_a_miss(typed: int, holds: bool) -> None:
    counts = {"cells": 100, "typed": typed, "confirmed": 20, "prefilled": 70, "people": 100 // len(ASKED)}
    times = {"page": [0.1, 0.2], "open": [1.0], "merge": [2.0]}
    told = {one["key"]: one for one in _figures(counts, times)}
    assert told["typed_share"]["holds"] is holds
    assert told["typed_share"]["peer"] == 1.0
    assert told["not_asked_share"]["value"] == pytest.approx(1 - (20 + typed) / 100)
