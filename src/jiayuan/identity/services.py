"""Acting as a service: jobs, seeding and drills, for themselves or for a person who asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid5

from jiayuan.identity.acting import enter
from jiayuan.identity.entry import identify
from jiayuan.identity.models import Account
from jiayuan.identity.rules import STAFF_DB
from jiayuan.identity.session import Ground, stand_on
from jiayuan.identity.words import AccountKind, Role
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.text import mark

# A fixed name space, so that audit records of two installations name a service alike.
SERVICES = UUID("6a696179-7561-4e00-8000-736572766963")


def service_id(name: str) -> UUID:
    """The account id of a service, the same in every installation."""
    return uuid5(SERVICES, name)


def _ensure_service(name: str) -> UUID:
    account_id = service_id(name)
    with stand_on(Ground(actor=str(account_id))):
        known = Account.objects.filter(pk=account_id).values_list("status", flat=True).first()
        if known is None:
            service = Account(id=account_id, kind=AccountKind.SERVICE, display_name=name[:64], created_at=clock.now())
            # Two processes may meet here on their first job.
            Account.objects.bulk_create([service], ignore_conflicts=True)
        elif known != "active":
            raise NotAllowed(mark("这个服务账号已停用"), code="account-closed")
    return account_id


@contextmanager
def acting_as_service(
    name: str, *, place: PlacePath, purpose: Purpose, on_behalf_of: Acting | None = None
) -> Iterator[Acting]:
    """Acts as a service account with the rights of staff inside `place`: jobs, seeding, drills.

    A job that continues what a person began passes `on_behalf_of`: the person stays the actor, and the job is refused
    once the account is closed or the grant it was asked under has ended.
    """
    account_id = _ensure_service(name)
    actor = account_id
    if on_behalf_of is not None:
        actor = on_behalf_of.actor
        _still_holds(on_behalf_of)
    request_id = on_behalf_of.request_id if on_behalf_of else ""
    admitted = Acting(actor, account_id, Role.SERVICE.value, Scope(place), purpose, request_id)
    with enter(admitted, STAFF_DB):
        yield admitted


def _still_holds(asked: Acting) -> None:
    # A service that hands on to another has no grant that could have ended.
    if asked.role == Role.SERVICE:
        return
    entrant = identify(asked.account_id)
    if asked.grant_id is not None:
        entrant.grant(asked.grant_id)
