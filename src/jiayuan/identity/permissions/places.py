"""Who may look through the tree of places, and who may change it."""

from __future__ import annotations

_READ = {"places.read"}
_KEEP = {"places.read", "places.keep"}

PERMISSIONS: dict[str, set[str]] = {
    "community_worker": _READ,
    "grid_worker": _READ,
    "building_steward": _READ,
    "property_manager": _READ,
    "street_officer": _KEEP,
    "duty_dispatcher": _READ,
    "district_officer": _KEEP,
    "district_analyst": _READ,
    "commander": _READ,
    "system_admin": _KEEP,
    "service": _KEEP,
}
