"""Giving and ending grants: never to oneself, high roles by two people, at most a year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from jiayuan.audit.api import record
from jiayuan.identity.models import Grant
from jiayuan.identity.rights import require
from jiayuan.identity.rules import GRANT_DAYS_MAX, grant_period_ok, needs_second_person
from jiayuan.identity.words import Role
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict, FieldError, Invalid, NotFound, Refused
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import mark

CITE = "GB/T 22239-2019 8.1.4.2"


def _check(account_id: UUID, giver: UUID, role: str, first: date, last: date, second: UUID | None) -> None:
    if account_id == giver:
        raise Refused(mark("不能给自己授权"), code="grant-self", cite=CITE)
    if not grant_period_ok(first, last):
        message = mark("授权最长一年，结束日期要晚于开始日期")
        raise Invalid(message, errors=[FieldError("valid_until", "period", message)])
    if needs_second_person(role) and (second is None or second in (giver, account_id)):
        raise Refused(mark("这个角色要由两个人授权"), code="grant-second-person", cite=CITE)


def give_grant(
    account_id: UUID,
    role: str,
    place: PlacePath,
    *,
    orgs: Iterable[int] = (),
    valid_from: date | None = None,
    valid_until: date | None = None,
    approved_by: UUID | None = None,
    reason: str = "",
) -> int:
    """Lets an account act as `role` in `place`, from today for a year unless said otherwise; returns the grant's id.

    Raises Refused (to oneself, or a high role without a second person), Invalid (period), Conflict (the same grant
    stands already).
    """
    acting = context.current()
    require(acting, "identity.grant")
    first = valid_from or clock.today()
    # The last day does not count, so 365 days from today is a year.
    last = valid_until or first + timedelta(days=GRANT_DAYS_MAX - 1)
    _check(account_id, acting.account_id, role, first, last, approved_by)
    grant = Grant(
        account_id=account_id,
        role=Role(role).value,
        place_path=str(place),
        orgs=sorted(orgs),
        valid_from=first,
        valid_until=last,
        granted_by_id=acting.account_id,
        approved_by_id=approved_by,
        reason=reason,
        created_at=clock.now(),
    )
    try:
        with transaction.atomic():
            grant.save(force_insert=True)
    # The exclusion constraint is the judge: two administrators may press the button at once.
    except IntegrityError as error:
        raise Conflict(mark("同样的授权已经存在"), code="grant-twin") from error
    record("identity.grant.give", obj=f"identity_grant:{grant.pk}", detail={"role": role})
    return int(grant.pk)


def revoke_grant(grant_id: int, *, reason: str) -> None:
    """Ends a grant of the acting scope at once; its holder is refused on the next request. Raises NotFound."""
    require(context.current(), "identity.revoke")
    if not Grant.objects.filter(pk=grant_id, revoked_at=None).update(revoked_at=clock.now()):
        raise NotFound
    record("identity.grant.revoke", obj=f"identity_grant:{grant_id}", reason=reason)
