"""Permissions of the registry's pages."""

from __future__ import annotations

_READER = {"registry.view", "registry.search"}

PERMISSIONS: dict[str, set[str]] = {
    "grid_worker": {"registry.view"},
    "community_worker": set(_READER),
    "street_officer": _READER | {"registry.merge"},
    "district_officer": _READER | {"registry.merge"},
    "service": _READER | {"registry.merge"},
}
