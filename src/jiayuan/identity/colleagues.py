"""Who else may do the same in the acting scope: whom to ask for a second pair of eyes."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from jiayuan.identity.models import Grant
from jiayuan.identity.rights import require
from jiayuan.identity.rules import ROLES, grant_counts, role_may
from jiayuan.identity.words import AccountStatus
from jiayuan.kernel import clock, context


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody on the staff, by the name colleagues know them by."""

    account_id: UUID
    name: str


def colleagues(permission: str) -> list[Colleague]:
    """The others whose role holds the permission today somewhere in the acting scope, by name."""
    acting = context.current()
    require(acting, permission)
    roles, today = [role for role in ROLES if role_may(role, permission)], clock.today()
    grants = Grant.objects.filter(role__in=roles, account__status=AccountStatus.ACTIVE).select_related("account")
    live = {
        grant.account_id: grant.account.display_name
        for grant in grants.exclude(account_id=acting.account_id)
        if grant_counts(grant.valid_from, grant.valid_until, revoked=grant.revoked_at is not None, day=today)
    }
    return [Colleague(key, name) for key, name in sorted(live.items(), key=lambda pair: (pair[1], pair[0]))]
