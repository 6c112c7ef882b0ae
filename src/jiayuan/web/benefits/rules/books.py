"""The pages of versions: list, one version at the gate, its steps, its workbook out and in."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from jiayuan.benefits import api
from jiayuan.benefits.rulebook import (
    MOVES,
    SheetsRefused,
    book_of,
    commands,
    files_from,
    sheets_in,
    sheets_of,
    workbook,
)
from jiayuan.identity.api import may, staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.web.benefits.numbers import whole
from jiayuan.web.benefits.rules.faultwords import fault
from jiayuan.web.benefits.rules.words import STEPS, VERSIONS, WHAT_NEXT, counts, places
from jiayuan.web.benefits.wording import localised

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@staff_view("benefits.rules", purpose=UPKEEP_SYSTEM)
def rules(request: HttpRequest) -> HttpResponse:
    """Every version, newest first, and which one decides today."""
    versions, in_force = api.book_versions()
    rows = [{"version": one, "state": VERSIONS[one.state], "counts": one.pk == in_force} for one in versions]
    return render(request, "rules/list.html", {"rows": rows, "shipped": in_force is None})


@staff_view("benefits.rules", purpose=UPKEEP_SYSTEM)
@require_POST
def start(request: HttpRequest) -> HttpResponseBase:
    """A new draft."""
    draft = api.start_draft(request.POST.get("note", "").strip())
    return HttpResponseRedirect(reverse("benefits:rules_book", args=[draft.pk]))


def _changes(version: api.RulebookVersion) -> list[dict[str, object]]:
    book = book_of(version.files) if version.files else api.load_book()
    names = {one.id: localised(one.name.zh, one.name.en) for one in book.policies.values()}
    lines = version.diff.get("policies", [])
    return [
        {
            "name": names.get(line["policy"], line["policy"]),
            "unknown": f"{line['unknown_before']} → {line['unknown_after']}",
            "at": places(line["places"]),
            **counts(line["change"]),
        }
        for line in lines
    ]


def _findings(version: api.RulebookVersion, *, grave: bool) -> list[dict[str, str]]:
    found = [line for line in version.findings if line["grave"] is grave]
    return [{"where": line["where"], "what": fault(line["what"])} for line in found]


def _steps(version: api.RulebookVersion) -> list[dict[str, object]]:
    """The steps the acting person may take now."""
    acting = current()
    found = []
    for name in commands(version.state):
        move = MOVES[version.state, name]
        second = not move.second or version.author_id != acting.account_id
        if name in STEPS and second and may(acting, move.permission):
            found.append({"name": name, "label": STEPS[name]})
    return found


@staff_view("benefits.rules", purpose=UPKEEP_SYSTEM)
def book(request: HttpRequest, number: int) -> HttpResponse:
    """One version: what was found, what would change, who does what next."""
    version = api.book_version(number)
    mine = version.author_id == current().account_id
    read = book_of(version.files) if version.files else api.load_book()
    context = {
        "version": version,
        "state": VERSIONS[version.state],
        "next": WHAT_NEXT[version.state],
        "steps": _steps(version),
        "mine": mine and "edit" in commands(version.state),
        "policies": [{"id": one.id, "name": localised(one.name.zh, one.name.en)} for one in read.policies.values()],
        "changes": _changes(version),
        "grave": _findings(version, grave=True),
        "hints": _findings(version, grave=False),
    }
    return render(request, "rules/book.html", context)


@staff_view("benefits.rules", purpose=UPKEEP_SYSTEM)
@require_POST
def step(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    """Check, dry run, approve, publish or withdraw; the version shown guards against two people at once."""
    shown = request.POST.get("version", "")
    done = api.book_command(number, name, whole(shown))
    if name == "check" and done.state == "draft":
        messages.error(request, gettext("检查没有通过，请看下面列出的错误"))
    else:
        messages.success(request, gettext("已完成：%(step)s") % {"step": STEPS[name]})
    return HttpResponseRedirect(reverse("benefits:rules_book", args=[number]))


@staff_view("benefits.rules", purpose=UPKEEP_SYSTEM)
def sheets(request: HttpRequest, number: int) -> HttpResponse:
    """The version as a workbook."""
    version = api.book_version(number)
    if not version.files:
        raise Invalid(gettext("随系统发布的规则没有单独的文件，请先新建草稿"), code="shipped")
    content = workbook(sheets_of(version.files, book_of(version.files)))
    name = f"rules-{version.jurisdiction}-{version.hash[:8]}.xlsx"
    return HttpResponse(
        content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )  # fmt: skip


@staff_view("benefits.rules", purpose=UPKEEP_SYSTEM)
@require_POST
def take_in(request: HttpRequest, number: int) -> HttpResponse:
    """A workbook back into the draft: all of it, or a list of cells and what to do about each."""
    version = api.book_version(number)
    given = request.FILES.get("file")
    try:
        files = files_from(sheets_in(given.read() if given else b""), version.files, book_of(version.files))
    except SheetsRefused as refused:
        told = [replace(one, what=fault(one.what)) for one in refused.faults]
        return render(request, "rules/refused.html", {"version": version, "faults": told}, status=422)
    names = sorted(name for name in files if files[name] != version.files.get(name))
    if names:
        api.save_files(number, files)
    messages.success(request, gettext("已导入，改动了 %(n)s 个文件") % {"n": len(names)})
    return HttpResponseRedirect(reverse("benefits:rules_book", args=[number]))
