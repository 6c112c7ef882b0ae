"""Pay lists: the latest, a new one, one with its sums and lines, its file, the bank's answer."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from jiayuan.benefits import api
from jiayuan.identity.api import staff_view
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import BENEFIT_CHECK
from jiayuan.web.benefits.moneyrows import line_cells, line_columns, list_cells, list_columns, sum_rows
from jiayuan.web.benefits.moneywords import LIST_COMMANDS, LIST_STATES, LIST_TONES
from jiayuan.web.benefits.numbers import whole
from jiayuan.web.benefits.wording import localised, yuan


def _name(policy: str) -> str:
    found = api.name_of(policy)
    return localised(found.zh, found.en)


@staff_view("benefits.decide", purpose=BENEFIT_CHECK)
def lists(request: HttpRequest) -> HttpResponse:
    """The latest lists, what the bank could not pay, and a form for a new one."""
    scope, book = current().scope, api.load_book()
    monthly = [(one.id, localised(one.name.zh, one.name.en)) for one in book.looked_for(clock.today())]
    context = {
        "columns": list_columns(),
        "rows": [list_cells(one, _name(one.policy)) for one in api.paylists(scope)],
        "failed_columns": line_columns(reason=True),
        "failed": [line_cells(row, reason=True) for row in api.unpaid(scope)],
        "policies": monthly,
        "month": f"{clock.today():%Y-%m}",
    }
    return render(request, "benefits/money/lists.html", context)


@staff_view("benefits.decide", purpose=BENEFIT_CHECK)
@require_POST
def draft(request: HttpRequest) -> HttpResponseBase:
    """Lists what is owed for a policy up to a month."""
    try:
        month = date.fromisoformat(f"{request.POST.get('month', '')}-01")
    except ValueError as wrong:
        raise Invalid(gettext("请填写月份"), code="month") from wrong
    made = api.draft_paylist(request.POST.get("policy", ""), month)
    messages.success(request, gettext("清册已编好，请另一位同事复核封存"))
    return HttpResponseRedirect(reverse("benefits:paylist", args=[made.pk]))


@staff_view("benefits.decide", purpose=BENEFIT_CHECK)
def paylist(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """One list: sums three ways, its lines a page at a time, what can be done now."""
    found = api.paylist_in(current().scope, list_id)
    after = request.GET.get("after", "0")
    rows, more = api.lines_page(found, whole(after) or 0)
    commands = [name for name in api.PAYLISTS.commands(found.state) if name in LIST_COMMANDS]
    own = found.made_by_id == current().account_id
    context = {
        "paylist": found,
        "name": _name(found.policy),
        "total": yuan(found.total),
        "state": LIST_STATES[found.state],
        "tone": LIST_TONES.get(found.state, "neutral"),
        "sums": sum_rows(api.paylist_sums(found)),
        "columns": line_columns(reason=found.returned_at is not None),
        "rows": [line_cells(row, reason=found.returned_at is not None) for row in rows],
        "next": f"?after={more}" if more else "",
        # A button that ends in a refusal helps nobody.
        "commands": [{"name": name, "label": LIST_COMMANDS[name]} for name in commands if not (own and name == "seal")],
        "needs_second": own and found.state == "draft",
        "may_return": "return" in api.PAYLISTS.commands(found.state),
        "may_export": found.sealed_at is not None,
    }
    return render(request, "benefits/money/list.html", context)


@staff_view("benefits.decide", purpose=BENEFIT_CHECK)
@require_POST
def move(request: HttpRequest, list_id: UUID, name: str) -> HttpResponseBase:
    """One step of a list; a return brings the bank's file."""
    version = request.POST.get("version", "")
    sent = request.FILES.get("file")
    data = sent.read() if sent is not None else b""
    done = api.paylist_command(list_id, name, data, expected_version=whole(version))
    messages.success(request, gettext("已记录：%(state)s") % {"state": LIST_STATES[done.state]})
    target = reverse("benefits:pay") if done.state == "dropped" else reverse("benefits:paylist", args=[list_id])
    return HttpResponseRedirect(target)


@staff_view("benefits.decide", purpose=BENEFIT_CHECK)
@require_POST
def download(request: HttpRequest, list_id: UUID) -> HttpResponseBase:
    """The file of a sealed list; for the bank with accounts, otherwise without. A deed, so no link can start it."""
    form = api.pay_form(request.POST.get("form", ""))
    made = api.pay_file(current().scope, list_id, form, bank=request.POST.get("bank") == "yes")
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    response["Cache-Control"] = "no-store"
    return response
