"""The narrow search, whatever is typed into it: read in the registry's form or told, never repeated, never broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.text import squeeze
from jiayuan.web.registry.forms import SearchForm

TYPED = st.dictionaries(st.sampled_from(["id_number", "name", "phone", "birth"]), st.text(max_size=30))


def query(**typed: str) -> dict[str, str]:
    form = SearchForm(typed)
    assert form.is_valid(), form.errors
    return form.query(None)


@given(TYPED)
def test_any_text_is_a_query_or_told(typed: dict[str, str]) -> None:
    form = SearchForm(typed)
    if form.is_valid():
        found = form.query(None)
        assert set(found) <= set(typed)
        assert all(value == squeeze(value) for value in found.values())
    else:
        assert set(form.errors) <= set(typed)


@given(TYPED)
def test_what_was_brought_to_the_registry_s_form_stays_in_it(typed: dict[str, str]) -> None:
    form = SearchForm(typed)
    if form.is_valid():
        assert query(**form.query(None)) == form.query(None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"phone": "+86 139-1234-0001"}, {"phone": "13912340001"}),
        ({"phone": "１３９ １２３４ ０００１"}, {"phone": "13912340001"}),
        ({"phone": "不记得"}, {}),
        ({"name": "　王　秀兰 "}, {"name": "王秀兰"}),
        ({"name": "\u200b"}, {}),
        ({"id_number": "11010219400101002x"}, {"id_number": "11010219400101002X"}),
        ({"birth": ""}, {}),
    ],
    ids=["country", "wide", "no phone", "blanks", "invisible", "small x", "empty"],
)
def test_people_type_in_many_ways(typed: dict[str, str], kept: dict[str, str]) -> None:
    assert query(**typed) == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [("name", "长" * 41), ("id_number", "1" * 31), ("phone", "1" * 31), ("room", "长" * 121), ("birth", "1940-02-30")],
)
def test_what_is_too_long_or_no_day_is_told_without_being_repeated(field: str, typed: str) -> None:
    form = SearchForm({field: typed})
    assert list(form.errors) == [field]
    assert typed not in str(form.errors)
