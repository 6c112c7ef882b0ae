"""What a scope covers."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.scope import Scope

HERE = PlacePath.of("110102", "001", "004")


@pytest.mark.parametrize(
    ("path", "covered"),
    [("110102.001.004.", True), ("110102.001.004.0001.", True), ("110102.001.007.", False), ("110102.001.", False)],
)
def test_a_scope_covers_its_place_and_below(path: str, covered: bool) -> None:
    assert Scope(HERE).covers(PlacePath(path)) is covered


def test_a_scope_without_place_covers_nothing_and_has_empty_bounds() -> None:
    nowhere = Scope(orgs=frozenset({7}))
    assert not nowhere.covers(HERE)
    assert (nowhere.lo, nowhere.hi) == ("", "")


def test_bounds_are_those_of_the_place() -> None:
    assert (Scope(HERE).lo, Scope(HERE).hi) == HERE.bounds()


@pytest.mark.parametrize(
    ("text", "found"),
    [("", HERE.value), ("110102.001.", "110102.001."), ("110102.001.004.0001.", HERE.value), ("110103.", "110103.")],
)
def test_the_place_asked_for_is_the_named_one_or_ones_own(text: str, found: str) -> None:
    assert Scope(HERE).asked(text, Level.COMMUNITY).value == found


@pytest.mark.parametrize(("scope", "text"), [(Scope(), ""), (Scope(HERE), "x"), (Scope(HERE), "110102")])
def test_what_names_no_place_is_not_found(scope: Scope, text: str) -> None:
    with pytest.raises(NotFound):
        scope.asked(text, Level.COMMUNITY)
