"""Staff lists: the dispatcher's queue, the unit's inbox, the callback desk, the figures."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiayuan.cases.api import CaseRow, Filters, Page, inbox, list_cases, load_per_unit
from jiayuan.identity.api import staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import CASE_CALLBACK, CASE_HANDLING
from jiayuan.web.cases.labels import ORDER_STATES, STATES, TONES, URGENCY, URGENCY_TONES, why_words, words

TABS = {
    "live": Filters(),
    "dispatch": Filters(states=("received",)),
    "overdue": Filters(overdue=True),
    "supervised": Filters(supervised=True),
    "returns": Filters(returns=True),
    "approve": Filters(reported=True),
    "all": Filters(states=tuple(STATES), order="new"),
}


def line(row: CaseRow) -> dict[str, object]:
    """One row as the lists show it."""
    return {
        "case": row, "state": words(STATES, row.state), "tone": TONES.get(row.state, "neutral"),
        "order_state": words(ORDER_STATES, row.order_state), "urgency": words(URGENCY, row.urgency),
        "urgency_tone": URGENCY_TONES.get(row.urgency, "neutral"), "why": why_words(row.why),
    }  # fmt: skip


def _list(request: HttpRequest, template: str, page: Page, **more: object) -> HttpResponse:
    rows = [line(row) for row in page.rows]
    following = request.GET.copy()
    following["after"] = page.after
    told = {"rows": rows, "next": f"?{following.urlencode()}" if page.after else "", **more}
    return render(request, template, told)


@staff_view("cases.read", purpose=CASE_HANDLING)
def queue(request: HttpRequest) -> HttpResponse:
    """Due first, with why each case went where it is."""
    tab = request.GET.get("tab", "live")
    if tab not in TABS:
        raise NotFound
    # Long enough for a number or a few words; longer searches are pasted texts.
    asked = request.GET.get("q", "").strip()[:80]
    filters = replace(TABS[tab], q=asked)
    page = list_cases(context.current().scope, filters, request.GET.get("after", ""))
    return _list(request, "cases/staff/queue.html", page, tab=tab, q=asked, load=load_per_unit(page.rows))


@staff_view("cases.handle", purpose=CASE_HANDLING)
def unit_inbox(request: HttpRequest) -> HttpResponse:
    """What the unit has to do, due first: sign, contact and report in two taps."""
    page = inbox(context.current().scope, request.GET.get("after", ""))
    return _list(request, "cases/staff/inbox.html", page)


@staff_view("cases.callback", purpose=CASE_CALLBACK)
def callbacks(request: HttpRequest) -> HttpResponse:
    """Cases whose reporters are to be called."""
    page = list_cases(context.current().scope, Filters(states=("feedback_due",)), request.GET.get("after", ""))
    return _list(request, "cases/staff/callbacks.html", page)
