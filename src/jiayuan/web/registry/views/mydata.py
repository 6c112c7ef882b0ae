"""我的数据: what is held about me, from whom; one value with its sources and readers; "this is wrong"."""

from __future__ import annotations

from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.audit.api import record
from jiayuan.identity.api import info_of, on_duty, purpose_titles, resident_view
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from jiayuan.registry import api
from jiayuan.registry.api import DisputeRef
from jiayuan.web.look import preferences
from jiayuan.web.registry.mydata_forms import WrongForm
from jiayuan.web.registry.mydata_readers import looks, readers
from jiayuan.web.registry.mydata_words import Told, told

READERS = 20


def _disputes() -> list[DisputeRef]:
    acting = context.current()
    return api.disputes(acting.purpose, acting.scope, waiting=False)


def _community_phone() -> str:
    """Whom to call: who is on duty for the own home now; '' leaves the hotline."""
    home = context.current().scope.place
    members = on_duty("duty", home, clock.now()) if home else []
    return next((one.relay for one in members if one.relay), "")


def _one_at_a_time(request: HttpRequest, golden: list[Told]) -> HttpResponse:
    """The elder mode's page: one value in large letters, read aloud, and the way to the next."""
    codes = [one.holding.code for one in golden]
    wanted = request.GET.get("at", "")
    at = codes.index(wanted) if wanted in codes else 0
    shown = {
        "one": golden[at], "n": at + 1, "all": len(golden), "phone": _community_phone(),
        "previous": f"?at={codes[at - 1]}" if at else "",
        "next": f"?at={codes[at + 1]}" if at + 1 < len(codes) else "",
    }  # fmt: skip
    return render(request, "registry/mydata/one.html", shown)


@resident_view(base=True)
def index(request: HttpRequest) -> HttpResponse:
    """Everything held, one line per item; in elder mode one item per page."""
    golden = [one for one in told(api.holdings()) if one.holding.golden]
    # Of attributes with several values the first stands for the item; its page shows all.
    first = [next(same) for _code, same in groupby(golden, key=lambda one: one.holding.code)]
    look = preferences.load(request.COOKIES.get(preferences.COOKIE, ""))
    if look.elder and first and "all" not in request.GET:
        return _one_at_a_time(request, first)
    waiting = [one for one in _disputes() if one.state == "open"]
    return render(request, "registry/mydata/index.html", {"held": first, "waiting": len(waiting)})


def _mine(code: str) -> list[Told]:
    try:
        found = told(api.holdings(code))
    except Invalid:
        raise NotFound from None
    if not found:
        raise NotFound
    return found


def _before(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("before", ""))
    except ValueError:
        return None


@resident_view(base=True)
def item(request: HttpRequest, code: str) -> HttpResponse:
    """One item: every source, what I disputed, and who read it for what."""
    found, subject = _mine(code), context.current().scope.subject
    if subject is None:
        raise NotAllowed
    entrant = info_of(request).entrant
    own = entrant.subject if entrant else None
    entries = looks(subject, own or subject, _before(request), READERS + 1, code)
    record("identity.trail.read", n=len(entries[:READERS]))
    shown = {
        "code": code, "label": found[0].label, "held": found, "phone": _community_phone(),
        "disputes": [one for one in _disputes() if one.attr == code],
        "readers": readers(entries[:READERS], purpose_titles()),
        "next": f"?before={entries[READERS - 1].id}" if len(entries) > READERS else "",
    }  # fmt: skip
    return render(request, "registry/mydata/item.html", shown)


def _dispute(request: HttpRequest, form: WrongForm, code: str, fact: int) -> HttpResponse | None:
    try:
        made = api.dispute(code, form.cleaned_data["own"], fact=fact)
    except Invalid as invalid:
        form.add_error("own", _(str(invalid)))
        return None
    except Conflict as conflict:
        messages.warning(request, _(str(conflict)))
    else:
        words = _("已经记下。两种说法都保留，社区会在 %(day)s 前核实。") % {"day": made.due_on.isoformat()}
        messages.success(request, words)
    return redirect("registry:mydata_item", code)


@resident_view(base=True)
def wrong(request: HttpRequest, code: str, fact: int) -> HttpResponse:
    """ "This is wrong": what is right instead, if one knows."""
    one = next((one for one in _mine(code) if one.holding.fact == fact and one.holding.golden), None)
    if one is None:
        raise NotFound
    form = WrongForm(one.holding, context.current().scope.place, request.POST or None)
    done = _dispute(request, form, code, fact) if request.method == "POST" and form.is_valid() else None
    if done is not None:
        return done
    return render(request, "registry/mydata/wrong.html", {"form": form, "one": one}, status=422 if form.errors else 200)


@require_POST
@resident_view(base=True)
def withdraw(request: HttpRequest, dispute_id: int) -> HttpResponse:
    """Takes the word back while nobody has looked."""
    try:
        api.withdraw_dispute(dispute_id)
        messages.success(request, _("已撤回"))
    except Conflict as conflict:
        messages.warning(request, _(str(conflict)))
    return redirect("registry:mydata")
