"""The search form brings what was typed to the registry's form."""

from __future__ import annotations

import pytest

from jiayuan.web.registry.forms import SearchForm
from tests.ledgers import books
from tests.tree import HOME


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ({"id_number": f" {books.id_number(1)[:6]} {books.id_number(1)[6:]}"}, {"id_number": books.id_number(1)}),
        ({"phone": "139-1234-0001", "name": "王 秀 兰"}, {"phone": "13912340001", "name": "王秀兰"}),
        ({"birth": "1950-01-01"}, {"birth": "1950-01-01"}),
        ({}, {}),
    ],
)
def test_typed_values_are_normalised(tree: None, typed: dict[str, str], query: dict[str, str]) -> None:
    form = SearchForm(typed)
    assert form.is_valid()
    assert form.query(HOME) == query


def test_an_address_becomes_a_room(tree: None) -> None:
    form = SearchForm({"room": books.address(0)})
    assert form.is_valid()
    assert form.query(HOME) == {"room": books.room(0)}


def test_a_wrong_date_is_told(tree: None) -> None:
    assert "birth" in SearchForm({"birth": "昨天"}).errors
