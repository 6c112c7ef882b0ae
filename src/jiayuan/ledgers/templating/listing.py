"""The templates as stewards read them: versions, last upload, what is late."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import Max, Q
from django.utils.timezone import localtime

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.models import LedgerFile, Template
from jiayuan.ledgers.queries.files import in_scope
from jiayuan.ledgers.rules.registering import Column, ended, overdue
from jiayuan.ledgers.templating.shapes import TemplateView
from jiayuan.registry import api as registry


def _visible(scope: Scope) -> list[Template]:
    """Everybody's templates and those of offices in scope, oldest version first."""
    rows = Template.objects.exclude(cadence="once").order_by("code", "version")
    inside = {one.no for one in registry.organisations(within=scope.place)} if scope.place else set()
    return [row for row in rows if row.office is None or row.office in inside | set(scope.orgs)]


def _last_uploads(scope: Scope) -> dict[str, date]:
    """Template → the day of its newest upload in scope that was not taken back."""
    alive = ~Q(state__in=["quarantined", "cancelled", "undone", "failed"])
    files = LedgerFile.objects.filter(in_scope(scope)).filter(alive)
    found = files.values_list("template__code").annotate(last=Max("created_at")).order_by("template__code")
    return {code: localtime(last).date() for code, last in found}


def _column(one: dict[str, object]) -> Column:
    return Column(str(one["header"]), str(one["attr"]), bool(one.get("required")), str(one.get("rule", "")))


def _day(row: Template) -> date | None:
    return localtime(row.registered_at).date() if row.registered_at else None


def _view(versions: list[Template], last: date | None, today: date) -> TemplateView:
    row = versions[-1]
    return TemplateView(
        code=row.code, version=row.version, title=row.title, family=row.family,
        office=registry.organisation(row.office).name if row.office else "", purpose=row.purpose,
        purpose_until=row.purpose_until, running=not ended(row.purpose_until, today), cadence=row.cadence,
        kept_days=row.kept_days, age_min=row.age_min, age_max=row.age_max,
        columns=tuple(map(_column, row.columns)), row_key=tuple(map(tuple, row.row_key)),
        versions=tuple((one.version, _day(one)) for one in versions), last_upload=last,
        late=overdue(row.cadence, last, _day(versions[0]), today),
    )  # fmt: skip


def list_templates(scope: Scope) -> list[TemplateView]:
    """The newest version of every template of the scope, the latest ones first, then by code."""
    by_code: dict[str, list[Template]] = defaultdict(list)
    for row in _visible(scope):
        by_code[row.code].append(row)
    last, today = _last_uploads(scope), clock.today()
    audit.record("ledgers.list_templates", n=len(by_code))
    views = [_view(rows, last.get(code), today) for code, rows in by_code.items()]
    return sorted(views, key=lambda one: (-one.late, one.code))


def template_view(code: str, scope: Scope) -> TemplateView:
    """One of them; NotFound when unknown or another place's."""
    rows = [row for row in _visible(scope) if row.code == code]
    if not rows:
        raise NotFound
    return _view(rows, _last_uploads(scope).get(code), clock.today())
