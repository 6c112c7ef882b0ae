"""Which questions keep how much from people: by fact, by yard, and door by door for a walk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from jiayuan.benefits import api
from jiayuan.identity.api import staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from jiayuan.places import api as places
from jiayuan.web.benefits.wording import joined, localised, word, yuan

Cell = dict[str, object]


def _fact_row(fact: api.BlockingFact) -> list[Cell]:
    name = localised(fact.asked.name.zh, fact.asked.name.en)
    return [
        {"text": localised(fact.asked.question, name), "href": f"?fact={fact.asked.fact}"},
        {"text": word(fact.asked.who)},
        {"text": fact.people, "numeric": True},
        {"text": yuan(fact.worth), "numeric": True},
        {"text": joined(fact.opens)},
    ]


def _fact_columns() -> list[Cell]:
    return [
        {"label": gettext("要问的事")},
        {"label": gettext("谁能回答")},
        {"label": gettext("人数"), "numeric": True},
        {"label": gettext("到年底可能多领（元）"), "numeric": True},
        {"label": gettext("能打开的待遇")},
    ]


def _yard_rows(yards: tuple[api.Yard, ...]) -> list[list[Cell]]:
    names = places.labels(yard.path.value for yard in yards)
    return [
        [
            {"text": names[yard.path.value], "href": reverse("benefits:worklist_yard", args=[yard.path.value])},
            {"text": yard.doors, "numeric": True},
            {"text": yard.people, "numeric": True},
            {"text": yuan(yard.worth), "numeric": True},
        ]
        for yard in yards
    ]


def _yard_columns() -> list[Cell]:
    return [
        {"label": gettext("院或小区")},
        {"label": gettext("户"), "numeric": True},
        {"label": gettext("人数"), "numeric": True},
        {"label": gettext("到年底可能多领（元）"), "numeric": True},
    ]


@staff_view("benefits.queue", purpose=BENEFIT_MATCHING)
def worklist(request: HttpRequest) -> HttpResponse:
    """Facts worth most first; yards of all of them or of one."""
    scope, chosen = current().scope, request.GET.get("fact", "")
    facts = api.blocking_facts(scope)
    context = {
        "fact_columns": _fact_columns(),
        "fact_rows": [_fact_row(fact) for fact in facts],
        "yard_columns": _yard_columns(),
        "yard_rows": _yard_rows(api.blocking_yards(scope, chosen)),
        "chosen": next((fact.asked.question for fact in facts if fact.asked.fact == chosen), ""),
    }
    return render(request, "benefits/worklist/facts.html", context)


def _path(text: str) -> PlacePath:
    try:
        return PlacePath(text)
    # A malformed address names no place, as one that does not exist.
    except Invalid:
        raise NotFound from None


@staff_view("benefits.queue", purpose=BENEFIT_MATCHING)
def yard(request: HttpRequest, yard: str) -> HttpResponse:
    """The doors of one yard: what to ask there, and what the answers may open. No names."""
    path = _path(yard)
    doors = api.blocking_doors(current().scope, path)
    names = places.labels([path.value, *(door.path.value for door in doors)])
    shown = [
        {
            "door": names[door.path.value],
            "questions": [
                {"ask": localised(one.question, one.name.en), "who": word(one.who)} for one in door.questions
            ],
            "opens": joined(door.opens),
        }
        for door in doors
    ]
    return render(request, "benefits/worklist/yard.html", {"name": names[path.value], "doors": shown})
