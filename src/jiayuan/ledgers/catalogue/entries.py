"""Entries of the catalogue, made anew from templates and services at every asking, so that they cannot go stale."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.ledgers.catalogue.rules.entries import Entry, Field, ServiceEntry
from jiayuan.ledgers.models import DataService, Dataset, Template
from jiayuan.ledgers.templates import templates
from jiayuan.registry import api as registry

# A template nobody decided about is listed and not shared.
UNDECIDED = Dataset(share=Dataset.Share.NONE, owner="", issued=date(2017, 6, 30))


def services_in_force(on: date) -> dict[str, DataService]:
    """The newest version of each service that has begun."""
    rows = DataService.objects.filter(valid_from__lte=on).select_related("dataset").order_by("code", "version")
    return {row.code: row for row in rows}


def service_entry(row: DataService) -> ServiceEntry:
    return ServiceEntry(
        row.code, row.version, row.title, row.kind, row.attrs, row.owner, row.rate, row.daily_rows, row.valid_from,
        row.example,
    )  # fmt: skip


def _field(column: dict[str, object]) -> Field:
    known = registry.attr(str(column["attr"]))
    return Field(known.code, str(column["header"]), known.kind, known.data_class.value, bool(column["required"]))


def _entry(row: Template, decided: Dataset, services: list[DataService]) -> Entry:
    return Entry(
        row.code, row.version, row.title, decided.summary, decided.owner, decided.theme, row.cadence, decided.share,
        decided.condition, decided.issued, [_field(column) for column in row.columns],
        [service_entry(one) for one in services],
    )  # fmt: skip


def entries() -> list[Entry]:
    """Every dataset of the installation, by code; open to everybody."""
    decided = {row.code: row for row in Dataset.objects.all()}
    offered: dict[str, list[DataService]] = defaultdict(list)
    for service in services_in_force(clock.today()).values():
        offered[service.dataset_id].append(service)
    rows = sorted(templates(), key=lambda row: row.code)
    return [_entry(row, decided.get(row.code, UNDECIDED), offered[row.code]) for row in rows]


def service(code: str) -> ServiceEntry:
    """The version of a service in force; raises NotFound."""
    found = services_in_force(clock.today()).get(code)
    if found is None:
        raise NotFound
    return service_entry(found)
