"""Finding a form or a community's part of it, as far as the acting scope reaches."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from jiayuan.kernel import context
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.forms.shapes import Audience
from jiayuan.ledgers.models import FormSpec, FormTask
from jiayuan.ledgers.queries.files import in_scope


def audience_of(spec: FormSpec) -> Audience:
    return Audience(**spec.audience)


def visible_specs(scope: Scope) -> QuerySet[FormSpec]:
    """The forms asked inside the scope's place: the list and the object check are this one query."""
    if scope.place is None:
        return FormSpec.objects.none()
    lo, hi = scope.place.bounds()
    return FormSpec.objects.filter(Q(place_path__gte=lo, place_path__lt=hi))


def visible_tasks(scope: Scope) -> QuerySet[FormTask]:
    return FormTask.objects.filter(in_scope(scope)).select_related("spec")


def one_spec(form: UUID, *, lock: bool = False) -> FormSpec:
    """The form, if its asker's place lies in the acting scope; NotFound otherwise."""
    rows = visible_specs(context.current().scope).filter(pk=form)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise NotFound
    return found


def one_task(task: UUID, *, lock: bool = False) -> FormTask:
    """The community's part, if the acting scope sees it; NotFound otherwise."""
    rows = visible_tasks(context.current().scope).filter(pk=task)
    # The form itself is shared by all communities and stays unlocked.
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise NotFound
    return found
