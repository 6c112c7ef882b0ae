"""Forms for those who ask, and parts of them for those who fill."""

from __future__ import annotations

from uuid import UUID

from jiayuan.audit import api as audit
from jiayuan.kernel import context
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.forms.locating import one_spec, one_task, visible_specs, visible_tasks
from jiayuan.ledgers.forms.rules.states import FORM_TRANSITIONS
from jiayuan.ledgers.forms.shapes import FormRef, TaskRef
from jiayuan.ledgers.models import FormSpec, FormTask

PAGE = 50
# The clock's own command is nobody's button.
HUMAN = frozenset({"start", "submit", "accept", "return"})


def form_ref(spec: FormSpec, *, left_out: int = 0) -> FormRef:
    return FormRef(
        id=spec.pk, title=spec.title, attrs=spec.attrs, due=spec.due, state=spec.state,
        state_label=str(FormSpec.State(spec.state).label), people=spec.people, place=spec.audience["place"],
        again_reason=spec.again_reason, again_agreed=spec.again_by is not None,
        is_author=spec.author == context.current().actor, left_out=left_out,
    )  # fmt: skip


def task_ref(task: FormTask) -> TaskRef:
    return TaskRef(
        id=task.pk, form=task.spec_id, title=task.spec.title, attrs=task.spec.attrs, due=task.spec.due,
        place=task.place_path, office=task.office, state=task.state,
        state_label=str(FormTask.State(task.state).label), counts=task.counts, file=task.file_id, reason=task.reason,
        version=task.version, commands=[name for name in FORM_TRANSITIONS.commands(task.state) if name in HUMAN],
    )  # fmt: skip


def forms(scope: Scope, *, limit: int = PAGE) -> list[FormRef]:
    """The newest forms asked inside the scope."""
    found = [form_ref(spec) for spec in visible_specs(scope).order_by("-created_at", "pk")[:limit]]
    audit.record("ledgers.form.list", n=len(found))
    return found


def form(form_id: UUID) -> FormRef:
    """One form; NotFound out of scope."""
    return form_ref(one_spec(form_id))


def form_tasks(form_id: UUID) -> list[TaskRef]:
    """Every community's part of one form; NotFound when the form is out of scope."""
    spec = one_spec(form_id)
    rows = FormTask.objects.filter(spec=spec).select_related("spec").order_by("place_path")
    return [task_ref(task) for task in rows]


def tasks(scope: Scope, *, limit: int = PAGE) -> list[TaskRef]:
    """The scope's parts: what is still to do first, the nearest deadline first."""
    ended = (FormTask.State.ACCEPTED, FormTask.State.EXPIRED)
    rows = visible_tasks(scope).exclude(state__in=ended).order_by("spec__due", "place_path", "pk")
    found = [task_ref(task) for task in rows[:limit]]
    audit.record("ledgers.form.tasks", n=len(found))
    return found


def task(task_id: UUID) -> TaskRef:
    """One community's part; NotFound out of scope."""
    return task_ref(one_task(task_id))
