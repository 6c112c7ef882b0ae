"""The public calculator: no login, no cookie, and nothing of what is said is stored, logged or put into an address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jiayuan.benefits import api
from jiayuan.identity.api import open_view, spend_call
from jiayuan.kernel import clock
from jiayuan.web.benefits.calculator.asking import asked_facts, groups
from jiayuan.web.benefits.calculator.reading import facts_said
from jiayuan.web.benefits.calculator.telling import pairs, told
from jiayuan.web.benefits.wording import yuan


def _found(said: dict[str, object]) -> dict[str, object]:
    book = api.load_book()
    day = clock.today()
    found = api.evaluate_facts(api.facts_given(said, book), book, day, [one.id for one in book.for_people(day)])
    lines = told(found)
    return {
        "likely": [one for one in lines if one.status == "yes"],
        "open": [one for one in lines if one.status == "unknown"],
        "noes": [one for one in lines if one.status == "no"],
        "pairs": pairs(found),
        "total": yuan(found.total) if found.total else "",
    }


# Exempt because nothing changes: a token would need the cookie that this page promises not to set.
@csrf_exempt
@open_view
@require_http_methods(["GET", "POST"])
def calculator(request: HttpRequest) -> HttpResponse:
    """GET asks; POST answers on the same page with the answers still filled in, and forgets them."""
    facts = asked_facts(api.load_book(), clock.today())
    given = {fact.code: request.POST.get(fact.code, "") for fact in facts}
    context: dict[str, object] = {"groups": groups(facts, given)}
    if request.method == "POST":
        spend_call(request)
        said, wrong = facts_said(facts, given)
        context |= {"asked": True, "said": bool(said), "wrong": wrong, **(_found(said) if said else {})}
    response = render(request, "benefits/calculator.html", context)
    # The header's own forms asked for a token; what they do needs none.
    request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)
    response["Cache-Control"] = "no-store"
    return response
