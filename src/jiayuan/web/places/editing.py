"""Corrections of one place by those who keep the tree: name, size, end."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.places import api as places
from jiayuan.web.places.forms import ReasonForm, RenameForm, SizeForm
from jiayuan.web.places.views import page_context, standing

# Under which name the page knows each form.
FORMS: Mapping[type[forms.Form], str] = {
    RenameForm: "rename_form", SizeForm: "size_form", ReasonForm: "close_form",
}  # fmt: skip


def _changed(request: HttpRequest, form: forms.Form, do: Callable[[PlacePath], object], said: str) -> HttpResponse:
    """Does it, or shows the page again with what is wrong."""
    at = standing(request)
    if not current().scope.covers(at):
        raise NotFound
    if not form.is_valid():
        told = page_context(request, at) | {FORMS[type(form)]: form, "wrong": form}
        return render(request, "places/tree.html", told, status=422)
    try:
        do(at)
    except (Invalid, Conflict) as refused:
        messages.warning(request, _(str(refused)))
    else:
        messages.success(request, said)
    return redirect(f"{reverse('places:tree')}?at={at}")


@require_POST
@staff_view("places.keep", purpose=LEDGER_UPKEEP)
def rename(request: HttpRequest) -> HttpResponse:
    """A new name; the old one goes on leading here."""
    form = RenameForm(request.POST)
    told = _("已改名，旧名称仍然可用")
    return _changed(request, form, lambda at: places.rename(at, **form.cleaned_data), told)


@require_POST
@staff_view("places.keep", purpose=LEDGER_UPKEEP)
def resize(request: HttpRequest) -> HttpResponse:
    """Floors and units of a building."""
    form = SizeForm(request.POST)
    return _changed(request, form, lambda at: places.resize(at, **form.cleaned_data), _("已保存层数和单元数"))


@require_POST
@staff_view("places.keep", purpose=LEDGER_UPKEEP)
def close(request: HttpRequest) -> HttpResponse:
    """The place has ended; one goes back to where it stood."""
    form, at = ReasonForm(request.POST), standing(request)
    answer = _changed(request, form, lambda path: places.close(path, **form.cleaned_data), _("已停用，编号保留"))
    above = at.parent()
    still = at in places.by_paths([at])
    return answer if still or above is None else redirect(f"{reverse('places:tree')}?at={above}")
