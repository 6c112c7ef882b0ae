"""The districts of an installation."""

from __future__ import annotations

import pytest

from jiayuan.places import api
from tests.tree import DISTRICT


@pytest.mark.usefixtures("tree")
def test_the_district_is_found_without_being_named() -> None:
    assert [ref.path for ref in api.districts()] == [DISTRICT]


@pytest.mark.django_db
def test_before_the_tree_is_loaded_there_is_none() -> None:
    assert api.districts() == []
