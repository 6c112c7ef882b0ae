"""A worker records what a person said on a visit: yes with a signed paper, or no; never what was said before."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jiayuan.identity.api import Channel, staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EMERGENCY_CARE, REGISTRY_REVIEW
from jiayuan.places.api import label
from jiayuan.registry import api
from jiayuan.registry.api import PersonHit
from jiayuan.web.registry.care_forms import RecordForm
from jiayuan.web.registry.forms import SearchForm


def _hits(form: SearchForm) -> list[PersonHit]:
    scope = context.current().scope
    try:
        return api.search(form.query(scope.place), REGISTRY_REVIEW, scope)
    except Invalid as invalid:
        form.add_error(None, _(str(invalid)))
        return []


@staff_view("registry.care", purpose=REGISTRY_REVIEW)
def find(request: HttpRequest) -> HttpResponse:
    """Finds the one person who was visited; the narrow search of the registry."""
    form = SearchForm(request.POST or None)
    hits = _hits(form) if request.method == "POST" and form.is_valid() else []
    told = {"form": form, "hits": hits, "asked": form.is_bound and not form.errors}
    return render(request, "registry/care/find.html", told, status=422 if form.errors else 200)


@staff_view("registry.care", purpose=EMERGENCY_CARE)
def record(request: HttpRequest, person: UUID) -> HttpResponse:
    """Yes with its proof, or no."""
    scope = context.current().scope
    card = api.person_card(person, ["name"], EMERGENCY_CARE, scope)
    if request.POST.get("answer") == "no":
        api.record_care_no(person, Channel.VISIT)
        messages.success(request, _("已记下：本人不愿意或退出"))
        return redirect("registry:care_plan")
    form = RecordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            data = form.cleaned_data
            api.record_care_yes(person, form.wishes(), Channel(data["channel"]), data["proof"])
            messages.success(request, _("已登记，并已告诉本人"))
            return redirect("registry:care_plan")
        except Invalid as invalid:
            form.add_error(None, _(str(invalid)))
    told = {
        "form": form,
        "name": card.fields["name"].value,
        "place": label(PlacePath(card.place_path)),
        "person": person,
    }
    return render(request, "registry/care/record.html", told, status=422 if form.errors else 200)
