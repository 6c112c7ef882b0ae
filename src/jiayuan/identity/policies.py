"""Row-security policies of identity beyond the common form: how the login role finds who it lets in.

Before a request acts, the web login may read one account and its grants: those of `jiayuan.actor`. Unset or empty,
it reads nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.kernel.rowsecurity import Policy, policies
from jiayuan.kernel.tables import Table

LOGINS = ("jy_web", "jy_worker")
_ACTOR = "(SELECT nullif(current_setting('jiayuan.actor', true), '')::uuid)"
_SUBJECT = "(SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid)"

EXTRA: Mapping[str, tuple[Policy, ...]] = {
    "identity_account": (
        Policy("entry", LOGINS, "SELECT", using=f"identity_account.id = {_ACTOR}"),
        Policy(
            "service_entry",
            LOGINS,
            "INSERT",
            check=f"identity_account.kind = 'service' AND identity_account.id = {_ACTOR}",
        ),
    ),
    "identity_grant": (Policy("entry", LOGINS, "SELECT", using=f"identity_grant.account_id = {_ACTOR}"),),
    "identity_delegation": (
        Policy("delegate", ("jy_resident",), "SELECT", using=f"identity_delegation.delegate_id = {_SUBJECT}"),
    ),
}


def expected(table: Table) -> list[Policy]:
    """All policies a registered table must have: the common ones and identity's own."""
    return [*policies(table), *EXTRA.get(table.name, ())]
