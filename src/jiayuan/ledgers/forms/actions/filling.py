"""A worker's answers about some people, kept one person at a time: what is in order is kept, the rest is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict
from jiayuan.ledgers.forms.answering import answers_of, seal_answers
from jiayuan.ledgers.forms.counting import count_task
from jiayuan.ledgers.forms.knowing import known, shown
from jiayuan.ledgers.forms.locating import one_task
from jiayuan.ledgers.forms.messages import STALE_ROW, message_of
from jiayuan.ledgers.forms.queries.lists import task_ref
from jiayuan.ledgers.forms.rules.answers import Answer, Shown, judged, tally
from jiayuan.ledgers.forms.rules.states import FILL, FORM_TRANSITIONS
from jiayuan.ledgers.forms.shapes import Problem, Saved, TaskRef
from jiayuan.ledgers.models import FormRow, FormTask


@dataclass(frozen=True, slots=True)
class Said:
    """What the page sent about one person: the row's key and version it showed, and an answer per attribute."""

    row: int
    version: int
    answers: Mapping[str, Answer]


def start_task(task_id: UUID) -> TaskRef:
    """Begins or goes on filling. Raises Conflict once a part is submitted, accepted or expired."""
    identity.require(context.current(), FILL)
    with transaction.atomic():
        task = one_task(task_id, lock=True)
        _start(task)
        return task_ref(task)


def _start(task: FormTask) -> None:
    move = FORM_TRANSITIONS.move(task.state, "start")
    if task.state != move.to:
        task.state, task.changed_at = move.to, clock.now()
        task.version += 1
        task.save(update_fields=["state", "changed_at", "version"])


def _judge(row: FormRow, said: Said, facts: Mapping[str, Shown], held: dict[str, Answer]) -> list[Problem]:
    """Puts the good answers into `held` and returns what is wrong with the others."""
    problems = []
    for attr, answer in said.answers.items():
        if attr not in facts:
            continue
        kept, code = judged(attr, answer, facts[attr])
        if kept is None:
            problems.append(Problem(row.pk, attr, message_of(code)))
        else:
            held[attr] = kept
    return problems


def _write(row: FormRow, answers: Mapping[str, Answer]) -> None:
    counted = tally(answers.values())
    row.confirmed, row.typed, row.unknown = counted.confirmed, counted.typed, counted.unknown
    row.sealed, row.version = seal_answers(row, answers), row.version + 1
    row.by, row.at = context.current().actor, clock.now()
    row.save(update_fields=["confirmed", "typed", "unknown", "sealed", "version", "by", "at"])


def save_answers(task_id: UUID, said: Sequence[Said]) -> Saved:
    """Keeps the answers about some people (≤ 50). What a colleague wrote meanwhile is never overwritten.

    Raises NotFound, NotAllowed, Conflict (the part is no longer being filled).
    """
    identity.require(context.current(), FILL)
    if len(said) > 50:
        raise Conflict(code="too-many")
    with transaction.atomic():
        task = one_task(task_id, lock=True)
        _start(task)
        saved = _save_rows(task, {one.row: one for one in said if one.answers})
        count_task(task)
    return saved


def _save_rows(task: FormTask, said: Mapping[int, Said]) -> Saved:
    rows = list(FormRow.objects.select_for_update().filter(task=task, pk__in=said).order_by("pk"))
    facts = known([row.person for row in rows], task.spec.attrs, context.current().scope)
    held, problems, written = answers_of(rows), list[Problem](), list[FormRow]()
    for row in rows:
        if row.version != said[row.pk].version:
            problems.append(Problem(row.pk, "", gettext(STALE_ROW)))
            continue
        before = dict(held[row.pk])
        problems += _judge(row, said[row.pk], shown(facts[row.person]), held[row.pk])
        if held[row.pk] != before:
            _write(row, held[row.pk])
            written.append(row)
    audit.record(
        "ledgers.form.answer", obj=str(task.pk), subjects=[row.person for row in written], fields=task.spec.attrs,
        n=len(written),
    )  # fmt: skip
    return Saved(len(written), problems, {row.pk: row.version for row in rows})
