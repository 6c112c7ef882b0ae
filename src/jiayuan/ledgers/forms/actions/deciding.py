"""The asker's word on what a community handed in: accept it into the base, or give it back."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.ledgers.actions.commands import command
from jiayuan.ledgers.forms.locating import one_task
from jiayuan.ledgers.forms.queries.lists import task_ref
from jiayuan.ledgers.forms.rules.states import BUILD, FORM_TRANSITIONS
from jiayuan.ledgers.forms.shapes import TaskRef
from jiayuan.ledgers.models import FormTask, LedgerFile
from jiayuan.ledgers.rules.files import FILE_TRANSITIONS


def _upload(task: FormTask) -> LedgerFile:
    """The upload behind a part that was handed in; NotFound for one that never was."""
    if task.file is None:
        raise NotFound
    return task.file


def _moved(task: FormTask, name: str, reason: str) -> TaskRef:
    task.state, task.reason = FORM_TRANSITIONS.move(task.state, name).to, reason
    task.changed_at, task.version = clock.now(), task.version + 1
    task.save()
    audit.record(f"ledgers.form.{name}", obj=str(task.pk), reason=reason, detail={"state": task.state})
    return task_ref(task)


def accept_task(task_id: UUID) -> TaskRef:
    """Approves the upload behind a part; it is merged by the next job. Raises Conflict while it is being checked."""
    identity.require(context.current(), BUILD)
    with transaction.atomic():
        task = one_task(task_id, lock=True)
        FORM_TRANSITIONS.move(task.state, "accept")
        file = _upload(task)
        if file.state == LedgerFile.State.PREVIEWED:
            # Whom the form asks was chosen here, so people who live elsewhere by now are no sign of a wrong file.
            command(file.pk, "approve", data={"right_file": True})
        elif file.state not in (LedgerFile.State.APPROVED, LedgerFile.State.MERGED):
            raise Conflict(_("这一份还在检查，请稍后再接收"), code="form-checking")
        return _moved(task, "accept", "")


def return_task(task_id: UUID, reason: str) -> TaskRef:
    """Gives a part back with a reason; its upload is cancelled, its answers stay. Raises Invalid without a reason."""
    identity.require(context.current(), BUILD)
    if not reason.strip():
        raise Invalid(_("请写明退回的原因"), code="reason")
    with transaction.atomic():
        task = one_task(task_id, lock=True)
        FORM_TRANSITIONS.move(task.state, "return")
        file = _upload(task)
        if "cancel" in FILE_TRANSITIONS.commands(file.state):
            command(file.pk, "cancel", reason=reason)
        # Set aside by the intake already: then there is nothing left to cancel.
        elif file.state in (LedgerFile.State.APPROVED, LedgerFile.State.MERGING, LedgerFile.State.MERGED):
            raise Conflict(_("这一份已经并入底册，要改请撤销那份台账"), code="form-merged")
        return _moved(task, "return", reason.strip()[:200])
