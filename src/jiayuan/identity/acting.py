"""The only way in: one request or job acts as one account under one grant, for one purpose, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid5

from jiayuan.identity.entry import Entrant, identify
from jiayuan.identity.models import Account
from jiayuan.identity.rules import RESIDENT_DB, ROLES, STAFF_DB, role_may
from jiayuan.identity.session import Ground, stand_on
from jiayuan.identity.words import AccountKind, Role
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, entered
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.text import mark

# A fixed name space, so that audit records of two installations name a service alike.
SERVICES = UUID("6a696179-7561-4e00-8000-736572766963")


def _ground(acting: Acting, database_role: str) -> Ground:
    scope = acting.scope
    return Ground(
        role=database_role,
        lo=scope.lo,
        hi=scope.hi,
        # A PostgreSQL array literal; empty means the setting is unset, and the policy matches nothing.
        orgs="{" + ",".join(map(str, sorted(scope.orgs))) + "}" if scope.orgs else "",
        subject=str(scope.subject or ""),
        actor=str(acting.actor),
        purpose=acting.purpose.code,
        request=acting.request_id,
    )


@contextmanager
def _enter(acting: Acting, database_role: str) -> Iterator[Acting]:
    with stand_on(_ground(acting, database_role)), entered(acting):
        yield acting


def admit(entrant: Entrant, *, grant_id: int | None, purpose: Purpose, request_id: str = "") -> tuple[Acting, str]:
    """The Acting and its database role for somebody already identified; raises NotAllowed."""
    # Without a grant one acts for oneself: the own rows, wherever they lie.
    if grant_id is None:
        if entrant.subject is None:
            raise NotAllowed(mark("这个账号没有居民身份，请先选择工作身份"), code="no-subject")
        scope, role, database_role = Scope(entrant.home, subject=entrant.subject), Role.RESIDENT.value, RESIDENT_DB
    else:
        grant = entrant.grant(grant_id)
        scope, role, database_role = grant.scope, grant.role, ROLES[grant.role].database_role
    who = entrant.account_id
    return Acting(who, who, role, scope, purpose, request_id, grant_id), database_role


@contextmanager
def acting_entrant(
    entrant: Entrant, *, grant_id: int | None, purpose: Purpose, request_id: str = ""
) -> Iterator[Acting]:
    """As `acting`, for somebody this very request has identified already."""
    admitted, database_role = admit(entrant, grant_id=grant_id, purpose=purpose, request_id=request_id)
    with _enter(admitted, database_role):
        yield admitted


@contextmanager
def acting(
    account_id: UUID, *, grant_id: int | None = None, purpose: Purpose, request_id: str = ""
) -> Iterator[Acting]:
    """Acts as the account under one of its live grants, or without grant as the resident it belongs to.

    One transaction; database role, scope settings and the kernel's context hold until the block ends, then all is as
    before. Raises NotAllowed when the account is closed, the grant ended, or there is no resident behind it.
    """
    entrant = identify(account_id)
    with acting_entrant(entrant, grant_id=grant_id, purpose=purpose, request_id=request_id) as entered_as:
        yield entered_as


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
    with _enter(admitted, STAFF_DB):
        yield admitted


def _still_holds(asked: Acting) -> None:
    # A service that hands on to another has no grant that could have ended.
    if asked.role == Role.SERVICE:
        return
    entrant = identify(asked.account_id)
    if asked.grant_id is not None:
        entrant.grant(asked.grant_id)


def may(acting: Acting, permission: str) -> bool:
    """Whether the acting role holds the permission ("<module>.<verb>")."""
    return role_may(acting.role, permission)


def require(acting: Acting, permission: str) -> None:
    """Raises NotAllowed unless the acting role holds the permission."""
    if not may(acting, permission):
        raise NotAllowed(code="permission")
