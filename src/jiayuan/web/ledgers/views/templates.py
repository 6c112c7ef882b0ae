"""Ledger templates: the list with what is late, one of them, its empty workbook, and registering."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jiayuan.identity.api import may, purpose_titles, staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.registry.api import attr
from jiayuan.web.ledgers.template_forms import ColumnForms, TemplateForm, filled, keys_text, new_template

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _state(view: api.TemplateView) -> tuple[str, str]:
    """Words and tone: over, late, or in time."""
    if not view.running:
        return _("用途已到期"), "danger"
    if view.late:
        return _("逾期 %(n)s 天") % {"n": view.late}, "warning"
    return _("正常"), "success"


def _line(view: api.TemplateView) -> dict[str, Any]:
    state, tone = _state(view)
    return {
        "view": view, "state": state, "tone": tone, "family": _(api.TEMPLATE_FAMILIES.get(view.family, view.family)),
        "cadence": _(api.CADENCES[view.cadence][0]) if view.cadence in api.CADENCES else view.cadence,
    }  # fmt: skip


@staff_view("ledgers.view", purpose=LEDGER_UPKEEP)
def listing(request: HttpRequest) -> HttpResponse:
    """All templates of the scope, the late ones first."""
    acting = context.current()
    lines = [_line(view) for view in api.list_templates(acting.scope)]
    return render(request, "ledgers/templates.html", {"lines": lines, "steward": may(acting, "ledgers.templates")})


@staff_view("ledgers.view", purpose=LEDGER_UPKEEP)
def page(request: HttpRequest, code: str) -> HttpResponse:
    """One template: what it asks for, for which purpose and until when, its versions."""
    acting = context.current()
    view = api.template_view(code, acting.scope)
    columns = [
        {"one": one, "label": _(attr(one.attr).label), "rule": _(api.COLUMN_RULES.get(one.rule, ""))}
        for one in view.columns
    ]
    told = {
        **_line(view), "columns": columns, "keys": keys_text(view).split("\n"),
        "purpose": purpose_titles().get(view.purpose, view.purpose), "steward": may(acting, "ledgers.templates"),
    }  # fmt: skip
    return render(request, "ledgers/template.html", told)


@staff_view("ledgers.view", purpose=LEDGER_UPKEEP)
def empty(request: HttpRequest, code: str) -> HttpResponse:
    """The empty workbook of a template."""
    view = api.template_view(code, context.current().scope)
    answer = HttpResponse(api.empty_workbook(view), content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(view.title)}.xlsx"
    return answer


def _registered(request: HttpRequest, form: TemplateForm, columns: Any) -> HttpResponse | None:
    try:
        new = new_template(form, columns.forms)
        version = api.register_template(new)
    except Refused as refused:
        form.add_error(None, _(str(refused)))
    except Invalid as invalid:
        for one in invalid.errors:
            # Faults of the columns have no field of the frame to stand at.
            form.add_error(one.field if one.field in form.fields else None, _(str(one.message)))
    else:
        messages.success(request, _("已登记第 %(n)s 版，从现在起按它上传") % {"n": version})
        return redirect("ledgers:template", new.code)
    return None


def _start(request: HttpRequest) -> tuple[TemplateForm, Any]:
    acting, code = context.current(), request.GET.get("from", "")
    if request.method == "POST":
        return TemplateForm(acting, request.POST), ColumnForms(request.POST, prefix="column")
    if not code:
        return TemplateForm(acting), ColumnForms(prefix="column")
    frame, columns = filled(api.template_view(code, acting.scope))
    return TemplateForm(acting, initial=frame), ColumnForms(initial=columns, prefix="column")


@staff_view("ledgers.templates", purpose=LEDGER_UPKEEP)
def new(request: HttpRequest) -> HttpResponse:
    """Asks for a template, `?from=CODE` for a new version of one; a POST registers it."""
    form, columns = _start(request)
    whole = request.method == "POST" and form.is_valid() & columns.is_valid()
    done = _registered(request, form, columns) if whole else None
    if done is not None:
        return done
    wrong = bool(form.is_bound and (form.errors or not columns.is_valid()))
    told = {"form": form, "columns": columns, "again": request.GET.get("from", "")}
    return render(request, "ledgers/template_new.html", told, status=422 if wrong else 200)
