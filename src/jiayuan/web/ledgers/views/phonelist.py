"""The phone list of one building: everybody's card filled already, answers kept page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiayuan.identity.api import staff_view
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.purpose import FORM_PREFILL
from jiayuan.ledgers import api
from jiayuan.web.ledgers.form_answers import answers, number

PAGE = 30
# As many as one worker visits in a day or two; the page must stay small enough for a telephone.
MOST_ALONG = 200


def _cells(row: api.RowView, sent: Mapping[str, api.Answer], wrong: Mapping[str, str]) -> list[dict[str, Any]]:
    """The cells of a person; what was just sent and not kept stands there again, with the reason."""
    cells = []
    for n, cell in enumerate(row.cells):
        said = sent.get(cell.attr) if cell.attr in wrong or "" in wrong else None
        mark, typed = (said.mark, said.value) if said else (cell.mark, cell.typed)
        cells.append({"cell": cell, "n": n, "mark": mark, "typed": typed, "wrong": wrong.get(cell.attr, "")})
    return cells


def _floors(
    rows: Sequence[api.RowView], sent: Sequence[api.Said] = (), problems: Sequence[api.Problem] = ()
) -> list[dict[str, Any]]:
    """The people of a page, floor by floor."""
    given = {one.row: one.answers for one in sent}
    wrong: dict[int, dict[str, str]] = {}
    for problem in problems:
        wrong.setdefault(problem.row, {})[problem.attr] = problem.message
    return [
        {"floor": floor.lstrip("0"), "people": [_person(row, given, wrong.get(row.key, {})) for row in found]}
        for floor, found in groupby(rows, key=lambda row: row.floor)
    ]


def _person(
    row: api.RowView, given: Mapping[int, Mapping[str, api.Answer]], wrong: Mapping[str, str]
) -> dict[str, Any]:
    return {"row": row, "wrong": wrong.get("", ""), "cells": _cells(row, given.get(row.key, {}), wrong)}


def _shown(request: HttpRequest, task: api.TaskRef, building: str, after: int, **more: Any) -> HttpResponse:
    rows = api.phone_list(task.id, building, after)
    last = str(rows[-1].key) if len(rows) == PAGE else ""
    told = {
        "task": task, "building": building, "after": after, "next": last, "floors": _floors(rows, **more),
        "fills": task.state in ("open", "filling", "returned"),
    }  # fmt: skip
    return render(request, "ledgers/forms/people.html", told, status=422 if more else 200)


def _onwards(request: HttpRequest, task_id: UUID, building: str) -> HttpResponse:
    """To the next people of the building, or back to the list of buildings."""
    key = number(request.POST.get("next", ""))
    if key is None:
        return redirect("ledgers:form_task", task_id)
    return redirect(f"{reverse('ledgers:form_people', args=[task_id, building])}?after={key}")


def _answer(task_id: UUID, sent: Sequence[api.Said]) -> HttpResponse:
    """For answers sent one person at a time, also late: what was kept, and what each row's version is now."""
    try:
        saved = api.save_answers(task_id, sent)
    except Conflict as conflict:
        return JsonResponse({"closed": _(str(conflict))}, status=409)
    problems = [{"row": one.row, "message": one.message} for one in saved.problems]
    return JsonResponse({"rows": saved.rows, "versions": saved.versions, "problems": problems})


@staff_view("ledgers.review", purpose=FORM_PREFILL)
def people(request: HttpRequest, task_id: UUID, building: str) -> HttpResponse:
    """The phone list of one building; a POST keeps the answers and goes on to the next people."""
    task, after = api.task(task_id), number(request.GET.get("after", "")) or 0
    if request.method != "POST":
        return _shown(request, task, building, after)
    sent = answers(request.POST, task.attrs)
    if request.headers.get("Accept") == "application/json":
        return _answer(task_id, sent)
    try:
        saved = api.save_answers(task_id, sent)
    except Conflict as conflict:
        messages.warning(request, _(str(conflict)))
        return redirect("ledgers:form_task", task_id)
    told = ngettext("已记下 {n} 人的答案", "已记下 {n} 人的答案", saved.rows).format(n=saved.rows)
    messages.success(request, told)
    if saved.problems:
        return _shown(request, task, building, after, sent=sent, problems=saved.problems)
    return _onwards(request, task_id, building)


@staff_view("ledgers.review", purpose=FORM_PREFILL)
def walk(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Everybody of a part on one page, building by building: a round can be walked without a connection."""
    task, homes, left = api.task(task_id), [], MOST_ALONG
    for building in api.buildings(task_id):
        rows = api.phone_list(task_id, building.path) if left > 0 else []
        left -= len(rows)
        # A house with more people than a page goes on on its own page.
        homes.append({"building": building, "floors": _floors(rows), "more": building.people > len(rows)})
    told = {"task": task, "homes": homes, "fills": task.state in ("open", "filling", "returned")}
    return render(request, "ledgers/forms/walk.html", told)
