"""The state of the base in counts, and the search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.places.api import by_paths
from jiayuan.registry import api
from jiayuan.registry.api import PersonHit
from jiayuan.web.registry.forms import SearchForm

PARTS = ("with_id", "with_phone", "with_room")


def _share(part: int, whole: int) -> str:
    # Of nobody there is no share; a dash is not zero.
    return f"{part / whole:.0%}" if whole else "–"


def _lines() -> list[dict[str, object]]:
    """One line per community of the scope: people, and the shares of known numbers, phones and rooms."""
    counts = api.counts(context.current().scope)
    names = by_paths(PlacePath(path) for path in counts if path.count(".") >= 1)
    lines = []
    for path, row in counts.items():
        place = names.get(PlacePath(path)) if path else None
        shares = {part: _share(row[part], row["people"]) for part in PARTS}
        lines.append({"name": place.name if place else path, "people": row["people"], **shares})
    return lines


def _search(form: SearchForm) -> list[PersonHit]:
    scope = context.current().scope
    try:
        return api.search(form.query(scope.place), LEDGER_UPKEEP, scope)
    except Invalid as invalid:
        form.add_error(None, str(invalid))
        return []


def _form(request: HttpRequest) -> SearchForm | None:
    """The search, filled on POST; None for who may see counts only."""
    if not may(context.current(), "registry.search"):
        return None
    return SearchForm(request.POST) if request.method == "POST" else SearchForm()


@staff_view("registry.view", purpose=LEDGER_UPKEEP)
def state(request: HttpRequest) -> HttpResponse:
    """Counts for everybody who may look; the search for those who may search."""
    form = _form(request)
    hits = _search(form) if form is not None and form.is_bound and form.is_valid() else []
    lines = _lines()
    total = sum(int(str(line["people"])) for line in lines)
    told = {
        "form": form,
        "hits": hits,
        "asked": bool(form and form.is_bound and not form.errors),
        "lines": lines,
        "total": total,
    }
    return render(request, "registry/state.html", told, status=422 if form and form.errors else 200)
