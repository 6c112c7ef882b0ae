"""The desk: the queue by due clock, and one matter with registry value beside statement."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from jiayuan.benefits import api
from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.purpose import BENEFIT_CHECK
from jiayuan.web.benefits.cards import offer_card
from jiayuan.web.benefits.caseform import CaseForm
from jiayuan.web.benefits.lines import compared
from jiayuan.web.benefits.moneywords import TOLD
from jiayuan.web.benefits.numbers import whole
from jiayuan.web.benefits.reasons import reasons
from jiayuan.web.benefits.wording import amount, localised
from jiayuan.web.benefits.words import COMMANDS, STATES, STEPS, STOP_REASONS, state_of, tone_of
from jiayuan.web.benefits.written import written_moves

# Commands of a checker that need words of their own get a form; these are plain buttons.
PLAIN = (
    "contact",
    "unreached",
    "check",
    "pass",
    "publish",
    "end",
    "schedule",
    "settle",
    "overturn",
    "reinstate",
    "reopen",
    "uphold",
)


@staff_view("benefits.queue", purpose=BENEFIT_CHECK)
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for the office, earliest clock first."""
    state = request.GET.get("state", "")
    page = api.queue(current().scope, state, request.GET.get("after", ""), today=clock.today())
    rows = [
        {
            "row": row,
            "name": localised(row.card.name, row.card.name_en),
            "amount": amount(row.card),
            "state": state_of(row.card.state),
            "tone": tone_of(row.card.state),
        }
        for row in page.rows
    ]
    shown = [name for name in STATES if name in ("confirmed", "checking", "waiting", "noticed", "disputed", "approved")]
    filters = [{"name": STATES[name], "state": name} for name in shown]
    return render(
        request, "benefits/queue.html", {"rows": rows, "after": page.after, "state": state, "filters": filters}
    )


@staff_view("benefits.queue", purpose=BENEFIT_CHECK)
def matter(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """One matter: values beside statements, reasons with clauses, steps with clocks, the moves possible now."""
    found = api.matter(current().scope, offer_id)
    explained = api.explain_offer(found.offer)
    names = [name for name in found.commands if name in PLAIN and _fits(name, explained, found)]
    context = {
        "matter": found,
        "card": offer_card(found.card),
        "compared": compared(found),
        "reasons": reasons(explained, found.prefill.lines),
        "doc": api.load_book().docs[explained.policy.doc],
        "commands": [{"name": name, "label": COMMANDS[name]} for name in names],
        "steps": [{"label": STEPS.get(step.step, step.step), "step": step} for step in found.steps],
        "may_find": found.offer.state in api.LOOKING and bool(api.to_find(found.offer)) and may(current(), api.VERIFY),
        "may_refuse": "fail" in found.commands and may(current(), "benefits.decide"),
        "written": written_moves(found.commands),
        "stop_reasons": STOP_REASONS.items(),
        "told_how": TOLD.items(),
        "may_stop": "stop" in found.commands and may(current(), "benefits.decide"),
    }
    return render(request, "benefits/matter.html", context)


@staff_view("benefits.queue", purpose=BENEFIT_CHECK)
@require_http_methods(["GET", "POST"])
def findings(request: HttpRequest, offer_id: UUID) -> HttpResponseBase:
    """What the check found of a household or a claim, beside what the person said."""
    offer = api.offer_in(current().scope, offer_id)
    form = CaseForm(request.POST or None, facts=api.to_find(offer), asking=False)
    if request.method == "POST" and form.is_valid():
        api.state_findings(offer_id, form.cleaned_data)
        messages.success(request, gettext("核对结果已记下，金额已重新计算"))
        return HttpResponseRedirect(reverse("benefits:matter", args=[offer_id]))
    return render(
        request, "benefits/findings.html", {"offer": offer, "form": form, "card": offer_card(api.card(offer))}
    )


def _fits(name: str, explained: api.Explained, found: api.Matter) -> bool:
    """Of two ways only the one that can be: publishing or passing, a stop taken back or a refusal overturned."""
    has_notice = explained.policy.notice is not None
    was_stopped = any(step.step == "stop" for step in found.steps)
    tried = found.offer.tries >= api.TRIES_MAX
    under_way = any(one.state not in api.DELIVERY_OVER for one in found.deliveries)
    wrong = {
        "schedule": under_way,
        "contact": tried,
        "unreached": not tried,
        "pass": has_notice,
        "publish": not has_notice,
        "overturn": was_stopped,
        "reinstate": not was_stopped,
    }
    return not wrong.get(name, False)


@staff_view("benefits.queue", purpose=BENEFIT_CHECK)
@require_http_methods(["POST"])
def move(request: HttpRequest, offer_id: UUID, name: str) -> HttpResponseBase:
    """Does one move; the version shown guards against two people deciding at once."""
    # Everything else the form holds is the command's own.
    data = {key: value for key, value in request.POST.items() if key not in ("csrfmiddlewaretoken", "version")}
    version = request.POST.get("version", "")
    done = api.command(
        offer_id, name, {key: str(value) for key, value in data.items()},
        expected_version=whole(version),
    )  # fmt: skip
    messages.success(request, gettext("已办理：%(state)s") % {"state": state_of(done.state)})
    return HttpResponseRedirect(reverse("benefits:matter", args=[offer_id]))
