"""Reference data of the ledgers: templates, headers, ranks and the first model come from seeds/ledger_templates."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.ledgers.models import HeaderAlias, MatchModel, SourceRank, Template
from jiayuan.ledgers.rules import families
from jiayuan.ledgers.rules.columns import Wanted, normal_header
from jiayuan.ledgers.rules.model import Model, from_json
from jiayuan.ledgers.rules.ranks import RankRow, ranks_of
from jiayuan.registry import api as registry

FOLDER = Path(settings.SEEDS) / "ledger_templates"


def _template(body: dict[str, Any]) -> Template:
    refused = families.refused(body["family"], body["title"], [column["header"] for column in body["columns"]])
    if refused:
        raise Invalid(families.MESSAGE, code="template-refused")
    for column in body["columns"]:
        registry.attr(column["attr"])
    return Template(
        code=body["code"], version=body["version"], title=body["title"], family=body["family"],
        purpose=body["purpose"], cadence=body["cadence"], age_min=body["age"]["min"], age_max=body["age"]["max"],
        row_key=body["row_key"],
        columns=[{"required": False, **column} for column in body["columns"]],
    )  # fmt: skip


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _aliases(headers: dict[str, list[str]]) -> Iterable[HeaderAlias]:
    for attr, names in headers.items():
        for name in dict.fromkeys(map(normal_header, names)):
            yield HeaderAlias(header_norm=name, attr=attr, office=None)


def _ranks(body: dict[str, Any]) -> Iterable[SourceRank]:
    for family, ranks in body["ranks"].items():
        for attr, rank in ranks.items():
            yield SourceRank(family=family, attr=attr, rank=rank, valid_from=body["valid_from"])


def load_templates(folder: Path = FOLDER) -> int:
    """Adds what is missing, changes nothing that is there; returns the number of templates in the folder."""
    templates = [_template(_yaml(path)) for path in sorted(folder.glob("*.yaml"))]
    model = json.loads((folder / "common" / "model.json").read_text(encoding="utf-8"))
    # A broken model must not become the active one.
    from_json(model)
    with transaction.atomic():
        Template.objects.bulk_create(templates, ignore_conflicts=True)
        HeaderAlias.objects.bulk_create(_aliases(_yaml(folder / "common" / "headers.yaml")), ignore_conflicts=True)
        SourceRank.objects.bulk_create(_ranks(_yaml(folder / "common" / "ranks.yaml")), ignore_conflicts=True)
        MatchModel.objects.get_or_create(
            version=model["version"], defaults={"body": model, "active_from": clock.now()}
        )  # fmt: skip
        audit.record("ledgers.load_templates", n=len(templates))
    return len(templates)


def template(code: str, office: int | None = None) -> Template:
    """The newest version an office may use; raises NotFound."""
    rows = Template.objects.filter(code=code).order_by("-version")
    found = next((row for row in rows if row.office in (None, office)), None)
    if found is None:
        raise NotFound
    return found


def templates(office: int | None = None) -> list[Template]:
    """The newest version of every template an office may use."""
    newest: dict[str, Template] = {}
    for row in Template.objects.order_by("code", "version"):
        if row.office in (None, office):
            newest[row.code] = row
    return list(newest.values())


def wanted(row: Template) -> list[Wanted]:
    return [Wanted(column["header"], column["attr"], column["required"]) for column in row.columns]


def aliases(row: Template, office: int) -> dict[str, str]:
    """Header → attribute for a template: common ones, then those this office confirmed, then the template's own."""
    # A header means an attribute only where the template knows that attribute.
    attrs = {column.attr for column in wanted(row)}
    known = HeaderAlias.objects.filter(attr__in=attrs).order_by("confirmed")
    common = {one.header_norm: one.attr for one in known if one.office is None}
    learned = {one.header_norm: one.attr for one in known if one.office == office}
    return common | learned | {normal_header(column.header): column.attr for column in wanted(row)}


def learn(row: Template, office: int, headers: dict[str, str]) -> None:
    """Remembers, for this office, what a person said a header means (header → attribute)."""
    for header, attr in headers.items():
        name = normal_header(header)
        if not name:
            continue
        known, made = HeaderAlias.objects.get_or_create(
            header_norm=name, office=office, attr=attr, defaults={"confirmed": 1}
        )
        if not made:
            known.confirmed += 1
            known.save(update_fields=["confirmed"])


def ranks(row: Template, on: date) -> dict[str, int]:
    """Attribute → rank of this template's family on a day."""
    rows = [RankRow(one.attr, one.family, one.rank, one.valid_from) for one in SourceRank.objects.all()]
    return ranks_of(rows, row.family, [attr.code for attr in registry.ATTRS], on)


def active_model() -> Model:
    """The model in force; raises NotFound before `load_templates`."""
    found = MatchModel.objects.filter(active_from__lte=clock.now()).order_by("-version").first()
    if found is None:
        raise NotFound
    return from_json(found.body)
