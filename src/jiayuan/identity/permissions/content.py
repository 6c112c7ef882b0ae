"""Permissions of the content module: who writes notices, who keeps the catalogue."""

from __future__ import annotations

PERMISSIONS: dict[str, set[str]] = {
    "community_worker": {"content.publish"},
    "street_officer": {"content.publish", "content.catalogue"},
    "district_officer": {"content.publish", "content.catalogue"},
}
