"""My cases, the progress of one, rating it, and having it done again."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from jiayuan.cases.api import CaseRef, Progress, command, my_cases, photo, progress, rate
from jiayuan.identity.api import resident_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, NotFound
from jiayuan.kernel.purpose import SERVICE_SELF
from jiayuan.web.cases.afterwards import RateForm, WordsForm
from jiayuan.web.cases.labels import EVENTS, ROLES, STATES, TONES, words

# Words of the one text field of each page, and of its button.
WORDS = {
    "reopen": (_("要求重新办理"), _("哪里没有解决？"), _("要求重办")),
    "reply": (_("回复"), _("请回答上面的问题"), _("发送回复")),
    "withdraw": (_("撤回诉求"), _("为什么撤回？"), _("确认撤回")),
    "message": (_("补充说明"), _("还有什么要告诉办理人员？"), _("发送")),
}


@resident_view(purpose=SERVICE_SELF)
def mine(request: HttpRequest) -> HttpResponse:
    """The own cases, newest first."""
    subject = context.current().scope.subject
    rows = my_cases(subject) if subject else []
    return render(request, "cases/mine.html", {"rows": [_line(row) for row in rows]})


def _line(row: Progress) -> dict[str, object]:
    return {"case": row, "state": words(STATES, row.state), "tone": TONES.get(row.state, "neutral")}


def _timeline(row: Progress) -> list[dict[str, object]]:
    return [
        {
            "title": words(EVENTS, event.command), "when": event.at, "who": words(ROLES, event.by),
            "text": event.text, "tone": TONES.get(event.state, "") if number == 0 else "",
        } for number, event in enumerate(row.events)
    ]  # fmt: skip


@resident_view(purpose=SERVICE_SELF)
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Who has it, when it is due, what happened, and what the reporter may do."""
    row = progress(str(number))
    told = {**_line(row), "events": _timeline(row), "filed": request.GET.get("filed") == "1"}
    return render(request, "cases/progress.html", told)


@resident_view(purpose=SERVICE_SELF)
def rating(request: HttpRequest, number: int) -> HttpResponse:
    """Three questions; "not solved" is as large as "solved", and leads to doing it again."""
    row = progress(str(number))
    form = RateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        rate(str(number), form.cleaned_data)
        # Reopening is offered at once, not hidden behind a thank-you.
        if form.cleaned_data["resolved"] == "no":
            messages.info(request, _("收到您的评价。如果问题还在，可以要求重新办理。"))
            return redirect("cases:words", number=number, name="reopen")
        messages.success(request, _("谢谢，您的评价已经记录。"))
        return redirect("cases:progress", number=number)
    if not row.may_rate:
        raise Conflict(_("这件诉求现在不需要评价"), code="not-due")
    return render(request, "cases/rate.html", {"case": row, "form": form}, status=422 if form.errors else 200)


@resident_view(purpose=SERVICE_SELF)
def say(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Reopen, reply, withdraw or add: one text, one button."""
    if name not in WORDS:
        raise NotFound
    row = progress(str(number))
    form = WordsForm(request.POST or None)
    form.fields["text"].label = WORDS[name][1]
    if request.method == "POST" and form.is_valid():
        _command(str(number), name)(form.cleaned_data["text"])
        messages.success(request, _("已经收到。"))
        return redirect("cases:progress", number=number)
    told = {"case": row, "form": form, "title": WORDS[name][0], "button": WORDS[name][2], "name": name}
    return render(request, "cases/words.html", told, status=422 if form.errors else 200)


def _command(number: str, name: str) -> Callable[[str], CaseRef]:
    return lambda text: command(number, name, data={"text": text})


@resident_view(purpose=SERVICE_SELF)
def picture(request: HttpRequest, number: int, photo_id: int) -> HttpResponse:
    """A photo of the own case."""
    return HttpResponse(photo(str(number), photo_id, context.current().scope), content_type="image/jpeg")
