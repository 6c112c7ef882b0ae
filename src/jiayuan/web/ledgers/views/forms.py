"""Forms that are filled once, from the asker's side: the desk, the builder, the parts that came in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, Refused
from jiayuan.kernel.purpose import FORM_PREFILL
from jiayuan.ledgers import api
from jiayuan.web.ledgers.form_forms import BuilderForm
from jiayuan.web.ledgers.form_words import figures, labels, lines

BUILD = "ledgers.approve"


@staff_view("ledgers.view", purpose=FORM_PREFILL)
def desk(request: HttpRequest) -> HttpResponse:
    """The parts to fill, and for a steward the forms of the area."""
    acting = context.current()
    builds = may(acting, BUILD)
    told = {
        "tasks": lines(api.tasks(acting.scope)), "builds": builds,
        "forms": api.forms(acting.scope) if builds else [],
    }  # fmt: skip
    return render(request, "ledgers/forms/desk.html", told)


def _draft(form: BuilderForm) -> tuple[UUID | None, list[api.Twin]]:
    """The new draft, or the forms that make it needless; other refusals are told on the form."""
    new = form.wish()
    try:
        return api.draft_form(new).id, []
    except Conflict as conflict:
        form.add_error(None, _(str(conflict)))
        return None, api.twins_of(new.attrs, new.audience)
    except (Invalid, Refused) as refused:
        form.add_error(None, _(str(refused)))
        return None, []


@staff_view(BUILD, purpose=FORM_PREFILL)
def build(request: HttpRequest) -> HttpResponse:
    """Writes a draft; a form that exists already is shown instead of being asked again."""
    form = BuilderForm(context.current().scope.place, request.POST or None)
    twins: list[api.Twin] = []
    if request.method == "POST" and form.is_valid():
        made, twins = _draft(form)
        if made:
            return redirect("ledgers:form", made)
    status = 422 if form.errors else 200
    return render(request, "ledgers/forms/build.html", {"form": form, "twins": twins}, status=status)


def _told(form_id: UUID) -> dict[str, Any]:
    ref = api.form(form_id)
    parts = api.form_tasks(form_id)
    return {"ref": ref, "labels": labels(ref.attrs), "parts": lines(parts), "figures": figures(parts)}


@staff_view(BUILD, purpose=FORM_PREFILL)
def page(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """One form: what it asks, how far the communities are, how much nobody had to type."""
    return render(request, "ledgers/forms/form.html", _told(form_id))


@require_POST
@staff_view(BUILD, purpose=FORM_PREFILL)
def do(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """open, or agree to asking again; what a rule forbids is told on the form's page."""
    deed = api.open_form if request.POST.get("command") == "open" else api.agree_again
    try:
        ref = deed(form_id)
        if ref.left_out:
            told = _("有 {n} 人所在的社区还没有登记居委会，没有发到").format(n=ref.left_out)
            messages.warning(request, told)
    except (Conflict, NotAllowed) as refused:
        messages.warning(request, _(str(refused)))
    return redirect("ledgers:form", form_id)
