"""Who may see which case: the one policy of lists and object checks alike (specification 4.14)."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from jiayuan.cases.models import Case, CaseReporter, WorkOrder
from jiayuan.cases.rules.numbers import parse
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.scope import Scope


def within(scope: Scope) -> Q:
    """Rows of a guarded table in scope: a resident's own, else by place or by the unit that has the ball."""
    # A resident's home is known too, but never opens the neighbours' rows.
    if scope.subject:
        return Q(subject=scope.subject)
    inside = Q(place_path__gte=scope.lo, place_path__lt=scope.hi) if scope.place else Q(pk__in=[])
    return inside | Q(owner_org_id__in=sorted(scope.orgs)) if scope.orgs else inside


def visible(scope: Scope) -> QuerySet[Case]:
    return Case.objects.filter(within(scope))


def visible_orders(scope: Scope) -> QuerySet[WorkOrder]:
    return WorkOrder.objects.filter(within(scope))


def find(number: str, scope: Scope, cases: QuerySet[Case] | None = None) -> Case:
    """The case of a number in scope; NotFound otherwise, whatever the reason. `cases` is `visible` with more to it."""
    found = visible(scope) if cases is None else cases
    case = found.filter(pk=parse(number)).first()
    if case is None:
        raise NotFound
    return case


def followed(number: str, subject: UUID | None) -> CaseReporter | None:
    """The row by which a person who joined may follow a case."""
    return CaseReporter.objects.filter(case_id=parse(number), subject=subject).first() if subject else None


def leading(case: Case) -> Case:
    """The case a merged one goes on in, itself where it was never merged; read it by the service's hand."""
    while case.merged_into:
        case = Case.objects.get(pk=case.merged_into)
    return case


def district_of(place: str) -> str:
    """The area a merge may reach across: a dispatcher joins cases of one district at most."""
    return PlacePath(place).at(Level.DISTRICT).value
