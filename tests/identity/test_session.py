"""Role and settings of the transaction."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from jiayuan.identity.models import Account
from jiayuan.identity.session import Ground, as_login, read, stand_on, write

pytestmark = pytest.mark.django_db
STAFF = Ground(role="jy_staff", lo="110102.", hi="110102/", actor="a", request="r")


def test_the_ground_is_set_at_once() -> None:
    with stand_on(STAFF):
        assert read() == STAFF


def test_it_comes_back() -> None:
    before = read()
    with stand_on(STAFF):
        pass
    assert read() == before


def test_it_comes_back_after_an_error_in_the_database() -> None:
    before = read()
    with pytest.raises(Exception, match="division by zero"), stand_on(STAFF), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")
    assert read() == before


def test_the_inner_one_gives_back_to_the_outer() -> None:
    with stand_on(STAFF):
        with as_login():
            assert read() == Ground()
        assert read() == STAFF


def test_settings_end_with_the_savepoint_that_failed() -> None:
    with stand_on(STAFF):
        try:
            with transaction.atomic():
                write(Ground(role="jy_resident"))
                raise ValueError
        except ValueError:
            assert read() == STAFF


def test_values_are_never_part_of_the_statement() -> None:
    with stand_on(Ground(role="jy_staff", lo="'; DROP TABLE identity_account; --")):
        assert not Account.objects.exists()
