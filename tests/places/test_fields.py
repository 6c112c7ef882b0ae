"""The point field."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.places.fields import PointField
from jiayuan.places.models import Place
from tests.tree import HOME_COMPOUND, as_role

METRES = st.floats(-1e7, 1e7, allow_nan=False)


@given(METRES, METRES)
def test_what_is_written_is_read(x: float, y: float) -> None:
    field = PointField()
    assert field.to_python(field.get_prep_value((x, y))) == (x, y)


def test_unknown_stays_unknown() -> None:
    assert PointField().get_prep_value(None) is None
    assert PointField().to_python(None) is None


def test_the_column_is_a_point() -> None:
    assert PointField().db_type(connection) == "point"


@pytest.mark.usefixtures("tree")
def test_a_point_goes_through_the_database() -> None:
    with as_role("jy_staff"):
        Place.objects.filter(path=HOME_COMPOUND.value).update(loc=(1.5, -2.25))
    assert Place.objects.get(path=HOME_COMPOUND.value).loc == (1.5, -2.25)
