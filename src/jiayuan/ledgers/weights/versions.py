"""Versions of the weights: stored, looked at, put in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import Max

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.ledgers.models import MatchModel
from jiayuan.ledgers.rules.model import Model

# Weights that nobody has put in force yet.
NEVER = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Version:
    """A stored version with the figures it was measured by; `active_from` None while it is not in force."""

    version: int
    figures: Mapping[str, float]
    active_from: datetime | None


def store(model: Model, figures: Mapping[str, float]) -> Version:
    """Adds the next version, not in force."""
    with transaction.atomic():
        number = (MatchModel.objects.aggregate(n=Max("version"))["n"] or 0) + 1
        body = replace(model, version=number).body()
        MatchModel.objects.create(version=number, body=body, figures=dict(figures), active_from=NEVER)
        audit.record("ledgers.retrain", obj=str(number), detail={"rows": int(figures.get("rows", 0))})
    return Version(number, figures, None)


def activate(version: int) -> Version:
    """Puts a version in force, an older one too; raises NotFound. Earlier links keep the version they were made by."""
    with transaction.atomic():
        found = MatchModel.objects.select_for_update().filter(pk=version).first()
        if found is None:
            raise NotFound
        found.active_from = clock.now()
        found.save(update_fields=["active_from"])
        audit.record("ledgers.activate_model", obj=str(version))
    return Version(version, found.figures, found.active_from)


def versions() -> list[Version]:
    """All of them, the newest first."""
    rows = MatchModel.objects.order_by("-version").values_list("version", "figures", "active_from")
    return [Version(number, figures, None if since == NEVER else since) for number, figures, since in rows]
