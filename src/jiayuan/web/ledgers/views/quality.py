"""How good the ledgers are: seven parts, score, trend, cheapest fixes, and a grid by place or ledger and attribute."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jiayuan.identity.api import staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.api import Board
from jiayuan.places import api as places
from jiayuan.registry.api import attr
from jiayuan.web.ledgers.qualitygrid import Line, cell, line, part_lines
from jiayuan.web.ledgers.qualitywords import where
from jiayuan.web.ledgers.trend import picture


def standing(text: str) -> PlacePath:
    """The place asked for, or that of the grant; deeper than a community there are no scores."""
    own = context.current().scope.place
    try:
        at = PlacePath(text) if text else own
    except Invalid as wrong:
        raise NotFound from wrong
    if at is None:
        raise NotFound
    return at.at(min(at.level, Level.COMMUNITY))


def _place_lines(at: PlacePath, board: Board) -> list[Line]:
    names = places.by_paths(PlacePath(row.place) for row in board.rows)
    lines = []
    for row in board.rows:
        path = PlacePath(row.place)
        # Lines nobody is linked to yet stand at the office that sent them.
        name = names[path].name if path != at and path in names else _("未归到下级地点")
        href = reverse("ledgers:quality_place", args=[path]) if path != at else ""
        lines.append(line(name, href, row.total, row.cells, board.attrs))
    return lines


def _ledger_lines(at: PlacePath, board: Board) -> list[Line]:
    found = api.quality_ledgers(at, context.current().scope)
    return [line(f"{row.title} · {row.office_name}", "", row.total, row.cells, board.attrs) for row in found]


def _told(at: PlacePath) -> dict[str, Any]:
    scope = context.current().scope
    board = api.quality_board(at, scope)
    of_ledgers = at.level >= Level.COMMUNITY
    mends = api.quality_fixes(at, scope, board.total.parts)
    trend = api.quality_trend(at, scope)
    above = [ref for ref in reversed(places.ancestors(at)) if ref.path != at and scope.covers(ref.path)]
    return {
        "here": places.by_path(at), "above": above, "board": board, "total": cell(board.total),
        "of_ledgers": of_ledgers, "parts": part_lines(board.total), "picture": picture(trend),
        "trend": list(reversed(trend)), "lines": _ledger_lines(at, board) if of_ledgers else _place_lines(at, board),
        "labels": [_(attr(code).label) for code in board.attrs],
        "mends": [{"mend": one, "label": _(attr(one.fix.gap.attr).label) if one.fix.gap.attr else _("整行"),
                   "href": where(one)} for one in mends],
    }  # fmt: skip


@staff_view("ledgers.view", purpose=LEDGER_UPKEEP)
def page(request: HttpRequest, at: str = "") -> HttpResponse:
    """The own place, or one inside it; another's is not found."""
    return render(request, "ledgers/quality.html", _told(standing(at)))
