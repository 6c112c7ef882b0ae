"""A community comes under another street: first what that would take along, then the deed, as a job."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiayuan.identity.api import staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.places import api as places
from jiayuan.places.api import MovePlan
from jiayuan.registry.api import counts_by_place
from jiayuan.web.places.tasks import ask_to_move
from jiayuan.web.places.views import standing
from jiayuan.web.places.words import KIND_WORDS


class MoveForm(forms.Form):
    street = forms.ChoiceField(label=gettext_lazy("移入的街道"))
    code = forms.RegexField(
        r"^\d{12}$", label=gettext_lazy("社区的新区划代码"), required=False,
        help_text=gettext_lazy("12位；不填则沿用原号，原号已被使用时取下一个空号"),
    )  # fmt: skip
    reason = forms.CharField(label=gettext_lazy("理由和文件"), max_length=200)

    def __init__(self, at: PlacePath, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]  # only the data of a POST, or nothing
        self.fields["street"].choices = places.streets_to(at)  # type: ignore[attr-defined]  # a ChoiceField


def _plan(form: MoveForm, at: PlacePath) -> MovePlan | None:
    given = form.cleaned_data
    try:
        return places.plan_move(at, PlacePath(given["street"]), given["code"])
    except (Invalid, Conflict) as refused:
        form.add_error(None, _(str(refused)))
        return None


def _told(plan: MovePlan) -> list[tuple[str, int]]:
    """What goes along, in words; the people by their number alone."""
    people = sum(counts_by_place(plan.before, Level.COMMUNITY, current().scope).values())
    kinds = [(str(word), plan.places[kind]) for kind, word in KIND_WORDS.items() if kind in plan.places]
    return [*kinds, (_("网格"), plan.grids), (_("在底库里的居民"), people)]


@staff_view("places.keep", purpose=LEDGER_UPKEEP)
def move(request: HttpRequest) -> HttpResponse:
    """The form, then the preview, then the job. Only for who works in both streets: the district."""
    at, acting = standing(request), current()
    if at.level is not Level.COMMUNITY or not acting.scope.covers(at.at(Level.DISTRICT)):
        raise NotFound
    here, form = places.by_path(at), MoveForm(at, request.POST or None)
    plan = _plan(form, at) if request.method == "POST" and form.is_valid() else None
    if plan is not None and "confirm" in request.POST and acting.grant_id is not None:
        ask_to_move(acting.account_id, acting.grant_id, plan, form.cleaned_data["reason"])
        messages.success(request, _("已开始划归，完成后在新街道的社区页面可见"))
        return redirect(f"{reverse('places:tree')}?at={at.at(Level.STREET)}")
    shown = {"here": here, "form": form, "plan": plan, "told": _told(plan) if plan else []}
    return render(request, "places/move.html", shown, status=422 if form.errors else 200)
