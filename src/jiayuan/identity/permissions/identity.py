"""Permissions of the identity module itself."""

from __future__ import annotations

PERMISSIONS: dict[str, set[str]] = {
    "security_admin": {"identity.grant", "identity.revoke", "identity.accounts"},
    "street_officer": {"identity.roster", "identity.objections"},
    "district_officer": {"identity.roster", "identity.objections"},
    "community_worker": {"identity.assist"},
}
