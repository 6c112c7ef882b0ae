"""The only way in: one request or job acts as one account under one grant, for one purpose, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

from jiayuan.identity.entry import Entrant, identify
from jiayuan.identity.rules import RESIDENT_DB, ROLES
from jiayuan.identity.session import Ground, stand_on
from jiayuan.identity.words import Role
from jiayuan.kernel.context import Acting, current, entered
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.text import mark


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
def enter(acting: Acting, database_role: str) -> Iterator[Acting]:
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
    with enter(admitted, database_role):
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


@contextmanager
def as_self(subject: UUID) -> Iterator[Acting]:
    """A resident goes on under another id of their own, which the caller has just found in the base to be theirs.

    Account, home, purpose and request stay. Raises NotAllowed for whoever does not act for themselves.
    """
    before = current()
    if before.grant_id is not None or before.role != Role.RESIDENT.value:
        raise NotAllowed
    with enter(replace(before, scope=replace(before.scope, subject=subject)), RESIDENT_DB) as again:
        yield again
