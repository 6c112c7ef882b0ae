"""One case for staff: what is known, why it is where it is, and the moves its reader may make."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from jiayuan.cases.api import CaseDetail, detail, photo, reveal
from jiayuan.identity.api import staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import FieldError, Invalid, JiayuanError, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import CASE_HANDLING
from jiayuan.places.api import label
from jiayuan.web.cases.labels import CLOCK_STATES, CLOCKS, EVENTS, KINDS, ORDER_STATES, ROLES, words
from jiayuan.web.cases.moves import Move, moves
from jiayuan.web.cases.views.desk import line


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
    # A refusal without fields is shown in the same summary, above the form it belongs to.
    return [FieldError("", problem.code, problem.message)] if problem else []


@staff_view("cases.read", purpose=CASE_HANDLING)
def case(request: HttpRequest, number: int) -> HttpResponse:
    return page(request, str(number))


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
