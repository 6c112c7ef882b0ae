"""One case for staff: what is known, why it is where it is, and the moves its reader may make."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from jiayuan.cases.api import CaseDetail, command, detail, log_try, order_command, photo, reveal
from jiayuan.identity.api import staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import FieldError, Invalid, JiayuanError, NotFound, Refused
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import CASE_CALLBACK, CASE_HANDLING
from jiayuan.places.api import label
from jiayuan.web.cases.labels import CLOCK_STATES, CLOCKS, EVENTS, KINDS, ORDER_STATES, ROLES, words
from jiayuan.web.cases.moves import Move, data_of, form_for, moves
from jiayuan.web.cases.views.desk import line

# What a refusal may be shown beside the form for; anything else has its own page.
SHOWN = (Invalid, Refused)


def _orders(case: CaseDetail, place: PlacePath, bound: forms.Form | None) -> list[dict[str, object]]:
    return [
        {
            "order": order, "state": words(ORDER_STATES, order.state), "tried": order.explain.get("tried", ()),
            "moves": moves(order.moves, f"/staff/cases/orders/{order.id}/", place, bound),
        } for order in case.orders
    ]  # fmt: skip


def _timeline(case: CaseDetail) -> list[dict[str, object]]:
    return [
        {"title": words(EVENTS, row.command), "when": row.at, "who": words(ROLES, row.by), "text": row.text}
        for row in case.events
    ]


def page(
    request: HttpRequest, number: str, bound: forms.Form | None = None, problem: JiayuanError | None = None
) -> HttpResponse:
    """The page of a case, with a form that came back wrong and why."""
    case = detail(number, context.current().scope)
    place = PlacePath(case.row.place_path)
    own: list[Move] = moves(case.moves, f"/staff/cases/{number}/", place, bound)
    clocks = [
        {"clock": row, "kind": words(CLOCKS, row.kind), "state": words(CLOCK_STATES, row.state)} for row in case.clocks
    ]
    told = {
        **line(case.row), "detail": case, "orders": _orders(case, place, bound), "moves": own, "clocks": clocks,
        "events": _timeline(case), "where": label(place), "kind": words(KINDS, case.kind),
        "problem": problem, "errors": _errors(problem),
    }  # fmt: skip
    return render(request, "cases/staff/case.html", told, status=problem.status if problem else 200)


def _errors(problem: JiayuanError | None) -> list[FieldError]:
    if isinstance(problem, Invalid) and problem.errors:
        return problem.errors
    return [FieldError("", problem.code, problem.message)] if problem else []


@staff_view("cases.read", purpose=CASE_HANDLING)
def case(request: HttpRequest, number: int) -> HttpResponse:
    return page(request, str(number))


def _version(request: HttpRequest) -> int | None:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdigit() else None


def _back(request: HttpRequest, number: str) -> HttpResponse:
    """To the page the button stood on, if it is one of ours."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return redirect(wanted if safe and wanted.startswith("/staff/") else f"/staff/cases/{number}/")


def _filled(request: HttpRequest, name: str) -> forms.Form:
    place = context.current().scope.place
    return form_for(name, place, request.POST, request.FILES)


@staff_view("cases.read", purpose=CASE_HANDLING)
@require_POST
def act(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """A command on the case."""
    form = _filled(request, name)
    if not form.is_valid():
        return page(request, str(number), form, Invalid())
    try:
        command(str(number), name, data=data_of(form), expected_version=_version(request))
    except SHOWN as problem:
        return page(request, str(number), form, problem)
    messages.success(request, _("已办理。"))
    return _back(request, str(number))


@staff_view("cases.handle", purpose=CASE_HANDLING)
@require_POST
def act_on_order(request: HttpRequest, order_id: int, name: str) -> HttpResponse:
    """A command on a work order; `take` signs and starts in one tap."""
    number = request.POST.get("number", "")
    # Two taps are all a worker on the stairs has: signing and starting are one of them.
    if name == "take":
        order_command(order_id, "sign", expected_version=_version(request))
        order_command(order_id, "start")
        messages.success(request, _("已签收，开始办理。"))
        return _back(request, number)
    form = _filled(request, name)
    if not form.is_valid():
        return page(request, number, form, Invalid())
    try:
        order_command(order_id, name, data=data_of(form), expected_version=_version(request))
    except SHOWN as problem:
        return page(request, number, form, problem)
    messages.success(request, _("已办理。"))
    return _back(request, number)


@staff_view("cases.callback", purpose=CASE_CALLBACK)
@require_POST
def call(request: HttpRequest, number: int) -> HttpResponse:
    """A call that was tried."""
    closed = log_try(str(number), request.POST.get("result", ""))
    messages.info(request, _("三次未接通，已办结。") if closed else _("已记录这次回访。"))
    return redirect("cases:callbacks")


@staff_view("cases.reveal", purpose=CASE_HANDLING)
@require_POST
def contact(request: HttpRequest, number: int) -> HttpResponse:
    """Name and phone for the one who must call: one click, one audit record."""
    return render(request, "cases/staff/contact.html", {"number": number, "contacts": reveal(str(number))})


@staff_view("cases.read", purpose=CASE_HANDLING)
def picture(request: HttpRequest, number: int, photo_id: int) -> HttpResponse:
    content = photo(str(number), photo_id, context.current().scope)
    if not content:
        raise NotFound
    return HttpResponse(content, content_type="image/jpeg")
