"""Boards: take-up, pace and cost; a map of counts; and what another figure of the law would change."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from jiayuan.benefits import api
from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.placepath import Level
from jiayuan.kernel.purpose import BENEFIT_MATCHING, STATISTICS
from jiayuan.places import api as places
from jiayuan.web.benefits.boards import tables
from jiayuan.web.benefits.boards.cells import policy
from jiayuan.web.benefits.boards.plots import Picture, grouped, spots, stacked
from jiayuan.web.benefits.wording import word, yuan

FEN = 100


def _shares(rows: tuple[api.Cover, ...]) -> list[dict[str, object]]:
    return [{"label": policy(row.key), "percent": row.percent} for row in rows if row.percent is not None]


def _cost_picture(rows: tuple[api.Cost, ...]) -> Picture:
    return stacked([(policy(row.policy), (row.drawn, row.offered, row.open_high)) for row in rows])


@staff_view("benefits.boards", purpose=STATISTICS)
def boards(request: HttpRequest) -> HttpResponse:
    """Take-up by policy and community, days per step, what was spared, the coming cost."""
    with api.counting() as scope:
        by_policy, costs, matters = api.cover_by_policy(scope), api.forecast(scope), api.days_of(scope)
        by_community = api.cover_by_community(scope)
    context = {
        "shares": _shares(by_policy),
        "by_policy": tables.by_policy(by_policy),
        "by_community": tables.by_community(by_community),
        "paces": tables.paces(api.paces(matters)),
        "spared": tables.spared(api.spared(matters)),
        "costs": tables.costs(costs),
        "cost_picture": _cost_picture(costs),
        "may_queue": may(current(), "benefits.queue"),
    }
    return render(request, "benefits/boards/board.html", context)


@staff_view("benefits.boards", purpose=STATISTICS)
def map_of(request: HttpRequest) -> HttpResponse:
    """Circles by building or community with the same counts in a table."""
    at = current().scope.asked(request.GET.get("at", ""), Level.COMMUNITY)
    with api.counting() as scope:
        rows = api.missed_places(scope, at)
    placed = [(row.name, row.lon, row.lat, row.people) for row in rows if row.lon is not None and row.lat is not None]
    context = {
        "name": places.label(at),
        "spots": spots(placed, gettext("不公布")),
        "table": tables.missed(rows, "" if at.level == Level.COMMUNITY else "?at="),
    }
    return render(request, "benefits/boards/map.html", context)


def _fen(text: str) -> int | None:
    return int(text) * FEN if text.isascii() and text.isdigit() and len(text) < 10 else None


def _choices(chosen: str, fen: int | None) -> list[dict[str, object]]:
    return [
        {
            "name": one.name,
            "label": word(one.zh),
            "now": yuan(one.value),
            "value": (fen if one.name == chosen and fen else one.value) // FEN,
            "low": one.low // FEN,
            "high": one.high // FEN,
        }
        for one in api.figures(clock.today())
    ]


@staff_view("benefits.boards", purpose=BENEFIT_MATCHING)
def whatif(request: HttpRequest) -> HttpResponse:
    """A slider over a dated figure: everybody of the place before and after, nothing kept."""
    chosen, fen = request.GET.get("figure", ""), _fen(request.GET.get("yuan", ""))
    context: dict[str, object] = {"figures": _choices(chosen, fen), "chosen": chosen}
    if chosen and fen is not None:
        with api.counting():
            rows = api.what_if(chosen, fen)
        pairs = [(policy(row.policy), row.fen) for row in rows]
        context |= {"table": tables.shifts(rows), "picture": grouped(pairs), "yuan": fen // FEN}
    return render(request, "benefits/boards/whatif.html", context)
