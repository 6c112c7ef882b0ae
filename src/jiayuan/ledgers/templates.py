"""Templates, headers, ranks and the model as the stages ask for them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.db.models import TextField
from django.db.models.expressions import RawSQL

from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.ledgers.limits import limits
from jiayuan.ledgers.models import HeaderAlias, MatchModel, SourceRank, Template
from jiayuan.ledgers.rules.headers import normal_header
from jiayuan.ledgers.rules.mapped import Wanted
from jiayuan.ledgers.rules.model import Model, from_json
from jiayuan.ledgers.rules.ranks import RankRow, family_of, ranks_of
from jiayuan.registry import api as registry


def template(code: str, office: int | None = None) -> Template:
    """The newest version an office may use; raises NotFound."""
    rows = Template.objects.filter(code=code).order_by("-version")
    found = next((row for row in rows if row.office in (None, office)), None)
    if found is None:
        raise NotFound
    return found


def templates(office: int | None = None) -> list[Template]:
    """The newest version of every template an office may use, without the layouts of forms that are filled once."""
    newest: dict[str, Template] = {}
    for row in Template.objects.exclude(cadence="once").order_by("code", "version"):
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
    """Attribute → rank of this template's family for what was seen on a day."""
    family = family_of(row.family, on, clock.today(), limits(on).visit_fresh_days)
    rows = [RankRow(one.attr, one.family, one.rank, one.valid_from) for one in SourceRank.objects.all()]
    return ranks_of(rows, family, [attr.code for attr in registry.ATTRS], on)


def active_model() -> Model:
    """The model in force; raises NotFound before `load_templates`."""
    in_force = MatchModel.objects.filter(active_from__lte=clock.now()).order_by("-active_from", "-version")
    # The body holds thousands of names and never changes, so it is read once; xmin tells one writing from another.
    written = RawSQL("xmin::text", [], output_field=TextField())
    found = in_force.annotate(written=written).values_list("version", "written").first()
    if found is None:
        raise NotFound
    return _model(*found)


@lru_cache(maxsize=4)
def _model(version: int, written: str) -> Model:
    return from_json(MatchModel.objects.get(pk=version).body)
