"""Loads the service catalogue from seeds/services.yaml, checking every item before any is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from jiayuan.content.models import ServiceItem
from jiayuan.kernel.plainyaml import plain_yaml

FIELDS = (
    "name", "group", "kind", "summary", "who", "amount", "basis", "materials", "prefilled", "fields_full", "days_law",
    "days_promised", "fee_fen", "home_delivery", "policy", "link",
)  # fmt: skip


def _item(order: int, entry: dict[str, Any], since: date) -> ServiceItem:
    values = {field: entry[field] for field in FIELDS if field in entry}
    item = ServiceItem(code=entry["code"], order=order, valid_from=entry.get("valid_from", since), **values)
    item.full_clean(validate_unique=False, validate_constraints=False)
    return item


def read_catalogue(path: Path) -> list[ServiceItem]:
    """The items of a catalogue file, unsaved. Raises ValidationError or KeyError naming what is wrong."""
    data = plain_yaml(path.read_text(encoding="utf-8"))
    return [_item(order, entry, data["valid_from"]) for order, entry in enumerate(data["services"], 1)]


def load_catalogue(path: Path | None = None) -> int:
    """Writes the catalogue, replacing items of the same code; returns how many it holds."""
    items = read_catalogue(path or settings.SEEDS / "services.yaml")
    # Items are never deleted: an old link must still say what the service was.
    ServiceItem.objects.bulk_create(
        items,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[*FIELDS, "order", "valid_from"],
    )
    return len(items)
