"""Under whose hat the seeding writes."""

from __future__ import annotations

import pytest
from django.db import connection

from jiayuan.config.demo.hats import DISTRICT, as_seed
from jiayuan.kernel.context import current, current_or_none
from jiayuan.places import api as places
from jiayuan.places.api import AliasKind
from tests.tree import HOME_COMPOUND

pytestmark = pytest.mark.django_db


def setting(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [name])
        return str(cursor.fetchone()[0])


def test_tables_believed_empty_are_not_joined_row_by_row() -> None:
    with as_seed():
        assert setting("enable_nestloop") == "off"


def test_the_seeding_acts_for_the_whole_district() -> None:
    with as_seed():
        assert current().scope.place == DISTRICT
        assert setting("jiayuan.lo") == DISTRICT.value
    assert current_or_none() is None


def test_a_step_that_fails_leaves_nothing_behind(tree: None) -> None:
    before = aliases()
    with pytest.raises(RuntimeError):
        name_and_fail()
    assert aliases() == before


def name_and_fail() -> None:
    with as_seed():
        places.add_alias(HOME_COMPOUND, "旧红墙", AliasKind.OLD)
        assert aliases() > 0
        raise RuntimeError


def aliases() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM places_alias")
        return int(cursor.fetchone()[0])


def test_the_login_is_itself_again_afterwards() -> None:
    before = setting("role")
    with as_seed():
        assert setting("role") != before
    assert setting("role") == before
