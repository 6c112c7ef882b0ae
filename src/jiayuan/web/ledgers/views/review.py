"""Same person or not? Two cards, one decision, the next question already there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from jiayuan.identity.api import staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.ledgers import api
from jiayuan.web.ledgers.reviewcards import address, pairs, query, wanted

SAID = {
    "same": gettext_lazy("已归到一起"),
    "different": gettext_lazy("已记住：不是同一个"),
    "new": gettext_lazy("已新建一条"),
    "keep_a": gettext_lazy("已定：以原来的为准"),
    "keep_b": gettext_lazy("已定：以新来的为准"),
    "send_out": gettext_lazy("已交去上门核实"),
    "undo": gettext_lazy("已撤回，这一条又可以判断了"),
    "take": gettext_lazy("这一条由您处理，30分钟内别人不会动它"),
    "release": gettext_lazy("已放回队列"),
    "reopen": gettext_lazy("已退回社区，重新计时"),
    "miss": gettext_lazy("已记下：没见到人"),
    "bring_back": gettext_lazy("已放回队列，请在屏幕前判断"),
}
# After these the same question stays before the eyes.
STAYS = frozenset({"undo", "take", "release", "reopen"})
UNDOABLE = frozenset({"same", "different", "new", "keep_a", "keep_b"})
DONE = "review-done"


def _after(request: HttpRequest) -> int:
    text = request.GET.get("after", "")
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _card(request: HttpRequest, view: api.ReviewView) -> dict[str, Any]:
    chosen = wanted(request)
    following = address("review_next", chosen, after=view.id)
    later = address("review", chosen, after=view.id)
    return {"view": view, "pairs": pairs(view), "following": following, "later": later, "kept": query(chosen)}


@require_GET
@staff_view("ledgers.review", purpose=REGISTRY_REVIEW)
def queue(request: HttpRequest) -> HttpResponse:
    """Goes to the first waiting question, or says that none is left."""
    scope, chosen = context.current().scope, wanted(request)
    found = api.review_items(scope, after=_after(request), limit=1, wanted=chosen)
    if found:
        return redirect(address("review_item", chosen, found[0].pk))
    left = api.review_count(scope, chosen)
    told = {"left": left, "chosen": chosen, "all": reverse("ledgers:review")} | _frame(request)
    return render(request, "ledgers/review_empty.html", told)


@require_GET
@staff_view("ledgers.review", purpose=REGISTRY_REVIEW)
def following(request: HttpRequest) -> HttpResponse:
    """The card of the next question alone, fetched while the one before it is being read."""
    scope = context.current().scope
    found = api.review_items(scope, after=_after(request), limit=1, wanted=wanted(request))
    if not found:
        return render(request, "ledgers/review/end.html", {"all": reverse("ledgers:review")})
    return render(request, "ledgers/review/card.html", _card(request, api.review(found[0].pk, scope)))


def _chosen(request: HttpRequest) -> UUID | None:
    text = request.POST.get("person", "")
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Invalid(_("请从列出的人中选择"), code="chosen") from None


def _deed(request: HttpRequest, item_id: int) -> str:
    """Does the decision or command of the form; the word for it."""
    decision, name = request.POST.get("decision", ""), request.POST.get("command", "")
    version, reason = request.POST.get("version", ""), request.POST.get("reason", "")[:200]
    # The version the person saw: two people may look at one question.
    expected = int(version) if version.isdecimal() else None
    if name:
        api.review_command(item_id, name, reason=reason, expected_version=expected)
        return name
    api.decide(item_id, decision, chosen=_chosen(request), reason=reason, expected_version=expected)
    return decision


def _frame(request: HttpRequest) -> dict[str, Any]:
    """What stands around the card: how many are left, the filters, and the last decision with its undo."""
    scope, chosen = context.current().scope, wanted(request)
    done = request.session.pop(DONE, None)
    return {
        "count": api.review_count(scope, chosen), "chosen": chosen, "communities": api.review_communities(scope),
        "done": done, "said": SAID.get(done["word"]) if done else "",
    }  # fmt: skip


def _answer(request: HttpRequest, item_id: int, word: str, refused: str) -> HttpResponse:
    """For the script: the bar with what was done and its undo, and how many are left."""
    done = {"id": item_id, "word": word} if word in UNDOABLE else None
    told = {"done": done, "said": refused or SAID[word], "refused": refused, "item_id": item_id}
    told["count"] = api.review_count(context.current().scope, wanted(request))
    return render(request, "ledgers/review/bar.html", told, status=409 if refused else 200)


def _do(request: HttpRequest, item_id: int) -> HttpResponse:
    word, refused = "", ""
    try:
        word = _deed(request, item_id)
    except (Conflict, NotAllowed) as wrong:
        refused = _(str(wrong))
    if request.headers.get("X-Review") == "part":
        return _answer(request, item_id, word, refused)
    if refused:
        messages.warning(request, refused)
    elif word in UNDOABLE:
        request.session[DONE] = {"id": item_id, "word": word}
    else:
        messages.success(request, SAID[word])
    if request.GET.get("back") == "visits":
        return redirect("ledgers:review_visits")
    if word in STAYS:
        return redirect(address("review_item", wanted(request), item_id))
    return redirect(address("review", wanted(request), after=item_id))


@staff_view("ledgers.review", purpose=REGISTRY_REVIEW)
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """One question; a POST decides it, or moves it, and goes on."""
    if request.method == "POST":
        return _do(request, item_id)
    view = api.review(item_id, context.current().scope)
    return render(request, "ledgers/review.html", _card(request, view) | _frame(request))
