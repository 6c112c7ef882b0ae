"""Permissions of the ledgers."""

from __future__ import annotations

_UPLOADER = {"ledgers.view", "ledgers.upload", "ledgers.review", "ledgers.ask"}
_STEWARD = _UPLOADER | {"ledgers.approve", "ledgers.undo", "ledgers.exchange", "ledgers.share", "ledgers.templates"}

PERMISSIONS: dict[str, set[str]] = {
    "community_worker": set(_UPLOADER),
    "grid_worker": {"ledgers.view", "ledgers.review"},
    "street_officer": set(_STEWARD),
    "district_officer": set(_STEWARD),
    "service": _STEWARD | {"ledgers.run"},
}
