"""Under whose hat the seeding writes: its own service account, or a demo account's first grant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import connection, transaction

from jiayuan.identity import api as identity
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM, Purpose

DISTRICT = PlacePath("110102.")


def account_of(username: str) -> UUID:
    with identity.as_login():
        found: UUID = get_user_model().objects.values_list("account_id", flat=True).get(username=username)
    return found


def accounts_of(usernames: Iterable[str]) -> list[UUID]:
    """Those of the accounts that there are: small districts may lack somebody who fits a persona."""
    with identity.as_login():
        found = get_user_model().objects.filter(username__in=list(usernames)).order_by("username")
        return list(found.values_list("account_id", flat=True))


@contextmanager
def acting_as(username: str, purpose: Purpose) -> Iterator[None]:
    """As the staff account of that name, under its first grant."""
    with transaction.atomic():
        account = account_of(username)
        grant = identity.identify(account).grants[0]
        with identity.acting(account, grant_id=grant.id, purpose=purpose):
            yield


@contextmanager
def as_seed() -> Iterator[None]:
    """As the seeding service, for the whole district, in one transaction."""
    with transaction.atomic(), identity.acting_as_service("seed", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        with connection.cursor() as cursor:
            # Statistics lag behind a load this fast: tables believed to be empty must not be joined row by row.
            cursor.execute("SET LOCAL enable_nestloop = off")
        yield
