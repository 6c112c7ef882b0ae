"""What a family of ledgers is about, and what it may state."""

from __future__ import annotations

import pytest

from jiayuan.ledgers import api
from jiayuan.ledgers.bodies.kinds import BODY_KINDS, entity_kind, home_attr
from jiayuan.ledgers.rules.families import FAMILIES
from jiayuan.registry.api import attr


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_family_is_about_one_kind_of_entity(family: str) -> None:
    assert entity_kind(family) in {"person", "organisation", "thing", "place"}
    assert attr(home_attr(family)).kind == "place"


@pytest.mark.parametrize(
    ("family", "has", "has_not"),
    [
        ("community", "name", "org.name"),
        ("visit", "phone", "thing.kind"),
        ("organisations", "org.uscc", "name"),
        ("facilities", "thing.code16", "phone"),
        ("dwellings", "residence.actual", "name"),
    ],
)
def test_a_family_states_items_of_its_own_kind_only(family: str, has: str, has_not: str) -> None:
    assert has in api.askable(family)
    assert has_not not in api.askable(family)


def test_no_family_states_who_belongs_to_whom() -> None:
    stated = {code for family in FAMILIES for code in api.askable(family)}
    assert not [code for code in stated if attr(code).kind == "entity"]


def test_families_of_bodies_are_families() -> None:
    assert set(BODY_KINDS) <= set(FAMILIES)
