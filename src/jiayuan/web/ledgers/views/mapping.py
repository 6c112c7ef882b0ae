"""Which column is what: shown only when the machine is not sure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiayuan.identity.api import staff_view
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.api import ColumnView
from jiayuan.registry.api import attr


def _name(column: ColumnView) -> str:
    return f"column-{column.sheet}-{column.col}"


def _chosen(request: HttpRequest, columns: Sequence[ColumnView]) -> dict[str, list[str]]:
    sheets = groupby(columns, key=lambda column: column.sheet)
    return {str(sheet): [request.POST.get(_name(one), "") for one in group] for sheet, group in sheets}


def _choices(code: str, office: int) -> list[dict[str, Any]]:
    wanted = api.wanted(api.template(code, office))
    return [{"attr": one.attr, "label": gettext(attr(one.attr).label), "required": one.required} for one in wanted]


@staff_view("ledgers.upload", purpose=LEDGER_UPKEEP)
def page(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Shows every column with its proposal; a POST confirms."""
    ref, columns = api.status(file_id), api.columns(file_id)
    problem = None
    if request.method == "POST":
        data = {"columns": _chosen(request, columns), "shifts": request.POST.get("shifts", "on") != "off"}
        try:
            api.command(file_id, "confirm_mapping", data=data)
            return redirect("ledgers:file", file_id)
        except Invalid as invalid:
            problem = invalid
    lines = [{"column": one, "name": _name(one), "percent": round(one.sure * 100)} for one in columns]
    told = {
        "ref": ref,
        "lines": lines,
        "pastes": api.pastes(file_id),
        "choices": _choices(ref.template, ref.office),
        "problem": problem,
    }
    return render(request, "ledgers/mapping.html", told, status=problem.status if problem else 200)
