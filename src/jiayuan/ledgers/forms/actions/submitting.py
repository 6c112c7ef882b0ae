"""Handing a community's part in: its answers become an upload of the form's own ledger."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict
from jiayuan.ledgers.actions.receiving import receive
from jiayuan.ledgers.forms.answering import answers_of
from jiayuan.ledgers.forms.counting import ANSWERED
from jiayuan.ledgers.forms.knowing import Known, known, shown
from jiayuan.ledgers.forms.locating import one_task
from jiayuan.ledgers.forms.queries.lists import task_ref
from jiayuan.ledgers.forms.rules.answers import Shown, standing
from jiayuan.ledgers.forms.rules.sheet import KEYS, line, sheet
from jiayuan.ledgers.forms.rules.states import FORM_TRANSITIONS, SEND
from jiayuan.ledgers.forms.shapes import TaskRef
from jiayuan.ledgers.models import FormRow, FormTask
from jiayuan.places.api import labels


def _keys(facts: dict[str, Known], community: str) -> dict[str, Shown]:
    found = {attr: facts[attr].shown for attr in KEYS if attr in facts}
    # Where the line stands, not a value of its own: the office's own community.
    return found | {"community": Shown(community, community)}


def body_of_task(task: FormTask) -> tuple[bytes, int]:
    """The sheet of a part's answers and its number of lines; answers to values that changed since are left out."""
    rows = list(FormRow.objects.filter(ANSWERED, task=task).order_by("place_path", "pk"))
    attrs = task.spec.attrs
    wanted = list(dict.fromkeys([*attrs, *(attr for attr in KEYS if attr != "community")]))
    facts, said = known([row.person for row in rows], wanted, context.current().scope), answers_of(rows)
    community = labels([task.place_path])[task.place_path]
    lines = []
    for row in rows:
        now = shown(facts[row.person])
        answers = standing(said[row.pk], {attr: now[attr] for attr in attrs})
        if answers:
            lines.append(line(attrs, answers, now, _keys(facts[row.person], community)))
    template = task.spec.template
    headers = [column["header"] for column in template.columns] if template else []
    return sheet(headers, lines), len(lines)


def submit_task(task_id: UUID, *, incomplete: bool = False) -> TaskRef:
    """Submits a part. Raises Conflict: form-incomplete (people without an answer, unless said), form-empty."""
    identity.require(context.current(), SEND)
    with transaction.atomic():
        task = one_task(task_id, lock=True)
        move = FORM_TRANSITIONS.move(task.state, "submit")
        if task.counts["done"] < task.counts["people"] and not incomplete:
            raise Conflict(_("还有人没有填，请确认是否就这样提交"), code="form-incomplete")
        body, lines = body_of_task(task)
        if not lines or task.spec.template is None:
            raise Conflict(_("还没有一条可以提交的答案"), code="form-empty")
        name = f"{task.spec.title}-{labels([task.place_path])[task.place_path]}.csv"
        task.file_id = receive(task.office, task.spec.template.code, name, body).id
        task.state, task.changed_at, task.reason = move.to, clock.now(), ""
        task.version += 1
        task.save()
        audit.record("ledgers.form.submit", obj=str(task.pk), n=lines)
    return task_ref(task)
