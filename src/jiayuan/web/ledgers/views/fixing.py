"""The fix grid: wrong cells one by one, all that are alike, the last step back, and off as the next version."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import staff_view
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.api import Fixed, Typed

ASKED = ("kind", "warnings", "after")


def _place(text: str) -> tuple[int, int, int] | None:
    """A cell's key as the page writes it; None for anything else."""
    parts = text.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() and len(part) < 8 for part in parts):
        return None
    sheet, row, col = map(int, parts)
    return sheet, row, col


def _cell(request: HttpRequest) -> Typed:
    place = _place(request.POST.get("place", ""))
    if place is None:
        raise NotFound
    return Typed(*place, request.POST.get("text", "").strip())


def _query(asked: QueryDict) -> str:
    """What the page was narrowed to, so that a button leads back to the same cells."""
    return urlencode({key: asked[key] for key in ASKED if asked.get(key)})


def _back(request: HttpRequest, file_id: UUID, anchor: str = "") -> HttpResponse:
    query = _query(request.POST)
    return redirect(f"{reverse('ledgers:fix', args=[file_id])}{'?' if query else ''}{query}{anchor}")


def _asked(asked: QueryDict) -> dict[str, str]:
    """The page's own choices, as its templates repeat them."""
    code, _colon, attr = asked.get("kind", "")[:80].partition(":")
    return {"code": code, "attr": attr, "warnings": asked.get("warnings", "")[:2], "after": asked.get("after", "")[:30]}


def _told(request: HttpRequest, file_id: UUID) -> dict[str, Any]:
    asked = _asked(request.GET)
    page = api.fix_grid(
        file_id,
        after=_place(asked["after"]),
        code=asked["code"],
        attr=asked["attr"],
        warnings=asked["warnings"] == "on",
    )
    following = request.GET.copy()
    following["after"] = page.last
    return {"page": page, "ref": page.ref, **asked, "following": _query(following)}


@staff_view("ledgers.upload", purpose=LEDGER_UPKEEP)
def page(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The wrong cells of a file, by key; of one kind, or with the warnings."""
    return render(request, "ledgers/fix.html", _told(request, file_id))


@require_POST
@staff_view("ledgers.upload", purpose=LEDGER_UPKEEP)
def cell(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Keeps one cell. With script the line comes back alone, without it the page."""
    typed = _cell(request)
    try:
        api.correct(file_id, typed)
    except (Conflict, Invalid) as refused:
        messages.warning(request, _(str(refused)))
    if request.headers.get("HX-Request") != "true":
        return _back(request, file_id, f"#cell-{request.POST['place']}")
    told = {
        "cell": api.fix_cell(file_id, (typed.sheet, typed.row, typed.col)), "ref": api.status(file_id), "alone": True,
        "mended": api.fixes_waiting(file_id), **_asked(request.POST),
    }  # fmt: skip
    return render(request, "ledgers/parts/fix_cell.html", told)


def _say(request: HttpRequest, done: Fixed) -> None:
    if done.cells:
        messages.success(request, _("改了{n}格，可以撤回").format(n=done.cells))
    if done.left:
        messages.info(request, _("还有{n}格没有建议，请逐格看").format(n=done.left))


@require_POST
@staff_view("ledgers.upload", purpose=LEDGER_UPKEEP)
def alike(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The same text for every cell like this one, or every suggestion of its kind."""
    typed = _cell(request)
    try:
        if request.POST.get("how") == "suggestions":
            _say(request, api.take_suggestions(file_id, (typed.sheet, typed.row, typed.col)))
        else:
            _say(request, api.correct_alike(file_id, typed))
    except Conflict as refused:
        messages.warning(request, _(str(refused)))
    return _back(request, file_id)


@require_POST
@staff_view("ledgers.upload", purpose=LEDGER_UPKEEP)
def undo(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Takes the last step back."""
    try:
        done = api.undo_fix(file_id)
        messages.info(request, _("撤回了{n}格").format(n=done.cells) if done.cells else _("没有可以撤回的改动"))
    except Conflict as refused:
        messages.warning(request, _(str(refused)))
    return _back(request, file_id)


@require_POST
@staff_view("ledgers.upload", purpose=LEDGER_UPKEEP)
def send(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Off through the intake; the page of the next version shows how it goes."""
    try:
        sent = api.send_fixes(file_id)
    except Conflict as refused:
        messages.warning(request, _(str(refused)))
        return _back(request, file_id)
    messages.success(request, _("改动已作为下一版提交，合并前请看预览"))
    return redirect("ledgers:file", sent.id)


@require_POST
@staff_view("ledgers.upload", purpose=LEDGER_UPKEEP)
def again(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The bytes of an undone or cancelled file once more."""
    try:
        ref = api.send_again(file_id)
    except Conflict as refused:
        messages.warning(request, _(str(refused)))
        return redirect("ledgers:file", file_id)
    return redirect("ledgers:file", ref.id)
