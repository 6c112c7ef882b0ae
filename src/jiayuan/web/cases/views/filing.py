"""Filing: what → where → the same already? → contact → check → number and due date."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from jiayuan.cases.api import Similar, class_codes, join, receive, similar
from jiayuan.identity.api import resident_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import SERVICE_SELF
from jiayuan.places.api import label
from jiayuan.web.cases.flow import STEPS, TITLES, Draft, after, progress
from jiayuan.web.cases.labels import KINDS, words

PHOTOS = 6


def _home() -> PlacePath | None:
    """The building one lives in: a case about home is about the house, not about one door."""
    place = context.current().scope.place
    return place.at(Level.BUILDING) if place and place.level > Level.BUILDING else place


def _similar(draft: Draft) -> list[Similar]:
    try:
        near = similar(draft.case(_home())) if "class_code" in draft.answers else []
    except (Invalid, NotFound):
        return []
    return [row for row in near if row.joinable]


def _page(
    request: HttpRequest, step: str, draft: Draft, form: forms.Form | None, near: list[Similar], status: int = 200,
    errors: list[object] | None = None,
) -> HttpResponse:  # fmt: skip
    told = {
        "step": step, "title": TITLES[step], "steps": progress(step), "form": form, "hidden": draft.hidden(step),
        "back": STEPS[STEPS.index(step) - 1] if step != "what" else "", "similar": near, "errors": errors or [],
        "rows": _rows(draft) if step == "check" else [], "home": label(home) if (home := _home()) else "",
    }  # fmt: skip
    return render(request, "cases/new.html", told, status=status)


def _rows(draft: Draft) -> list[dict[str, object]]:
    """The answers to check, each with its way back."""
    told = draft.answers
    names = {row.code: row.name for row in class_codes()}
    home = _home()
    where = {"home": label(home) if home else "", "point": f"{told.get('lon', '')}, {told.get('lat', '')}"}
    return [
        {"label": _("什么事"), "value": told.get("text", ""), "step": "what"},
        {"label": _("类别"), "value": names.get(told.get("class_code", ""), ""), "step": "what"},
        {"label": _("您希望"), "value": words(KINDS, told.get("kind", "")), "step": "what"},
        {"label": _("地点"), "value": where.get(told.get("where", ""), told.get("address", "")), "step": "where"},
        {"label": _("联系电话"), "value": told.get("phone") or _("在“我的诉求”里通知"), "step": "contact"},
        {"label": _("保密"), "value": _("是") if told.get("confidential") else _("否"), "step": "contact"},
    ]


@resident_view(purpose=SERVICE_SELF)
def new(request: HttpRequest) -> HttpResponse:
    """One thing per page; every page works without script and keeps what was written."""
    if request.method != "POST":
        draft = Draft({"kind": "advice"} if request.GET.get("about") == "suggest" else {})
        draft.answers["key"] = str(uuid7())
        return _page(request, "what", draft, draft.form("what", [], bound=False), [])
    # Buttons "back" and "change" come with `go`; they validate nothing and lose nothing.
    draft = Draft.read(request.POST.dict())
    wanted = request.POST.get("go", "")
    if wanted in STEPS:
        return _open(request, wanted, draft)
    step = request.POST.get("step", "what")
    if step == "check":
        return _file(request, draft)
    return _next(request, step if step in STEPS else "what", draft)


def _open(request: HttpRequest, step: str, draft: Draft) -> HttpResponse:
    near = _similar(draft) if step in ("where", "same") else []
    if step == "same" and not near:
        step = "where"
    return _page(request, step, draft, draft.form(step, near, bound=False), near)


def _next(request: HttpRequest, step: str, draft: Draft) -> HttpResponse:
    # Looked up only where the answer is used: it costs a search over the neighbourhood.
    near = _similar(draft) if step in ("where", "same") else []
    form = draft.form(step, near, bound=True)
    if form is not None and not form.is_valid():
        return _page(request, step, draft, form, near, 422)
    if step == "same" and draft.answers.get("same", "none") != "none":
        return _join(request, draft)
    following = after(step, near)
    return _page(request, following, draft, draft.form(following, near, bound=False), near)


def _join(request: HttpRequest, draft: Draft) -> HttpResponse:
    ref = join(draft.answers["same"], words=draft.answers.get("text", ""))
    messages.success(request, _("已经加入，进展会通知您。"))
    return redirect("cases:progress", number=int(ref.number))


def _file(request: HttpRequest, draft: Draft) -> HttpResponse:
    # Hidden fields come back from the browser, so all steps are checked again before filing.
    wrong = draft.first_wrong()
    if wrong != "check":
        return _page(request, wrong, draft, draft.form(wrong, [], bound=True), [], 422)
    photos = tuple(file.read() for file in request.FILES.getlist("photos")[:PHOTOS])
    try:
        ref = receive(draft.case(_home(), photos))
    except Invalid as problem:
        return _page(request, "check", draft, None, [], 422, list(problem.errors))
    return redirect(f"/cases/{ref.number}/?filed=1")
