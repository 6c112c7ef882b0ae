"""One person or two? Which records make up a person, splitting them, taking decisions back, and proposing a merge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.ledgers.api import split_records, unsplit_records
from jiayuan.registry import api
from jiayuan.registry.api import PersonHit, RecordSaid, attr
from jiayuan.web.registry.forms import SearchForm
from jiayuan.web.registry.history import cell_of, origin_words

PURPOSE = REGISTRY_REVIEW
FIELDS = ("name", "sex", "birth", "id_number", "phone")


def _line(one: RecordSaid) -> dict[str, Any]:
    says = "、".join(str(_(attr(code).label)) for code in one.attrs)
    return {"one": one, "says": says, "origin": origin_words(one.origin), "cell": cell_of(one.record, one.col)}


def _found(form: SearchForm, person: UUID) -> list[PersonHit]:
    scope = context.current().scope
    try:
        return [hit for hit in api.search(form.query(scope.place), PURPOSE, scope) if hit.person != person]
    except Invalid as invalid:
        form.add_error(None, str(invalid))
        return []


@staff_view("registry.propose", purpose=PURPOSE)
def identity(request: HttpRequest, person: UUID) -> HttpResponse:
    """The page; a POST looks for a second record of the same person."""
    acting = context.current()
    card = api.person_card(person, FIELDS, PURPOSE, acting.scope)
    form = SearchForm(request.POST or None)
    hits = _found(form, card.person) if request.method == "POST" and form.is_valid() else []
    told = {
        "person": card.person, "name": card.fields["name"].value, "form": form, "hits": hits,
        "asked": form.is_bound and not form.errors, "decides": may(acting, "registry.merge"),
        "records": [_line(one) for one in api.records_of(card.person, PURPOSE, acting.scope)],
        "rulings": api.rulings_of(card.person, PURPOSE, acting.scope),
        "version": api.versions([card.person]).get(card.person, 1),
    }  # fmt: skip
    return render(request, "registry/identity.html", told, status=422 if form.errors else 200)


def _done(request: HttpRequest, person: UUID, deed: Callable[[], object], said: str) -> HttpResponse:
    try:
        deed()
        messages.success(request, said)
    except (Conflict, Invalid, NotAllowed, Refused) as refused:
        messages.warning(request, _(str(refused)))
    return redirect("registry:identity", person)


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 18:
        raise NotFound
    return int(text)


@require_POST
@staff_view("registry.merge", purpose=PURPOSE)
def split(request: HttpRequest, person: UUID) -> HttpResponse:
    """The chosen records are somebody else's from now on."""
    chosen = [_number(text) for text in request.POST.getlist("record")[:200]]
    expected = {person: _number(request.POST.get("version", ""))}
    reason = request.POST.get("reason", "")[:200]
    return _done(
        request, person, lambda: split_records(person, chosen, reason, expected_version=expected),
        _("已拆分，所选的行归到新的人名下"),
    )  # fmt: skip


@require_POST
@staff_view("registry.merge", purpose=PURPOSE)
def take_back(request: HttpRequest, person: UUID, kind: str, number: int) -> HttpResponse:
    """Takes a standing decision back: the merge of one record, or a split."""
    scope, reason = context.current().scope, request.POST.get("reason", "")[:200]
    ruled = next(
        (one for one in api.rulings_of(person, PURPOSE, scope) if (one.kind, one.number) == (kind, number)), None
    )
    if ruled is None:
        raise NotFound
    if kind == "merge":
        return _done(request, person, lambda: api.unmerge(ruled.other, reason), _("已取消归并，两条记录各归各"))
    return _done(request, person, lambda: unsplit_records(number, reason), _("已取消拆分"))


@require_POST
@staff_view("registry.propose", purpose=PURPOSE)
def propose(request: HttpRequest, person: UUID, other: UUID) -> HttpResponse:
    """`other` is to count for `person`; a second person decides."""
    reason = request.POST.get("reason", "")[:200]
    return _done(
        request, person, lambda: api.propose_merge(person, other, reason), _("已提请归并，由另一人确认后生效")
    )  # fmt: skip
