"""Reference data of the ledgers comes from seeds/ledger_templates: templates, headers, ranks, the first model."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.plainyaml import plain_yaml
from jiayuan.ledgers.models import HeaderAlias, MatchModel, SourceRank, Template
from jiayuan.ledgers.rules import families
from jiayuan.ledgers.rules.headers import normal_header
from jiayuan.ledgers.rules.model import from_json
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
    return plain_yaml(path.read_text(encoding="utf-8"))


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
    # All files are read before any row is written: one refused template stops the whole load.
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
