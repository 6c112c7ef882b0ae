"""The builder: what can be chosen, and the wish it becomes."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.kernel.errors import NotFound
from jiayuan.ledgers.api import ASKABLE, Audience, NewForm
from jiayuan.web.ledgers.form_forms import GROUPS, BuilderForm, ReturnForm, places_of
from tests.tree import COMMUNITIES, HOME, STREET

pytestmark = pytest.mark.django_db
DATA = {"title": "独居老人", "attrs": ["phone"], "place": STREET.value, "due": "2027-01-31"}


def form(**changes: object) -> BuilderForm:
    return BuilderForm(STREET, DATA | changes)


@pytest.fixture(autouse=True)
def _tree(tree: None) -> None:
    """The divisions of the suite."""


def test_a_street_asks_the_whole_of_it_or_one_community() -> None:
    places = places_of(STREET)
    assert places[0] == (STREET.value, "西长安街街道")
    assert len(places) == 1 + len(COMMUNITIES)


def test_a_community_asks_itself_alone() -> None:
    assert places_of(HOME) == [(HOME.value, "府右街南社区")]


def test_a_filled_form_becomes_a_wish() -> None:
    asked = form(age_min="60", age_max="", known=["tenure"], again_reason="换届")
    assert asked.is_valid()
    assert asked.wish() == NewForm(
        "独居老人", ["phone"], Audience(STREET.value, 60, None, ("tenure",)), date(2027, 1, 31), "换届"
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"attrs": []},
        {"attrs": ["faith"]},
        {"place": "110105."},
        {"age_min": "-1"},
        {"age_max": "131"},
        {"due": "31/01/2027x"},
        {"known": ["sex"]},
        {"title": ""},
    ],
)
def test_other_choices_are_refused(changes: dict[str, object]) -> None:
    assert list(form(**changes).errors) == list(changes)


def test_groups_are_items_a_form_can_ask() -> None:
    assert set(GROUPS) < set(ASKABLE)


def test_who_has_no_place_builds_nothing() -> None:
    with pytest.raises(NotFound):
        BuilderForm(None)


def test_a_return_needs_a_reason() -> None:
    assert not ReturnForm({"reason": " "}).is_valid()
    assert ReturnForm({"reason": "缺三层"}).is_valid()
