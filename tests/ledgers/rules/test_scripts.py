"""Names by their script: ideographs have no blanks, alphabets have parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.scripts import family, is_han, parts_key, spaced
from jiayuan.ledgers.rules.scripts import given as given_name

LATIN = st.text("abcdé ÀñZ-'’", max_size=20)


@pytest.mark.parametrize(
    ("name", "han"),
    [("王秀兰", True), ("𠮷野家", True), ("豈", True), ("Anna", False), ("", False), ("Анна", False), ("李Anna", True)],
)
def test_ideographs_are_seen_anywhere(name: str, han: bool) -> None:
    assert is_han(name) is han


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("José  GARCÍA-lópez", "jose garcia lopez"), ("O’Neil, J. (2)", "o neil j"), ("ＡＮＮＡ", "anna"), ("123", "")],
)
def test_alphabets_come_to_small_letters_without_accents(typed: str, plain: str) -> None:
    assert spaced(typed) == plain


@given(LATIN)
def test_a_spaced_name_stays_as_it_is(typed: str) -> None:
    once = spaced(typed)
    assert spaced(once) == once
    assert once == " ".join(once.split())


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("王秀兰", ("王", "秀兰")),
        ("anna maria schmidt", ("schmidt", "anna")),
        ("anna", ("anna", "anna")),
        ("", ("", "")),
    ],
)
def test_family_and_given_name(name: str, parts: tuple[str, str]) -> None:
    assert (family(name), given_name(name)) == parts


@given(st.permutations(["anna", "maria", "schmidt"]))
def test_the_order_of_parts_does_not_matter_to_their_key(parts: list[str]) -> None:
    assert parts_key(" ".join(parts)) == "anna maria schmidt"
