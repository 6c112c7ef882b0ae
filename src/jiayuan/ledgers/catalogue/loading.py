"""The decisions and services an installation starts with, from seeds/data_services.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from jiayuan.audit import api as audit
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.plainyaml import plain_yaml
from jiayuan.kernel.text import mark
from jiayuan.ledgers.catalogue.rules.versions import breaking, too_soon
from jiayuan.ledgers.models import DataService, Dataset
from jiayuan.registry import api as registry

FILE = Path(settings.SEEDS) / "data_services.yaml"


def _kinds(attrs: list[str]) -> Mapping[str, str]:
    return {attr: registry.attr(attr).kind for attr in attrs}


def _add(body: Mapping[str, Any]) -> bool:
    """Adds one version of a service unless it is there; Refused when it breaks callers without thirty days' notice."""
    rows = DataService.objects.filter(code=body["code"]).order_by("version")
    if rows.filter(version=body["version"]).exists():
        return False
    before = rows.last()
    attrs = _kinds(body["attrs"])
    breaks = bool(before and breaking(_kinds(before.attrs), attrs))
    if too_soon(body["told_on"], body["valid_from"], breaks):
        raise Refused(mark("删除或更改项目的新版本要提前30天公布"), code="notice")
    values = {name: value for name, value in body.items() if name != "dataset"}
    DataService.objects.create(dataset_id=body["dataset"], **values)
    return True


def load_catalogue(path: Path = FILE) -> int:
    """Adds what is missing, changes nothing that is there; the number of services added."""
    body = plain_yaml(path.read_text(encoding="utf-8"))
    with transaction.atomic():
        Dataset.objects.bulk_create((Dataset(**one) for one in body["datasets"]), ignore_conflicts=True)
        added = sum(_add(one) for one in body["services"])
        audit.record("ledgers.load_catalogue", n=added)
    return added
