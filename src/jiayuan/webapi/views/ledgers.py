"""Uploads of ledgers: send one, follow it, decide on it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import File, Form, Query, Router
from ninja.files import UploadedFile
from ninja.responses import Status

from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, NotFound, Refused
from jiayuan.kernel.text import mark
from jiayuan.ledgers import api
from jiayuan.ledgers.api import FileRef
from jiayuan.registry.api import organisations
from jiayuan.webapi.once import once
from jiayuan.webapi.operations import FORM, JSON, Rule, operation
from jiayuan.webapi.problems import ConflictNow, TooLarge
from jiayuan.webapi.schemas.ledgers import (
    CommandIn,
    FileOut,
    FileWithMapping,
    IssueOut,
    Mode,
    Outcome,
    PreviewOut,
    ReceiptOut,
)

router = Router(tags=["ledgers"])
LOOK = Rule(permission="ledgers.view")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 50
After = Annotated[int, Query(ge=0, lt=2**63)]
OFFICES = frozenset({"committee", "unit", "property"})


def _own_office() -> int:
    """The office whose ledgers the acting grant keeps: its organisation, or the nearest of its place."""
    scope = context.current().scope
    if scope.orgs:
        return min(scope.orgs)
    inside = organisations(within=scope.place) if scope.place else []
    near = sorted((len(one.place_path), one.no) for one in inside if one.kind in OFFICES)
    if not near:
        raise NotFound
    return near[0][1]


def _receipt(ref: FileRef) -> Mapping[str, Any]:
    told = reverse("webapi:ledgers.file", args=[ref.id])
    return {"id": str(ref.id), "state": ref.state, "version": ref.version, "events_url": told}


def _received(office: int, template: str, name: str, content: bytes, mode: str, as_of: date | None) -> FileRef:
    try:
        return api.receive(office, template, name, content, mode=mode, as_of=as_of)
    except Refused as refused:
        if refused.code == "too_big":
            raise TooLarge(refused.message, code=refused.code) from refused
        raise


@operation(
    router, "POST", "/files", Rule(permission="ledgers.upload", takes=FORM), "ledgers.upload", mark("上传一份台账"),
    response={202: ReceiptOut},
)  # fmt: skip
def upload(
    request: HttpRequest,
    template: Form[str],
    file: File[UploadedFile],
    mode: Form[Mode] = "partial",
    as_of: Form[date | None] = None,
    office: Form[int | None] = None,
) -> Status[Mapping[str, Any]]:
    """Takes in a workbook or CSV file; the stages run behind it. The same bytes again give the earlier receipt."""
    content, number = file.read(), office if office is not None else _own_office()
    digest = hashlib.sha256(content).hexdigest()
    said = f"{number} {template} {mode} {as_of} {digest}"
    name = file.name or "ledger"
    return once(request, said, lambda: _receipt(_received(number, template, name, content, mode, as_of)), 202)


def _file(ref: FileRef) -> dict[str, Any]:
    return {name: getattr(ref, name) for name in FileOut.model_fields}


@operation(
    router, "GET", "/files/{uuid:file_id}", LOOK, "ledgers.file", mark("一份台账的状态和计数"), response=FileWithMapping
)
def state(request: HttpRequest, file_id: UUID) -> dict[str, Any]:
    """State, counts, mapping; the `version` to name in a command."""
    columns = [
        {"sheet": one.sheet, "column": one.letter, "header": one.header, "attr": one.attr, "sure": one.sure}
        for one in api.columns(file_id)
    ]
    return {**_file(api.status(file_id)), "mapping": columns}


@operation(
    router, "GET", "/files/{uuid:file_id}/issues", LOOK, "ledgers.issues", mark("台账里的问题，按种类计数"),
    response=list[IssueOut],
)  # fmt: skip
def issues(request: HttpRequest, file_id: UUID) -> list[dict[str, Any]]:
    """Kinds of faults, commonest first."""
    return [
        {"message": message, "severity": severity, "cells": cells}
        for message, severity, cells in api.issue_counts(file_id)
    ]


@operation(
    router, "GET", "/files/{uuid:file_id}/preview", LOOK, "ledgers.preview", mark("合并前看每一行会怎样"),
    response=PreviewOut,
)  # fmt: skip
def preview(request: HttpRequest, file_id: UUID, kind: Outcome = "", after: After = 0) -> dict[str, Any]:
    """Rows of one kind, masked, by key."""
    rows = api.preview(file_id, kind, after, PAGE)
    return {"rows": rows, "next": rows[-1].key if len(rows) == PAGE else None}


@operation(router, "GET", "/files/{uuid:file_id}/errors.xlsx", LOOK, "ledgers.errors", mark("标出问题的工作簿"))
def errors(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The uploaded workbook again, wrong cells red and commented."""
    headers = {"Content-Disposition": 'attachment; filename="errors.xlsx"', "Cache-Control": "no-store"}
    return HttpResponse(api.error_workbook(file_id), content_type=XLSX, headers=headers)


def _commanded(file_id: UUID, body: CommandIn) -> Mapping[str, Any]:
    try:
        ref = api.command(
            file_id, body.command, reason=body.reason, data=body.data, expected_version=body.expected_version
        )
    except Conflict as conflict:
        now = api.status(file_id)
        raise ConflictNow(conflict, state=now.state, version=now.version) from conflict
    return _receipt(ref)


@operation(
    router, "POST", "/files/{uuid:file_id}/commands", Rule(permission="ledgers.upload", takes=JSON), "ledgers.command",
    mark("确认、批准、撤销或重试"), response=ReceiptOut,
)  # fmt: skip
def command(request: HttpRequest, file_id: UUID, body: CommandIn) -> Status[Mapping[str, Any]]:
    """A person's command on a file; 409 tells state and version when they moved on."""
    return once(request, body.model_dump_json(), lambda: _commanded(file_id, body))
