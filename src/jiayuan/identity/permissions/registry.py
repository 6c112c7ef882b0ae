"""Permissions of the registry's pages."""

from __future__ import annotations

_READER = {"registry.view", "registry.search"}

PERMISSIONS: dict[str, set[str]] = {
    "grid_worker": {"registry.view", "registry.care_read", "registry.settle"},
    "community_worker": _READER | {"registry.propose", "registry.care", "registry.care_read", "registry.settle"},
    "street_officer": _READER
    | {
        "registry.merge",
        "registry.propose",
        "registry.care",
        "registry.care_read",
        "registry.emergency",
        "registry.settle",
    },
    "district_officer": _READER | {"registry.merge", "registry.propose", "registry.emergency"},
    "commander": {"registry.care_read", "registry.emergency"},
    "responder": {"registry.care_read"},
    "service": _READER | {"registry.merge", "registry.propose"},
}
